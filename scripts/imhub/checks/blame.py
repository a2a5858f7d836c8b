"""Words that blame parents.

## What it does
Finds “bad parents”, “your fault”, “you fail to …”, and damage, harm, ruin or spoil said of a baby,
a child, their brain, their future or the bond between you. Words that take blame away (“you will
not spoil your baby”, “it is not your fault”), what parents may fear, and damage to things, skin or
teeth are fine. So is plain talk about smoke, shaking and the like.

## Why it matters
A parent who feels judged stops reading and does not ask for help.

## Example
Instead of “Shouting damages your child” write “A calm voice can help your child settle.”
"""

import re
from collections.abc import Iterator
from itertools import product

from imhub.checks.claims import BREAK, clause_before, is_answered_no, is_claimed
from imhub.checks.phrases import Phrases, covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.model import Message

_NAME = "blame"
_FAR = 4
"""Most words between “damage” and “your baby”."""
_LETTERS = 80
"""Two words further apart than this are never a pair."""
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_PARENT = re.compile(
    r"\b(?:you|parents?|mums?|mothers?|dads?|fathers?|carers?)\s+"
    r"(?:(?:will|may|might|can|could|would|are|only|just|also)\s+)*$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"^['’]s?")
_IS = re.compile(r"\b(?:is|are|be|been|was|were|being|get|gets|got|left)\b", re.IGNORECASE)


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for passage in context.passages(message):
        if passage.is_quote:
            continue
        for number, sentence in enumerate(passage.sentences):
            if is_answered_no(passage.sentences[number : number + 2]):
                continue
            found = _found(sentence, context, is_safety=passage.is_safety)
            blame = next((m for m in found if is_claimed(sentence, m, context)), None)
            if blame:
                yield Problem(
                    passage.line,
                    f"“{blame[0]}” can make a parent feel judged.",
                    "Say what helps instead: “You can …”, “It helps to …”.",
                    sentence,
                )


def _found(sentence: str, context: Context, *, is_safety: bool) -> Iterator[re.Match[str]]:
    unless = context.phrases(_NAME, "unless")
    for match in (
        *context.phrases(_NAME, "accusations").find(sentence),
        *_labels(sentence, context),
        *_failings(sentence, context),
        *_reasons(sentence, context),
        *(() if is_safety else _harm(sentence, context)),
    ):
        if not covered(match, unless.find(sentence)):
            yield match


def _labels(sentence: str, context: Context) -> Iterator[re.Match[str]]:
    """“Bad parents”."""
    bad, parents = context.phrases(_NAME, "bad"), context.phrases(_NAME, "parents")
    for label, _, between, _ in _pairs(sentence, bad, parents):
        if not between.strip():
            yield label


def _failings(sentence: str, context: Context) -> Iterator[re.Match[str]]:
    """“You fail to …”, and not “if the boiler fails to start”."""
    people = context.phrases(_NAME, "people")
    for failing in context.phrases(_NAME, "failings").find(sentence):
        clause = clause_before(sentence[: failing.start()])
        if not _WORD.search(clause) or clause in people:
            yield failing


def _reasons(sentence: str, context: Context) -> Iterator[re.Match[str]]:
    """“Your baby cries because you …”, and not “smiles because of you”."""
    troubles = context.phrases(_NAME, "troubles")
    for reason in context.phrases(_NAME, "reasons").find(sentence):
        if sentence[: reason.start()] in troubles:
            yield reason


def _harm(sentence: str, context: Context) -> Iterator[re.Match[str]]:
    """Harm that is said to come to a child, from a parent and not from smoke or a fall."""
    harms, whom, things = (context.phrases(_NAME, name) for name in ("harms", "whom", "things"))
    if sentence not in harms:
        return
    by_thing = sentence in context.phrases(_NAME, "hazards")
    for harm, _, between, after in _pairs(sentence, harms, whom):
        is_thing = between in things or _next(after) in things
        by_parent = _PARENT.search(sentence[: harm.start()])
        if not is_thing and not _is_offer(sentence, harm) and (by_parent or not by_thing):
            yield harm
    if by_thing:
        return
    for _, harm, between, _ in _pairs(sentence, whom, harms, far=2 * _FAR):
        if _IS.search(between) and between not in things:
            yield harm
    if sentence in context.phrases(_NAME, "near-by") and sentence not in things:
        for harm, _, between, _ in _pairs(sentence, harms, context.phrases(_NAME, "them")):
            if not between.strip():
                yield harm


def _pairs(
    sentence: str, first: Phrases, second: Phrases, far: int = _FAR
) -> Iterator[tuple[re.Match[str], re.Match[str], str, str]]:
    """Words of *first* with one of *second* soon after; what stands between, and what follows."""
    firsts = list(first.find(sentence))
    seconds = list(second.find(sentence)) if firsts else []
    for one, other in product(firsts, seconds):
        if not 0 <= other.start() - one.end() <= _LETTERS:
            continue
        between = sentence[one.end() : other.start()]
        if not BREAK.search(between) and len(_WORD.findall(between)) <= far:
            yield one, other, between, sentence[other.end() :]


def _next(after: str) -> str:
    """The next two words of *after*: what is the baby's, in “your baby's new pram”."""
    return " ".join(_WORD.findall(_POSSESSIVE.sub("", after, count=1))[:2])


def _is_offer(sentence: str, harm: re.Match[str]) -> bool:
    """Whether it invites: “Spoil your baby with kisses”."""
    return harm[0] == "Spoil" and not _WORD.search(clause_before(sentence[: harm.start()]))


RULE = Rule(_NAME, _check, language="en", waivable=False)
