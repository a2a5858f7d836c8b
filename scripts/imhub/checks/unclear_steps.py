"""An activity that does not start with three to six steps.

## What it does
Finds activities whose body does not begin with a numbered list of three to six steps.

## Why it matters
A parent with a baby on one arm reads the first lines only. They have to say what to do.

## Example
Start the page with `1. Hold your baby close.`, then `2.` and `3.`
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, Rule
from imhub.model import Message

_LEAST, _MOST = 3, 6


def _check(message: Message, context: Context) -> Iterator[Problem]:
    if message.type != "activity":
        return
    body = context.bodies[message.id]
    if not body.html.startswith("<ol>"):
        yield Problem(
            message.body_line,
            "This activity does not start with its steps.",
            "Start the page with `1. …`, `2. …`, `3. …`.",
        )
        return
    steps = body.lists[0].items
    if not _LEAST <= steps <= _MOST:
        yield Problem(
            message.body_line,
            f"This activity has {steps} steps.",
            f"Make it {_LEAST} to {_MOST}: join short ones, or leave some out.",
        )


RULE = Rule("unclear-steps", _check)
