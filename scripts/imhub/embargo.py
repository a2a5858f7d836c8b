"""The site as readers may have it on a day: nothing of what is held back is in it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Protocol

from imhub.campaign import Campaign, Event
from imhub.model import Site


class Dated(Protocol):
    """What may be held back."""

    @property
    def publish_from(self) -> date | None:
        """The first day on which readers may have it; nothing for any day."""


def is_open(value: Dated, today: date) -> bool:
    """Whether readers may have *value* on *today*."""
    return value.publish_from is None or value.publish_from <= today


def published(site: Site, today: date) -> Site:
    """*site* without what is held back on *today*, and without people who did not agree to it."""
    held = dates_of_held(site, today)
    return replace(
        site,
        campaigns=tuple(_opened(c, today, held) for c in site.campaigns if c.id not in held),
        messages=tuple(message for message in site.messages if message.id not in held),
    )


def dates_of_held(site: Site, today: date) -> Mapping[str, date]:
    """When readers may have the pages that they may not have on *today*, by the pages' ids."""
    opens = {id_: day for campaign in site.campaigns for id_, day in _opens(campaign)}
    return {id_: day for id_, day in opens.items() if day > today}


def _opens(campaign: Campaign) -> Iterator[tuple[str, date]]:
    """Each page of *campaign* that has a first day, with that day."""
    first = campaign.publish_from or date.min
    yield campaign.id, first
    for day in campaign.days:
        yield day.id, max(first, day.publish_from or first)


def _opened(campaign: Campaign, today: date, held: Mapping[str, date]) -> Campaign:
    days = tuple(day for day in campaign.days if day.id not in held)
    gone = {day.number for day in campaign.days} - {day.number for day in days}
    posts = (p for p in campaign.posts if p.day not in gone and p.link not in held)
    return replace(
        campaign,
        days=days,
        events=tuple(_agreed(event) for event in campaign.events if is_open(event, today)),
        posts=tuple(post for post in posts if is_open(post, today)),
    )


def _agreed(event: Event) -> Event:
    return event if event.contact_consent else replace(event, contact=None)
