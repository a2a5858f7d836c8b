"""Words of meetings and reports.

## What it does
Finds words such as “trauma-informed”, “outcomes”, “signposting” and “service users”. A real
signpost or path, the outcome of a match and “you are ace” are left alone.
`content/data/style/professional-jargon.yml` says what to write instead.

## Why it matters
Such words tell parents that the page is not for them. Saying what it is takes few words more.

## Example
Instead of “Our approach is holistic” write “We look at your whole life.”
"""

import re
from collections.abc import Iterator

from imhub.checks.glosses import unexplained
from imhub.checks.pairs import read_pairs
from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "professional-jargon"
_A = re.compile(r"\b(?:an?|the|this|that|each|every|next|another)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""“At the signpost”; not “we signpost you”."""
_CAPITALS = re.compile(r"ACE(?:s|S|['’]s)?\b")


def _check(message: Message, context: Context) -> Iterator[Problem]:
    pairs = read_pairs(context.site.style.get(_NAME, {}).get("pairs", ()))
    unless, places, outdoors = (
        context.phrases(_NAME, name) for name in ("unless", "places", "outdoors")
    )

    def is_other_sense(sentence: str, word: re.Match[str]) -> bool:
        if covered(word, unless.find(sentence)):
            return True
        if word[0].lower().startswith("ace"):
            return not _CAPITALS.match(word[0])
        is_thing = "sign" in word[0].lower() and _A.search(sentence[: word.start()])
        return word[0] in places and bool(is_thing or sentence in outdoors)

    for mention in unexplained(message, context, pairs.words, is_other_sense):
        word = mention.word[0]
        plain = pairs.instead_of(word)
        yield mention.problem(
            f"“{word}” is a word for meetings; to a parent it says little.",
            f"Try {plain}." if plain else "Say what it is, or leave it out.",
        )


RULE = Rule(_NAME, _check, Severity.WARNING, language="en", professional=Severity.INFO)
