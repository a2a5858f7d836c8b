"""Lists of words and phrases that editors keep as data, found as whole words in a text.

In a list, `*` stands for the rest of a word (`regulat*`), and ` ... ` for up to three words.
Capital letters do not matter, and straight and curly apostrophes are alike.
"""

import re
from collections.abc import Iterable, Iterator

_APOSTROPHE = "['’ʼ]"
_GAP = r"(?:\W+\w+(?:['’]\w+)?){0,3}?\W+"
_NOT = re.compile(
    r"\b(?:not|no|never|nobody|nothing|without|neither|nor|hardly|cannot|\w+n['’]t)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.!?…–—]|\b(?:but|because|and|so|when|if)\b", re.IGNORECASE)


class Phrases:
    """Phrases that can be searched for all at once; the longest match wins."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.all = tuple(phrases)
        parts = sorted({_pattern(phrase) for phrase in self.all}, key=lambda p: (-len(p), p))
        joined = "|".join(_by_first_letter(parts))
        self._regex = (
            re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE) if parts else None
        )

    def __bool__(self) -> bool:
        return self._regex is not None

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Each place in *text* where a phrase stands."""
        return self._regex.finditer(text) if self._regex else iter(())

    def first(self, text: str) -> re.Match[str] | None:
        """The first place in *text* where a phrase stands."""
        return next(self.find(text), None)

    def __contains__(self, text: str) -> bool:
        return self.first(text) is not None


def _by_first_letter(parts: Iterable[str]) -> Iterator[str]:
    """*parts* as one pattern a first letter: `re` passes over a letter set much faster."""
    rests: dict[str, list[str]] = {}
    for part in parts:
        first = part[:1].lower()
        letter = first if first.isascii() and first.isalpha() else ""
        rests.setdefault(letter, []).append(part[len(letter) :])
    for letter, rest in rests.items():
        start = f"(?-i:[{letter}{letter.upper()}])" if letter else ""
        yield f"{start}(?:{'|'.join(rest)})"


def _pattern(phrase: str) -> str:
    words = [_word(word) for word in phrase.split() if word != "..."]
    if "..." not in phrase.split():
        return r"\s+".join(words)
    pieces = [r"\s+".join(map(_word, part.split())) for part in phrase.split(" ... ")]
    return _GAP.join(pieces)


def _word(word: str) -> str:
    text = re.sub("['’]", _APOSTROPHE, re.escape(word))
    return text.replace(r"\*", r"[\w’'-]*")


def is_negated(sentence: str, start: int) -> bool:
    """Whether the clause of *sentence* that holds *start* says "not" before it."""
    clause_start = max((m.end() for m in _CLAUSE.finditer(sentence, 0, start)), default=0)
    return _NOT.search(sentence, clause_start, start) is not None


def covered(match: re.Match[str], others: Iterable[re.Match[str]]) -> bool:
    """Whether one of *others* overlaps *match*, so that an exception holds."""
    return any(o.start() < match.end() and match.start() < o.end() for o in others)
