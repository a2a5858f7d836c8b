"""A number that the translation has lost, added or changed.

## What it does
Compares the numbers of both texts, in the digits of any script: `1,000` is `1 000` and `١٬٠٠٠`,
5 pm may be 17:00, and a word such as “two” may become 2. A digit that becomes a word is found,
since nobody can check words in every language.

## Why it matters
A dose, an age or a time that is wrong can hurt somebody, and nobody who reads the page can tell.

## Example
If the original says “from 3 to 12 months”, the translation has 3 and 12 as well, in any order.
"""

from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.phones import is_short
from imhub.proof.numerals import compare_numbers
from imhub.proof.rule import Context, Pair, Rule, in_words


def _find(pair: Pair, context: Context) -> Iterator[Problem]:
    lists = compare_numbers(pair.source.shown, pair.translation.shown, context.source.code)
    missing, added = ([n for n in each if not is_short(n, context.region)] for each in lists)
    if missing:
        what = f"The original says {in_words(missing)}. The translation does not."
        yield Problem(0, what, "Write the number with digits.")
    if added:
        what = f"The translation says {in_words(added)}. The original does not."
        yield Problem(0, what, "Take the number out, or write the one that stands in the original.")


RULE = Rule("changed-number", _find)
