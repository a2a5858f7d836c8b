"""A post that is too long for where it goes out.

## What it does
Counts each post as its channels do: what a reader takes for one character, or the parts into which
a phone cuts a text message. The address of the page that the post leads to is counted in. Limits
stand in `content/data/hub.yml` under `campaigns`, with their sources. Translations are counted by
`imhub translations check`.

## Why it matters
Whoever sends it would have to cut it in a hurry, on the day.

## Example
Say one thing, and let the page say the rest: “Copy the next face your baby makes.”
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, SiteRule
from imhub.postlength import over_limit


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    channels = context.site.hub.campaigns.channels
    for campaign in context.site.campaigns:
        for number, post in enumerate(campaign.posts):
            for trouble in over_limit(post, post.text, channels):
                line = context.line_of(campaign.posts_file, number, "text")
                problem = Problem(line, trouble.message, trouble.remedy, over=trouble.over)
                yield campaign.posts_file, problem


RULE = SiteRule("post-over-limit", _check)
