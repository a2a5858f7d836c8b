"""“Attachment” as experts use it, without plain words beside it.

## What it does
Finds “attachment theory”, “secure attachment” and the like when nothing near says what it means.
A link to the glossary explains it too: `[attachment](term:attachment)`. Files in an e-mail, straps,
parts of a machine and a child's love for a teddy are left alone.

## Why it matters
Parents worry that they or their baby are of the wrong kind. What counts is the close bond.

## Example
Instead of “Your attachment style matters” write “The close bond between you matters.”
"""

import re
from collections.abc import Iterator

from imhub.checks.glosses import unexplained
from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "unexplained-attachment"


def _check(message: Message, context: Context) -> Iterator[Problem]:
    expert, things, other = (
        context.phrases(_NAME, name) for name in ("expert", "things", "other-sense")
    )

    def is_other_sense(sentence: str, word: re.Match[str]) -> bool:
        if covered(word, other.find(sentence)):
            return True
        return word[0] not in expert and sentence in things

    words = context.phrases(_NAME, "words")
    for mention in unexplained(message, context, words, is_other_sense, one_idea=True):
        yield mention.problem(
            f"“{mention.word[0]}” is a word of experts, and can make parents feel judged.",
            "Try “the close bond between you”, or say what it means, or link to the glossary.",
        )


RULE = Rule(_NAME, _check, Severity.WARNING, language="en", professional=Severity.INFO)
