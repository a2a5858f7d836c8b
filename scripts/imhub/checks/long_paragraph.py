"""A paragraph that is too long for a small screen.

## What it does
Finds paragraphs of more than three sentences, or of more than 60 words. What somebody says, in
quotation marks, counts as one sentence. Lists and tables are left alone.

## Why it matters
A block of text that fills a phone looks like work. Parents skip it.

## Example
Instead of “Sit down. Pick up a book. Point at the dog. Say woof.” write two short paragraphs, or a
list of steps.
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message
from imhub.reading import Sentence, long_limits, sentences_of

_SENTENCES = 3
_LONG_SENTENCES = 3
"""A paragraph may have the words of so many sentences that are just not long: 60 in English."""
_MARKS = ('"', "“", "”")
_TOO_LONG = "On a phone it looks like a wall of words."


def _check(message: Message, context: Context) -> Iterator[Problem]:
    lang = context.site.hub.source_language
    limits = long_limits(lang)
    for passage in context.passages(message):
        if passage.kind == "paragraph":
            sentences = sentences_of([passage.block], lang)
            yield from _in_sentences(tuple(_starts(sentences)))
            if limits:
                yield from _in_words(sentences, limits[0] * _LONG_SENTENCES)


def _starts(sentences: tuple[Sentence, ...]) -> Iterator[Sentence]:
    """*sentences* without those that go on with what somebody says."""
    speaking = False
    for sentence in sentences:
        if not speaking:
            yield sentence
        speaking ^= sum(map(sentence.text.count, _MARKS)) % 2 == 1


def _in_sentences(sentences: tuple[Sentence, ...]) -> Iterator[Problem]:
    count = len(sentences)
    if count > _SENTENCES:
        middle = sentences[(count + 1) // 2]
        yield Problem(
            middle.line,
            f"This paragraph has {count} sentences. {_TOO_LONG}",
            f"Start a new paragraph at “{middle.text}”, or make a list.",
            sentences[0].text,
            over=count / _SENTENCES - 1,
        )


def _in_words(sentences: tuple[Sentence, ...], most: int) -> Iterator[Problem]:
    words = sum(len(sentence.words) for sentence in sentences)
    if words > most and len(tuple(_starts(sentences))) <= _SENTENCES:
        yield Problem(
            sentences[0].line,
            f"This paragraph has {words} words. {_TOO_LONG}",
            "Make two paragraphs of it, or a list. Leave out what a parent can do without.",
            sentences[0].text,
            over=words / most - 1,
        )


RULE = Rule("long-paragraph", _check, Severity.WARNING)
