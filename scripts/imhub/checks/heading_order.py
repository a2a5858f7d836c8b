"""A heading that skips a level.

## What it does
Finds headings that go down by more than one level: `####` after `##`, or a page that starts with
`###`. The title of the page is the first level, so its own headings start with `##`.

## Why it matters
Someone who cannot see the page finds their way by its headings, as by the contents of a book. A
skipped level sounds as if a chapter were missing.

## Example
Instead of `## At the door` and then `#### Practise at home` write `### Practise at home`.
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.markdown import Rendered
from imhub.model import Message

_TITLE = 1


def _check(message: Message, context: Context) -> Iterator[Problem]:
    above = _TITLE
    for level, text, line in _headings(context.bodies[message.id]):
        if level > above + 1:
            signs, right = "#" * level, "#" * (above + 1)
            yield Problem(
                message.body_line + line - 1,
                f"The heading “{text}” skips a level: {_before(above)}, then {signs}.",
                f"Write {right} {text}".rstrip() + ".",
                text,
            )
        above = level


def _headings(body: Rendered) -> Iterator[tuple[int, str, int]]:
    """Level, text and line of each heading; one without words has the line of the one before."""
    lines = iter([block.line for block in body.blocks if block.kind == "heading"])
    line = 1
    for level, text in body.headings:
        line = next(lines, line) if text.strip() else line
        yield level, text, line


def _before(level: int) -> str:
    return "the title" if level == _TITLE else "#" * level


RULE = Rule("heading-order", _check, professional=Severity.ERROR)
