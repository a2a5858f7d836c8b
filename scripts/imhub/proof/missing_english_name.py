"""A page that translates a name and never gives it in English.

## What it does
For words with `keep_english: true` in `translations/<lang>/glossary.yml`, looks on each page for
the English name, at least once.

## Why it matters
Nobody at the surgery or on the telephone knows the translated name. A reader has to be able to say,
or to show, what it is called here.

## Example
pielęgniarka środowiskowa (health visitor)
"""

from collections.abc import Iterable, Iterator

from imhub.checks.rule import Problem
from imhub.finding import Severity
from imhub.proof.rule import Context, Pair, Rule
from imhub.termbase import Word


def _find(pairs: Iterable[Pair], context: Context) -> Iterator[tuple[Pair, Problem]]:
    first: dict[Word, Pair] = {}
    named: set[Word] = set()
    for pair in pairs:
        for word in filter(_is_kept, context.terms.words_in(pair.source.shown)):
            first.setdefault(word, pair)
            forms = tuple(f"{name}*" for name in word.names)
            if context.terms.find(forms, pair.translation.shown):
                named.add(word)
    for word, pair in first.items():
        if word not in named:
            message = f"No translation of this page gives the name “{word.names[0]}”."
            remedy = f"Write “{word.term} ({word.names[0]})” where the page first speaks of it."
            yield pair, Problem(0, message, remedy)


def _is_kept(word: Word) -> bool:
    return word.keep_english


RULE = Rule("missing-english-name", on_page=_find, severity=Severity.WARNING)
