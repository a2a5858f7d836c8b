"""A link that the translation has lost, added or pointed elsewhere.

## What it does
Compares where the links and pictures of both texts lead. Their order does not matter.

## Why it matters
A reader who follows the wrong link finds no help, and does not look for it again.

## Example
`[Get help now](page:get-help-now)` becomes `[Uzyskaj pomoc](page:get-help-now)`: the words in
square brackets are translated, and what stands in round brackets stays.
"""

import re
from collections import Counter
from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.proof.rule import Context, Pair, Rule, in_words
from imhub.proof.side import Side

_REFERENCE = re.compile(r"\](?P<reference>\s?\[[^\[\]^]+\])")
_NAMES = {"web": "", "bad": "", "heading": "#", "picture": ""}
_NONE = Counter[str]()


def _find(pair: Pair, context: Context) -> Iterator[Problem]:  # noqa: ARG001
    there, here = _targets(pair.source), _targets(pair.translation)
    if not (there or here):
        return
    missing, added = sorted((there - here).elements()), sorted((here - there).elements())
    if missing:
        what = f"The original links to {in_words(missing)}. The translation does not."
        yield Problem(0, what, "Write the link as it stands there, with translated words.")
    if added:
        what = f"The translation links to {in_words(added)}. The original does not."
        yield Problem(0, what, "Write what stands in round brackets in the original.")


def _targets(text: Side) -> Counter[str]:
    if "[" not in text.raw and not text.links:
        return _NONE
    links = (f"{_NAMES.get(link.kind, f'{link.kind}:')}{link.target}" for link in text.links)
    references = (match["reference"].strip() for match in _REFERENCE.finditer(text.shown))
    return Counter((*links, *references))


RULE = Rule("changed-link", _find)
