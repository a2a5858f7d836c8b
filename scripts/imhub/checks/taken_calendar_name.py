"""An event whose calendar would have the name of another.

## What it does
Finds events with the id of an event of another campaign, of a campaign, or of the calendar of an
area.

## Why it matters
Each event, each week and each area has a calendar that readers take over, and the id is its
address. Two cannot have the same, and one that is there has to stay.

## Example
Give the song of this year an id of its own: `morning-song-2028`.
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, SiteRule
from imhub.model import Site

_REMEDY = "Give this event another id, for example with the year at its end."


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    taken = dict(_of_campaigns(context.site))
    oldest_first = sorted(context.site.campaigns, key=lambda campaign: (campaign.year, campaign.id))
    for campaign in oldest_first:
        for number, event in enumerate(campaign.events):
            whose = taken.get(event.id, campaign.events_file)
            if whose != campaign.events_file:
                line = context.line_of(campaign.events_file, number, "id")
                problem = f"The calendar “{event.id}” is that of {whose}."
                yield campaign.events_file, Problem(line, problem, _REMEDY)
            taken.setdefault(event.id, campaign.events_file)


def _of_campaigns(site: Site) -> Iterator[tuple[str, str]]:
    """Names of the calendars that are not an event's, with what they are of."""
    for campaign in site.campaigns:
        yield campaign.id, "the whole week"
        for area in site.hub.directory.areas:
            yield f"{campaign.id}-{area.id}", "an area"


RULE = SiteRule("taken-calendar-name", _check)
