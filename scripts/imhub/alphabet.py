"""Names from A to Z, in the order of a language's own alphabet."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TypeVar
from unicodedata import combining, normalize

_T = TypeVar("_T")
_BEFORE_LETTERS = re.compile(r"^\W+")
"""Quotation marks, under which nobody looks for a word."""
_TWO = str.maketrans({"œ": "oe", "æ": "ae"})
_BEFORE, _AFTER = -0x110000, 1_000
"""Where spaces and digits stand, and letters that the alphabet does not have."""


@dataclass(frozen=True)
class Alphabet:
    """The order of a language's letters."""

    letters: tuple[str, ...] = ()
    """What stands under a heading of its own, such as `a`, `ą` or `ch`, in order. A letter that is
    not among them is sorted as the one below its accent. None for the order of Unicode."""

    def key(self, name: str) -> tuple[int, ...]:
        """What *name* is sorted by."""
        return tuple(map(self._rank, self._pieces(name)))

    def letter(self, name: str) -> str:
        """The heading that *name* stands under."""
        return next(self._pieces(name), "").upper()

    def group(
        self, items: Iterable[_T], name: Callable[[_T], str]
    ) -> tuple[tuple[str, tuple[_T, ...]], ...]:
        """Each letter with those of *items* whose *name* begins with it, all in order."""
        ordered = sorted(items, key=lambda item: (self.key(name(item)), name(item)))
        grouped = groupby(ordered, key=lambda item: self.letter(name(item)))
        return tuple((letter, tuple(under)) for letter, under in grouped)

    def _pieces(self, name: str) -> Iterator[str]:
        plain = _BEFORE_LETTERS.sub("", normalize("NFC", name).casefold())
        for match in self._letter.finditer(plain):
            yield from [match[0]] if match[0] in self._ranks else _below(match[0])

    def _rank(self, piece: str) -> int:
        if piece in self._ranks:
            return self._ranks[piece]
        return ord(piece) + (_AFTER if piece.isalpha() else _BEFORE)

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {letter: number for number, letter in enumerate(self.letters)}

    @cached_property
    def _letter(self) -> re.Pattern[str]:
        longest = sorted(self.letters, key=len, reverse=True)
        return re.compile("|".join((*map(re.escape, longest), ".")), re.DOTALL)


def _below(letter: str) -> str:
    """*letter* without its accents."""
    plain = normalize("NFKD", letter.translate(_TWO))
    return "".join(sign for sign in plain if not combining(sign))
