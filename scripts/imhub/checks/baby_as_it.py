"""A baby who is called “it”.

## What it does
Finds “the baby … its mum”, “if your baby cries, pick it up” and “settle itself”. “Your baby likes
it when you sing” is left alone: there, it is what you do. So is “its” of a toy, a song or an
animal.

## Why it matters
A baby is somebody. “They” works for every baby, and keeps a parent's own baby in mind.

## Example
Instead of “Let the baby finish its milk” write “Let the baby finish their milk”.
"""

import re
from collections.abc import Iterator

from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "baby-as-it"
_IT = re.compile(r"\b(?:it|its|itself|it['’]s|which)\b", re.IGNORECASE)
_ITS = re.compile(r"\bits\s+(?:(?:little|own|tiny|wee)\s+)*(?P<thing>[\w’'-]+)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\b")
_ANOTHER_THING = re.compile(
    r"(?<!\bat )(?<!\bin )(?<!\bon )"
    r"\b(?:a|an|another|any|each|every|his|her|some|that|the|their|these|this|those|your)\s+\w",
    re.IGNORECASE,
)
_ANOTHER_IT = re.compile(r"\bit\b", re.IGNORECASE)
_NEW_CLAUSE = re.compile(r"[,;:.!?]|\b(?:and|then|you)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s")


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for passage in context.passages(message):
        before = ""
        for sentence in () if passage.is_quote else passage.sentences:
            said = _baby_as_it(before, sentence, context) if _IT.search(sentence) else ""
            if said:
                yield Problem(
                    passage.line,
                    f"“{said}” makes a thing of a baby.",
                    "Write “they”, “them” and “their”, as in “hold them when they cry”.",
                    sentence,
                )
            before = sentence


def _baby_as_it(before: str, sentence: str, context: Context) -> str:
    """The words of *sentence* in which a baby is it; empty when there are none."""
    which = context.phrases(_NAME, "which").first(sentence)
    if which:
        return which[0]
    text, start = f"{before} {sentence}", len(before) + 1
    for name in ("does", "done-to", "self"):
        for match in context.phrases(_NAME, name).find(text):
            if match.start() >= start and _is_baby(text[: match.start()], name, context):
                return match[0]
    for its in _ITS.finditer(text, start):
        belongs = context.phrases(_NAME, "belongings").first(its["thing"])
        if belongs and _is_baby(text[: its.start()], "its", context):
            return its[0]
    return ""


def _is_baby(before: str, way: str, context: Context) -> bool:
    """Whether an “it” behind *before* is the baby that it names.

    A toy or an animal between the two is what it stands for. When something is done to “it”, so is
    any other thing near by, and the baby must not be the one who does it.
    """
    compounds = list(context.phrases(_NAME, "no-baby").find(before))
    babies = [
        baby
        for baby in context.phrases(_NAME, "babies").find(before)
        if not covered(baby, compounds)
        and (way == "its" or not _POSSESSIVE.match(before, baby.end()))
    ]
    if not babies:
        return False
    first, between = before[: babies[-1].start()], before[babies[-1].end() :]
    if between in context.phrases(_NAME, "things"):
        return False
    if way in ("does", "its"):
        return True
    if _ANOTHER_THING.search(between) or _ANOTHER_IT.search(between):
        return False
    earlier = _SENTENCE_END.split(first)[-1]
    return way == "self" or bool(_NEW_CLAUSE.search(between) and not _ANOTHER_THING.search(earlier))


RULE = Rule(_NAME, _check, Severity.WARNING, language="en")
