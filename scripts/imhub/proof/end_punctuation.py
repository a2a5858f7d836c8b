"""A sentence that ends in another way than the original.

## What it does
Compares how both texts end: as a question, with a colon, with another sign, or with none. Each
script has signs of its own.

## Why it matters
“Is it safe?” and “It is safe.” are not the same. A colon says that
a list follows.

## Example
A question ends with `?`, in Arabic with `؟`, in Chinese with `？`.
"""

from collections.abc import Iterator
from itertools import takewhile

from imhub.checks.rule import Problem
from imhub.finding import Severity
from imhub.languages import Language
from imhub.proof.rule import Context, Pair, Rule

_KINDS = {
    "question": "?？؟፧⸮՞",
    "colon": ":：፡፥",
    "stop": ".。．｡।॥۔።!！¡…‥",
}
_KIND_OF = {sign: kind for kind, signs in _KINDS.items() for sign in signs}
_GREEK_QUESTION = ";\u037e"
_WITHOUT_STOP = frozenset({"Laoo", "Thai"})
_SHORT = 5
_NAMES = {"question": "a question", "colon": "a colon", "stop": "a full stop or the like"}


def _find(pair: Pair, context: Context) -> Iterator[Problem]:
    text = pair.translation.shown
    there = _end_of(pair.source.shown, context.source)
    here = _end_of(text, context.language)
    if there == here or not there.isdisjoint(here):
        return
    without_stop = context.language.script in _WITHOUT_STOP or _is_shortened(text)
    if here ^ there == {"stop"} and without_stop:
        return
    message = f"The original ends with {_named(there)}, the translation with {_named(here)}."
    yield Problem(0, message, "End it as the original does, with the sign of the language.")


def _end_of(text: str, language: Language) -> frozenset[str]:
    """The kinds of signs with which *text* ends."""
    tail = takewhile(lambda sign: not sign.isalnum(), reversed(text))
    greek = _GREEK_QUESTION if language.script == "Grek" else ""
    kinds = {"question" if sign in greek else _KIND_OF.get(sign, "") for sign in tail}
    return frozenset(kinds - {""})


def _is_shortened(text: str) -> bool:
    """Whether *text* ends with what is likely a short form: “3 mėn.”, “17 ч.”."""
    return text.endswith(".") and len(text.split()[-1]) <= _SHORT


def _named(kinds: frozenset[str]) -> str:
    return " and ".join(_NAMES[kind] for kind in sorted(kinds)) or "no such sign"


RULE = Rule("end-punctuation", _find, Severity.WARNING)
