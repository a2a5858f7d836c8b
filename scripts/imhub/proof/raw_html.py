"""HTML in a translation.

## What it does
Finds tags such as `<b>`, comments, and signs such as `&nbsp;` that the original does not have.

## Why it matters
A page shows them as they were typed. And HTML is how a stranger would put a program into a page.

## Example
Instead of `<b>Nigdy</b>` write `**Nigdy**`, and instead of `&nbsp;` type a space.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.proof.rule import Context, Pair, Rule, in_words

_HTML = re.compile(
    r"""
    <\s?[/!?]?\s?(?!https?://)[A-Za-z!?-][^<>]*>?
  | &(?:\#\d+|\#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]{1,31});
    """,
    re.VERBOSE,
)


def _find(pair: Pair, context: Context) -> Iterator[Problem]:  # noqa: ARG001
    here = _tags(pair.translation.raw)
    added = sorted((here - _tags(pair.source.raw)).elements()) if here else []
    added.extend(pair.translation.unsafe)
    if added:
        shown = in_words([tag[:40] for tag in added])
        yield Problem(0, f"The translation has {shown}.", "Type words alone, without HTML.")


def _tags(text: str) -> Counter[str]:
    if text.isascii() and "<" not in text and "&" not in text:
        return Counter()
    return Counter(found[0].casefold() for found in _HTML.finditer(_plain(text)))


def _plain(text: str) -> str:
    """*text* with wide and small forms of signs as the plain ones."""
    return unicodedata.normalize("NFKC", text)


RULE = Rule("raw-html", _find, waivable=False)
