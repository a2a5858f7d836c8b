"""Whether a sentence says a thing itself, or denies, asks or reports it."""

import re
from collections.abc import Sequence

from imhub.checks.phrases import is_negated
from imhub.checks.rule import Context

_LISTS = "blame"
BREAK = re.compile(
    r"[;:.!?…–—]|,(?!\s*(?:or|nor|ever)\b)"
    r"|\b(?:but|because|when|if|so|and|while|unless|although|though|until)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:when|if|unless|while)$", re.IGNORECASE)
_SUBJECT = re.compile(r"\s(?:they|you|he|she|it|we)\b", re.IGNORECASE)
_NOT_A_DENIAL = re.compile(
    r"\bnot (?:only|just)\b|\bwith no\b|\bwho(?: \w+)? (?:not|never)\b|\bwho (?:cannot|\w+n['’]t)\b"
    r"|\bthat (?:are|do|have|get) (?:not|never)\b"
    r"|^\W*not enough\b|^\W*(?:not|never) (?:\w+ ){0,2}?\w+ing\b",
    re.IGNORECASE,
)
"""“Not talking to your baby harms …” says that it does."""
_FORBIDS = re.compile(
    r"\W*(?:please )?do(?: not|n['’]t) (?:ever )?(?:be (?:an? )?)?", re.IGNORECASE
)
"""“Do not spoil your baby” tells a parent that they may."""
_WITHOUT = re.compile(r"\bwithout (?:(?:any|doing|causing|lasting)\s+)*$", re.IGNORECASE)
_INVITES = re.compile(
    r"\b(?:why not|why don['’]t (?:you|we)|(?:don['’]t|do not|never) forget to)\b[^,.;:!?]*$",
    re.IGNORECASE,
)
_NO = re.compile(r"\W*(?:no|not|never)\b", re.IGNORECASE)


def is_claimed(sentence: str, match: re.Match[str], context: Context) -> bool:
    """Whether *sentence* says *match* and means it.

    It does not when it says “not” or “it is a myth that …”, or tells what somebody fears or says.
    """
    before = sentence[: match.start()]
    clause = clause_before(before)
    if _FORBIDS.fullmatch(clause):
        return True
    said = _NOT_A_DENIAL.sub(" ", _main(before, clause))
    return not (
        is_spoken(sentence, match.start())
        or _WITHOUT.search(clause)
        or said in context.phrases(_LISTS, "denials")
        or clause in context.phrases(_LISTS, "fears")
        or before in context.phrases(_LISTS, "hearsay")
        or sentence[match.end() :] in context.phrases(_LISTS, "refuted")
    )


def _main(before: str, clause: str) -> str:
    """What *clause* says itself: “they suffer” of “if not held they suffer”."""
    if not _CONDITION.search(before[: len(before) - len(clause)]):
        return clause
    subjects = [
        match.start() for match in _SUBJECT.finditer(clause) if clause[: match.start()].strip()
    ]
    return clause[subjects[-1] :] if subjects else clause


def is_answered_no(sentences: Sequence[str]) -> bool:
    """Whether the first of *sentences* asks, and the second says no."""
    return len(sentences) > 1 and sentences[0].endswith("?") and bool(_NO.match(sentences[1]))


def clause_before(before: str) -> str:
    """What stands before a word since the last break; a comma right before it is none."""
    until = len(before.rstrip(" ,"))
    return before[max((match.end() for match in BREAK.finditer(before, 0, until)), default=0) :]


def is_spoken(sentence: str, start: int) -> bool:
    """Whether *start* stands between quotation marks."""
    before = sentence[:start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def is_denied(sentence: str, start: int) -> bool:
    """Whether the clause up to *start* says “not”, and means it: “why not …?” is an invitation."""
    return is_negated(sentence, start) and not _INVITES.search(sentence[:start])
