"""A translation that is too long for its place.

## What it does
Counts the characters of translations that stand in a small place, such as the one idea of a page.
The comment above the unit says how many it may have.

## Why it matters
On a small phone it is cut off or pushes other words away.

## Example
The one idea of a page has at most 140 characters. Say it in fewer words, not in smaller ones.
"""

from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.finding import Severity
from imhub.proof.rule import Context, Pair, Rule


def _find(pair: Pair, context: Context) -> Iterator[Problem]:  # noqa: ARG001
    length = len(pair.translation.shown)
    if 0 < pair.limit < length:
        message = f"The translation has {length} characters. At most {pair.limit} have room."
        yield Problem(0, message, "Say it in fewer words.", over=length / pair.limit - 1)


RULE = Rule("over-limit", _find, Severity.WARNING)
