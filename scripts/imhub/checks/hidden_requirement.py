"""Something that a reader may not have: a car, a garden, a printer, the internet, a spare room.

## What it does
Finds “in the garden”, “in your car”, “print this page”, “on your laptop” and the like on a page
that names no other way: a park, a bus, a pen and paper, a phone call. Notes about safety and play
things, such as a toy car, are left alone.

## Why it matters
A parent in a flat with no car reads “in the garden” and thinks: not for us.

## Example
Instead of “Watch the clouds in the garden” write “Watch the clouds from a window, or in a garden”.
"""

import re
from collections.abc import Iterator

from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "hidden-requirement"
_NEEDS = ("car", "garden", "printer", "internet", "room")
"""Each is a list of words; `instead-of-car` holds what can take the place of one, and so on."""
_NOT = re.compile(r"\b(?:never|no|not|without|\w+n['’]t)\b", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|whether|with or without)\b|\?[^\w?]*+$", re.IGNORECASE)


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for need in _NEEDS:
        said = list(_mentions(message, context, need))
        if said and not _has_another_way(message, context, need):
            for line, words, sentence in said:
                yield Problem(
                    line,
                    f"Not everyone has what “{words}” needs.",
                    _remedy(context, need),
                    sentence,
                )


def _mentions(message: Message, context: Context, need: str) -> Iterator[tuple[int, str, str]]:
    """Line, words and sentence where the page counts on a *need*."""
    for passage in context.passages(message):
        for sentence in () if passage.is_quote or passage.is_safety else passage.sentences:
            words = _counts_on(sentence, context, need)
            if words:
                yield passage.line, words, sentence
    for number, thing in enumerate(message.you_need):
        words = _counts_on(thing, context, need)
        if words:
            yield context.line_of(message, "you_need", number), words, thing


def _counts_on(sentence: str, context: Context, need: str) -> str:
    """The words by which *sentence* counts on a *need*; empty when there are none."""
    found = tuple(context.phrases(_NAME, need).find(sentence))
    if not found or _IF.search(sentence) or sentence in context.phrases(_NAME, "pretend"):
        return ""
    exceptions = list(context.phrases(_NAME, "exceptions").find(sentence))
    for match in found:
        if not covered(match, exceptions) and not _NOT.search(sentence, 0, match.start()):
            return match[0]
    return ""


def _has_another_way(message: Message, context: Context, need: str) -> bool:
    ways = context.phrases(_NAME, f"instead-of-{need}")
    texts = (p.text for p in context.passages(message) if p.field in ("", "adaptations"))
    return any(text in ways for text in texts)


def _remedy(context: Context, need: str) -> str:
    ways = [way for way in context.phrases(_NAME, f"instead-of-{need}").all if "*" not in way]
    return f"Add another way, for example with “{'” or “'.join(ways[:2])}”."


RULE = Rule(_NAME, _check, Severity.INFO, language="en")
