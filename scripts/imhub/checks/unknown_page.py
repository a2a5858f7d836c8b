"""The id of a page that does not exist.

## What it does
Finds ids that no page has: in `related`, in the glossary's `see`, and in `content/data/hub.yml`
(`do_now`, `worries`, `help_page`, `leave`, `concerns`). Also finds a page that names itself.

## Why it matters
The hub would offer nothing where a parent looks for the next step.

## Example
Instead of `related: [peekabo]` write `related: [peekaboo-cloth]`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from imhub.checks.rule import Context, Problem, SiteRule
from imhub.model import Site
from imhub.vocabulary import nearest

_OTHERWISE = "Write the name of its file without .md."


@dataclass(frozen=True, slots=True)
class _Mention:
    """A place that names a page by its id."""

    file: str
    loc: tuple[str | int, ...]
    id: str
    own: str = ""
    """Id of the page that does the naming."""


def _mentions(site: Site) -> Iterator[_Mention]:
    for message in site.messages:
        for number, id_ in enumerate(message.related):
            yield _Mention(message.file, ("related", number), id_, message.id)
    for number, term in enumerate(site.glossary):
        yield _Mention("content/data/glossary.yml", (number, "see"), term.see)
    hub = "content/data/hub.yml"
    for number, id_ in enumerate(site.hub.do_now):
        yield _Mention(hub, ("do_now", number), id_)
    for number, worry in enumerate(site.hub.worries):
        yield _Mention(hub, ("worries", number, "page"), worry.page)
    for number, concern in enumerate(site.hub.directory.concerns):
        yield _Mention(hub, ("directory", "concerns", number, "page"), concern.page)
    yield _Mention(hub, ("help_page",), site.hub.help_page)
    if site.hub.leave:
        yield _Mention(hub, ("leave", "page"), site.hub.leave.page)


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    pages = context.site.message_by_id
    known = {"", *pages, *context.site.unreadable}
    for mention in _mentions(context.site):
        line = context.line_of(mention.file, *mention.loc)
        if mention.id and mention.id == mention.own:
            text = "This page names itself as related."
            yield mention.file, Problem(line, text, "Name another page.", mention.id)
        elif mention.id not in known:
            text = f"There is no page called {mention.id}."
            remedy = nearest(mention.id, pages, _OTHERWISE)
            yield mention.file, Problem(line, text, remedy, mention.id)


RULE = SiteRule("unknown-page", _check)
