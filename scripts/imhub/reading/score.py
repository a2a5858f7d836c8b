"""The reading level of a page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import TypedDict

from imhub.blocks import Block
from imhub.reading.formulas import grade, lix, rix
from imhub.reading.languages import ENGLISH, Language, find_language, long_limits
from imhub.reading.published import Published, published_score
from imhub.reading.scored import Sentence, sentences_of
from imhub.reading.verdict import BANDS, MIN_SENTENCES, MIN_WORDS, Verdict, judge

_FK_SPREAD = 22
"""Flesch-Kincaid of one text and another by the same hand differ by this over √words."""


class Measures(TypedDict):
    """Numbers for JSON, of the scored sentences; `None` where one does not apply."""

    fk: float | None
    """Flesch-Kincaid grade; English only, as the next three."""
    dale_chall: float | None
    rix: float | None
    lix: float | None
    nlix: float | None
    """LIX with sentence length and long words as usual in the language; not English."""
    nrix: float | None
    words: int
    """Han characters count as one word each."""
    sentences: int
    longest: int
    """Words in the longest sentence."""
    p90: int
    """Nine of ten sentences have at most so many words."""
    share_over_25: float | None
    """Share of sentences over 25 words, or what takes their place in the language."""
    fk_margin: float | None
    """Standard error of `fk` in a text of this length."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard a page is to read."""

    verdict: Verdict
    band: str
    """The verdict in an editor's words."""
    measures: Measures
    formula: Published | None = None
    """A published formula of the language, shown as a hint."""


def measure(
    blocks: Sequence[Block],
    lang: str = ENGLISH,
    *,
    min_words: int = MIN_WORDS,
    min_sentences: int = MIN_SENTENCES,
    glossed: Collection[str] = frozenset(),
) -> Reading:
    """The reading level of *blocks*; words of *glossed* are explained on the page."""
    sentences = [sentence for sentence in sentences_of(blocks, lang) if sentence.scored]
    language = find_language(lang)
    measures = _count(sentences, lang)
    if language.code == ENGLISH:
        verdict = _judge_english(measures, sentences, glossed, min_words, min_sentences)
    else:
        verdict = "not-validated"
        _compare(measures, sentences, language)
    return Reading(verdict, BANDS[verdict], measures, published_score(sentences, lang))


def _count(sentences: Sequence[Sentence], lang: str) -> Measures:
    lengths = sorted(len(sentence.words) for sentence in sentences)
    return Measures(
        fk=None,
        dale_chall=None,
        rix=None,
        lix=None,
        nlix=None,
        nrix=None,
        words=sum(lengths),
        sentences=len(lengths),
        longest=lengths[-1] if lengths else 0,
        p90=lengths[ceil(0.9 * len(lengths)) - 1] if lengths else 0,
        share_over_25=_share_over(lengths, lang),
        fk_margin=None,
    )


def _share_over(lengths: Sequence[int], lang: str) -> float | None:
    limits = long_limits(lang)
    if limits is None:
        return None
    return sum(length > limits[1] for length in lengths) / max(1, len(lengths))


def _judge_english(
    measures: Measures,
    sentences: Sequence[Sentence],
    glossed: Collection[str],
    min_words: int,
    min_sentences: int,
) -> Verdict:
    if not sentences:
        return "short"
    grades = grade(sentences, glossed)
    measures["fk"], measures["dale_chall"] = grades.fk, grades.dale_chall
    measures["rix"], measures["lix"] = rix(sentences), lix(sentences)
    measures["fk_margin"] = _FK_SPREAD / sqrt(measures["words"])
    if measures["words"] < min_words or measures["sentences"] < min_sentences:
        return "short"
    return judge(
        grades.fk,
        grades.dale_chall,
        rix(sentences),
        longest=measures["longest"],
        share_over_25=measures["share_over_25"] or 0.0,
    )


def _compare(measures: Measures, sentences: Sequence[Sentence], language: Language) -> None:
    cutoff, ratio = language.long_word_cutoff, language.words_per_en_word
    if sentences and cutoff is not None:
        measures["nrix"] = rix(sentences, cutoff)
        measures["nlix"] = None if ratio is None else lix(sentences, cutoff, ratio)
