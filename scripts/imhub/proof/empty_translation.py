"""A translation without words.

## What it does
Finds translations that hold only spaces, signs, or a reminder such as “TODO”.

## Why it matters
It counts as translated, so nobody looks at it again, and readers find nothing there.

## Example
Leave `msgstr ""` empty until there is a translation.
"""

import re
from collections.abc import Iterator

from imhub.checks.rule import Problem
from imhub.proof.rule import Context, Pair, Rule

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
_REMINDER = re.compile(
    r"\W*(?:todo|tbd|tba|fixme|xxx+|n/a|translate(?: this| me)?)\W*", re.IGNORECASE
)


def _find(pair: Pair, context: Context) -> Iterator[Problem]:  # noqa: ARG001
    text = pair.translation.words
    if not any(map(str.isalpha, pair.source.words)) or _REMINDER.fullmatch(pair.source.words):
        return
    if len(_PLACEHOLDER.findall(pair.translation.shown)) > 1:
        return  # What is put in has words: "%(first)s to %(last)s" may become a dash.
    if not any(map(str.isalpha, text)) or _REMINDER.fullmatch(text):
        yield Problem(0, "The translation has no words.", "Translate it, or leave it empty.")


RULE = Rule("empty-translation", _find, waivable=False)
