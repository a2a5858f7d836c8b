"""HTML on a page that nothing an editor writes can make. It could harm a reader.

## What it does
Looks at each page as it would be published, and finds what the hub's own Markdown never makes: a
script, a frame, a picture from elsewhere, a link that runs something. It was taken out.

## Why it matters
Other checks should have stopped it. That they did not means that something is wrong in the hub
itself, so no page is made until somebody has looked at it. A page cannot be let off this rule.

## Example
Instead of `onclick="…"` there is nothing. Show the page to whoever looks after the hub.
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message
from imhub.vocabulary import shown


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for part in context.bodies[message.id].unsafe:
        said = f"This page would hold “{shown(part)}”, which no page may."
        remedy = "Show the page to whoever looks after the hub."
        yield Problem(message.body_line, said, remedy, part)


RULE = Rule("unsafe-html", _check, professional=Severity.ERROR, waivable=False)
