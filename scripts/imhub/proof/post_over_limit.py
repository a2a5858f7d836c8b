"""A translated post that is too long for where it goes out.

## What it does
Counts translated posts of campaigns as each of their channels does, with the address of the page
that they lead to. A text message has less room as soon as one letter is not plain: in Polish and
Arabic, one part holds 67 letters and not 153.

## Why it matters
Whoever sends it would have to cut it, in a language that they may not read.

## Example
The comment above the unit says how much room there is. Say it in fewer words, or leave out what the
page says anyway.
"""

from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.postlength import over_limit
from imhub.proof.rule import Context, Pair, Rule


def _find(pair: Pair, context: Context) -> Iterator[Problem]:
    for post in context.posts.get(pair.source.raw, ()):
        for trouble in over_limit(post, pair.translation.shown, context.channels):
            yield Problem(0, trouble.message, trouble.remedy, over=trouble.over)


RULE = Rule("post-over-limit", _find)
