"""“Infant mental health” without plain words beside it.

## What it does
Finds the first “infant mental health” or “IMH” of a page when nothing near it says what it means.
A link to the glossary explains it too: `[infant mental health](term:infant-mental-health)`. Names
such as Infant Mental Health Awareness Week are left alone.

## Why it matters
Many parents hear “mental health” as illness. Keep the words, and say that they mean how a baby
feels.

## Example
Instead of “Come to a talk on infant mental health” write “Come to a talk on infant mental health:
how babies feel, and what helps.”
"""

import re
from collections.abc import Iterator

from imhub.checks.glosses import unexplained
from imhub.checks.phrases import Phrases, covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "unexplained-imh"
_BEFORE = re.compile(r"\W+(?:(?:for|of|on|in)\W+)?(?:the\W+)?", re.IGNORECASE)
_AFTER = re.compile(r"\W+(?:[A-Z][\w’'-]*\W+){0,2}")


def _check(message: Message, context: Context) -> Iterator[Problem]:
    words = context.phrases(_NAME, "words")
    names = context.phrases(_NAME, "names")

    def is_name(sentence: str, word: re.Match[str]) -> bool:
        return _is_name(sentence, word, names)

    for mention in unexplained(message, context, words, is_name, one_idea=True):
        yield mention.problem(
            f"“{mention.word[0]}” can sound like an illness when nobody says what it means.",
            "Add it in plain words, for example: “It means how your baby feels, and gets close to "
            "people.” Or link to the glossary.",
        )


def _is_name(sentence: str, word: re.Match[str], names: Phrases) -> bool:
    """Whether *word* is part of the name of a week, a group or a paper."""
    for name in names.find(sentence):
        if covered(name, [word]):
            return True
        if not name[0][0].isupper():
            continue
        if name.end() < word.start() and _BEFORE.fullmatch(sentence, name.end(), word.start()):
            return True
        if word.end() < name.start() and _AFTER.fullmatch(sentence, word.end(), name.start()):
            return True
    return False


RULE = Rule(_NAME, _check, Severity.WARNING, language="en")
