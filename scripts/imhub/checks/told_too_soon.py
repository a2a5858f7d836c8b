"""A campaign that tells how it went before it is over.

## What it does
Finds campaigns with `what_happened` that have not ended.

## Why it matters
It was copied from another year, or it is a wish. What did not happen yet is not news.

## Example
Write `what_happened` once the week is over: how many came, what people said, what comes next.
"""

from collections.abc import Iterator

from imhub.campaign import State
from imhub.checks.rule import Context, Problem, SiteRule


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for campaign in context.site.campaigns:
        if campaign.what_happened and campaign.state(context.today) is not State.ARCHIVED:
            line = context.line_of(campaign.file, "what_happened")
            problem = "This tells what happened, and the campaign is not over."
            yield campaign.file, Problem(line, problem, "Take it out until it is.")


RULE = SiteRule("told-too-soon", _check)
