"""A word of the glossary that is translated in another way.

## What it does
Where the original uses a word of `translations/<lang>/glossary.yml`, looks for one of its forms in
the translation, and in the words of a link to it.

## Why it matters
A reader who meets two words for the health visitor looks for two people.

## Example
If the right word stands there in a form that the glossary does not know, add the form under `also`.
"""

from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.finding import Severity
from imhub.proof.rule import Context, Pair, Rule


def _find(pair: Pair, context: Context) -> Iterator[Problem]:
    terms, text = context.terms, pair.translation.shown
    links = {link.target: link.text for link in pair.translation.links if link.kind == "term"}
    for word in terms.words_in(pair.source.shown):
        forms = (*word.forms, *(f"{name}*" for name in word.names if word.keep_english))
        if not terms.find(forms, text):
            message = f"“{word.names[0]}” is not translated as the glossary has it."
            yield Problem(0, message, f"Write “{word.term}”, or add a form to the glossary.")
        elif word.id in links and not terms.find(forms, links[word.id]):
            message = f"The link to “{word.names[0]}” says “{links[word.id][:60]}”."
            yield Problem(0, message, "Check that each link has the words that belong to it.")


RULE = Rule("glossary-term", _find, Severity.WARNING)
