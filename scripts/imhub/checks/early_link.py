"""A page that leads to one which is still held back.

## What it does
Finds links, `related` pages, things to do and choices in `content/data/hub.yml` that name a page
of a campaign before its `publish_from`, where the page that names it is open already. A post is
held back with the page that it leads to.

## Why it matters
The link would lead nowhere, and its words would give away what is not to be known yet.

## Example
Take the link out until that day, or hold back this page as well.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from imhub.checks.mentions import mentions
from imhub.checks.rule import Context, Problem, SiteRule
from imhub.embargo import dates_of_held


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    held = dates_of_held(context.site, context.today)
    if not held:
        return
    for message in context.site.messages:
        for link in context.bodies[message.id].links:
            if message.id not in held and link.kind == "page" and link.target in held:
                line = message.body_line + link.line - 1
                yield message.file, _problem(line, link.target, held)
    posts = {campaign.posts_file for campaign in context.site.campaigns}
    for mention in mentions(context.site):
        waits = mention.own in held or mention.file in posts
        if mention.id in held and not waits:
            line = context.line_of(mention.file, *mention.loc)
            yield mention.file, _problem(line, mention.id, held)


def _problem(line: int, id_: str, held: Mapping[str, date]) -> Problem:
    problem = f"This leads to {id_}, which readers may not see before {held[id_]}."
    return Problem(line, problem, "Take it out until then, or hold this page back as well.", id_)


RULE = SiteRule("early-link", _check)
