"""A label stuck on a family.

## What it does
Finds “hard-to-reach families”, “vulnerable mothers”, “broken home” and the like. “Keep it hard to
reach”, “at risk of choking” and “vulnerable to germs” are left alone.

## Why it matters
Nobody would call their own family that. A parent who reads it knows that somebody looks down on
them, and does not ask for help.

## Example
Instead of “We help disadvantaged families” write “We help families who are short of money”: say
what people face, not what they are.
"""

import re
from collections.abc import Iterator

from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.model import Message

_NAME = "family-label"
_UP_TO_TWO_WORDS = re.compile(
    r"\s+(?:(?!(?:a|an|as|at|because|for|from|if|in|is|are|of|on|so|than|that|the|to|when|with|your)\b)"
    r"[\w’'-]+,?\s+){0,2}",
    re.IGNORECASE,
)
_ARE = re.compile(
    r"(?:\s+(?:that|who))?\s+(?:(?:can|may|might)\s+be|are|be|feel|is|remain|remains|seem|were)\s+"
    r"(?:(?:also|especially|more|most|often|particularly|really|so|still|too|very)\s+)*$",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(r"\s+(?:to|of|from)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"(?:\bno such thing as|\bnot|\bnever|n['’]t|\b(?:no|any) (?:baby|child|family|home|parent) is"
    r"|\b(?:nobody|no one|no-one)(?: is)?)(?:\s+(?:a|an|any|be|from|really|such|the))*\s*$",
    re.IGNORECASE,
)


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for passage in context.passages(message):
        for sentence in passage.sentences:
            label = "" if passage.is_quote else _label(sentence, context)
            if label:
                yield Problem(
                    passage.line,
                    f"“{label}” is a label. Nobody would call their own family that.",
                    "Say what people face, as in “families who are short of money”.",
                    sentence,
                )


def _label(sentence: str, context: Context) -> str:
    """The label in *sentence*; empty when there is none."""
    exceptions = list(context.phrases(_NAME, "exceptions").find(sentence))
    labels = list(context.phrases(_NAME, "labels").find(sentence))
    for match in context.phrases(_NAME, "before-people").find(sentence):
        if _is_said_of_people(sentence, match, context):
            labels.append(match)
    for label in labels:
        if not covered(label, exceptions) and not _DENIED.search(sentence[: label.start()]):
            return label[0]
    return ""


def _is_said_of_people(sentence: str, match: re.Match[str], context: Context) -> bool:
    """Whether *match* describes people: “vulnerable mothers”, “mothers who are vulnerable”."""
    people = context.phrases(_NAME, "people")
    gap = _UP_TO_TWO_WORDS.match(sentence, match.end())
    if gap:
        follows = people.first(sentence[match.end() : gap.end() + 20])
        if follows and follows.start() <= gap.end() - match.end():
            return True
    if match[0].lower() not in context.phrases(_NAME, "after-people"):
        return False
    before = sentence[: match.start()]
    link = _ARE.search(before)
    if link is None or _FOLLOWED.match(sentence, match.end()):
        return False
    families = context.phrases(_NAME, "families").find(before[: link.start()])
    return any(family.end() == link.start() for family in families)


RULE = Rule(_NAME, _check, language="en")
