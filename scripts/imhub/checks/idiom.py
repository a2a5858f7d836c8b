"""A saying that means something else than its words.

## What it does
Finds sayings such as “over the moon” and “under the weather”. The list is
`content/data/style/idiom.yml`, with the places where the words are meant as they stand: a cow may
jump over the moon. This is a suggestion.

## Why it matters
A parent who is new to English looks for the moon. So does a computer that translates the page.

## Example
Instead of “Songs can break the ice” write “Songs can help you start to talk”.
"""

from collections.abc import Iterator

from imhub.checks.pairs import Pairs, read_pairs
from imhub.checks.passages import Passage
from imhub.checks.phrases import Phrases, covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "idiom"


def _check(message: Message, context: Context) -> Iterator[Problem]:
    idioms = read_pairs(context.site.style.get(_NAME, {}).get("idioms", ()))
    literal = context.phrases(_NAME, "literal")
    for passage in context.passages(message):
        if not passage.is_quote:
            yield from _in_passage(passage, idioms, literal)


def _in_passage(passage: Passage, idioms: Pairs, literal: Phrases) -> Iterator[Problem]:
    for sentence in passage.sentences:
        for match in idioms.words.find(sentence):
            if not covered(match, literal.find(sentence)):
                plain = idioms.instead_of(match[0])
                yield Problem(
                    passage.line,
                    f"“{match[0]}” does not mean what its words say.",
                    f"Try {plain}." if plain else "Say what you mean in plain words.",
                    sentence,
                )


RULE = Rule(_NAME, _check, Severity.INFO, language="en")
