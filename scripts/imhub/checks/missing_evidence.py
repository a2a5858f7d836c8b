"""A page of advice that names no evidence.

## What it does
Finds messages, things to do and questions whose `evidence` names no row of
`content/data/evidence.yml`.

## Why it matters
Each page shows what it is based on. Advice that nobody can trace is only an opinion.

## Example
Add `evidence: [serve-and-return]`, with the id of a row that supports what the page says.
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

TYPES = frozenset({"message", "activity", "topic"})


def _check(message: Message, context: Context) -> Iterator[Problem]:
    if message.type in TYPES and not message.evidence:
        yield Problem(
            context.line_of(message, "evidence"),
            "This page does not say what it is based on.",
            "Add `evidence: [id]` with the id of a row in content/data/evidence.yml.",
        )


RULE = Rule("missing-evidence", _check, professional=Severity.ERROR, of_front_matter=True)
