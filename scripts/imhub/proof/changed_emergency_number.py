"""A short number to ring, such as 999, that is not the same in both texts.

## What it does
Compares the short phone numbers of the hub's country, in the digits of any script.

## Why it matters
Somebody rings it while somebody is not breathing. No reason is good enough to change it.

## Example
“Call 999” keeps its 999, also where readers know another number from home.
"""

from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.phones import is_short
from imhub.proof.numerals import compare_numbers
from imhub.proof.rule import Context, Pair, Rule, in_words


def _find(pair: Pair, context: Context) -> Iterator[Problem]:
    lists = compare_numbers(pair.source.shown, pair.translation.shown, context.source.code)
    missing, added = ([n for n in each if is_short(n, context.region)] for each in lists)
    if missing:
        what = f"The original says to ring {in_words(missing)}. The translation does not."
        yield Problem(0, what, "Write the number as it stands in the original.")
    if added:
        what = f"The translation has the number {in_words(added)}. The original does not."
        yield Problem(0, what, "Take it out. Numbers to ring are the same in every language.")


RULE = Rule("changed-emergency-number", _find, waivable=False)
