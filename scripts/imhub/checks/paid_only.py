"""Something that costs money, with no free way beside it.

## What it does
Finds “buy”, “download”, prices and brands on a page that offers nothing free. “You do not need to
buy a thing” is left alone, and so is money that a family may get.

## Why it matters
A parent who is short of money stops reading at “buy”. Nearly everything on a shelf has a free twin
in the kitchen.

## Example
Instead of “Buy a mirror toy for the cot” write “Use a clean spoon as a mirror”.
"""

import re
from collections.abc import Iterator

from imhub.checks.claims import is_denied
from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "paid-only"
_PRICE = re.compile(
    r"[£€$]\s?\d[\d.,]*|\b\d+(?:\.\d\d)?\s?(?:pounds|euros?|quid|pence|p)\b(?!\.m)", re.IGNORECASE
)
_INSTEAD_OF = re.compile(r"\b(?:instead of|more than|rather than)\b[^,.;]*$", re.IGNORECASE)
_WORTH_OF_THE_PAGE = frozenset({"", "adaptations"})


def _check(message: Message, context: Context) -> Iterator[Problem]:
    costs = list(_costs(message, context))
    if costs and not _offers_something_free(message, context):
        for line, said, sentence in costs:
            yield Problem(
                line,
                f"“{said}” costs money, and the page has no free way beside it.",
                "Say what works for free: a wooden spoon, a library, a friend who can lend one.",
                sentence,
            )


def _costs(message: Message, context: Context) -> Iterator[tuple[int, str, str]]:
    """Line, words and sentence of each thing on the page that costs money."""
    for passage in context.passages(message):
        for sentence in () if passage.is_quote else passage.sentences:
            said = _cost(sentence, context)
            if said:
                yield passage.line, said, sentence
    for number, thing in enumerate(message.you_need):
        said = _cost(thing, context)
        if said:
            yield context.line_of(message, "you_need", number), said, thing


def _cost(sentence: str, context: Context) -> str:
    """The words of *sentence* that cost money; empty when there are none."""
    exceptions = list(context.phrases(_NAME, "exceptions").find(sentence))
    found = [
        *context.phrases(_NAME, "costs").find(sentence),
        *context.phrases(_NAME, "brands").find(sentence),
    ]
    if sentence not in context.phrases(_NAME, "money-in"):
        found += _PRICE.finditer(sentence)
    for match in found:
        if not (
            covered(match, exceptions)
            or is_denied(sentence, match.start())
            or _INSTEAD_OF.search(sentence[: match.start()])
        ):
            return match[0]
    return ""


def _offers_something_free(message: Message, context: Context) -> bool:
    free, not_free = context.phrases(_NAME, "free"), context.phrases(_NAME, "not-free")
    return any(
        not covered(match, not_free.find(passage.text))
        for passage in context.passages(message)
        if passage.field in _WORTH_OF_THE_PAGE
        for match in free.find(passage.text)
    )


RULE = Rule(_NAME, _check, Severity.WARNING, language="en")
