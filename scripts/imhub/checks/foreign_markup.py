"""Signs that another program understands. Here they would stand on the page as typed.

## What it does
Finds `{{ name }}`, `{% if %}`, `{: .big }`, `[TOC]`, `[^1]`, `[[page]]`, `~~words~~`, `==words==`,
`??? note` and `--8<--`, in the text and in the lines above it.

## Why it matters
A parent sees the signs and wonders what is broken. A translator has to guess what to do with them.

## Example
Instead of `See [[Nappy chat]].` write `See [Nappy chat](page:nappy-chat).`
"""

import re
from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, Rule
from imhub.checks.typed import without_code
from imhub.finding import Severity
from imhub.model import Message

_SIGNS = re.compile(
    r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{#[^{}]*\}|\{:[^{}]*\}|\{\.[\w-][^{}]*\}"
    r"|\[TOC\]|\[\^[^\]\s]+\]|\[\[[^\[\]\n]+\]\]|~~(?=\S)[^~\n]+~~|==(?=\S)[^=\n]+=="
    r"|^\?\?\?\+? +\w+|^\*\[[^\]\n]+\]:|--8<--",
    re.MULTILINE,
)
_REMEDY = "Delete the signs, or write what you mean in words."


def _check(message: Message, context: Context) -> Iterator[Problem]:
    yield from _problems(without_code(message.body), message.body_line)
    for passage in context.passages(message):
        if passage.field:
            yield from _problems(passage.text, passage.line)


def _problems(text: str, first_line: int) -> Iterator[Problem]:
    for typed in _SIGNS.finditer(text):
        line = first_line + text.count("\n", 0, typed.start())
        sign = " ".join(typed[0].split())
        yield Problem(line, f"“{sign[:60]}” would stand on the page as typed.", _REMEDY, sign)


RULE = Rule("foreign-markup", _check, professional=Severity.ERROR)
