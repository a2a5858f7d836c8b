"""A heading of the first level in the body.

## What it does
Finds `# Heading` in a page. The page's title is the one heading of the first level.

## Why it matters
A screen reader's user finds their place by the title. Two of them read like two pages.

## Example
Instead of `# Try this` write `## Try this`.
"""

import re
from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, Rule
from imhub.model import Message

_SIGN = re.compile(r"\s*#(?!#)")
_UNDERLINE = re.compile(r"\s*=+\s*")


def _check(message: Message, context: Context) -> Iterator[Problem]:
    titles = [text for level, text in context.bodies[message.id].headings if level == 1]
    lines = list(_title_lines(message.body))
    for number, text in enumerate(titles):
        line = lines[number] if number < len(lines) else 0
        yield Problem(
            message.body_line + line,
            f"“{text}” is a second title.",
            "Write ## for a heading, or \\# for the sign itself.",
            text,
        )


def _title_lines(body: str) -> Iterator[int]:
    lines = body.split("\n")
    for number, (line, below) in enumerate(zip(lines, [*lines[1:], ""], strict=True)):
        if _SIGN.match(line) or _UNDERLINE.fullmatch(below):
            yield number


RULE = Rule("second-title", _check)
