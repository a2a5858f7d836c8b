"""Grades of English text. The only user of textstat, which is loaded on first use.

We split, count syllables and know the familiar words; textstat holds the two formulas. It never
opens a connection: what it would download is replaced before it is asked for.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import version
from types import ModuleType

from imhub.reading.familiar import familiar_hash, is_familiar, stems
from imhub.reading.scored import Sentence
from imhub.reading.syllables import count_syllables
from imhub.reading.words import letters

_LONG = 6
"""A word with more letters than this is long, in English."""
_EASY = "the"
_KEPT = str.maketrans("-‐‑'’", "___ʼʼ")
"""textstat deletes hyphens, most apostrophes and all marks; it keeps these as letters."""
_ORIGINAL = str.maketrans("_ʼ", "-'")


@dataclass(frozen=True, slots=True)
class Grades:
    """What the two published formulas say."""

    fk: float
    dale_chall: float


def grade(sentences: Sequence[Sentence], glossed: Iterable[str] = ()) -> Grades:
    """Flesch-Kincaid and Dale-Chall of English *sentences*, at least one.

    Words of *glossed*, explained on the page, count as familiar; so do capitalised words.
    """
    textstat = _textstat()
    known = frozenset(word for term in glossed for word in term.lower().split())
    text = _feed([sentence.words for sentence in sentences])
    masked = _feed([_mask(sentence.words, known) for sentence in sentences])
    # textstat leaves sentences of one or two words out of its count, but not their words.
    ours = sum(len(sentence.words) for sentence in sentences) / len(sentences)
    missing = ours - textstat.words_per_sentence(text)
    return Grades(
        float(textstat.flesch_kincaid_grade(text) + 0.39 * missing),
        float(textstat.dale_chall_readability_score(masked) + 0.0496 * missing),
    )


def method() -> dict[str, str]:
    """What grades depend on beside the text: for JSON, so that two runs can be compared."""
    return {"textstat": version("textstat"), "familiar_words": familiar_hash()}


def rix(sentences: Sequence[Sentence], cutoff: int = _LONG) -> float:
    """Long words a sentence."""
    return _long_words(sentences, cutoff) / len(sentences)


def lix(sentences: Sequence[Sentence], cutoff: int = _LONG, scale: float = 1.0) -> float:
    """Words a sentence, divided by *scale*, and long words in a hundred."""
    words = sum(len(sentence.words) for sentence in sentences)
    return words / len(sentences) / scale + 100 * _long_words(sentences, cutoff) / words


def _long_words(sentences: Sequence[Sentence], cutoff: int) -> int:
    return sum(letters(word) > cutoff for sentence in sentences for word in sentence.words)


def _feed(sentences: Iterable[Iterable[str]]) -> str:
    """The form that textstat cannot split wrongly."""
    return " ".join(f"{' '.join(map(_encode, words))}." for words in sentences)


def _encode(word: str) -> str:
    return unicodedata.normalize("NFC", word).translate(_KEPT)


def _decode(word: str) -> str:
    return word.translate(_ORIGINAL)


def _mask(words: Sequence[str], glossed: Set[str]) -> Iterator[str]:
    """*words* with an easy one for names, sentence starts and words that the page explains."""
    in_capitals = all(word.upper() == word for word in words)
    for word in words:
        named = word[0].isupper() and not in_capitals
        explained = bool(glossed) and not glossed.isdisjoint(stems(word.lower()))
        yield _EASY if named or explained else word


class _Pronunciations(dict[str, list[list[str]]]):
    """Looks like the dictionary that textstat would download; only the counts are read."""

    def __missing__(self, word: str) -> list[list[str]]:
        return [["X1"] * count_syllables(_decode(word))]


class _EasyWords:
    def __contains__(self, word: str) -> bool:
        return is_familiar(_decode(word))


@cache
def _textstat() -> ModuleType:
    """The library, with our syllables and our familiar words in place of its own."""
    pronunciations, easy_words = _Pronunciations(), _EasyWords()
    syllables = import_module("textstat.backend.counts._count_syllables")
    difficult = import_module("textstat.backend.validations._is_difficult_word")
    vars(syllables)["get_cmudict"] = lambda lang: pronunciations  # noqa: ARG005
    vars(difficult)["get_lang_easy_words"] = lambda lang: easy_words  # noqa: ARG005
    return import_module("textstat")
