"""The events of a campaign, and a page for each answer to what can be asked of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from imhub.campaign import EVENT_WAYS, Campaign, Event
from imhub.campaignviews import CampaignCard, EventCard, EventsView
from imhub.model import Choice, Link
from imhub.pages.finder import Question, filters, has
from imhub.pages.stock import Stock, chosen
from imhub.service import EVERYWHERE
from imhub.views import Filter, FilterValue, Finder, Page

_TEMPLATE = "campaign-events.html"
_DAYTIME, _EVENING = "daytime", "evening"


def event_cards(stock: Stock, campaign: Campaign) -> tuple[EventCard, ...]:
    """A card for each event of *campaign*, in the order in which they start."""
    events = sorted(campaign.events, key=lambda event: (event.start, event.end, event.id))
    return tuple(_card(stock, event) for event in events)


def cards_on(cards: tuple[EventCard, ...], day: date | None) -> tuple[EventCard, ...]:
    """Those of *cards* that start on *day*."""
    return tuple(card for card in cards if day and card.event.start.date() == day)


def _card(stock: Stock, event: Event) -> EventCard:
    hub = stock.hub
    every = hub.directory.areas
    areas = () if EVERYWHERE in event.areas else chosen(every, event.areas)
    return EventCard(
        event,
        areas if len(areas) < len(every) else (),
        chosen(hub.audiences, event.audience),
        tuple(stock.setting.name_of(code) for code in event.languages),
        event.is_over(stock.setting.today),
        _answers(stock, event),
    )


def _answers(stock: Stock, event: Event) -> dict[str, tuple[str, ...]]:
    """What *event* answers to a finder. It says nothing of areas if one can be there from any."""
    answers = {
        "way": event.ways,
        "time": (_time_of_day(stock, event),),
        "audience": event.audience,
        "language": event.languages,
    }
    if event.areas and EVERYWHERE not in event.areas and not event.is_online:
        answers["area"] = event.areas
    return answers


def _time_of_day(stock: Stock, event: Event) -> str:
    starts = event.start.strftime("%H:%M")
    return _EVENING if starts >= stock.hub.campaigns.evening else _DAYTIME


def event_pages(stock: Stock, campaign: CampaignCard, up: tuple[Link, ...]) -> Iterator[Page]:
    """The list of the events of *campaign*, and what narrows it down; none while there are none."""
    cards = event_cards(stock, campaign.campaign)
    if not cards:
        return
    at = f"{campaign.campaign.url}{stock.hub.campaigns.event_folder}/"
    finder = Finder(filters(at, _questions(stock, campaign.campaign), cards), at)
    view = EventsView(campaign, cards, finder)
    yield Page(at, _TEMPLATE, "", campaign.card.summary, view, crumbs=up)
    for filter_ in finder.filters:
        for value in filter_.values:
            yield _value_page(view, filter_, value, up)


def _value_page(
    view: EventsView, filter_: Filter, value: FilterValue, up: tuple[Link, ...]
) -> Page:
    part = replace(
        view,
        cards=tuple(c for c in view.cards if has(c.answers, filter_.id, value.id)),
        finder=replace(view.finder, chosen=(filter_.id, value.id)),
        part_of=value.title,
    )
    return Page(value.url, _TEMPLATE, "", view.campaign.card.summary, part, crumbs=up)


def _questions(stock: Stock, campaign: Campaign) -> tuple[Question, ...]:
    hub, rules = stock.hub, stock.hub.campaigns
    words = rules.words
    ways = zip(EVENT_WAYS, (words.in_person, words.online), strict=True)
    times = ((_DAYTIME, words.daytime), (_EVENING, words.evening))
    codes = sorted({code for event in campaign.events for code in event.languages})
    languages = tuple(Choice(code, stock.setting.name_of(code)) for code in codes)
    area_folder = hub.directory.area_folder
    return (
        Question("area", words.ask_area, area_folder, hub.directory.areas, weight=2),
        Question("way", words.ask_way, rules.way_folder, tuple(Choice(*way) for way in ways)),
        Question("time", words.ask_time, rules.time_folder, tuple(Choice(*t) for t in times)),
        Question("audience", words.ask_audience, hub.audience_folder, hub.audiences),
        Question("language", words.ask_language, rules.language_folder, languages),
    )
