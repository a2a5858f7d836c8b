"""A counted text with too few, too many or empty forms.

## What it does
Where the hub counts something, compares how many forms the translation has with how many the
language needs. Each form has the number in it, but the form for exactly one number may do without.

## Why it matters
Polish needs three forms: 1 minuta, 2 minuty, 5 minut. With one missing, some numbers read wrong or
come out in English.

## Example
`msgstr[0]`, `msgstr[1]` and `msgstr[2]` all stand there for Polish, each with `%(num)d`.
"""

import gettext
import re
from collections.abc import Iterator
from functools import lru_cache

from imhub.checks.rule import Problem
from imhub.languages import Language
from imhub.pofile import PoEntry, forms_of
from imhub.proof.rule import Context, Rule

_RULE = re.compile(r"plural=(?P<rule>[^;]+);")
_ENOUGH = 200
"""Every way of counting that a language has is used below it."""
_COUNTS = re.compile(r"%\((?:n|num|number|count)\)[a-z]|%[di]|\{(?:n|num|number|count)?\}")


def _find(entry: PoEntry, context: Context) -> Iterator[Problem]:
    needed, given = forms_of(context.language.plural_forms), len(entry.translations)
    if entry.plural and given != needed:
        message = f"{context.language.name} needs {needed} forms. Here are {given}."
        yield Problem(0, message, "Run `imhub translations update`, then fill all forms.")
    elif entry.plural and not all(form.strip() for form in entry.translations):
        yield Problem(0, "One of the forms is empty.", "Write all of them, or none.")


def source_of(entry: PoEntry, number: int, language: Language) -> str:
    """The text that form *number* of *entry* translates.

    A form for exactly one number may say it in words, or not at all.
    """
    form = entry.translations[number]
    if _counted_by(number, language.plural_forms) == 1 and not _COUNTS.search(form):
        without = " ".join(_COUNTS.sub("", entry.plural).split())
        return entry.text if any(map(str.isdigit, form)) else without
    return entry.plural


@lru_cache
def _counted_by(form: int, plural_forms: str) -> int:
    """For how many numbers a language that counts by *plural_forms* uses *form*."""
    rule = _RULE.search(plural_forms)
    try:
        count = gettext.c2py(rule["rule"] if rule else "")
        return sum(count(number) == form for number in range(_ENOUGH))
    except (ValueError, ArithmeticError):  # a rule that is none
        return 0


RULE = Rule("plural-forms", in_entry=_find, waivable=False)
