"""Words of experts for calming down and answering a baby.

## What it does
Finds words such as “regulate”, “co-regulation”, “attuned” and “reciprocal”. Rules and laws
(“registered and regulated”) and heating are another sense and are left alone.
`content/data/style/regulation-jargon.yml` says what to write instead.

## Why it matters
A parent with a crying baby looks for what helps. “Help them regulate” does not tell them.

## Example
Instead of “Rocking helps regulate your baby” write “Rocking helps your baby calm down.”
"""

import re
from collections.abc import Iterator

from imhub.checks.glosses import unexplained
from imhub.checks.pairs import read_pairs
from imhub.checks.phrases import covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "regulation-jargon"
_IS = re.compile(
    r"\b(?:is|are|be|been|was|were|being)\s+(?:\w+ly\s+|all\s+|also\s+)?$", re.IGNORECASE
)
"""“Medicines for children are regulated.”"""


def _check(message: Message, context: Context) -> Iterator[Problem]:
    pairs = read_pairs(context.site.style.get(_NAME, {}).get("pairs", ()))
    things, unless, people, providers = (
        context.phrases(_NAME, name) for name in ("things", "unless", "people", "providers")
    )

    def is_other_sense(sentence: str, word: re.Match[str]) -> bool:
        if sentence in things or covered(word, unless.find(sentence)):
            return True
        is_ruled = word[0].lower() == "regulated" and _IS.search(sentence[: word.start()])
        return sentence in providers and bool(is_ruled or sentence not in people)

    for mention in unexplained(message, context, pairs.words, is_other_sense):
        word = mention.word[0]
        yield mention.problem(
            f"“{word}” is a word that workers use and parents do not.",
            f"Try {pairs.instead_of(word)}.",
        )


RULE = Rule(_NAME, _check, Severity.WARNING, language="en", professional=Severity.INFO)
