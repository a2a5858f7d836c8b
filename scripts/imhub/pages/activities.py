"""The finder of things to do, and a page for each value of its filters."""

from collections.abc import Iterator
from dataclasses import replace

from imhub.model import Choice, Link, Section
from imhub.pages.finder import Question, filters, has
from imhub.pages.stock import Stock
from imhub.views import Filter, FilterValue, Finder, FinderView, Page


def activity_pages(stock: Stock) -> Iterator[Page]:
    """All pages of each section of activities that are made and not written."""
    for section in stock.hub.sections:
        if section.type == "activity":
            yield from _section_pages(stock, section)


def _section_pages(stock: Stock, section: Section) -> Iterator[Page]:
    url = f"{section.folder}/"
    cards = stock.cards(m for m in stock.by_stage if m.section == section.folder)
    choice = Choice(section.folder, section.title, section.summary, section.drawing)
    finder = Finder(filters(url, _questions(stock), cards), url)
    view = FinderView(choice, cards, finder)
    yield Page(url, "finder.html", section.title, section.summary, view, "activities")
    for filter_ in finder.filters:
        for value in filter_.values:
            yield _value_page(view, filter_, value)


def _value_page(everything: FinderView, filter_: Filter, value: FilterValue) -> Page:
    all_ = everything.choice
    view = FinderView(
        replace(all_, id=value.id, title=value.title),
        tuple(c for c in everything.cards if has(c.answers, filter_.id, value.id)),
        replace(everything.finder, chosen=(filter_.id, value.id)),
        all_.title,
    )
    up = (Link(all_.title, everything.finder.all_url),)
    return Page(value.url, "finder.html", value.title, all_.summary, view, "activities", up)


def _questions(stock: Stock) -> tuple[Question, ...]:
    hub = stock.hub
    return (
        # What comes closest is right for the stage first: the rest a reader can bend.
        Question("stage", hub.words.ask_stage, hub.stage_folder, hub.stages, weight=2),
        Question("minutes", hub.words.ask_minutes, hub.minutes_folder, hub.minutes),
        Question("place", hub.words.ask_place, hub.place_folder, hub.places),
        Question("routine", hub.words.ask_routine, hub.routine_folder, hub.routines),
    )
