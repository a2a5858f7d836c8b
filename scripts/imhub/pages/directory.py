"""The directory of services: all of them, and a page for each way to narrow it down."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from imhub.contact import Contact
from imhub.model import Choice
from imhub.pages.circle import area_pages
from imhub.pages.concerns import concern_pages
from imhub.pages.finder import Question, filters, has
from imhub.pages.services import directory_crumbs, groups, service_cards
from imhub.pages.stock import Stock
from imhub.service import WAYS
from imhub.views import DirectoryView, Filter, FilterValue, Finder, Page, ServiceCard

_ELSEWHERE = frozenset({"area", "concern"})
"""Questions whose answers have pages of another kind."""


def directory_pages(stock: Stock) -> Iterator[Page]:
    """All pages about services; none for a hub without them."""
    if not stock.directory:
        return
    cards = service_cards(stock)
    yield from _finder_pages(stock, cards)
    yield from area_pages(stock, cards)
    yield from concern_pages(stock, cards)


def _finder_pages(stock: Stock, cards: Sequence[ServiceCard]) -> Iterator[Page]:
    url, words = stock.hub.services_url, stock.hub.directory.words
    finder = Finder(filters(url, _questions(stock), cards), url)
    choice = Choice("", words.title, words.summary)
    view = DirectoryView(choice, groups(stock, cards), finder)
    up = directory_crumbs(stock)
    yield Page(url, "services.html", words.title, words.summary, view, "help", up[:-1])
    for filter_ in finder.filters:
        for value in filter_.values if filter_.id not in _ELSEWHERE else ():
            found = [card for card in cards if has(card.answers, filter_.id, value.id)]
            yield _value_page(stock, view, filter_, value, found)


def _value_page(
    stock: Stock,
    everything: DirectoryView,
    filter_: Filter,
    value: FilterValue,
    found: Sequence[ServiceCard],
) -> Page:
    all_ = everything.choice
    view = DirectoryView(
        replace(all_, id=value.id, title=value.title),
        groups(stock, found),
        replace(everything.finder, chosen=(filter_.id, value.id)),
        all_.title,
    )
    up = directory_crumbs(stock)
    return Page(value.url, "services.html", value.title, all_.summary, view, "help", up)


def _questions(stock: Stock) -> tuple[Question, ...]:
    hub, directory = stock.hub, stock.hub.directory
    words = directory.words
    return (
        # Nobody is helped by a service for another area, whatever else fits.
        Question("area", words.ask_area, directory.area_folder, directory.areas, weight=4),
        Question(
            "concern", words.ask_concern, directory.concern_folder, directory.concerns, weight=2
        ),
        Question("stage", hub.words.ask_stage, hub.stage_folder, hub.stages),
        Question("way", words.ask_way, directory.way_folder, _ways(stock.contacts.values())),
    )


def _ways(contacts: Iterable[Contact]) -> tuple[Choice, ...]:
    """Ways in which at least one of *contacts* can be reached."""
    titles = {way: title for contact in contacts for way, title in contact.ways}
    return tuple(Choice(way, titles[way]) for way in WAYS if way in titles)
