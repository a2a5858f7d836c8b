"""A translation that is still the original.

## What it does
Finds translations that say the same words as the original, and whole sentences of it inside a
translation. Names that stay as they are do not count, nor do the short and second names of a word
of the glossary: a reader meets them as they are.

## Why it matters
A page would call it Polish, and a screen reader would read English words with Polish sounds. A unit
without a translation is shown in the original language and says so.

## Example
Leave `msgstr ""` empty rather than copy the original. A word that is the same in both languages may
stay: add `# allow untranslated-copy: …` above it and say why.
"""

from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.finding import Severity
from imhub.proof.rule import WORDS, Context, Pair, Rule

_FEW = 3
"""Fewer letters say nothing, and fewer words may be the same in two languages."""


def _find(pair: Pair, context: Context) -> Iterator[Problem]:
    if pair.kind == "name" or (pair.kind in WORDS and _may_stay(pair)):
        return
    source, translation = pair.source.folded, " ".join(pair.said.casefold().split())
    if source == pair.translation.folded:
        rest = context.without_names(pair.source.words)
        if sum(map(str.isalpha, rest)) >= _FEW:
            few = len(rest.split()) < _FEW or pair.kind in WORDS
            severity = Severity.WARNING if few else None
            message = "The translation is the same as the original."
            remedy = "Translate it, or leave it empty: pages then mark it as not translated."
            yield Problem(0, message, remedy, severity=severity)
        return
    for sentence, folded in pair.source.sentences:
        if folded not in translation:
            continue
        if len(context.without_names(sentence).split()) >= _FEW:
            message = f"“{sentence[:80]}” stands in the translation as it is in the original."
            yield Problem(0, message, "Translate this sentence too.", severity=Severity.WARNING)


def _may_stay(pair: Pair) -> bool:
    """Whether a word of the glossary is one that readers meet as it is: `IMH`, a second name."""
    return pair.kind == "also" or pair.source.shown.isupper()


RULE = Rule("untranslated-copy", _find)
