"""Words that speak to mums alone.

## What it does
Finds sentences about mums or mothers that name nobody else who cares for a child. Feeding, birth
and pregnancy are left alone. So are “your mum”, names such as “Mother's Day”, and words in
quotation marks.

## Why it matters
Dads, grandparents, foster carers and others read it too. “Mums can play” tells them that the page,
and the baby, are not for them.

## Example
Instead of “Mums can play with a spoon” write “You can play with a spoon”.
"""

import re
from collections.abc import Iterator

from imhub.checks.claims import is_spoken
from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "mum-only"
_SOMEBODYS = re.compile(r"\b(?:her|his|its|their|whose)\s+(?:own\s+)?$", re.IGNORECASE)
_PLURAL = re.compile(r"(?:mums|mams|moms|mothers|ies)$", re.IGNORECASE)


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for passage in context.passages(message):
        for sentence in passage.sentences:
            mum = None if passage.is_quote else _mum_alone(sentence, context)
            if mum:
                yield Problem(
                    passage.line,
                    f"“{mum}” leaves out dads and everyone else who cares for a child.",
                    _remedy(mum),
                    sentence,
                )


def _mum_alone(sentence: str, context: Context) -> str:
    """The word for mums in *sentence*, when it names nobody else; empty otherwise."""
    mums = list(context.phrases(_NAME, "mums").find(sentence))
    if not mums or sentence in context.phrases(_NAME, "about-her-body"):
        return ""
    exceptions = list(context.phrases(_NAME, "exceptions").find(sentence))
    carers = context.phrases(_NAME, "other-carers").find(sentence)
    if any(not covered(carer, exceptions) for carer in carers):
        return ""
    for mum in mums:
        if not (
            covered(mum, exceptions)
            or is_spoken(sentence, mum.start())
            or _is_somebodys(sentence, mum, context)
        ):
            return mum[0]
    return ""


def _is_somebodys(sentence: str, mum: re.Match[str], context: Context) -> bool:
    """Whether *mum* belongs to one person: “ask her mum”, but not “babies need their mum”."""
    before = sentence[: mum.start()]
    return bool(_SOMEBODYS.search(before)) and before not in context.phrases(_NAME, "babies")


def _remedy(mum: str) -> str:
    if _PLURAL.search(mum):
        return "Speak to “you”, or write “parents and carers”."
    return "Speak to “you”, or write “a parent”, “whoever is with them”."


RULE = Rule(_NAME, _check, Severity.WARNING, language="en")
