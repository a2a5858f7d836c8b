"""Characters that nobody can see.

## What it does
Finds characters that turn the order of letters round, take no room or belong to one program.
Joiners may stand where the script needs them, and marks of direction in a language
that is written from right to left.

## Why it matters
They can make a number read backwards, hide a word from search, or show one address and open
another.

## Example
A word copied from a web page may bring such a character along. Delete it and type the word again.
"""

import re
from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.proof.rule import Context, Pair, Rule
from imhub.safety import UNSEEN

_JOINS = frozenset(
    {
        *("Arab", "Beng", "Deva", "Gujr", "Guru", "Knda", "Mlym", "Mong", "Orya", "Sinh"),
        *("Syrc", "Taml", "Telu", "Thaa", "Tibt"),
    }
)
"""Scripts in which a joiner changes how a letter looks."""
_BREAKS = frozenset({"Khmr", "Laoo", "Mymr", "Thai", "Tibt"})
"""Scripts without spaces, in which an unseen space says where a line may end."""
_JOINER = re.compile("[\u200c\u200d]")
_SPACE = "\u200b"
_DIRECTION = re.compile("[\u200e\u200f\u061c]")
_LEFT = re.compile("[\u200b-\u200d]")
_PILED = re.compile("[\u0300-\u036f]{4,}")


def _find(pair: Pair, context: Context) -> Iterator[Problem]:
    text = pair.translation.shown
    if text.isascii() and text.isprintable():
        return
    rest = _without_needed(text, context)
    found = UNSEEN.search(rest) or _LEFT.search(rest) or _PILED.search(rest)
    if found is None and context.language.direction == "ltr":
        found = _DIRECTION.search(rest)
    if found and found[0] not in pair.source.shown:
        number = f"U+{ord(found[0][0]):04X}"
        message = f"A character that nobody can see ({number}) stands in the translation."
        yield Problem(0, message, "Delete the words around it and type them again.")


def _without_needed(text: str, context: Context) -> str:
    """*text* without unseen characters that its script needs."""
    script = context.language.script
    if script in _JOINS:
        text = _JOINER.sub("", text)
    return text.replace(_SPACE, "") if script in _BREAKS else text


RULE = Rule("hidden-character", _find, waivable=False)
