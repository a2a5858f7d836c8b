"""Orders to a parent.

## What it does
Finds “must”, “should”, “have to”, “need to”, “always” and “never” when they are said to a parent.
Safety is different: in a `!!! safety` block, and in a sentence on sleep position, water, choking
and the like, direct words are right. “You do not have to” is fine, and so are questions, duties by
law, what services must do, and “you can always ask”.

## Why it matters
Orders sound like a test that a parent can fail. An offer is easier to take.

## Example
Instead of “You should smile at every nappy change” write “Try a smile at nappy time.”
"""

import re
from collections.abc import Iterator

from imhub.checks.claims import is_claimed
from imhub.checks.phrases import Phrases, covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "bossy-instruction"
_CLAUSE = r"(?:^|[,;:–—(]|\b(?:and|but|so|then|that|or|please|remember|because)\b)[\s“\"]*"
_LEAD = (
    r"(?:(?:at|every|each|in|on|as|during|after|before|with|from|to|for|once)\s+(?!you\b)[^,;:]+?\s+"
    r"|(?:first|today|now|always|means|also)\s+)?"
)
"""“Every day”, before “you must”; not “before you must”, nor “what you must”."""
_ADVERBS = r"(?:(?:also|really|always|never|all|both|still|now|just|simply|then|therefore)\s+)*"
_YOU = re.compile(rf"{_CLAUSE}{_LEAD}you\s+{_ADVERBS}$", re.IGNORECASE)
_ADVERB = re.compile(rf"\s+{_ADVERBS}", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\w+ed|held|kept|left|taught|read|sung|shown|told|fed|put|spoken|played|met", re.IGNORECASE
)
_ORDER = re.compile(
    rf"(?:{_CLAUSE}|\b(?:and|but|or|so)\s+|\b(?:remember|try|sure|aim)\s+to\s+)$", re.I
)
_VERB = re.compile(r"[\s,]+(?:ever\s+)?(?P<word>[a-z][\w’'-]*)", re.IGNORECASE)
_NOT_AN_ORDER = re.compile(r"\w*[^ef]ed|\w+ing|\w+ly|\w+[^s]s", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|but|or|so)\s+$", re.IGNORECASE)
_DONE_TO = re.compile(
    r"\s+(?:(?:always|never|not|also|only)\s+)*be\s+(?:(?:always|never)\s+)?(?P<verb>\w+)",
    re.IGNORECASE,
)


def _check(message: Message, context: Context) -> Iterator[Problem]:
    urgent = context.phrases(_NAME, "urgent")
    for passage in context.passages(message):
        if passage.is_quote or passage.is_safety or passage.text in urgent:
            continue
        for sentence in passage.sentences:
            order = next(_orders(sentence, context), None)
            if order and not _is_duty(sentence, context):
                yield Problem(
                    passage.line,
                    f"“{order[0].lower()}” sounds like an order, and a parent can fail an order.",
                    "Try “You can …”, “Try …” or “It can help to …”.",
                    sentence,
                )


def _is_duty(sentence: str, context: Context) -> bool:
    """Whether it is about safety or a law, where direct words are right."""
    water, care = context.phrases(_NAME, "water"), context.phrases(_NAME, "care")
    return (
        sentence in context.phrases(_NAME, "safety")
        or sentence in context.phrases(_NAME, "law")
        or (sentence in water and sentence in care)
    )


def _orders(sentence: str, context: Context) -> Iterator[re.Match[str]]:
    if sentence.endswith("?"):
        return
    unless = context.phrases(_NAME, "unless")
    for order in _found(sentence, context):
        if not covered(order, unless.find(sentence)) and is_claimed(sentence, order, context):
            yield order


def _found(sentence: str, context: Context) -> Iterator[re.Match[str]]:
    yield from context.phrases(_NAME, "phrases").find(sentence)
    for order in context.phrases(_NAME, "orders").find(sentence):
        if (
            _YOU.search(sentence[: order.start()])
            or _is_to_parents(sentence, order, context)
            or _is_about_children(sentence, order, context)
        ):
            yield order
    yield from _always(sentence, context)


def _is_to_parents(sentence: str, order: re.Match[str], context: Context) -> bool:
    """“Parents should”, and not “some parents have to”."""
    parents = _before(sentence, order, context.phrases(_NAME, "parents"))
    some = context.phrases(_NAME, "some")
    return parents is not None and sentence[: parents.start()] not in some


def _is_about_children(sentence: str, order: re.Match[str], context: Context) -> bool:
    """“Babies should be talked to”, which tells parents to talk; not “should be seen by a GP”."""
    done = _DONE_TO.match(sentence, order.end())
    return (
        done is not None
        and _PARTICIPLE.fullmatch(done["verb"]) is not None
        and _before(sentence, order, context.phrases(_NAME, "done-to")) is not None
        and sentence not in context.phrases(_NAME, "done-by-others")
    )


def _before(sentence: str, order: re.Match[str], subjects: Phrases) -> re.Match[str] | None:
    """The one of *subjects* that stands right before *order*."""
    found = subjects.find(sentence)
    return next((s for s in found if _ADVERB.fullmatch(sentence, s.end(), order.start())), None)


def _always(sentence: str, context: Context) -> Iterator[re.Match[str]]:
    """“Always talk …”, “… and never shout”; not “you can always ask”, “never too late”."""
    for word in context.phrases(_NAME, "always").find(sentence):
        before = sentence[: word.start()]
        verb = _VERB.match(sentence, word.end())
        if not verb or not _ORDER.search(before) or _NOT_AN_ORDER.fullmatch(verb["word"]):
            continue
        tells_of = _AND.search(before) and _first(sentence) in context.phrases(_NAME, "subjects")
        if not tells_of and verb["word"] not in context.phrases(_NAME, "not-orders"):
            yield word


def _first(sentence: str) -> str:
    return sentence.strip(" “\"‘'").partition(" ")[0]


RULE = Rule(_NAME, _check, Severity.WARNING, language="en", professional=Severity.INFO)
