"""“Normal” as a measure for families and children.

## What it does
Finds “a normal family”, “normal children”, “develop normally” and the like. “It is normal to feel
tired”, “a normal temperature” and “back to normal” are left alone.

## Why it matters
Every home and every child is different. A parent who reads about normal babies asks what is wrong
with theirs.

## Example
Instead of “A normal baby smiles at six weeks” write “Many babies smile at about six weeks”.
"""

import re
from collections.abc import Iterator

from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "normal-as-standard"
_GAP = re.compile(
    r",?\s+(?:(?!(?:a|an|as|at|because|but|for|from|if|in|is|of|on|or|part|so|that|the|they|thing|to"
    r"|way|when|with|your)\b)[\w’'-]+,?\s+){0,2}",
    re.IGNORECASE,
)
_MANY = re.compile(r"(?:s|children|people)$", re.IGNORECASE)
_NEAR = 50
"""Letters before “normal” in which its verb can stand."""
_LONGEST = 20
"""Letters of the longest word in `people`, about."""
_SPACE = re.compile(r"\s+")
_IS = re.compile(
    r"\b(?:are|be|feel|feels|is|seem|seems|was|were|['’]re|['’]s)"
    r"(?:\s+(?:all|just|perfectly|quite|so|still|very))*\s+$",
    re.IGNORECASE,
)


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for passage in context.passages(message):
        for sentence in passage.sentences:
            said = "" if passage.is_quote else _standard(sentence, context)
            if said:
                yield Problem(
                    passage.line,
                    f"“{said}” makes one kind of family or child the measure for all.",
                    "Leave “normal” out, or write “many”: “Many babies smile at six weeks”.",
                    sentence,
                )


def _standard(sentence: str, context: Context) -> str:
    """The words of *sentence* that make a standard of someone; empty when there are none."""
    exceptions = list(context.phrases(_NAME, "exceptions").find(sentence))
    for match in context.phrases(_NAME, "standards").find(sentence):
        if not covered(match, exceptions):
            return match[0]
    for match in context.phrases(_NAME, "normal").find(sentence):
        person = _person_after(sentence, match, context)
        if person and not covered(match, exceptions):
            return f"{match[0]} {person}"
    return ""


def _person_after(sentence: str, match: re.Match[str], context: Context) -> str:
    """Whom *match* describes; empty when it describes a thing: “a normal baby bath”."""
    pattern = (
        _SPACE if _IS.search(sentence[max(match.start() - _NEAR, 0) : match.start()]) else _GAP
    )
    gap = pattern.match(sentence, match.end())
    if gap is None:
        return ""
    for person in context.phrases(_NAME, "people").find(
        sentence[match.end() : gap.end() + _LONGEST]
    ):
        start, end = person.start() + match.end(), person.end() + match.end()
        if start > gap.end() or _is_part_of_a_thing(person[0], sentence[end:], context):
            return ""
        return person[0]
    return ""


def _is_part_of_a_thing(person: str, after: str, context: Context) -> bool:
    """Whether *person* and what comes *after* name a thing: “baby bath”, but not “babies sleep”."""
    if _MANY.search(person):
        return False
    thing = context.phrases(_NAME, "things").first(after)
    return thing is not None and not after[: thing.start()].strip()


RULE = Rule(_NAME, _check, Severity.WARNING, language="en")
