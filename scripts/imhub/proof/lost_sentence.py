"""A sentence of the original that the translation seems to have lost.

## What it does
Counts sentences, each with the signs of its language, and letters. A translation may have more
sentences. It may make one of two, if it is long enough for both; where a mistake could hurt
somebody, it may not.

## Why it matters
The sentence that is missing may be “Never leave it unwatched”.

## Example
Where two sentences became one on purpose, make two of it again: short sentences are easier to read.
"""

from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.finding import Severity
from imhub.proof.rule import Context, Pair, Rule
from imhub.reading import letters
from imhub.reading.languages import abbreviations, find_language
from imhub.reading.words import split_sentences


def _find(pair: Pair, context: Context) -> Iterator[Problem]:
    if not pair.critical and _is_long_enough(pair, context):
        return
    there = _count(pair.source.shown, context.source.code)
    here = _count(pair.translation.shown, context.language.code) if there > 1 else there
    if here < there:
        message = f"The original has {there} sentences, the translation {here}."
        yield Problem(0, message, "Check that nothing is missing.")


def _is_long_enough(pair: Pair, context: Context) -> bool:
    """Whether the translation is as long as translations of such texts are."""
    usual = find_language(context.language.code).chars_per_en_char or 0
    return letters(pair.said) >= usual * letters(pair.source.words)


def _count(text: str, lang: str) -> int:
    return sum(1 for _ in split_sentences(text, abbreviations(lang)))


RULE = Rule("lost-sentence", _find, Severity.WARNING)
