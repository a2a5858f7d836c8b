"""A translation that is much longer or shorter than its original.

## What it does
Counts the letters of both, and knows what is usual: Polish has 110 letters where English has 100.
Plain words need more letters in other languages than in English, so twice as many are fine, and six
letters for ten. A name that is repeated in brackets is free.

## Why it matters
A text that is far too short may have lost a sentence, perhaps the one on safety. A text that is
far too long may say what nobody checked.

## Example
If the English says “Stay close. Hold their hand. Look both ways.” and the translation has one
sentence, add the other two.
"""

from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.finding import Severity
from imhub.proof.rule import Context, Pair, Rule
from imhub.reading import letters
from imhub.reading.languages import find_language

_LEAST, _MOST = 0.6, 2.2
"""Next to the usual length. Good translations of our own pages are between 0.62 and 2."""
_SLACK_SHORT, _SLACK_LONG = 15, 25
"""Letters: so few say nothing."""


def _find(pair: Pair, context: Context) -> Iterator[Problem]:
    ratio = find_language(context.language.code).chars_per_en_char
    if ratio is None or pair.kind == "name" or find_language(context.source.code).code != "en":
        return
    found, usual = letters(pair.said), max(1, round(letters(pair.source.words) * ratio))
    is_short = found < _LEAST * usual and usual - found > _SLACK_SHORT
    if is_short or (found > _MOST * usual and found - usual > _SLACK_LONG):
        message = f"The translation has {found} letters. About {usual} are usual."
        remedy = "Check that nothing is missing." if is_short else "Check that nothing was added."
        yield Problem(0, message, remedy, over=abs(found / usual - 1))


RULE = Rule("translation-length", _find, Severity.WARNING)
