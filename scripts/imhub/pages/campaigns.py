"""The pages of campaigns: the list of all, and of each its first page, its days and its sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from imhub.campaign import Campaign, Day, Post, State
from imhub.campaignviews import (
    CampaignCard,
    CampaignsView,
    CampaignView,
    Clock,
    DayCard,
    DayView,
    EventCard,
    PostCard,
    ProgrammeDay,
    ProgrammeView,
)
from imhub.model import Choice, Link, Section
from imhub.pages.chrome import campaign_lists
from imhub.pages.events import cards_on, event_cards, event_pages
from imhub.pages.messages import crumbs, message_view
from imhub.pages.stock import Stock
from imhub.views import Page


def campaign_pages(stock: Stock) -> Iterator[Page]:
    """All pages of all campaigns. One whose first page is not in this language has none in it."""
    for link in campaign_lists(stock.site):
        yield _list_page(stock, stock.hub.section_by_folder[link.url.rstrip("/")])
    made = {message.id for message in stock.site.messages}
    for campaign in stock.site.campaigns:
        if campaign.id in made:
            yield from _Planner(stock, campaign).pages()


def _list_page(stock: Stock, section: Section) -> Page:
    known = [campaign for campaign in stock.site.campaigns if campaign.id in stock.by_card]
    cards = [_campaign_card(stock, campaign) for campaign in known]
    over = [card for card in cards if card.clock.state == State.ARCHIVED.value]
    view = CampaignsView(
        Choice(section.folder, section.title, section.summary, section.drawing),
        tuple(card for card in reversed(cards) if card not in over),
        tuple(over),
        tuple(sorted(stock.site.weeks, key=lambda week: -week.year)),
    )
    return Page(f"{section.folder}/", "campaigns.html", section.title, section.summary, view)


def _campaign_card(stock: Stock, campaign: Campaign) -> CampaignCard:
    card = stock.by_card[campaign.id]
    return CampaignCard(campaign, card, clock_of(campaign, stock.setting.today))


def clock_of(campaign: Campaign, today: date) -> Clock:
    """Where *campaign* stands on *today*, and until when that holds."""
    state = campaign.state(today)
    if campaign.start is None or campaign.end is None:
        return Clock(state.value)
    left = max(0, (campaign.start - today).days)
    one = timedelta(days=1)
    return Clock(state.value, left, campaign.start - one, campaign.end + one)


@dataclass
class _Planner:
    """Plans the pages of one campaign."""

    stock: Stock
    campaign: Campaign

    def pages(self) -> Iterator[Page]:
        """All of them."""
        message = self.stock.site.message_by_id[self.campaign.id]
        up = (*crumbs(self.stock, message), Link(message.title, message.url))
        yield self._first_page()
        made = {m.id for m in self.stock.site.messages}
        for number, card in enumerate(self.days):
            if card.day.id in made:
                yield self._day_page(number)
        yield from event_pages(self.stock, self.card, up)
        yield self._programme(up)

    @cached_property
    def card(self) -> CampaignCard:
        return _campaign_card(self.stock, self.campaign)

    @cached_property
    def days(self) -> tuple[DayCard, ...]:
        return tuple(self._day_card(day) for day in self.campaign.days)

    @cached_property
    def events(self) -> tuple[EventCard, ...]:
        return event_cards(self.stock, self.campaign)

    @property
    def programme_url(self) -> str:
        return f"{self.campaign.url}{self.stock.hub.campaigns.programme_folder}/"

    def _day_card(self, day: Day) -> DayCard:
        stock = self.stock
        message = stock.site.message_by_id[day.id]
        is_today = day.on == stock.setting.today
        return DayCard(day, stock.by_card[day.id], message.key_message or message.summary, is_today)

    def _posts(self, number: int) -> tuple[PostCard, ...]:
        posts = (post for post in self.campaign.posts if post.day == number)
        return tuple(self._post_card(post) for post in posts)

    def _post_card(self, post: Post) -> PostCard:
        stock = self.stock
        known = {channel.id: channel for channel in stock.hub.campaigns.channels}
        card = stock.by_card.get(post.link)
        return PostCard(
            post,
            tuple(known[id_] for id_ in post.channels if id_ in known),
            self.campaign.day_by_number.get(post.day),
            card.url if card else "",
        )

    def _first_page(self) -> Page:
        stock, campaign = self.stock, self.campaign
        message = stock.site.message_by_id[campaign.id]
        section = stock.hub.section_by_folder[message.section]
        is_over = self.card.clock.state == State.ARCHIVED.value
        tell_us = stock.by_card.get(stock.hub.campaigns.tell_us)
        view = CampaignView(
            message_view(stock, message),
            campaign,
            self.card.clock,
            self.days,
            tuple(card for card in self.events if is_over or not card.is_over),
            self._posts(0),
            f"{campaign.url}{stock.hub.campaigns.event_folder}/" if self.events else "",
            self.programme_url,
            tell_us.url if tell_us else "",
            f"{section.folder}/" if section.listed else "",
        )
        return self._page(message.id, "campaign.html", view)

    def _day_page(self, number: int) -> Page:
        stock, card = self.stock, self.days[number]
        message = stock.site.message_by_id[card.day.id]
        view = DayView(
            message_view(stock, message),
            self.card,
            card,
            stock.known_cards(card.day.activities),
            cards_on(self.events, card.day.on),
            self._posts(card.day.number),
            self.days[number - 1] if number else None,
            self.days[number + 1] if number + 1 < len(self.days) else None,
            self.programme_url,
        )
        return self._page(message.id, "campaign-day.html", view)

    def _page(self, id_: str, template: str, view: object) -> Page:
        message = self.stock.site.message_by_id[id_]
        return Page(
            message.url,
            template,
            message.title,
            message.summary,
            view,
            crumbs=crumbs(self.stock, message),
            source=message.file,
            sensitive=message.sensitive,
        )

    def _programme(self, up: tuple[Link, ...]) -> Page:
        card = self.card.card
        dates = {day.day.on for day in self.days}
        view = ProgrammeView(
            self.card,
            tuple(self._programme_day(day) for day in self.days),
            tuple(event for event in self.events if event.event.start.date() not in dates),
            self.stock.crisis,
        )
        return Page(
            self.programme_url,
            "campaign-programme.html",
            "",
            card.summary,
            view,
            crumbs=up,
        )

    def _programme_day(self, card: DayCard) -> ProgrammeDay:
        activities = self.stock.known_cards(card.day.activities)
        return ProgrammeDay(card, activities, cards_on(self.events, card.day.on))
