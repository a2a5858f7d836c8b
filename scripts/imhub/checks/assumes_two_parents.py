"""Words that take two parents for granted.

## What it does
Finds “your husband”, “both parents”, “mum and dad” for one couple, and “ask your partner to …”.
“If you have a partner” is left alone, and so is a list that offers somebody else as well: “your
partner, a friend or granny”. So are “mums and dads” in general.

## Why it matters
Many children grow up with one parent, with grandparents or with foster carers. A page that counts
on two parents is not for them.

## Example
Instead of “Get your wife to hold the phone” write “Get a friend to hold the phone”.
"""

import re
from collections.abc import Iterator

from imhub.checks.claims import is_denied, is_spoken
from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.model import Message

_NAME = "assumes-two-parents"
_IF = re.compile(
    r"\b(?:if|unless|whether)\b|^\W*(?:are|did|do|does|has|have|is|was)\b.*\?\W*$", re.IGNORECASE
)
_MAYBE = re.compile(r"\b(?:if|or|some|sometimes|unless|whether)\b", re.IGNORECASE)
_SOMEBODYS = re.compile(r"\b(?:her|his|its|my|our|their|your)\s+(?:own\s+)?$", re.IGNORECASE)
_NEED = re.compile(r"\bneed(?:s|ed)?\b", re.IGNORECASE)


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for passage in context.passages(message):
        for sentence in passage.sentences:
            said = "" if passage.is_quote else _assumption(sentence, context)
            if said:
                yield Problem(
                    passage.line,
                    f"“{said}” counts on two parents. Some readers are on their own.",
                    "Write “someone you trust”, “whoever is at home”, or “if you have a partner”.",
                    sentence,
                )


def _assumption(sentence: str, context: Context) -> str:
    """The words of *sentence* that count on two parents; empty when there are none."""
    if sentence in context.phrases(_NAME, "somebody-else"):
        return ""
    exceptions = list(context.phrases(_NAME, "exceptions").find(sentence))
    for name, unsure in (("spouses", _IF), ("pairs", _MAYBE), ("partners", _MAYBE)):
        if unsure.search(sentence):
            continue
        for match in context.phrases(_NAME, name).find(sentence):
            if not (
                covered(match, exceptions)
                or is_denied(sentence, match.start())
                or is_spoken(sentence, match.start())
                or (name == "pairs" and _is_one_childs(sentence[: match.start()]))
            ):
                return match[0]
    return ""


def _is_one_childs(before: str) -> bool:
    """Whether it is one child's pair: “their mum and dad”, not “they need their mum and dad”."""
    return bool(_SOMEBODYS.search(before)) and not _NEED.search(before)


RULE = Rule(_NAME, _check, language="en")
