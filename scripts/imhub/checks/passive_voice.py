"""A sentence that does not say who does something, or says it last.

## What it does
Finds the passive: “is held”, “was given”, “will be weighed by the nurse”. It leaves alone words
that only say how somebody is (tired, worried, born), and what a baby likes (“loves to be held”).
This is a suggestion: at times the passive is the kinder way to put it.

## Why it matters
“You hold your baby” shows a parent what to do. “Your baby is held” leaves them to work it out.

## Example
Instead of “The form is filled in by your nurse” write “Your nurse fills in the form”.
"""

import re
from collections.abc import Iterator

from imhub.checks.passages import Passage
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "passive-voice"
_PASSIVE = re.compile(
    r"""
    (?P<before>\b\w+\s+(?:to\s+)?)?
    (?P<be>\b(?:am|is|are|was|were|be|been|(?:is|are|was|were)n['’]t)\b
        |(?<=[a-z])['’](?:re|m)\b | (?P<has>(?:(?<=\bit)|(?<=\bhe)|(?<=\bshe))['’]s\b))
    (?:\s+(?:you|they|we|he|she|it)\b)?
    (?:\s+(?:not|never|no\slonger|always|often|usually|sometimes|then|also|still|now|just|already
        |soon|first|all|both|each|only|even|ever|once|best|well|later|being|been
        |(?!really|fairly|totally|completely)\w+ly))*
    \s+(?P<done>[a-z]+(?:-[a-z]+)?\b(?:\s+(?:to|of|up|down|out)\b|\sup\sof\b)?)
    (?:(?=(?:\s+[\w’'-]+){0,3}?\s+by\s+(?P<who>[^\W\d][^,.;:!?]*)))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_THERE = re.compile(r"(?:there|here)\s*$", re.IGNORECASE)
_WHO = 3
"""Words of who does it that the remedy names."""


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for passage in context.passages(message):
        if not passage.is_quote:
            yield from _in_passage(passage, context)


def _in_passage(passage: Passage, context: Context) -> Iterator[Problem]:
    for sentence in passage.sentences:
        for match in _PASSIVE.finditer(sentence):
            who = _who(match, context)
            if _is_passive(match, context, by_somebody=bool(who)):
                words = sentence[match.start("be") : match.end("done")].lstrip("’'")
                yield Problem(
                    passage.line,
                    f"“{words}” puts who does it last, or leaves them out.",
                    _remedy(who),
                    sentence,
                )
                break


def _is_passive(match: re.Match[str], context: Context, *, by_somebody: bool) -> bool:
    done = match["done"]
    verb = done.split()[0]
    before = match["before"] or ""
    if _THERE.match(before) or before in context.phrases(_NAME, "likes"):
        return False
    ends_in_ed = verb.lower().endswith("ed") and not verb.lower().endswith("eed")
    if not ends_in_ed and verb not in context.phrases(_NAME, "irregular"):
        return False
    if by_somebody:
        return done not in context.phrases(_NAME, "adjectives")
    may_be_has = match["has"] is not None
    return not may_be_has and not any(
        done in context.phrases(_NAME, name) for name in ("adjectives", "states")
    )


def _who(match: re.Match[str], context: Context) -> str:
    """Who does it, when the sentence says so."""
    who = match["who"] or ""
    first = context.phrases(_NAME, "not-somebody").first(who)
    is_nobody = (first and first.start() == 0) or who.split(" ", 1)[0].endswith("ing")
    return "" if is_nobody else who


def _remedy(who: str) -> str:
    if not who:
        return "Say who does it, and start with them: “you …”, “the midwife …”."
    words = who.split()
    more = " …" if len(words) > _WHO else ""
    return f"Start with who does it: “{' '.join(words[:_WHO])}{more}”."


RULE = Rule(_NAME, _check, Severity.INFO, language="en")
