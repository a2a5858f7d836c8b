"""A thing to do that does not say what it costs or how long it takes.

## What it does
Finds pages in `content/activities/` without `cost: free` (or `low`), or without `minutes`.

## Why it matters
Parents told us that they have little time and little money. “Free” and “2 minutes” are the first
things that they look for, and the finder sorts by them.

## Example
Add `cost: free` and `minutes: 2`.
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_COSTS = frozenset({"free", "low"})


def _check(message: Message, context: Context) -> Iterator[Problem]:
    if message.type != "activity":
        return
    if message.cost not in _COSTS:
        yield Problem(
            context.line_of(message, "cost"),
            "This activity does not say what it costs.",
            "Add `cost: free` if people need nothing that they do not have, else `cost: low`.",
        )
    if message.minutes < 1:
        yield Problem(
            context.line_of(message, "minutes"),
            "This activity does not say how long it takes.",
            "Add the minutes that the shortest go takes, for example `minutes: 2`.",
        )


RULE = Rule("missing-cost-or-minutes", _check, professional=Severity.ERROR, of_front_matter=True)
