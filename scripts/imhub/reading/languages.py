"""What is known about each language: lengths next to English, and its abbreviations."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ENGLISH = "en"
_SAME = {"fa-af": "prs", "fil": "tl"}
"""Tags whose figures stand under another code."""
_WARN, _ERROR = 20, 25
"""Words in an English sentence: above the first it is long, above the second too long."""


@dataclass(frozen=True, slots=True)
class Language:
    """Figures of one language. `None`: not measured, so nothing is concluded from it."""

    code: str
    """Empty for a language that we know nothing about."""
    chars_per_en_char: float | None = None
    words_per_en_word: float | None = None
    """For Chinese, Han characters per English word."""
    long_word_cutoff: int | None = None
    """A word with more letters than this is long."""


_UNKNOWN = Language("")


def find_language(tag: str) -> Language:
    """The language of a tag such as `pt-BR`; one without figures when it is unknown."""
    tag = tag.strip().lower().replace("_", "-")
    known = _languages()
    return known.get(_SAME.get(tag, tag)) or known.get(tag.partition("-")[0]) or _UNKNOWN


def known_languages() -> tuple[str, ...]:
    """Codes of all languages that something is known about."""
    return tuple(_languages())


def long_limits(lang: str) -> tuple[int, int] | None:
    """Words above which a sentence is long, and too long, in *lang*; nothing if not measured."""
    ratio = find_language(lang).words_per_en_word
    return None if ratio is None else (round(_WARN * ratio), round(_ERROR * ratio))


def abbreviations(lang: str) -> Mapping[str, bool]:
    """Lower-case words whose full stop ends no sentence; true: only before a number."""
    return _abbreviations().get(find_language(lang).code, {})


@cache
def _languages() -> Mapping[str, Language]:
    rows = csv.DictReader(_read("languages.csv").splitlines())
    return {
        row["lang"]: Language(
            row["lang"],
            _number(row["chars_per_en_char"]),
            _number(row["words_per_en_word"]),
            int(row["long_word_cutoff"]) if row["long_word_cutoff"] else None,
        )
        for row in rows
    }


@cache
def _abbreviations() -> Mapping[str, Mapping[str, bool]]:
    lines = [line.split() for line in _read("abbreviations.txt").splitlines() if line[:1] != "#"]
    return {
        lang: {word.rstrip("#").removesuffix(".").lower(): word.endswith("#") for word in words}
        for lang, *words in lines
    }


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _number(text: str) -> float | None:
    return float(text) if text else None
