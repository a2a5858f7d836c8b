"""An event that is not in the week of its campaign.

## What it does
Finds events that end before their campaign starts or start after it has ended.

## Why it matters
It may be right: some groups meet the week after. More often the month or the year is a slip.

## Example
Check `start`. If the event is meant to be then, say why people should know of it in `summary`, and
add it to a campaign that is longer.
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, SiteRule
from imhub.finding import Severity


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for campaign in context.site.campaigns:
        if campaign.start is None or campaign.end is None:
            continue
        for number, event in enumerate(campaign.events):
            if event.end.date() < campaign.start or event.start.date() > campaign.end:
                line = context.line_of(campaign.events_file, number, "start")
                week = f"from {campaign.start} to {campaign.end}"
                problem = f"“{event.title}” is on {event.start.date()}, and the week goes {week}."
                yield campaign.events_file, Problem(line, problem, "Check the date.")


RULE = SiteRule("event-outside-week", _check, Severity.WARNING)
