"""A word or spelling from American English.

## What it does
Finds words such as “diaper” and spellings such as “favorite”. The list is
`content/data/style/us-english.yml`. Names are left alone.

## Why it matters
Parents here say nappy, cot and dummy. A page with other words seems to be meant for somebody else.

## Example
Instead of “Change the diaper on the floor” write “Change the nappy on the floor”.
"""

from collections.abc import Iterator

from imhub.checks.pairs import Pairs, is_name, read_pairs
from imhub.checks.passages import Passage
from imhub.checks.phrases import Phrases, covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "us-english"


def _check(message: Message, context: Context) -> Iterator[Problem]:
    pairs = read_pairs(context.site.style.get(_NAME, {}).get("pairs", ()))
    capitals, unless = context.phrases(_NAME, "capitals"), context.phrases(_NAME, "unless")
    for passage in context.passages(message):
        if not passage.is_quote:
            yield from _in_passage(passage, pairs, capitals, unless)


def _in_passage(
    passage: Passage, pairs: Pairs, capitals: Phrases, unless: Phrases
) -> Iterator[Problem]:
    for sentence in passage.sentences:
        for match in pairs.words.find(sentence):
            named = is_name(sentence, match) and match[0] not in capitals
            if not named and not covered(match, unless.find(sentence)):
                yield Problem(
                    passage.line,
                    f"“{match[0]}” is American English. Parents here use another word or spelling.",
                    f"Write {pairs.instead_of(match[0])}.",
                    sentence,
                )


RULE = Rule(_NAME, _check, Severity.WARNING, language="en")
