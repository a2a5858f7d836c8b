"""Words that say a child's path is fixed.

## What it does
Finds “too late”, “set for life”, “cannot be undone”, “their future is decided by two” and the like.
“It is never too late” is fine, and so are the time of day and a cup that cannot be mended.

## Why it matters
It is not true, and a parent who hears that it is too late may stop trying. Help works at any age.

## Example
Instead of “Her future is decided by age two” write “The early years count, and so does each year
after.”
"""

import re
from collections.abc import Iterator

from imhub.checks.claims import is_answered_no, is_claimed
from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.model import Message

_NAME = "fatalism"
_IS = re.compile(
    r"\W+(?:\w+(?:['’]s)?\W+){0,4}?(?:is|are|gets?|becomes?|was|were|has been|have been|be)\W+"
    r"(?:(?:already|mostly|largely|fully|all|now|often|well|pretty|much|more or less|really)\W+)*",
    re.IGNORECASE,
)
"""Between “future” and “decided”."""
_CANNOT = re.compile(
    r"\b(?:can(?:not|['’]t| not| never| no longer)|could never|(?:will|may|might) never)\s+"
    r"(?:ever\s+|just\s+|simply\s+)?(?:be\s+)?$",
    re.IGNORECASE,
)
_FOR = re.compile(r"\s+for\s+(?:(?:the|a|your|my|this|that|any|some|our)\s+)?(?P<word>\w+)")
_ASKS = re.compile(
    r"\W*(?:is|isn['’]t|was|am|are|have|has|did|what if|too late)\b.*\?", re.IGNORECASE
)


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for passage in context.passages(message):
        if passage.is_quote:
            continue
        for number, sentence in enumerate(passage.sentences):
            if is_answered_no(passage.sentences[number : number + 2]):
                continue
            found = next(_found(sentence, context), None)
            if found:
                yield Problem(
                    passage.line,
                    f"“{found[0]}” says that nothing can be changed, and that is not true.",
                    "Try “It is never too late”, and say what helps now.",
                    sentence,
                )


def _found(sentence: str, context: Context) -> Iterator[re.Match[str]]:
    unless = context.phrases(_NAME, "unless")
    for match in (*_phrases(sentence, context), *_fixed(sentence, context)):
        if not covered(match, unless.find(sentence)) and is_claimed(sentence, match, context):
            yield match


def _phrases(sentence: str, context: Context) -> Iterator[re.Match[str]]:
    yield from context.phrases(_NAME, "phrases").find(sentence)
    for late in context.phrases(_NAME, "late").find(sentence):
        by_clock = sentence in context.phrases(_NAME, "time-of-day")
        if not by_clock and not _ASKS.match(sentence) and _is_for_people(sentence, late, context):
            yield late
    for end in context.phrases(_NAME, "for-life").find(sentence):
        if sentence[: end.start()] in context.phrases(_NAME, "bad"):
            yield end
    things, child = context.phrases(_NAME, "things"), context.phrases(_NAME, "child")
    for undo in context.phrases(_NAME, "undo").find(sentence):
        if sentence not in things:
            yield undo
    for mend in context.phrases(_NAME, "mend").find(sentence):
        cannot = _CANNOT.search(sentence, 0, mend.start())
        if cannot and sentence not in things and sentence in child:
            yield from re.compile(re.escape(cannot[0] + mend[0])).finditer(sentence, cannot.start())


def _is_for_people(sentence: str, late: re.Match[str], context: Context) -> bool:
    """Whether it may be too late for a child; not “too late for milk”."""
    what = _FOR.match(sentence, late.end())
    return not what or what["word"] in context.phrases(_NAME, "for-whom")


def _fixed(sentence: str, context: Context) -> Iterator[re.Match[str]]:
    """“Her future is decided”, and “the brain is formed by age three”."""
    fates = list(context.phrases(_NAME, "fates").find(sentence))
    if not fates:
        return
    ends = list(context.phrases(_NAME, "fixed").find(sentence))
    if sentence in context.phrases(_NAME, "by-age"):
        ends.extend(context.phrases(_NAME, "finished").find(sentence))
    for end in ends:
        if any(_IS.fullmatch(sentence, fate.end(), end.start()) for fate in fates):
            yield end


RULE = Rule(_NAME, _check, language="en")
