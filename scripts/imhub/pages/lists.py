"""Pages that list messages, words or sources."""

from collections.abc import Iterator

from imhub.model import Choice, Link, Message
from imhub.pages.chrome import plan_chrome
from imhub.pages.stock import Stock
from imhub.views import AuditView, ListView, Page, RowsView, TermsView, TilesView

_SOME = 6
"""Activities that the page of an audience shows."""


def section_pages(stock: Stock) -> Iterator[Page]:
    """A page for each section that has one and that no editor wrote."""
    for section in stock.hub.sections:
        if not section.listed or section.type in ("activity", "campaign"):
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
            on_paper=any(m.type == "activity" and not m.sensitive for m in messages),
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
        terms = sorted((t for t in stock.site.glossary if not t.audience), key=lambda t: t.id)
        yield Page(chrome.glossary, "glossary.html", "", "", TermsView(tuple(terms)))
    if chrome.evidence:
        rows = tuple(row for row in stock.site.evidence if row.verified != "unverified")
        yield Page(chrome.evidence, "evidence.html", "", "", RowsView(rows))
    if chrome.languages:
        yield Page(chrome.languages, "languages.html", "", "", None)
    if chrome.accessibility:
        view = AuditView(stock.site.audit)
        yield Page(chrome.accessibility, "accessibility.html", "", "", view)
