"""A link that content may not have.

## What it does
Finds links that lead neither to the hub's own pages, words and services nor to `https://…`.

## Why it matters
A link such as `javascript:…` runs a stranger's program on a reader's phone, and `http://…` shows
everybody on the same network what is read.

## Example
Instead of `[Pomoc](http://example.org)` keep the link of the original.
"""

from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.proof.rule import Context, Pair, Rule


def _find(pair: Pair, context: Context) -> Iterator[Problem]:  # noqa: ARG001
    for link in pair.translation.links:
        if link.kind == "bad":
            message = f"A link leads to {link.target[:60]}, where no page may lead."
            yield Problem(0, message, "Write the link as it stands in the original.")


RULE = Rule("unsafe-link", _find, waivable=False)
