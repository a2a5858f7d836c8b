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
from imhub.proof.rule import TITLES, Context, Pair, Rule
from imhub.proof.side import Side

_KINDS = {
    "question": "?？؟፧⸮՞",
    "colon": ":：፡፥",
    "stop": ".。．｡।॥۔።!！¡…‥",
}
_DASH = "—"
"""Ends a sound that is drawn out, in Chinese: “呼——”."""
_HAN = frozenset({"Hans", "Hant"})
_KIND_OF = {sign: kind for kind, signs in _KINDS.items() for sign in signs}
_GREEK_QUESTION = ";\u037e"
_QUOTES = frozenset('"”’»')
_WITHOUT_STOP = frozenset({"Laoo", "Thai"})
_SHORT = 5
_NAMES = {"question": "a question", "colon": "a colon", "stop": "a full stop or the like"}


def _find(pair: Pair, context: Context) -> Iterator[Problem]:
    text = pair.translation.shown if pair.translation.placeholders else pair.said
    there = _end_of(pair.source.shown, context.source)
    here = _end_of(text, context.language)
    if there == here or not there.isdisjoint(here) or _is_free(pair, there, here):
        return
    without_stop = context.language.script in _WITHOUT_STOP or _is_shortened(text)
    if here ^ there == {"stop"} and without_stop:
        return
    message = f"The original ends with {_named(there)}, the translation with {_named(here)}."
    yield Problem(0, message, "End it as the original does, with the sign of the language.")


def _is_free(pair: Pair, there: frozenset[str], here: frozenset[str]) -> bool:
    """Whether the other sign is a title's own, or that of words which somebody says."""
    if here == {"question"} and (pair.kind in TITLES or _ends_with_link(pair.translation)):
        return True
    said = pair.source.shown[-1:] in _QUOTES and "stop" in here
    return said and any(_KIND_OF.get(sign) in there for sign in pair.said)


def _ends_with_link(side: Side) -> bool:
    """Whether *side* ends with a link to a page, whose title may be a question."""
    return any(
        link.kind == "page" and side.shown.rstrip(" .。").endswith(link.text) for link in side.links
    )


def _end_of(text: str, language: Language) -> frozenset[str]:
    """The kinds of signs with which *text* ends."""
    tail = takewhile(lambda sign: not sign.isalnum(), reversed(text))
    greek = _GREEK_QUESTION if language.script == "Grek" else ""
    dash = _DASH if language.script in _HAN else ""
    stops = dict.fromkeys(dash, "stop") | dict.fromkeys(greek, "question")
    kinds = {stops.get(sign) or _KIND_OF.get(sign, "") for sign in tail}
    return frozenset(kinds - {""})


def _is_shortened(text: str) -> bool:
    """Whether *text* ends with what is likely a short form: “3 mėn.”, “17 ч.”."""
    return text.endswith(".") and len(text.split()[-1]) <= _SHORT


def _named(kinds: frozenset[str]) -> str:
    return " and ".join(_NAMES[kind] for kind in sorted(kinds)) or "no such sign"


RULE = Rule("end-punctuation", _find, Severity.WARNING)
