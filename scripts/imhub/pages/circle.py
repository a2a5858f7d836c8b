"""Who can help in an area, from everybody to specialists: a page an area, and one a stage there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from imhub.model import Choice, Link
from imhub.pages.finder import Question, filter_of, has
from imhub.pages.services import directory_crumbs, groups
from imhub.pages.stock import Stock, chosen
from imhub.service import LEVELS
from imhub.views import CircleView, Page, ServiceCard, Tile, TilesView

_RINGS = LEVELS[1:]
"""Levels of the rings, from the middle out. Services for a crisis stand apart."""


def area_pages(stock: Stock, cards: Sequence[ServiceCard]) -> Iterator[Page]:
    """The page that offers the areas, and the pages of each."""
    directory = stock.hub.directory
    if not directory.areas:
        return
    words, url = directory.words, f"{stock.hub.services_url}{directory.area_folder}/"
    up = directory_crumbs(stock)
    within = [(area, _here(cards, area)) for area in directory.areas]
    tiles = tuple(Tile.of(area, f"{url}{area.id}/", len(here)) for area, here in within)
    view = TilesView(tiles)
    yield Page(url, "areas.html", words.by_area, words.by_area_summary, view, "help", up)
    for area, here in within:
        yield from _circles(stock, area, here, (*up, Link(words.by_area, url)))


def _here(cards: Sequence[ServiceCard], area: Choice) -> list[ServiceCard]:
    """Those of *cards* that are there for *area*, with the numbers that are for it."""
    return [
        replace(card, contact=card.contact.in_area(area.id))
        for card in cards
        if has(card.answers, "area", area.id)
    ]


def _circles(
    stock: Stock, area: Choice, here: Sequence[ServiceCard], up: tuple[Link, ...]
) -> Iterator[Page]:
    url = f"{up[-1].url}{area.id}/"
    question = Question("stage", stock.hub.words.ask_stage, "", stock.hub.stages)
    stages = filter_of(url, question, here)
    everything = CircleView(area, groups(stock, here, _RINGS), url, stages)
    yield _page(stock, url, everything, up)
    for stage in chosen(stock.hub.stages, tuple(value.id for value in stages.values)):
        now = [card for card in here if has(card.answers, "stage", stage.id)]
        view = replace(everything, rings=groups(stock, now, _RINGS), stage=stage)
        yield _page(stock, f"{url}{stage.id}/", view, (*up, Link(area.title, url)))


def _page(stock: Stock, url: str, view: CircleView, up: tuple[Link, ...]) -> Page:
    summary = stock.hub.directory.words.circle_summary
    return Page(url, "circle.html", view.area.title, summary, view, "help", up)
