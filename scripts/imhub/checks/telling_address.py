"""A page on a hard subject whose name gives its reader away.

## What it does
Finds the words of `content/data/style/telling-address.yml` in the title, file name and folders of
pages with `sensitive: true`, and in the title and id of such a concern in `content/data/hub.yml`.
A summary and a body may say plainly what the page is about.

## Why it matters
The title and the address stay in the list of pages that a phone has shown, and stand at the top of
the screen. Somebody who must not know may look.

## Example
Instead of `content/help/home-violence.md` with `title: Violence at home` write
`content/help/when-home-feels-hard.md` with `title: When home feels hard`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from imhub.checks.rule import Context, Problem, SiteRule

_NAME = "telling-address"
_HUB = "content/data/hub.yml"
_REMEDY = {
    "title": "Choose a quieter title.",
    "address": "Give it a quieter name, also where it is linked to.",
}


class _Name(NamedTuple):
    """What others may read of a page without opening it."""

    file: str
    line: int
    place: str
    text: str


def _names(context: Context) -> Iterator[_Name]:
    for message in context.site.messages:
        if message.sensitive:
            line = context.line_of(message, "title")
            yield _Name(message.file, line, "title", message.title)
            yield _Name(message.file, 0, "address", message.url)
    for number, concern in enumerate(context.site.hub.directory.concerns):
        if concern.sensitive:
            at = ("directory", "concerns", number)
            yield _Name(_HUB, context.line_of(_HUB, *at, "title"), "title", concern.title)
            yield _Name(_HUB, context.line_of(_HUB, *at, "id"), "address", concern.id)


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    telling = context.phrases(_NAME, "words")
    for name in _names(context):
        found = telling.first(name.text.replace("-", " "))
        if found:
            problem = f"The {name.place} says “{found[0]}”, and others may see it on this phone."
            yield name.file, Problem(name.line, problem, _REMEDY[name.place], name.text)


RULE = SiteRule(_NAME, _check)
