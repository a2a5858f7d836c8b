"""An event that is over, in a campaign that is still to come.

## What it does
Finds events whose last day has passed while their campaign has not begun.

## Why it matters
It was probably copied from last year, with last year's link. Families would stand before a closed
door.

## Example
Give it this year's date, or delete it.
"""

from collections.abc import Iterator

from imhub.campaign import State
from imhub.checks.rule import Context, Problem, SiteRule


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for campaign in context.site.campaigns:
        if campaign.state(context.today) not in (State.ANNOUNCED, State.PLANNED):
            continue
        for number, event in enumerate(campaign.events):
            if event.is_over(context.today):
                line = context.line_of(campaign.events_file, number, "end")
                problem = f"“{event.title}” was over on {event.end.date()}."
                remedy = "Give it the date of this campaign, or delete it."
                yield campaign.events_file, Problem(line, problem, remedy)


RULE = SiteRule("past-event", _check)
