"""Formulas that were published for languages other than English, as a hint with their names.

They were made on other texts than ours and decide nothing here. Syllables are groups of vowels.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from imhub.reading.languages import find_language
from imhub.reading.scored import Sentence
from imhub.reading.words import letters

_MIN_WORDS_FOG = 100
_LONG_GERMAN = 6
_SYLLABLES: Mapping[str, re.Pattern[str]] = {
    "es": re.compile("[iuü]*[aeoáéóíú](?:[iuü](?![aeoáéóíú]))*|[iuü]+|^y$"),
    "pl": re.compile("[aąeęoóuy]|i(?![aąeęoóuy])"),
    "de": re.compile("[aeiouyäöü]+"),
    "ru": re.compile("[аеёиоуыэюя]"),
}


@dataclass(frozen=True, slots=True)
class Published:
    """A score with the name of its formula and how to read it."""

    name: str
    value: float
    note: str


@dataclass(frozen=True, slots=True)
class _Counts:
    """What the formulas ask of a text."""

    words: int
    a_sentence: float
    syllables: Sequence[int]
    """Of each word."""
    long: int

    @property
    def a_word(self) -> float:
        """Syllables in a word, on average."""
        return sum(self.syllables) / self.words

    def share(self, count: int) -> float:
        """*count* words in a hundred."""
        return 100 * count / self.words

    def from_syllables(self, least: int) -> float:
        """Words with at least so many syllables, in a hundred."""
        return self.share(sum(count >= least for count in self.syllables))


def published_score(sentences: Sequence[Sentence], lang: str) -> Published | None:
    """The score of *sentences* if *lang* has a formula and they are long enough for it."""
    formula = _FORMULAS.get(find_language(lang).code)
    if formula is None or not sentences:
        return None
    return formula(_count(sentences, _SYLLABLES[find_language(lang).code]))


def _count(sentences: Sequence[Sentence], vowels: re.Pattern[str]) -> _Counts:
    words = [word for sentence in sentences for word in sentence.words]
    return _Counts(
        len(words),
        len(words) / len(sentences),
        [len(vowels.findall(word.lower())) or not word.isalpha() for word in words],
        sum(letters(word) > _LONG_GERMAN for word in words),
    )


def _inflesz(counts: _Counts) -> Published:
    value = 206.835 - 62.3 * counts.a_word - counts.a_sentence
    return Published("INFLESZ", value, "65 or more is fairly easy")


def _fog_pl(counts: _Counts) -> Published | None:
    if counts.words < _MIN_WORDS_FOG:
        return None
    value = 0.4 * (counts.a_sentence + counts.from_syllables(4))
    return Published("FOG-PL", value, "years of school")


def _wiener(counts: _Counts) -> Published:
    value = (
        0.1935 * counts.from_syllables(3)
        + 0.1672 * counts.a_sentence
        + 0.1297 * counts.share(counts.long)
        - 0.0327 * (100 - counts.from_syllables(2))
        - 0.875
    )
    return Published("Wiener Sachtextformel", value, "school year, 4 to 15")


def _flesch_ru(counts: _Counts) -> Published:
    value = 206.835 - 1.3 * counts.a_sentence - 60.1 * counts.a_word
    return Published("Flesch (Oborneva)", value, "higher is easier, about 0 to 100")


_FORMULAS: Mapping[str, Callable[[_Counts], Published | None]] = {
    "es": _inflesz,
    "pl": _fog_pl,
    "de": _wiener,
    "ru": _flesch_ru,
}
