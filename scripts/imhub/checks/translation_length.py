"""A translation that is much longer or shorter than it should be.

## What it does
Counts the letters of a translation and of its English source. Each language has its usual length:
Polish has 110 letters where English has 100. A text of several sentences may be 30 % longer or
shorter than that, and a single sentence or a few words 50 %.

## Why it matters
A text that is far too short may have lost a sentence, perhaps the one on safety. A text that is
far too long may say what nobody checked.

## Example
If the English says “Stay close. Hold their hand. Look both ways.” and the translation has one
sentence, add the other two.
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message
from imhub.reading import length_flag, letters
from imhub.reading.languages import find_language


def length_problem(source: str, translation: str, lang: str, line: int = 0) -> Problem | None:
    """What is odd about the length of *translation*, which says *source* in *lang*.

    Nothing for a language whose usual length is not known, and for text that is not translated.
    """
    ratio = find_language(lang).chars_per_en_char
    if ratio is None or not length_flag(translation, source, lang):
        return None
    found, usual = letters(translation), max(1, round(letters(source) * ratio))
    is_long = found > usual
    return Problem(
        line,
        f"This translation has {found} letters. About {usual} are usual for its English source.",
        "Check if it says more than the English." if is_long else "Check if a sentence is missing.",
        translation,
        over=abs(found / usual - 1),
    )


def _check(message: Message, context: Context) -> Iterator[Problem]:  # noqa: ARG001
    """Nothing: a page that an editor writes is no translation. Catalogs ask `length_problem`."""
    return iter(())


RULE = Rule("translation-length", _check, Severity.WARNING)
