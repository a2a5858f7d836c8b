"""“Day care” where we say early years service.

## What it does
Finds “day care”, “daycare” and “day-care” for children. Day care for adults, for surgery or for
pets is left alone, and so are names and “day-to-day care”.

## Why it matters
One thing has one name in the hub. “Early years service” is the name that families meet here when
they look for a place.

## Example
Instead of “Use a day care near you” write “Use an early years service near you”.
"""

import re
from collections.abc import Iterator

from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "day-care-word"
_CAPITAL_BEFORE = re.compile(r"\w\W+[A-Z][\w’'-]*\s+$")


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for passage in context.passages(message):
        for sentence in passage.sentences:
            if passage.is_quote or sentence in context.phrases(_NAME, "other-people"):
                continue
            exceptions = list(context.phrases(_NAME, "exceptions").find(sentence))
            for match in context.phrases(_NAME, "words").find(sentence):
                if not covered(match, exceptions) and not _is_name(sentence, match):
                    yield Problem(
                        passage.line,
                        f"We do not say “{match[0]}” for a place where children play and learn.",
                        "Write “early years service”, or what it is: nursery, playgroup.",
                        sentence,
                    )


def _is_name(sentence: str, match: re.Match[str]) -> bool:
    """Whether *match* ends a name: “at Sunny Stars Day Care”."""
    return match[0].istitle() and bool(_CAPITAL_BEFORE.search(sentence[: match.start()]))


RULE = Rule(_NAME, _check, Severity.WARNING, language="en")
