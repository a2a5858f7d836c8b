"""A post that goes out on a day that is not there.

## What it does
Finds posts whose `day` is no day of their campaign, and posts with a date in `on` that comes after
the campaign has ended.

## Why it matters
The list of what goes out today would leave it out, and nobody would miss it until the week is over.

## Example
Write `day: 3` if the campaign has a page with `number: 3`.
"""

from collections.abc import Iterator

from imhub.campaign import Campaign, Post
from imhub.checks.rule import Context, Problem, SiteRule


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for campaign in context.site.campaigns:
        for number, post in enumerate(campaign.posts):
            for key, problem, remedy in _in_post(campaign, post):
                line = context.line_of(campaign.posts_file, number, key)
                yield campaign.posts_file, Problem(line, problem, remedy)


def _in_post(campaign: Campaign, post: Post) -> Iterator[tuple[str, str, str]]:
    if post.day and post.day not in campaign.day_by_number:
        known = ", ".join(map(str, campaign.day_by_number)) or "none yet"
        yield "day", f"This campaign has no day {post.day}.", f"Its days are: {known}."
    if post.on and campaign.end and post.on > campaign.end:
        problem = f"{post.on} comes after the campaign has ended on {campaign.end}."
        yield "on", problem, "Correct the date."


RULE = SiteRule("post-without-day", _check)
