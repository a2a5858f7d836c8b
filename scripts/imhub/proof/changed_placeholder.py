"""A placeholder that the translation has lost, added or changed.

## What it does
Compares `%(name)s`, `%d`, `{name}` and the like. Each stands for something that the hub fills in.

## Why it matters
With one missing the reader learns half of it. With one misspelt the page cannot be made at all.

## Example
`Call %(number)s` becomes `Zadzwoń: %(number)s`. What stands in brackets is never translated.
"""

from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.proof.rule import Context, Pair, Rule, in_words


def _find(pair: Pair, context: Context) -> Iterator[Problem]:  # noqa: ARG001
    there, here = pair.source.placeholders, pair.translation.placeholders
    if not (there or here):
        return
    missing, added = sorted((there - here).elements()), sorted((here - there).elements())
    if missing:
        what = f"The original has {in_words(missing)}. The translation does not."
        yield Problem(0, what, "Put it where the translation needs it, letter by letter.")
    if added:
        what = f"The translation has {in_words(added)}. The original does not."
        yield Problem(0, what, "Take it out, or write it as it stands in the original.")


RULE = Rule("changed-placeholder", _find, waivable=False)
