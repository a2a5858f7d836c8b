"""Signs of Markdown that a reader would see as they were typed.

## What it does
Finds asterisks, brackets and the like that make nothing bold and no link, and signs for headings,
lists, quotes and notes, which a translation cannot make.

## Why it matters
A reader sees `**` or `](page:` in the middle of a sentence, and the words are not bold or a link.

## Example
Instead of `[dom] (page:home)` write `[dom](page:home)`, without the space.
"""

import re
from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.proof.rule import Context, Pair, Rule

_STRAY = re.compile(
    r"""
    \*\*|＊＊|__|~~|``?|\]\s?[(（]|[］】]\s?[(（](?=[a-z]+:)|\]\s?\[|\{:|\[TOC\]|:::
  | (?<![\w*])\*(?=\w)[^*]*(?<=\w)\*(?![\w*]) | (?<![\w_])_(?=\w)[^_]*(?<=\w)_(?![\w_])
    """,
    re.VERBOSE,
)
_BLOCK = re.compile(
    r"^\s*(?:\#{1,6}\s|>\s?|[-*+]\s|\d{1,3}[.)]\s|!!!|\?\?\?|\|)|\n\s*\n|^(?:    |\t)|\|\s*-{3,}"
)


def _find(pair: Pair, context: Context) -> Iterator[Problem]:  # noqa: ARG001
    here = _STRAY.findall(pair.translation.shown)
    if here and len(here) > len(_STRAY.findall(pair.source.shown)):
        message = f"Readers would see the signs {here[0][:30]} as they stand here."
        yield Problem(0, message, "Write bold words and links as the original does.")
    block = _BLOCK.search(pair.translation.raw)
    if block and not _BLOCK.search(pair.source.raw):
        message = "The translation starts as a heading, list, quote or table does, or is in parts."
        remedy = "Write the words alone, in one piece. For speech use a dash: –."
        yield Problem(0, message, remedy)


RULE = Rule("stray-markup", _find)
