"""A time that no clock shows, or that an event cannot have.

## What it does
Finds events that end before they start or go on for more than 31 days, and times that clocks leave
out or show twice. Where clocks go forward in March, 01:30 is not there; where they go back in
October, it is there twice. The time zone is `timezone` in `content/data/hub.yml`.

## Why it matters
A calendar on a phone would show another time than the poster.

## Example
Instead of `start: 2027-03-28 01:30` write `start: 2027-03-28 02:30`.
"""

from collections.abc import Iterator
from datetime import timedelta

from imhub.campaign import Event, exists, is_twice
from imhub.checks.rule import Context, Problem, SiteRule

_LONGEST = timedelta(days=31)


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for campaign in context.site.campaigns:
        for number, event in enumerate(campaign.events):
            for key, problem, remedy in _in_event(event):
                line = context.line_of(campaign.events_file, number, key)
                yield campaign.events_file, Problem(line, problem, remedy)


def _in_event(event: Event) -> Iterator[tuple[str, str, str]]:
    for key, moment in (("start", event.start), ("end", event.end)):
        if not exists(moment):
            problem = f"Clocks go forward on {moment:%Y-%m-%d}, and {moment:%H:%M} is left out."
            yield key, problem, "Choose a time an hour later."
        elif is_twice(moment):
            problem = f"Clocks go back on {moment:%Y-%m-%d}, and {moment:%H:%M} comes twice."
            yield key, problem, "Choose another time, so that nobody has to guess which."
    if event.end <= event.start:
        problem = f"“{event.title}” ends at {event.end:%Y-%m-%d %H:%M}, before it starts."
        yield "end", problem, "Correct the start or the end."
    elif event.end - event.start > _LONGEST:
        problem = f"“{event.title}” goes on for {(event.end - event.start).days} days."
        yield "end", problem, "Check the month and the year."


RULE = SiteRule("impossible-time", _check)
