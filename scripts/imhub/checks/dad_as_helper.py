"""Words that make a dad the helper of a mum.

## What it does
Finds “dads can babysit”, “helps mum out”, “gives mum a break” and the like. “Dads do not babysit”
is left alone, and so is a friend, a granny or a neighbour who babysits.

## Why it matters
A dad is a parent. A man who reads that he helps out learns that the baby is not his job, and not
his joy. This cannot be waived.

## Example
Instead of “Dads can help mum out at bath time” write “Dads can do bath time”.
"""

import re
from collections.abc import Collection, Iterator

from imhub.checks.claims import is_denied, is_spoken
from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.model import Message

_NAME = "dad-as-helper"
_FAR = 60
"""Letters between a dad and what he is said to do."""
_NEW_CLAUSE = re.compile(r"[.;:!?]|,?\s\b(?:because|but|then)\b")
_BARE = re.compile(
    r"\s+(?:(?:also|always|can|could|may|might|often|should|sometimes|will)\s+)*help(?:s|ed)?"
    r"(?:\s*(?:,\s*)?(?:a bit|a lot|as well|more|too))?\s*"
    r"(?:[.!?,;:]|$|\b(?:around|by|if|when|while)\b)",
    re.IGNORECASE,
)
_NOT_SUBJECT = re.compile(
    r"\b(?:about|by|for|from|like|of|other|to|with)\s+(?:(?:a|another|other|some|the|your)\s+)*$",
    re.IGNORECASE,
)
_HELP_IS_A_THING = re.compile(
    r"\b(?:any|extra|find|finds|for|get|gets|more|need|needs|no|of|some|the|want|wants)\s+$",
    re.IGNORECASE,
)
_MORE_THAN = re.compile(r"\b(?:instead of|more than|rather than)\b[^,.;]*$", re.IGNORECASE)


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for passage in context.passages(message):
        for sentence in passage.sentences:
            said = "" if passage.is_quote else _as_helper(sentence, context)
            if said:
                yield Problem(
                    passage.line,
                    f"“{said}” makes a dad the helper. He is a parent, as mums are.",
                    "Say what he does with his child, as in “Dads can bath, feed and play”.",
                    sentence,
                )


def _as_helper(sentence: str, context: Context) -> str:
    """The words of *sentence* by which a dad is a helper; empty when there are none."""
    others = context.phrases(_NAME, "other-people")
    found = list(context.phrases(_NAME, "labels").find(sentence))
    if sentence not in others:
        found += context.phrases(_NAME, "helping-mum").find(sentence)
    helping = list(context.phrases(_NAME, "helping").find(sentence))
    for dad in context.phrases(_NAME, "dads").find(sentence):
        bare = _BARE.match(sentence, dad.end())
        if bare and not _NOT_SUBJECT.search(sentence[: dad.start()]):
            return f"{dad[0]}{bare[0].rstrip(' .,;:!?')}"
        found += [match for match in helping if _does(sentence, dad, match, context)]
    exceptions = list(context.phrases(_NAME, "exceptions").find(sentence))
    return next((m[0] for m in found if _is_meant(sentence, m, exceptions)), "")


def _does(sentence: str, dad: re.Match[str], helping: re.Match[str], context: Context) -> bool:
    """Whether it is *dad* who does what *helping* says."""
    if not dad.end() <= helping.start() <= dad.end() + _FAR:
        return False
    between = sentence[dad.end() : helping.start()]
    if _NEW_CLAUSE.search(between.lstrip(" :")):
        return False
    if helping[0].lower().startswith("help") and _HELP_IS_A_THING.search(between):
        return False
    return between not in context.phrases(_NAME, "other-people")


def _is_meant(sentence: str, match: re.Match[str], exceptions: Collection[re.Match[str]]) -> bool:
    last_word = sentence.rfind(" ", match.start(), match.end()) + 1
    return not (
        covered(match, exceptions)
        or is_denied(sentence, match.start())
        or is_denied(sentence, last_word)
        or is_spoken(sentence, match.start())
        or _MORE_THAN.search(sentence[: match.start()])
    )


RULE = Rule(_NAME, _check, language="en", waivable=False)
