"""Pages that list messages, words or sources."""

import re
from collections.abc import Iterator
from itertools import groupby
from unicodedata import combining, normalize

from imhub.marks import without_marks
from imhub.model import Choice, Link, Message, Site, Term
from imhub.pages.chrome import plan_chrome
from imhub.pages.stock import Stock
from imhub.views import LettersView, ListView, Page, RowsView, TilesView

_SOME = 6
"""Activities that the page of an audience shows."""


def section_pages(stock: Stock) -> Iterator[Page]:
    """A page for each section that has one and that no editor wrote."""
    for section in stock.hub.sections:
        if not section.listed or section.type == "activity":
            continue
        url = f"{section.folder}/"
        messages = tuple(m for m in stock.site.messages if m.section == section.folder)
        if any(message.url == url for message in messages):
            continue
        choice = Choice(section.folder, section.title, section.summary, section.drawing)
        view = ListView(choice, messages=stock.cards(messages))
        menu = stock.menu(section.folder)
        yield Page(url, "section.html", section.title, section.summary, view, menu)


def stage_pages(stock: Stock) -> Iterator[Page]:
    """A page for each stage, and one that offers them."""
    hub, tiles = stock.hub, stock.stage_tiles
    if not tiles:
        return
    home = f"{hub.stage_folder}/"
    yield Page(home, "stages.html", "", "", TilesView(tiles), "stage")
    up = (Link(hub.words.by_stage, home),)
    for stage in hub.stages:
        messages = tuple(m for m in stock.by_stage if stage.id in m.stage)
        shared = tuple(m for m in messages if _is_for_all(stock, m))
        view = ListView(
            stage,
            activities=stock.typed(messages, "activity"),
            messages=stock.typed(shared, "message"),
            topics=stock.typed(shared, "topic"),
        )
        url = f"{home}{stage.id}/"
        yield Page(url, "stage.html", stage.title, stage.summary, view, "stage", up)


def _is_for_all(stock: Stock, message: Message) -> bool:
    """Whether *message* is for the hub's first audience, which is everyone."""
    audiences = stock.hub.audiences
    return not audiences or audiences[0].id in message.audience


def audience_pages(stock: Stock) -> Iterator[Page]:
    """A page for each audience, and one that offers them."""
    hub, tiles = stock.hub, stock.audience_tiles
    if not tiles:
        return
    home = f"{hub.audience_folder}/"
    yield Page(home, "audiences.html", "", "", TilesView(tiles), "audience")
    up = (Link(hub.words.by_audience, home),)
    for audience in hub.audiences:
        messages = tuple(m for m in stock.by_stage if audience.id in m.audience)
        view = ListView(
            audience,
            activities=stock.typed(messages, "activity")[:_SOME],
            messages=stock.typed(messages, "message"),
            topics=stock.typed(messages, "topic"),
            help=stock.typed(messages, "help"),
        )
        url = f"{home}{audience.id}/"
        title, summary = audience.title, audience.summary
        yield Page(url, "audience.html", title, summary, view, "audience", up)


def data_pages(stock: Stock) -> Iterator[Page]:
    """Words from A to Z, and sources."""
    chrome = plan_chrome(stock.site)
    if chrome.glossary:
        letters = LettersView(tuple(_letters(stock.site)))
        yield Page(chrome.glossary, "glossary.html", "", "", letters)
    if chrome.evidence:
        rows = tuple(row for row in stock.site.evidence if row.verified != "unverified")
        yield Page(chrome.evidence, "evidence.html", "", "", RowsView(rows))
    if chrome.languages:
        yield Page(chrome.languages, "languages.html", "", "", None)


_BEFORE_LETTERS = re.compile(r"^\W+")
"""Quotation marks, under which nobody looks for a word."""


def _letters(site: Site) -> Iterator[tuple[str, tuple[Term, ...]]]:
    entries = sorted((entry for entry in site.glossary if not entry.audience), key=_term_key)
    for letter, under in groupby(entries, key=lambda entry: _term_key(entry)[0][:1].upper()):
        yield letter, tuple(under)


def _term_key(entry: Term) -> tuple[str, str]:
    """What *entry* is sorted by: its letters without accents, as dictionaries do."""
    letters = normalize(
        "NFKD", without_marks(entry.term).casefold().replace("œ", "oe").replace("æ", "ae")
    )
    plain = "".join(letter for letter in letters if not combining(letter))
    return _BEFORE_LETTERS.sub("", plain), entry.id
