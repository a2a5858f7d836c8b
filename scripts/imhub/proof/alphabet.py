"""Alphabets: which letters belong to which, and which of them a language is written with."""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache

_OF_SCRIPT: Mapping[str, frozenset[str]] = {
    "Hans": frozenset({"CJK"}),
    "Hant": frozenset({"CJK"}),
    "Jpan": frozenset({"CJK", "HIRAGANA", "KATAKANA"}),
    "Kore": frozenset({"CJK", "HANGUL"}),
} | {
    script: frozenset({name})
    for script, name in (
        ("Arab", "ARABIC"),
        ("Armn", "ARMENIAN"),
        ("Beng", "BENGALI"),
        ("Cyrl", "CYRILLIC"),
        ("Deva", "DEVANAGARI"),
        ("Ethi", "ETHIOPIC"),
        ("Geor", "GEORGIAN"),
        ("Grek", "GREEK"),
        ("Gujr", "GUJARATI"),
        ("Guru", "GURMUKHI"),
        ("Hebr", "HEBREW"),
        ("Khmr", "KHMER"),
        ("Knda", "KANNADA"),
        ("Laoo", "LAO"),
        ("Latn", "LATIN"),
        ("Mlym", "MALAYALAM"),
        ("Mymr", "MYANMAR"),
        ("Sinh", "SINHALA"),
        ("Taml", "TAMIL"),
        ("Telu", "TELUGU"),
        ("Thaa", "THAANA"),
        ("Thai", "THAI"),
        ("Tibt", "TIBETAN"),
    )
}
_KNOWN = frozenset(name for names in _OF_SCRIPT.values() for name in names)


def alphabets_of(script: str) -> frozenset[str]:
    """The alphabets that *script*, an ISO 15924 code, is made of; none if it is not known."""
    return _OF_SCRIPT.get(script, frozenset())


def readable(alphabet: str) -> str:
    """What people call *alphabet*: `Cyrillic`."""
    return "Chinese" if alphabet == "CJK" else alphabet.title()


@cache
def alphabet_of(letter: str) -> str:
    """The alphabet that *letter* belongs to, `LATIN`; empty for what belongs to all or to none."""
    if not letter.isalpha():
        return ""
    first = unicodedata.name(letter, "").partition(" ")[0]
    return first if first in _KNOWN else ""


def alphabets_in(text: str) -> frozenset[str]:
    """The alphabets that letters of *text* belong to."""
    return frozenset(map(alphabet_of, set(text))) - {""}


def count_alphabets(text: str) -> Counter[str]:
    """How many letters of each alphabet *text* has."""
    found = Counter(map(alphabet_of, text))
    del found[""]
    return found
