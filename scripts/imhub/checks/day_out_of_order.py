"""Days of a campaign that do not follow each other.

## What it does
Reads the days of a campaign by their `number` and finds two with the same number, date or, while
there are no dates, weekday; a number that is left out; and a date that is not later than that of
the day before.

## Why it matters
Readers go from day to day, and posters say “Day 3”. Two third days are one too many.

## Example
Day 2 comes after day 1: `number: 2` and `date: 2027-06-08`.
"""

from collections.abc import Iterator
from itertools import pairwise

from imhub.campaign import Campaign, Day
from imhub.checks.rule import Context, Problem, SiteRule


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for campaign in context.site.campaigns:
        days = tuple(day for day in campaign.days if day.number)
        for day, key, problem, remedy in (*_first(days), *_in(campaign, days)):
            file = context.site.message_by_id[day.id].file
            yield file, Problem(context.line_of(file, key), problem, remedy)


def _first(days: tuple[Day, ...]) -> Iterator[tuple[Day, str, str, str]]:
    if days and days[0].number != 1:
        yield days[0], "number", "There is no day 1.", "Number the days from 1 on."


def _in(campaign: Campaign, days: tuple[Day, ...]) -> Iterator[tuple[Day, str, str, str]]:
    for before, day in pairwise(days):
        if day.number == before.number:
            yield day, "number", f"There is another day {day.number}.", "Give one a new number."
        elif day.number > before.number + 1:
            problem = f"Day {day.number} follows day {before.number}."
            yield day, "number", problem, "Number the days without a gap."
        if day.on and before.on and day.on <= before.on:
            problem = f"Day {day.number} is on {day.on}, and the day before it on {before.on}."
            yield day, "date", problem, "Each day is later than the one before."
    seen: dict[str, Day] = {}
    for day in days if campaign.start is None else ():
        other = seen.setdefault(day.weekday, day) if day.weekday else day
        if other is not day and len(days) <= _WEEK:
            problem = f"Day {other.number} is a {day.weekday.title()} too."
            yield day, "weekday", problem, "Give each day of the week one weekday."


_WEEK = 7
RULE = SiteRule("day-out-of-order", _check)
