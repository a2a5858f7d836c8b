"""The same event twice, or two events in one room.

## What it does
Finds events of a campaign with the same title and start, and two at the same place that go on at
the same time.

## Why it matters
Two people sent it in, or one of the two has a wrong time. A reader sees a list that is not to be
trusted.

## Example
Delete one of the two, or correct its time or place.
"""

from collections.abc import Iterator
from itertools import combinations

from imhub.campaign import Event
from imhub.checks.rule import Context, Problem, SiteRule


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for campaign in context.site.campaigns:
        for (_, one), (number, other) in combinations(enumerate(campaign.events), 2):
            problem = _trouble(one, other)
            if problem and not (one.cancelled or other.cancelled):
                line = context.line_of(campaign.events_file, number, "start")
                remedy = "Delete one of the two, or correct it."
                yield campaign.events_file, Problem(line, problem, remedy)


def _trouble(one: Event, other: Event) -> str:
    if _plain(one.title) == _plain(other.title) and one.start == other.start:
        return f"“{other.title}” stands here twice, with the same start."
    same_room = one.place and _plain(one.place) == _plain(other.place)
    if same_room and one.start < other.end and other.start < one.end:
        return f"“{one.title}” is at the same place at the same time."
    return ""


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


RULE = SiteRule("doubled-event", _check)
