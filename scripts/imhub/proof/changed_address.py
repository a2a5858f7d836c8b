"""A web or e-mail address in plain words that is not the same in both texts.

## What it does
Compares addresses that stand in the text and are no links: `nhs.uk`, `help@example.org`.

## Why it matters
People type them. A wrong one leads to strangers, and a new one was checked by nobody.

## Example
“Write to info@example.org” keeps the address as it stands.
"""

import re
from collections import Counter
from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.proof.rule import Context, Pair, Rule, in_words

_HINT = re.compile(r"[.@/]\w")
"""Stands in every address, and in few other texts."""
_ADDRESS = re.compile(
    r"""
    https?://[!-~]+ | www\.[!-~]+ | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+
  | (?<![\w.])(?:[A-Za-z0-9-]+\.)+(?:com|org|net|info|gov|edu|io|app|uk|ie|eu)(?![\w-])(?:/[!-~]*)?
    """,
    re.VERBOSE,
)
_NONE = Counter[str]()


def _find(pair: Pair, context: Context) -> Iterator[Problem]:  # noqa: ARG001
    there, here = _addresses(pair.source.shown), _addresses(pair.translation.shown)
    if there == here:
        return
    missing, added = sorted((there - here).elements()), sorted((here - there).elements())
    if missing:
        what = f"The original has the address {in_words(missing)}. The translation does not."
        yield Problem(0, what, "Write it letter by letter as it stands in the original.")
    if added:
        what = f"The translation has the address {in_words(added)}. The original does not."
        yield Problem(0, what, "Take it out.")


def _addresses(text: str) -> Counter[str]:
    if not _HINT.search(text):
        return _NONE
    return Counter(found[0].rstrip(".,;:!?)").casefold() for found in _ADDRESS.finditer(text))


RULE = Rule("changed-address", _find)
