"""A note of a kind that the hub does not have.

## What it does
Finds notes that start with `!!!` and a word other than `safety` or `card`.

## Why it matters
What keeps a child safe is shown only when a person has checked it. A note with a typo in its kind
would miss that check.

## Example
Instead of `!!! saftey "Stay safe"` write `!!! safety "Stay safe"`.
"""

from collections.abc import Iterator

from imhub.blocks import NOTES
from imhub.checks.rule import Context, Problem, Rule
from imhub.model import Message
from imhub.vocabulary import nearest


def _check(message: Message, context: Context) -> Iterator[Problem]:
    before: list[str] = []
    for passage in context.passages(message):
        kinds = [kind for kind in passage.block.note.split() if kind not in NOTES]
        if kinds and kinds != before:
            remedy = nearest(kinds[0], NOTES, 'Start it with `!!! safety "Stay safe"`.')
            yield Problem(passage.line, f"“{kinds[0]}” is no kind of note.", remedy, passage.text)
        before = kinds


RULE = Rule("unknown-note", _check)
