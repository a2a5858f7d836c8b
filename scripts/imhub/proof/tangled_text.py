"""A translation that is far too long, or full of brackets.

## What it does
Finds translations with more brackets, lists in lists or characters than anybody means to write.

## Why it matters
Such a text can keep a build busy for hours.

## Example
Take out the signs that do not belong there.
"""

from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.proof.rule import Context, Pair, Rule


def _find(pair: Pair, context: Context) -> Iterator[Problem]:  # noqa: ARG001
    if pair.translation.tangled:
        message = "The translation is too long or too tangled to be read."
        yield Problem(0, message, "Take out signs that do not belong here.")


RULE = Rule("tangled-text", _find, waivable=False)
