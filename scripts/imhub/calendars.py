"""What can be put into a calendar: a campaign's week, the events of each area, and each event."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations

from imhub.campaign import Campaign
from imhub.campaignviews import CampaignView, DayCard, EventCard, EventsView
from imhub.model import Site
from imhub.publish.calendar import Calendar, Entry
from imhub.publish.words import Words
from imhub.telling import Teller
from imhub.views import Page

FOLDER = "calendar"


@dataclass(frozen=True)
class CalendarPlanner:
    """Plans the calendars of a site in one language."""

    site: Site
    tell: Teller
    interface: NullTranslations

    def plan(self, pages: Iterable[Page]) -> tuple[Calendar, ...]:
        """What the campaigns on *pages* have to put into calendars."""
        return tuple(self._all(pages))

    def _all(self, pages: Iterable[Page]) -> Iterator[Calendar]:
        for page in pages:
            if isinstance(page.view, CampaignView):
                yield from self._week(page.view)
            elif isinstance(page.view, EventsView):
                yield from self._events(page.view)

    def _week(self, view: CampaignView) -> Iterator[Calendar]:
        campaign, title = view.campaign, view.page.message.title
        entries = tuple(self._day(campaign, card) for card in view.days if card.day.on)
        if entries:
            yield self._calendar(campaign, campaign.id, title, entries)

    def _events(self, view: EventsView) -> Iterator[Calendar]:
        campaign, title = view.campaign.campaign, view.campaign.card.title
        question, answer = view.finder.chosen
        entries = tuple(self._event(campaign, title, card) for card in view.cards)
        if question == "area":
            name = f"{campaign.id}-{answer}"
            yield self._calendar(campaign, name, f"{title}: {view.part_of}", entries)
        elif not question:
            for card, entry in zip(view.cards, entries, strict=True):
                yield self._calendar(campaign, card.event.id, card.event.title, (entry,))

    def _calendar(
        self, campaign: Campaign, name: str, title: str, entries: tuple[Entry, ...]
    ) -> Calendar:
        return Calendar(
            f"{FOLDER}/{self.tell.language.code}/{name}.ics",
            self.tell.words(title),
            self.tell.words(self.site.hub.name).text,
            said_on(campaign, self.site),
            entries,
        )

    def _day(self, campaign: Campaign, card: DayCard) -> Entry:
        on = card.day.on or date.min
        url = self.tell.address(card.card.url)
        return Entry(
            self._uid(campaign, card.day.id),
            self.tell.words(card.card.title),
            on,
            on,
            self._lines(card.key_message, url),
            url,
            self.tell.words(""),
        )

    def _event(self, campaign: Campaign, title: str, card: EventCard) -> Entry:
        event = card.event
        at = f"{campaign.url}{self.site.hub.campaigns.event_folder}/#{event.id}"
        places = [event.place, self.site.hub.campaigns.words.online if event.is_online else ""]
        kinds = (title, *(choice.title for choice in card.audience))
        return Entry(
            self._uid(campaign, event.id),
            self.tell.words(event.title),
            event.start,
            event.end,
            self._lines(*self._told(card), self.tell.address(at)),
            self.tell.address(at),
            self.tell.words(" · ".join(filter(None, places))),
            tuple(self.tell.words(kind) for kind in kinds),
            cancelled=event.cancelled,
        )

    def _told(self, card: EventCard) -> Iterator[str]:
        """What somebody wants to know who looks at *card* in a calendar."""
        event, say = card.event, self.interface.gettext
        cost = say("Free") if event.cost == "free" else event.cost
        booking = event.booking
        yield event.summary
        for name, value in (
            (say("Languages"), self.tell.language.comma.join(card.languages)),
            (say("Cost"), cost),
            (say("Run by"), event.organiser),
        ):
            if value:
                yield f"{name}: {self.tell.isolated(value)}"
        if booking:
            yield booking.note or (
                say("You need to book.") if booking.needed else say("Just come along.")
            )
            yield booking.url

    def _lines(self, *lines: str) -> Words:
        return self.tell.words("\n".join(filter(None, lines)))

    def _uid(self, campaign: Campaign, name: str) -> str:
        return f"{name}.{campaign.id}@{self.tell.host}"


def said_on(campaign: Campaign, site: Site) -> date:
    """The day from which the words of *campaign* are, as far as its files tell."""
    ids = (campaign.id, *(day.id for day in campaign.days))
    known = [site.message_by_id[id_].reviewed for id_ in ids if id_ in site.message_by_id]
    days = [day for day in (*known, campaign.publish_from) if day is not None]
    return max(days, default=date(campaign.year, 1, 1))
