"""Nouns piled on each other.

## What it does
Finds four or more nouns in a row (“family support service referral form”), and three or more long
words in -tion, -sion, -ment, -ance or -ity in one sentence. This is a suggestion.

## Why it matters
Each noun has to be held in mind until the last one says what it was all about. Verbs say who does
what, in the order in which it happens.

## Example
Instead of “The parent engagement strategy group will meet” write “We will meet to plan how to
reach parents”.
"""

import re
from collections.abc import Iterator

from imhub.checks.passages import Passage
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "noun-pile"
_PILE, _LONG_WORDS = 4, 3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONG = re.compile(r"\w{2,}(?:[ts]ion|ment|ance|ity)s?$|\w{2,}ities$", re.IGNORECASE)


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for passage in context.passages(message):
        if not passage.is_quote:
            yield from _in_passage(passage, context)


def _in_passage(passage: Passage, context: Context) -> Iterator[Problem]:
    for sentence in passage.sentences:
        pile = next(_piles(sentence, context), "")
        long_words = [word[0] for word in _words(sentence) if _is_long(word[0], context)]
        if pile:
            yield Problem(
                passage.line,
                f"“{pile}” is a pile of nouns. Only the last one says what it is about.",
                "Start with the last noun and use verbs: “a form to ask for help for your family”.",
                sentence,
            )
        elif len(long_words) >= _LONG_WORDS:
            named = ", ".join(f"“{word}”" for word in long_words)
            yield Problem(
                passage.line,
                f"{named} make this sentence heavy.",
                f"Say it with verbs: who does what? Start with what “{long_words[0]}” is about.",
                sentence,
            )


def _words(sentence: str) -> Iterator[re.Match[str]]:
    """Words of *sentence* but names, which have a capital letter inside it."""
    for number, match in enumerate(_WORD.finditer(sentence)):
        if number == 0 or match[0].islower():
            yield match


def _is_long(word: str, context: Context) -> bool:
    return _LONG.match(word) is not None and word not in context.phrases(_NAME, "everyday")


def _piles(sentence: str, context: Context) -> Iterator[str]:
    """Nouns of *sentence* in a row, when there are enough."""
    nouns = context.phrases(_NAME, "nouns")
    row: list[re.Match[str]] = []
    for match in _words(sentence):
        if row and not sentence[row[-1].end() : match.start()].isspace():
            row = []
        single = match[0].removesuffix("s")
        if not (match[0] in nouns or single in nouns or _LONG.match(match[0])):
            row = []
            continue
        row.append(match)
        if len(row) >= _PILE:
            yield sentence[row[0].start() : match.end()]
        if single != match[0] and match[0] not in nouns:
            row = []


RULE = Rule(_NAME, _check, Severity.INFO, language="en")
