"""A link without words.

## What it does
Finds links, and pictures, whose words the translation has left out.

## Why it matters
Nobody can see or tap a link without words, and a screen reader has nothing to say.

## Example
Instead of `[](term:midwife)` write `[moaša](term:midwife)`.
"""

from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.proof.rule import Context, Pair, Rule
from imhub.proof.side import Side


def _find(pair: Pair, context: Context) -> Iterator[Problem]:  # noqa: ARG001
    if _empty(pair.translation) > _empty(pair.source):
        yield Problem(0, "A link has no words.", "Write its words between the square brackets.")


def _empty(text: Side) -> int:
    return sum(not any(map(str.isalnum, link.text)) for link in text.links)


RULE = Rule("empty-link", _find)
