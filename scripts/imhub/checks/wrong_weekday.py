"""A day of a campaign whose weekday is not that of its date.

## What it does
Finds days of campaigns whose `weekday` and `date` do not belong together.

## Why it matters
One of the two is a slip. People would come on the wrong day, or on two different ones.

## Example
7 June 2027 is a Monday: write `weekday: monday` and `date: 2027-06-07`.
"""

from collections.abc import Iterator

from imhub.campaign import WEEKDAYS
from imhub.checks.rule import Context, Problem, SiteRule


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for campaign in context.site.campaigns:
        for day in campaign.days:
            right = WEEKDAYS[day.on.weekday()] if day.on else ""
            if right and day.weekday and day.weekday != right:
                file = context.site.message_by_id[day.id].file
                problem = f"{day.on} is a {right.title()}, and not a {day.weekday.title()}."
                line = context.line_of(file, "weekday")
                yield file, Problem(line, problem, f"Write `weekday: {right}`, or mend the date.")


RULE = SiteRule("wrong-weekday", _check)
