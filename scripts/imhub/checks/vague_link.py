"""Link words that say nothing when they are read on their own.

## What it does
Finds links such as `[click here](…)` and `[more](…)`, links with no words, and links whose words
are a bare web address. Also finds a web address that is typed into the text and is no link.

## Why it matters
People who use a screen reader often jump from link to link, and tired people look for the coloured
words. “Click here” tells them nothing. A typed address is long, and nobody can tap it.

## Example
Instead of `[click here](page:feeling-alone)` write `[Find a group near you](page:feeling-alone)`.
"""

import re
from collections.abc import Iterator

from imhub.checks.phrases import Phrases
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.markdown import LinkUse
from imhub.model import Message

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s/]\S*"
    r"|(?<![\w.@/-])(?:[\w-]+\.)+(?:com|co|eu|gov|hscni|ie|info|net|org|scot|uk|wales)(?:/\S*)?(?![\w@-])",
    re.IGNORECASE,
)
_TYPED = re.compile(r"(?:https?://|\bwww\.)\w[^\s<>]*\w", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_REMEDY = "Say where it leads, as in `[Find a group near you](…)`."


def _check(message: Message, context: Context) -> Iterator[Problem]:
    whole = context.phrases("vague-link", "whole")
    empty = context.phrases("vague-link", "words")
    body = context.bodies[message.id]
    for link in body.links:
        fault = "" if link.kind == "picture" else _fault(link, whole, empty)
        if fault:
            yield Problem(message.body_line + link.line - 1, fault, _REMEDY, link.text)
    linked = " ".join(link.text for link in body.links)
    for block in body.blocks:
        for typed in _TYPED.finditer(block.text):
            if typed[0] not in linked:
                yield Problem(
                    message.body_line + block.line - 1,
                    f"“{typed[0]}” is an address that nobody can tap.",
                    "Make it a link: `[words that say where it leads](https://…)`.",
                    typed[0],
                )


def _fault(link: LinkUse, whole: Phrases, empty: Phrases) -> str:
    text = _ADDRESS.sub(" ", link.text)
    words = _WORD.findall(text)
    if not words and text != link.text:
        return f"“{link.text}” is an address. Read out loud, it is a row of letters and signs."
    if not words:
        return f"The link “{link.text}” has no words." if link.text else "This link has no words."
    if whole.first(text) or all(_is_empty(word, empty) for word in words):
        return f"“{link.text}” does not say where the link leads."
    return ""


def _is_empty(word: str, empty: Phrases) -> bool:
    found = empty.first(word)
    return found is not None and found[0] == word


RULE = Rule("vague-link", _check, professional=Severity.ERROR)
