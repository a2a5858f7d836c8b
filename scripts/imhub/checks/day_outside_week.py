"""A day of a campaign that does not lie in its week.

## What it does
Finds days with a date before the start or after the end of their campaign, and days with a date in
a campaign whose dates are still to be announced.

## Why it matters
The page of that day would never be “today”, and the programme would list it in the wrong place.

## Example
The campaign goes from 2027-06-07 to 2027-06-13, so its last day has `date: 2027-06-13`.
"""

from collections.abc import Iterator

from imhub.campaign import Campaign, Day
from imhub.checks.rule import Context, Problem, SiteRule
from imhub.checks.unread import unread_dates


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for campaign in context.site.campaigns:
        if unread_dates(campaign, context):
            continue
        for day in campaign.days:
            said = _trouble(campaign, day)
            if said:
                file = context.site.message_by_id[day.id].file
                yield file, Problem(context.line_of(file, "date"), *said)


def _trouble(campaign: Campaign, day: Day) -> tuple[str, str] | None:
    if day.on is None:
        return None
    if campaign.start is None or campaign.end is None:
        message = "This day has a date, and its campaign has none yet."
        return message, "Write `start` and `end` in index.md, or `date: to be announced` here."
    if campaign.start <= day.on <= campaign.end:
        return None
    message = f"{day.on} is not in the week from {campaign.start} to {campaign.end}."
    return message, "Correct the date, or those in index.md."


RULE = SiteRule("day-outside-week", _check)
