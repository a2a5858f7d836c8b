"""A word with letters of two alphabets.

## What it does
Finds words in which a Latin letter stands for a Cyrillic or Greek one, or the other way round.

## Why it matters
It looks right. But search does not find the word, a screen reader stumbles over it, and it is how
false names and addresses are made.

## Example
In “мaма” the first а is Latin. Type the word again with one keyboard.
"""

import re
from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.proof.alphabet import alphabet_of
from imhub.proof.rule import Context, Pair, Rule

_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = frozenset({"ARMENIAN", "CYRILLIC", "GREEK", "LATIN"})


def _find(pair: Pair, context: Context) -> Iterator[Problem]:  # noqa: ARG001
    if len(_ALIKE & pair.translation.alphabets) <= 1:
        return
    for word in _WORD.findall(pair.translation.words):
        if len(_ALIKE.intersection(map(alphabet_of, word))) > 1 and word not in pair.source.shown:
            message = f"“{word}” has letters of two alphabets, though they look alike."
            yield Problem(0, message, "Type the word again with the keyboard of the language.")


RULE = Rule("mixed-alphabets", _find)
