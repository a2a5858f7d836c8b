"""A word that the glossary of the language forbids.

## What it does
Looks for the words under `never` in `translations/<lang>/glossary.yml`: some on every page, some
only where the original uses the word that they stand for wrongly.

## Why it matters
Those who speak the language have agreed that the word hurts, or means something else.

## Example
Where the glossary says `never: [sierota]`, take the word that it gives as `term`.
"""

from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.proof.rule import Context, Pair, Rule


def _find(pair: Pair, context: Context) -> Iterator[Problem]:
    terms, text = context.terms, pair.translation.shown
    for banned in terms.banned_in(text):
        instead = f"Write “{banned.instead}”." if banned.instead else "Say it in another way."
        why = f" {banned.note}" if banned.note else ""
        yield Problem(0, f"“{banned.term}” must not stand on any page.{why}", instead)
    words = terms.words_in(pair.source.shown)
    for word in words:
        found = terms.find(word.never, text) if word.never else ""
        others = (other for other in words if other != word)
        if found and not any(terms.find(other.forms, found) for other in others):
            yield Problem(
                0, f"“{found}” is not what “{word.names[0]}” means.", f"Write “{word.term}”."
            )


RULE = Rule("forbidden-term", _find)
