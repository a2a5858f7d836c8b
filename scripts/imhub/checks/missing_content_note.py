"""A page on a hard subject that begins without a word of warning.

## What it does
Finds pages with `sensitive: true` and no `content_note`.

## Why it matters
Some readers have lived through what the page talks about. One calm line lets them choose when to
read on, with whom, or whether to go straight to who can help.

## Example
Under `sensitive: true` write `content_note: This page is about feeling safe at home. You can stop
at any time.`
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, Rule
from imhub.model import Message


def _check(message: Message, context: Context) -> Iterator[Problem]:
    if message.sensitive and not message.content_note:
        yield Problem(
            context.line_of(message, "sensitive"),
            "A reader comes to this hard subject without a word of warning.",
            "Add `content_note:` with one calm line of up to 20 words that says what it is about.",
        )


RULE = Rule("missing-content-note", _check)
