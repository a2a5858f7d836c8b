"""The gate: what the measures of an English text say about it."""

from typing import Literal, TypeAlias

Verdict: TypeAlias = Literal["pass", "warn", "fail", "short", "not-validated"]

BANDS: dict[Verdict, str] = {
    "pass": "about age 11 or under",
    "warn": "about 12 to 14",
    "fail": "15 and over",
    "short": "too short to score",
    "not-validated": "not validated for this language",
}
"""What an editor sees: never a decimal."""

MIN_WORDS, MIN_SENTENCES = 100, 5
"""Below either, a score says more about chance than about the text."""
_TOO_LONG = 40
"""No sentence may have more words."""
_FEW = 0.10
"""Share of sentences that may have more than 25."""
_EASY = (7.0, 6.8, 2.5)
"""Flesch-Kincaid, Dale-Chall and RIX of a text for reading age 11 or 12, at most."""
_HARD = (9.0, 7.6, 4.0)
_VOTES = 2
"""So many of the three decide: each fails on some texts."""


def judge(
    fk: float, dale_chall: float, rix: float, *, longest: int, share_over_25: float
) -> Verdict:
    """The verdict on a text that is long enough."""
    measured = (fk, dale_chall, rix)
    hard = sum(value > limit for value, limit in zip(measured, _HARD, strict=True))
    easy = sum(value <= limit for value, limit in zip(measured, _EASY, strict=True))
    if hard >= _VOTES or longest > _TOO_LONG:
        return "fail"
    if easy >= _VOTES and not hard and share_over_25 <= _FEW:
        return "pass"
    return "warn"
