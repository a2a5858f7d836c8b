"""A bracket or a quotation mark that has no partner.

## What it does
Finds brackets that are opened and not closed, and quotation marks that are not in pairs.

## Why it matters
A reader cannot tell where the words in brackets end, or who speaks.

## Example
Instead of „Jestem tu, powiedz. write „Jestem tu”, powiedz.
"""

from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.finding import Severity
from imhub.proof.rule import Context, Pair, Rule

_BRACKETS = (*zip("([{（［【〔《〈「『", ")]}）］】〕》〉」』", strict=True),)
_QUOTES = ('"', "“”„‟", "«»", "‹›")


def _find(pair: Pair, context: Context) -> Iterator[Problem]:  # noqa: ARG001
    here = _unpaired(pair.translation.shown)
    if here and not _unpaired(pair.source.shown):
        message = f"A {here} has no partner in the translation."
        yield Problem(0, message, "Write the one that is missing, or take this one out.")


def _unpaired(text: str) -> str:
    """What in *text* has no partner; empty for nothing."""
    if text.isalnum():
        return ""
    for opened, closed in _BRACKETS:
        if text.count(opened) != text.count(closed) or text.find(opened) > text.rfind(closed):
            return f"bracket {opened if text.count(opened) > text.count(closed) else closed}"
    odd = (signs for signs in _QUOTES if sum(map(text.count, signs)) % 2)
    return next((f"quotation mark {signs[0]}" for signs in odd), "")


RULE = Rule("unpaired-sign", _find, Severity.WARNING)
