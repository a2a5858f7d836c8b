"""Bold, italics or line breaks that are not the same in both texts.

## What it does
Counts what is bold, in italics, code, a line break, a footnote or the title of a link.

## Why it matters
What is bold is what a tired reader sees first. It often is the warning.

## Example
`**Never** shake it` keeps one bold word: `**Nigdy** tym nie potrząsaj`.
"""

import re
from collections.abc import Iterator, Mapping

from imhub.checks.rule import Problem
from imhub.finding import Severity
from imhub.proof.rule import Context, Pair, Rule
from imhub.proof.side import Side

_FOOTNOTE = re.compile(r"\[\^[^\[\]]+\]")


def _find(pair: Pair, context: Context) -> Iterator[Problem]:  # noqa: ARG001
    there, here = _marks(pair.source), _marks(pair.translation)
    for name in sorted({*there, *here}):
        before, now = there.get(name, 0), here.get(name, 0)
        if before != now:
            message = f"The original has {name} {_times(before)}, the translation {_times(now)}."
            yield Problem(0, message, "Mark the same words as the original does.")


def _marks(text: Side) -> Mapping[str, int]:
    footnotes = len(_FOOTNOTE.findall(text.raw)) if "[^" in text.raw else 0
    return {**text.marks, "footnote": footnotes} if footnotes else text.marks


def _times(count: int) -> str:
    return {0: "nowhere", 1: "once", 2: "twice"}.get(count, f"{count} times")


RULE = Rule("changed-markup", _find, Severity.WARNING)
