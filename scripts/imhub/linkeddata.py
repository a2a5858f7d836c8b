"""What search engines can read of a campaign: its week and its events, as schema.org has them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from imhub.campaign import Event, State
from imhub.campaignviews import CampaignView, EventCard, EventsView
from imhub.languages import money_of
from imhub.model import Hub
from imhub.publish.linked import Linked, as_block
from imhub.telling import Teller

_MOST = 20
"""Events of which a page tells: it has to stay light."""
_SCHEMA = "https://schema.org/"


@dataclass(frozen=True)
class Linker:
    """Says what a page is about in a way that programs read."""

    hub: Hub
    tell: Teller

    def block(self, view: object, images: Sequence[str] = ()) -> str:
        """The text of the data block of the page that shows *view*; empty for none.

        *images* are files of pictures that go with the page, below the root of the site.
        """
        addresses = [f"{self.tell.site_url}{file}" for file in images if self.tell.site_url]
        if isinstance(view, CampaignView):
            return as_block(tuple(self._week(view, addresses)))
        if isinstance(view, EventsView) and not view.finder.chosen[0]:
            return as_block(tuple(self._events(view, addresses)))
        return ""

    def _week(self, view: CampaignView, images: list[str]) -> Iterator[Linked]:
        campaign, message = view.campaign, view.page.message
        if campaign.start is None or campaign.end is None or _is_over(view.clock.state):
            return
        address = self.tell.address(message.url)
        yield {
            "@type": "Event",
            "@id": address,
            "name": self._text(message.title),
            "description": self._text(message.summary),
            "image": images,
            "startDate": campaign.start.isoformat(),
            "endDate": campaign.end.isoformat(),
            "eventStatus": f"{_SCHEMA}EventScheduled",
            "eventAttendanceMode": f"{_SCHEMA}MixedEventAttendanceMode",
            "location": self._place(self.hub.place),
            "organizer": self._organiser(campaign.publisher or self.hub.publisher or self.hub.name),
            "inLanguage": [self.tell.language.html_lang],
            "isAccessibleForFree": True,
            "offers": self._offer("free", address),
            "url": address,
        }

    def _events(self, view: EventsView, images: list[str]) -> Iterator[Linked]:
        to_come = [card for card in view.cards if not card.is_over]
        for card in to_come[:_MOST]:
            yield {**self._event(view, card), "image": images}

    def _event(self, view: EventsView, card: EventCard) -> Linked:
        event = card.event
        at = f"{view.campaign.campaign.url}{self.hub.campaigns.event_folder}/#{event.id}"
        address = self.tell.address(at)
        booking = event.booking.url if event.booking else ""
        return {
            "@type": "Event",
            "@id": address,
            "name": self._text(event.title),
            "description": self._text(event.summary),
            "startDate": event.start.isoformat(),
            "endDate": event.end.isoformat(),
            "eventStatus": f"{_SCHEMA}Event{'Cancelled' if event.cancelled else 'Scheduled'}",
            "eventAttendanceMode": f"{_SCHEMA}{_mode_of(event)}EventAttendanceMode",
            "location": self._where(event, booking or address),
            "organizer": self._organiser(event.organiser),
            "inLanguage": list(event.languages),
            "isAccessibleForFree": event.cost == "free" if event.cost else "",
            "offers": self._offer(event.cost, booking or address),
            "url": address,
        }

    def _where(self, event: Event, address: str) -> Linked | list[Linked]:
        place = self._place(event.place or self.hub.place)
        online = {"@type": "VirtualLocation", "url": address}
        if not event.is_online:
            return place
        return online if len(event.ways) == 1 else [place, online]

    def _place(self, name: str) -> Linked:
        return {"@type": "Place", "name": self._text(name), "address": self._text(name)}

    def _organiser(self, name: str) -> Linked:
        return {"@type": "Organization", "name": self._text(name)}

    def _offer(self, cost: str, address: str) -> Linked | str:
        """What *cost* is as an offer; nothing where nobody can say in which money it is."""
        price, currency = money_of("0" if cost == "free" else cost, self.hub.directory.region)
        if not currency:
            return ""
        return {
            "@type": "Offer",
            "price": price,
            "priceCurrency": currency,
            "availability": f"{_SCHEMA}InStock",
            "url": address,
        }

    def _text(self, text: str) -> str:
        return self.tell.words(text).text


def _mode_of(event: Event) -> str:
    if len(event.ways) > 1:
        return "Mixed"
    return "Online" if event.is_online else "Offline"


def _is_over(state: str) -> bool:
    return state == State.ARCHIVED.value
