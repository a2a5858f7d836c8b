"""A word that few parents use when they talk.

## What it does
Finds long and official words for which there is a plainer one. The list is ours:
`content/data/style/hard-word.yml` holds lines such as `utilise, utilises -> use`, and the places
where a word may stay, such as “baby monitor”. Names and quotations are left alone.

## Why it matters
A reader who stops at one word may not read on. The plain word says the same to everyone.

## Example
Instead of “Commence with a slow song” write “Start with a slow song”.
"""

import re
from collections.abc import Iterator

from imhub.checks.pairs import Pairs, is_name, read_pairs
from imhub.checks.passages import Passage
from imhub.checks.phrases import Phrases, covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_QUOTES = frozenset("\"“”'‘’")


def _check(message: Message, context: Context) -> Iterator[Problem]:
    pairs = read_pairs(context.site.style.get("hard-word", {}).get("pairs", ()))
    unless = context.phrases("hard-word", "unless")
    for passage in context.passages(message):
        if not passage.is_quote:
            yield from _in_passage(passage, pairs, unless)


def _in_passage(passage: Passage, pairs: Pairs, unless: Phrases) -> Iterator[Problem]:
    for sentence in passage.sentences:
        for match in pairs.words.find(sentence):
            if (
                is_name(sentence, match)
                or _is_mentioned(sentence, match)
                or covered(match, unless.find(sentence))
            ):
                continue
            yield Problem(
                passage.line,
                f"“{match[0]}” is not a word that most parents use.",
                _remedy(pairs.instead_of(match[0])),
                sentence,
            )


def _is_mentioned(sentence: str, match: re.Match[str]) -> bool:
    """Whether *match* stands in quotation marks, as a word that is explained does."""
    around = sentence[match.start() - 1 : match.start()], sentence[match.end() : match.end() + 1]
    return all(mark in _QUOTES and mark for mark in around)


def _remedy(plain: str) -> str:
    if not plain:
        return "Leave it out: the sentence says the same without it."
    return f"Try {plain}."


RULE = Rule("hard-word", _check, Severity.WARNING, language="en")
