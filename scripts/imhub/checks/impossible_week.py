"""A week whose dates cannot be right.

## What it does
Looks at the dates of campaigns and of `content/data/weeks.yml`: an end before the start, one date
without the other, dates in another year than `year`, a campaign of more than 31 days, and two
campaigns at once. A campaign whose year is over and that never got dates is found as well.

## Why it matters
Posters, calendars and the count of days all take these two dates. A wrong one is printed a
thousand times.

## Example
Write `start: 2027-06-07` and `end: 2027-06-13`. Nobody has announced them yet? Then write
`to be announced` in both.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from imhub.campaign import Campaign, Week
from imhub.checks.rule import Context, Problem, SiteRule
from imhub.checks.unread import unread_dates

_WEEKS = "content/data/weeks.yml"
_MOST_DAYS = 31
_Trouble = tuple[str, str, str]
"""Key of the value at fault, problem and remedy."""


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for campaign in context.site.campaigns:
        if unread_dates(campaign, context):
            continue
        for key, problem, remedy in _in_campaign(campaign, context.today):
            line = context.line_of(campaign.file, key)
            yield campaign.file, Problem(line, problem, remedy)
    for number, week in enumerate(context.site.weeks):
        for key, problem, remedy in _in_dates(week):
            line = context.line_of(_WEEKS, number, key)
            yield _WEEKS, Problem(line, problem, remedy)
    for later, earlier in combinations(context.site.campaigns, 2):
        if _overlap(later, earlier):
            line = context.line_of(later.file, "start")
            problem = f"This campaign goes on while {earlier.id} does ({earlier.start})."
            yield later.file, Problem(line, problem, "Correct the dates of one of the two.")


def _in_campaign(campaign: Campaign, today: date) -> Iterator[_Trouble]:
    yield from _in_dates(campaign)
    if campaign.start and not campaign.end:
        yield "end", "This campaign starts and never ends.", "Write its last day in `end`."
    if campaign.end and not campaign.start:
        yield "start", "This campaign ends and never starts.", "Write its first day in `start`."
    if campaign.start is None and campaign.end is None and today.year > campaign.year > 0:
        problem = f"{campaign.year} is over, and this campaign never got dates."
        yield "start", problem, "Write when it was, or delete its folder if it never was."
    if campaign.start and campaign.end and (campaign.end - campaign.start).days >= _MOST_DAYS:
        problem = f"From {campaign.start} to {campaign.end} are more than {_MOST_DAYS} days."
        yield "end", problem, "Check the month and the day."


def _in_dates(week: Campaign | Week) -> Iterator[_Trouble]:
    if week.start and week.end and week.end < week.start:
        problem = f"The end, {week.end}, lies before the start, {week.start}."
        yield "end", problem, "Correct one of the two."
    for key, day in (("start", week.start), ("end", week.end)):
        if day and week.year and day.year != week.year:
            problem = f"{day} is not in {week.year}, which stands in `year`."
            yield key, problem, "Correct the date or the year."


def _overlap(one: Campaign, other: Campaign) -> bool:
    if not (one.start and one.end and other.start and other.end):
        return False
    return one.start <= other.end and other.start <= one.end


RULE = SiteRule("impossible-week", _check)
