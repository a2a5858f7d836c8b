"""A label that ties a child to COVID or to lockdown.

## What it does
Finds “COVID babies”, “the lockdown generation”, “children of the pandemic” and the like. COVID as
an illness, the vaccine, and lockdown as a time (“during lockdown, babies …”) are fine.

## Why it matters
A label says that a whole age group is damaged. Parents of these children read it and worry.

## Example
Instead of “Is your child a pandemic baby?” write “Was your child born in 2020?”
"""

import re
from collections.abc import Iterator
from itertools import product

from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.model import Message

_NAME = "covid-label"
_GAP = re.compile(r"['’]?s?[\s\"“”‘’'()-]+")
_OF = re.compile(r"\s+of\s+(?:(?:the|this|a|our)\s+)?[\"“‘']*", re.IGNORECASE)
_TIME = re.compile(
    r"(?:\b(?:during|after|before|since|until|till|throughout|through|because\s+of|due\s+to)"
    r"|(?P<clause>(?:^|[,;:.–—(]\s*|\b(?:and|but|that|when)\s+)in))\s+"
    r"(?:(?:the|that|this|each|every|our|whole|first|second|last|early)\s+)*$",
    re.IGNORECASE,
)
"""Before “lockdown” when it is a time: “during the first”. “In” counts at the start of a clause."""
_NEAR = 30
"""Most letters between “lockdown” and “babies”."""
_NEXT = re.compile(r"(?:['’]s?)?\s+(?P<word>[\w’'-]+)")


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for passage in context.passages(message):
        if passage.is_quote:
            continue
        for sentence in passage.sentences:
            label = next(_labels(sentence, context), "")
            if label:
                yield Problem(
                    passage.line,
                    f"“{label}” labels people by a hard time that they did not choose.",
                    "Say when the children were born: “babies born in 2020”.",
                    sentence,
                )


def _labels(sentence: str, context: Context) -> Iterator[str]:
    unless = tuple(context.phrases(_NAME, "unless").find(sentence))
    for label in context.phrases(_NAME, "whole").find(sentence):
        if not covered(label, unless):
            yield label[0]
    times = [t for t in context.phrases(_NAME, "times").find(sentence) if not covered(t, unless)]
    people = tuple(context.phrases(_NAME, "people").find(sentence)) if times else ()
    for time, who in product(times, people):
        if _is_joined(sentence, time, who, context):
            yield sentence[min(time.start(), who.start()) : max(time.end(), who.end())]


def _is_joined(sentence: str, time: re.Match[str], who: re.Match[str], context: Context) -> bool:
    """Whether it is “lockdown babies” or “babies of lockdown”."""
    if who.end() <= time.start():
        return _OF.fullmatch(sentence, who.end(), time.start()) is not None
    between = sentence[time.end() : who.start()]
    if len(between) > _NEAR:
        return False
    for word in context.phrases(_NAME, "between").find(between):
        between = between.replace(word[0], " ")
    return _GAP.fullmatch(between) is not None and not _is_when(sentence, time, who, context)


def _is_when(sentence: str, time: re.Match[str], who: re.Match[str], context: Context) -> bool:
    """Whether it is a time: “during lockdown babies …”, “lockdown baby groups”."""
    belongs = _NEXT.match(sentence, who.end())
    if belongs and belongs["word"] in context.phrases(_NAME, "belongs-to"):
        return True
    when = _TIME.search(sentence[: time.start()])
    return when is not None and not (when["clause"] and sentence[who.end() :].startswith(","))


RULE = Rule(_NAME, _check, language="en", waivable=False)
