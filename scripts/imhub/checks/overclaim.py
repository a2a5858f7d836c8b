"""A promise that nobody can keep.

## What it does
Finds “guarantees”, “is proven to”, “makes your baby smarter”, “prevents tantrums”, “builds a
million connections” and the like. It is content when the sentence says “not”, is about keeping a
body safe (“a gate prevents falls”), or names its evidence: `[^serve-and-return]`.

## Why it matters
When the promise does not come true, a parent may think that they did it wrong.

## Example
Instead of “Stories make your baby smarter” write “Stories can help your baby learn words.”
"""

import re
from collections.abc import Iterator

from imhub.checks.claims import is_claimed
from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "overclaim"
_NEAR = 20
"""Most letters between “makes” and “baby”."""
_FEW_WORDS = re.compile(r"(?:\s+\w+){1,3}")
_EVIDENCE = "[^"


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for passage in context.passages(message):
        if passage.is_quote:
            continue
        for sentence in passage.sentences:
            claim = next(_claims(sentence, context), None)
            if claim and _EVIDENCE not in sentence:
                yield Problem(
                    passage.line,
                    f"“{claim[0]}” promises more than anyone can know.",
                    "Say that it “can help”, or “may”, and what a parent may notice.",
                    sentence,
                )


def _claims(sentence: str, context: Context) -> Iterator[re.Match[str]]:
    unless = context.phrases(_NAME, "unless")
    for claim in _found(sentence, context):
        if not covered(claim, unless.find(sentence)) and is_claimed(sentence, claim, context):
            yield claim


def _found(sentence: str, context: Context) -> Iterator[re.Match[str]]:
    yield from context.phrases(_NAME, "promises").find(sentence)
    for claim in context.phrases(_NAME, "unless-soft").find(sentence):
        if sentence[: claim.start()] not in context.phrases(_NAME, "soft"):
            yield claim
    yield from _makes(sentence, context)
    for claim in context.phrases(_NAME, "prevents").find(sentence):
        if sentence not in context.phrases(_NAME, "bodily-safety"):
            yield claim


def _makes(sentence: str, context: Context) -> Iterator[re.Match[str]]:
    """“Makes your baby sleep”; not “can make”, nor “makes your baby laugh”."""
    for makes in context.phrases(_NAME, "makes").find(sentence):
        whom = context.phrases(_NAME, "whom").first(sentence[makes.end() :])
        if not whom or whom.start() > _NEAR:
            continue
        rest = _FEW_WORDS.match(sentence, makes.end() + whom.end())
        if not rest or rest[0] not in context.phrases(_NAME, "becomes"):
            continue
        if sentence[: makes.start()] not in context.phrases(_NAME, "maybe"):
            yield makes


RULE = Rule(_NAME, _check, Severity.WARNING, language="en")
