"""An event of which nobody could say how to get there.

## What it does
Finds events in person without a `place`, events online without a web address to join or book, and
events that need booking and say neither where nor how.

## Why it matters
A parent with a pram and two buses to catch has to know where to go before they set out.

## Example
Add `place: "Town library, 1 Main Street"`, or `booking: {needed: true, url: https://example.org}`.
"""

from collections.abc import Iterator

from imhub.campaign import Event
from imhub.checks.rule import Context, Problem, SiteRule


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for campaign in context.site.campaigns:
        for number, event in enumerate(campaign.events):
            for key, problem, remedy in _in_event(event):
                line = context.line_of(campaign.events_file, number, key)
                yield campaign.events_file, Problem(line, problem, remedy)


def _in_event(event: Event) -> Iterator[tuple[str, str, str]]:
    booking = event.booking
    address = (booking.url if booking else "") or (event.contact.url if event.contact else "")
    if "in-person" in event.ways and not event.place:
        yield "place", f"“{event.title}” is in person, and nothing says where.", "Add a `place`."
    if event.is_online and not address:
        problem = f"“{event.title}” is online, and nothing says where to join."
        yield "booking", problem, "Add `booking:` with a `url`."
    elif booking and booking.needed and not (address or booking.note):
        problem = f"“{event.title}” needs booking, and nothing says how."
        yield "booking", problem, "Add a `url` or a `note` under `booking`."


RULE = SiteRule("unclear-event", _check)
