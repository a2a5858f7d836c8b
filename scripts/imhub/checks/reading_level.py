"""A page that is hard to read as a whole.

## What it does
Measures the words and sentences of the page in three ways. When two of the three agree that it is
hard, the page stops the build (“15 and over”) or is warned about (“about 12 to 14”). Headings do
not count, and a page of fewer than 100 words is too short to measure.

## Why it matters
About one adult in five finds hard text a struggle, and every parent does at four in the morning.

## Example
Instead of “Implementing a consistent bedtime routine facilitates improved sleep” write “Do the
same three things each night. It can help your child to sleep.”
"""

from collections.abc import Iterator, Sequence

from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message
from imhub.reading import Sentence, is_familiar, sentences_of

_LONG = 6
"""Words with more letters than this count as long, as in the reading measures."""
_NAMED = 3
"""Words that the remedy names."""
_HARD = {
    "fail": ("It needs a reader of {band}.", Severity.ERROR, 1.0),
    "warn": ("It suits a reader of {band}, and we write for 11.", Severity.WARNING, 0.0),
}


def _check(message: Message, context: Context) -> Iterator[Problem]:
    reading = context.reading(message)
    if reading.verdict not in _HARD:
        return
    text, severity, over = _HARD[reading.verdict]
    blocks = [passage.block for passage in context.passages(message) if passage.field != "title"]
    sentences = [sentence for sentence in sentences_of(blocks) if sentence.scored]
    longest = max(sentences, key=lambda sentence: len(sentence.words))
    yield Problem(
        longest.line,
        f"This page is hard to read as a whole. {text.format(band=reading.band)}",
        _remedy(sentences),
        longest.text,
        over,
        severity,
    )


def _remedy(sentences: Sequence[Sentence]) -> str:
    words = {word for sentence in sentences for word in sentence.words if word.islower()}
    hard = sorted((w for w in words if len(w) > _LONG and not is_familiar(w)), key=_longest_first)
    start = "Make two sentences of its longest one first"
    if not hard:
        return f"{start}."
    return f"{start}. Then find easier words for {', '.join(f'“{w}”' for w in hard[:_NAMED])}."


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


RULE = Rule("reading-level", _check, language="en")
