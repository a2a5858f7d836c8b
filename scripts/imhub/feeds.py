"""What readers can be told of as it comes: the events of campaigns, and new and changed pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations

from imhub.calendars import said_on
from imhub.campaignviews import CampaignsView, CampaignView, EventCard, EventsView
from imhub.model import Message, Site
from imhub.publish.feed import Entry, Feed
from imhub.publish.words import Words
from imhub.telling import Teller
from imhub.views import Page

FOLDER = "feeds"
_MOST = 40
"""Pages that the feed of new ones holds."""


@dataclass(frozen=True)
class FeedPlanner:
    """Plans the feeds of a site in one language."""

    site: Site
    tell: Teller
    interface: NullTranslations

    def plan(self, pages: Sequence[Page]) -> tuple[Feed, ...]:
        """The feeds of *pages*. A feed holds full addresses, so a hub without any gets none."""
        if not self.tell.site_url:
            return ()
        return (*self._events(pages), *self._new())

    def _events(self, pages: Sequence[Page]) -> Iterator[Feed]:
        """The feed of events; it is there as soon as a campaign is, so that its address stays."""
        lists = [page.url for page in pages if isinstance(page.view, CampaignsView)]
        first = [page.url for page in pages if isinstance(page.view, CampaignView)]
        at = next(iter((*lists, *first)), None)
        if at is None:
            return
        views = (page.view for page in pages)
        whole = (v for v in views if isinstance(v, EventsView) and not v.finder.chosen[0])
        entries = [entry for view in whole for entry in self._of_campaign(view)]
        say = self.interface.gettext
        yield self._feed("events", say("Events"), at, entries)

    def _of_campaign(self, view: EventsView) -> Iterator[Entry]:
        campaign = view.campaign.campaign
        on, say = said_on(campaign, self.site), self.interface.gettext
        at = f"{campaign.url}{self.site.hub.campaigns.event_folder}/"
        for card in view.cards:
            event = card.event
            off = f" ({say('Cancelled')})" if event.cancelled else ""
            yield Entry(
                self.tell.address(f"{at}#{event.id}"),
                self.tell.words(f"{event.title}{off}"),
                self._told(card),
                max(on, event.publish_from or on),
                self.tell.words(view.campaign.card.title),
            )

    def _told(self, card: EventCard) -> Words:
        event, language = card.event, self.tell.language
        start, end = (language.format_clock(f"{at:%H:%M}") for at in (event.start, event.end))
        last = f"{language.format_full_day(event.end.date())}, " * (
            event.start.date() != event.end.date()
        )
        day = language.format_full_day(event.start.date())
        when = self.tell.isolated(f"{day}, {start} – {last}{end}")
        return self.tell.words("\n".join(filter(None, (when, event.place, event.summary))))

    def _new(self) -> Iterator[Feed]:
        """The feed of pages by the day on which somebody last went through them."""
        known = [(m.reviewed, m) for m in self.site.messages if m.reviewed and not m.sensitive]
        known.sort(key=lambda each: (-each[0].toordinal(), each[1].id))
        entries = [self._page(message, on) for on, message in known[:_MOST]]
        say = self.interface.gettext
        yield self._feed("new", say("New and changed pages"), "", entries)

    def _page(self, message: Message, on: date) -> Entry:
        section = self.site.hub.section_by_folder[message.section]
        return Entry(
            self.tell.address(message.url),
            self.tell.words(message.title),
            self.tell.words(message.summary),
            on,
            self.tell.words(section.title),
        )

    def _feed(self, name: str, title: str, at: str, entries: Iterable[Entry]) -> Feed:
        latest = tuple(sorted(entries, key=lambda entry: -entry.on.toordinal()))
        hub = self.site.hub
        file = f"{FOLDER}/{self.tell.language.code}/{name}.xml"
        name_of_hub = self.tell.words(hub.name).text
        return Feed(
            file,
            f"{self.tell.site_url}{file}",
            self.tell.address(at),
            self.tell.language.html_lang,
            self.tell.words(f"{name_of_hub}: {title}"),
            self.tell.words(hub.publisher or hub.name),
            latest[0].on if latest else self._day_of_hub(),
            latest,
        )

    def _day_of_hub(self) -> date:
        """A day for a feed without entries: that of the words of the latest campaign."""
        days = (said_on(campaign, self.site) for campaign in self.site.campaigns)
        return max(days, default=date(1970, 1, 1))
