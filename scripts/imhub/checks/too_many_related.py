"""More than three pages to go to next.

## What it does
Finds pages that name more than three pages in `related`.

## Why it matters
A tired reader picks one of three. Out of six they pick none.

## Example
Instead of `related: [play, talk, bonding, feelings]` write `related: [play, talk, bonding]`.
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_MOST = 3


def _check(message: Message, context: Context) -> Iterator[Problem]:
    count = len(message.related)
    if count > _MOST:
        yield Problem(
            context.line_of(message, "related"),
            f"This page offers {count} pages to go to next.",
            "Keep the three that help most, and leave the others out.",
            ", ".join(message.related),
            over=count / _MOST - 1,
        )


RULE = Rule("too-many-related", _check, professional=Severity.ERROR, of_front_matter=True)
