"""The rules that translations keep. One rule a file, listed here."""

from importlib import import_module

from imhub.errors import HubError
from imhub.proof import pofilter
from imhub.proof.changed_address import RULE as CHANGED_ADDRESS
from imhub.proof.changed_emergency_number import RULE as CHANGED_EMERGENCY_NUMBER
from imhub.proof.changed_link import RULE as CHANGED_LINK
from imhub.proof.changed_markup import RULE as CHANGED_MARKUP
from imhub.proof.changed_number import RULE as CHANGED_NUMBER
from imhub.proof.changed_placeholder import RULE as CHANGED_PLACEHOLDER
from imhub.proof.empty_link import RULE as EMPTY_LINK
from imhub.proof.empty_translation import RULE as EMPTY_TRANSLATION
from imhub.proof.end_punctuation import RULE as END_PUNCTUATION
from imhub.proof.forbidden_term import RULE as FORBIDDEN_TERM
from imhub.proof.foreign_letter import RULE as FOREIGN_LETTER
from imhub.proof.garbled_text import RULE as GARBLED_TEXT
from imhub.proof.glossary_term import RULE as GLOSSARY_TERM
from imhub.proof.hidden_character import RULE as HIDDEN_CHARACTER
from imhub.proof.lost_sentence import RULE as LOST_SENTENCE
from imhub.proof.missing_english_name import RULE as MISSING_ENGLISH_NAME
from imhub.proof.missing_space import RULE as MISSING_SPACE
from imhub.proof.mixed_alphabets import RULE as MIXED_ALPHABETS
from imhub.proof.over_limit import RULE as OVER_LIMIT
from imhub.proof.plural_forms import RULE as PLURAL_FORMS
from imhub.proof.post_over_limit import RULE as POST_OVER_LIMIT
from imhub.proof.raw_html import RULE as RAW_HTML
from imhub.proof.rule import Rule
from imhub.proof.stray_markup import RULE as STRAY_MARKUP
from imhub.proof.tangled_text import RULE as TANGLED_TEXT
from imhub.proof.translation_length import RULE as TRANSLATION_LENGTH
from imhub.proof.unpaired_sign import RULE as UNPAIRED_SIGN
from imhub.proof.unsafe_link import RULE as UNSAFE_LINK
from imhub.proof.untranslated_copy import RULE as UNTRANSLATED_COPY
from imhub.proof.wrong_script import RULE as WRONG_SCRIPT
from imhub.vocabulary import nearest

RULES: tuple[Rule, ...] = (
    CHANGED_ADDRESS,
    CHANGED_EMERGENCY_NUMBER,
    CHANGED_LINK,
    CHANGED_MARKUP,
    CHANGED_NUMBER,
    CHANGED_PLACEHOLDER,
    EMPTY_LINK,
    EMPTY_TRANSLATION,
    END_PUNCTUATION,
    FORBIDDEN_TERM,
    FOREIGN_LETTER,
    GARBLED_TEXT,
    GLOSSARY_TERM,
    HIDDEN_CHARACTER,
    LOST_SENTENCE,
    MISSING_ENGLISH_NAME,
    MISSING_SPACE,
    MIXED_ALPHABETS,
    OVER_LIMIT,
    PLURAL_FORMS,
    *pofilter.RULES,
    POST_OVER_LIMIT,
    RAW_HTML,
    STRAY_MARKUP,
    TANGLED_TEXT,
    TRANSLATION_LENGTH,
    UNPAIRED_SIGN,
    UNSAFE_LINK,
    UNTRANSLATED_COPY,
    WRONG_SCRIPT,
)

BY_NAME = {rule.name: rule for rule in RULES}
"""The rules by their names."""


def help_of(name: str) -> str:
    """The help page of the rule called *name*.

    Raises:
        HubError: there is no such rule.
    """
    if name not in BY_NAME:
        raise HubError(f"There is no rule called {name}. {nearest(name, BY_NAME)}")
    first = "pofilter" if name.startswith("pofilter-") else name
    module = import_module(f"imhub.proof.{first.replace('-', '_')}")
    return f"# {name}\n\n{(module.__doc__ or '').strip()}"
