"""A page that opens with harm.

## What it does
Finds a first sentence that says what harms a child or puts them at risk. “You cannot harm your
baby” and “to lower the risk” are fine, and so is a later sentence.

## Why it matters
The first sentence decides whether a tired parent reads on. Hope makes them stay.

## Example
Instead of “Babies left alone a lot can suffer” write “Your baby loves to be held.”
"""

from collections.abc import Iterator

from imhub.checks.claims import is_answered_no, is_claimed
from imhub.checks.passages import Passage
from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "deficit-opening"
_NOT_TEXT = frozenset({"heading", "title"})


def _check(message: Message, context: Context) -> Iterator[Problem]:
    opening = _opening(context.passages(message))
    if not opening or opening.is_quote or opening.is_safety or not opening.sentences:
        return
    sentence = opening.sentences[0]
    if sentence in context.phrases(_NAME, "safer") or is_answered_no(opening.sentences[:2]):
        return
    unless = tuple(context.phrases(_NAME, "unless").find(sentence))
    for harm in context.phrases(_NAME, "harms").find(sentence):
        if not covered(harm, unless) and is_claimed(sentence, harm, context):
            yield Problem(
                opening.line,
                f"The page opens with “{harm[0]}”, and a worried parent may stop there.",
                "Start with what a parent can do or what babies love, and bring this in later.",
                sentence,
            )
            return


def _opening(passages: tuple[Passage, ...]) -> Passage | None:
    texts = (p for p in passages if not p.field and p.kind not in _NOT_TEXT)
    return next(texts, None)


RULE = Rule(_NAME, _check, Severity.INFO, language="en", professional=None)
