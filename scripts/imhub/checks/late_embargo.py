"""A page that would be held back for too long.

## What it does
Finds days, events and posts with a `publish_from` after the day on which they are needed, and
campaigns that open only after they have started.

## Why it matters
On the day, readers would find nothing, and nobody would know why.

## Example
The day is 2027-06-09: write `publish_from: 2027-06-09` or an earlier date.
"""

from collections.abc import Iterator
from datetime import date

from imhub.campaign import Campaign
from imhub.checks.rule import Context, Problem, SiteRule
from imhub.yamlfile import Loc

_KEY = "publish_from"


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for campaign in context.site.campaigns:
        for file, loc, opens, needed in _dates(campaign, context):
            if opens and needed and opens > needed:
                problem = f"This is held back until {opens}, and needed on {needed}."
                line = context.line_of(file, *loc)
                yield file, Problem(line, problem, f"Write {needed} or an earlier date.")


def _dates(
    campaign: Campaign, context: Context
) -> Iterator[tuple[str, Loc, date | None, date | None]]:
    """File and place of each embargo, its date, and when what it holds back is needed."""
    yield campaign.file, (_KEY,), campaign.publish_from, campaign.start
    for day in campaign.days:
        file = context.site.message_by_id[day.id].file
        yield file, (_KEY,), day.publish_from, day.on
    for number, event in enumerate(campaign.events):
        yield campaign.events_file, (number, _KEY), event.publish_from, event.start.date()
    for number, post in enumerate(campaign.posts):
        day_of_post = campaign.day_by_number.get(post.day)
        needed = post.on or (day_of_post.on if day_of_post else None)
        yield campaign.posts_file, (number, _KEY), post.publish_from, needed


RULE = SiteRule("late-embargo", _check)
