"""Letters that were lost or broken on the way.

## What it does
Finds words such as `dziÄ™kujÄ™` or `dzi?kuj?`, which a program made that took the text for
another encoding.

## Why it matters
Nobody can read them.

## Example
Instead of `dzi?kuj?` write “dziękuję”. Save spreadsheets as UTF-8.
"""

import re
from collections.abc import Iterator, Set
from itertools import chain

from imhub.checks.rule import Problem
from imhub.proof.alphabet import alphabets_of, count_alphabets
from imhub.proof.rule import Context, Pair, Rule

_LOST = re.compile(
    r"""
    (?<!\w)\w*[^\W\d_]\?[ ]?(?P<after>[^\W\d_])\w*
  | (?<!\w)\w+\?(?=[.,;:]) | (?<=\s)\?\w+ | \d\?\d | \?{2,} | \ufffd
    """,
    re.VERBOSE,
)
_SIGNS = re.compile("[?\ufffd]")
"""One of these stands in whatever `_LOST` finds."""
_HIGH = re.compile("[\u0080-\u00ff]")
"""Letters as which the first byte of others is shown."""
_ENCODINGS = ("cp1252", "latin-1")


def _find(pair: Pair, context: Context) -> Iterator[Problem]:
    text = pair.translation.raw
    broken = next(chain(_lost(text), _broken(text, context.language.script)), "")
    if broken and broken not in pair.source.raw:
        message = f"“{broken[:40]}” has letters that were lost on the way."
        yield Problem(0, message, "Type the word again. Save spreadsheets as UTF-8.")


def _lost(text: str) -> Iterator[str]:
    """What of *text* has signs in place of letters."""
    if _SIGNS.search(text):
        holes = (hole for hole in _LOST.finditer(text) if (hole["after"] or "x").islower())
        yield from (hole[0] for hole in holes)


def _broken(text: str, script: str) -> Iterator[str]:
    """Words of *text* that make sense only as the bytes of others."""
    if _HIGH.search(text):
        alphabets = alphabets_of(script)
        yield from (word for word in text.split(" ") if _is_broken(word, alphabets))


def _is_broken(word: str, alphabets: Set[str]) -> bool:
    """Whether *word* makes sense only as the bytes of another text, of letters in *alphabets*.

    Bytes can make a letter by chance: an Irish “é…” and its closing quotation mark are one of
    Chinese.
    """
    if not _HIGH.search(word):
        return False
    for encoding in _ENCODINGS:
        try:
            meant = word.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if not alphabets or {*count_alphabets(meant)} <= {*alphabets, "LATIN"}:
            return True
    return False


RULE = Rule("garbled-text", _find)
