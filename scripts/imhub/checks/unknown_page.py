"""The id of a page that does not exist.

## What it does
Finds ids that no page has: in `related`, in the `activities` and posts of campaigns, in the
glossary's `see`, and in `content/data/hub.yml` (`do_now`, `worries`, `help_page`, `leave`,
`concerns`, `tell_us`). Also finds a page that names itself.

## Why it matters
The hub would offer nothing where a parent looks for the next step.

## Example
Instead of `related: [peekabo]` write `related: [peekaboo-cloth]`.
"""

from collections.abc import Iterator

from imhub.checks.mentions import mentions
from imhub.checks.rule import Context, Problem, SiteRule
from imhub.vocabulary import nearest

_OTHERWISE = "Write the name of its file without .md."


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    pages = context.site.message_by_id
    known = {"", *pages, *context.site.unreadable}
    for mention in mentions(context.site):
        line = context.line_of(mention.file, *mention.loc)
        if mention.id and mention.id == mention.own:
            text = "This page names itself as related."
            yield mention.file, Problem(line, text, "Name another page.", mention.id)
        elif mention.id not in known:
            text = f"There is no page called {mention.id}."
            remedy = nearest(mention.id, pages, _OTHERWISE)
            yield mention.file, Problem(line, text, remedy, mention.id)


RULE = SiteRule("unknown-page", _check)
