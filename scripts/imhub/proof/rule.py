"""What a fault in a translation is, and what a rule that finds one is given."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from imhub.campaign import Channel, Post
from imhub.checks.rule import Problem
from imhub.finding import Severity
from imhub.languages import Language
from imhub.pofile import PoEntry
from imhub.proof.side import Side
from imhub.termbase import Termbase

_QUOTES = '"“”‘’ '
_QUOTE = re.compile('["“”]')
_STRAIGHT = str.maketrans("’", "'")
_SHORT = 10
_BRACKETS = re.compile(r"\s?[(（](?P<inside>[^()（）]+)[)）]")


WORDS = frozenset({"term", "also"})
"""Kinds of words of a glossary, which may have no word of their own in another language."""
TITLES = frozenset({"title", "short", "heading", "note title"})
"""Kinds that name something, and may do so with a question."""


@dataclass(frozen=True, eq=False)
class Pair:
    """A text and its translation, side by side."""

    source: Side
    translation: Side
    kind: str = ""
    """What the text is, as in `extract.Unit`: `title`, `name`, `paragraph`."""
    critical: bool = False
    """Whether a mistake could hurt somebody."""
    limit: int = 0
    """Characters that the translation may have; 0 for as many as it needs."""

    @cached_property
    def said(self) -> str:
        """What the translation says, without words of the source that it adds in brackets."""
        if not _BRACKETS.search(self.translation.words):
            return self.translation.words
        known = self.source.folded.translate(_STRAIGHT)

        def keep(match: re.Match[str]) -> str:
            words = match["inside"].strip(_QUOTES).translate(_STRAIGHT).casefold()
            if f"({words})" in known:
                return match[0]
            return "" if words.rstrip(".!?") in known or _repeats(known, words) else match[0]

        return _BRACKETS.sub(keep, self.translation.words)


def _repeats(known: str, words: str) -> bool:
    """Whether *words* are those of *known* up to a gap that a reader is to fill: “… is …”."""
    before, gap, _ = known.partition("…")
    start = _QUOTE.split(before)[-1].strip()
    return bool(gap) and len(start) > _SHORT and words.startswith(start)


@dataclass(frozen=True)
class Context:
    """What is known besides the two texts."""

    language: Language
    """That of the translation."""
    source: Language
    terms: Termbase = field(default_factory=Termbase)
    names: frozenset[str] = frozenset()
    """Names that may stay as they are: of the hub, of services, and what the termbase keeps."""
    region: str = ""
    """Country whose short phone numbers are known: `GB`."""
    posts: Mapping[str, tuple[Post, ...]] = field(default_factory=dict)
    """Posts of campaigns by their text."""
    channels: tuple[Channel, ...] = ()
    """Where posts go out."""

    def without_names(self, text: str) -> str:
        """*text* without the names that may stay as they are."""
        return self._names.sub("", text) if self.names else text

    @cached_property
    def _names(self) -> re.Pattern[str]:
        longest_first = sorted(self.names, key=lambda name: (-len(name), name))
        return re.compile("|".join(map(re.escape, longest_first)))


def in_words(items: Sequence[str]) -> str:
    """*items* as a list in a sentence: `a, b and c`."""
    *first, last = items
    return f"{', '.join(first)} and {last}" if first else last


Find: TypeAlias = Callable[[Pair, Context], Iterable[Problem]]
FindInEntry: TypeAlias = Callable[[PoEntry, Context], Iterable[Problem]]
FindOnPage: TypeAlias = Callable[[Iterable[Pair], Context], Iterable[tuple[Pair, Problem]]]


def _nothing(*_: object) -> tuple[()]:
    return ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One fault that a translation can have. Its module's docstring is the translator's help."""

    name: str
    find: Find = _nothing
    severity: Severity = Severity.ERROR
    """An error keeps the translation from readers; they see the source instead."""
    waivable: bool = True
    """Whether a translator may allow it, with a reason, where nobody can be hurt."""
    in_entry: FindInEntry = _nothing
    """Finds what only the entry with all its forms can have."""
    on_page: FindOnPage = _nothing
    """Finds what only all pairs of a page can have."""
