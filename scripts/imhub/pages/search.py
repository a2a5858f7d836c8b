"""The search page: every page from A to Z, and what narrows a search down."""

from collections.abc import Iterator, Sequence

from imhub.model import Choice, Hub
from imhub.pages.stock import Stock, chosen
from imhub.views import CircleView, DirectoryView, Entry, FinderView, MessageView, Page, SearchView

_BY_STAGE, _BY_AUDIENCE = "stage", "audience"
"""Entries of the menu, and kinds of the pages below them."""


def search_page(stock: Stock, pages: Sequence[Page]) -> Iterator[Page]:
    """The page on which readers search *pages*; none for a hub without a search."""
    hub = stock.hub
    if not hub.search_folder:
        return
    found = tuple(_entries(stock, pages))
    kinds = tuple(kind for kind in _kinds(hub) if any(entry.kind == kind.id for entry in found))
    used = {stage for entry in found for stage in entry.stages}
    view = SearchView(found, kinds, chosen(hub.stages, tuple(used)))
    yield Page(f"{hub.search_folder}/", "search.html", "", "", view)


def _kinds(hub: Hub) -> Iterator[Choice]:
    for section in hub.sections:
        yield Choice(section.folder, section.title)
    yield Choice(_BY_STAGE, hub.words.by_stage)
    yield Choice(_BY_AUDIENCE, hub.words.by_audience)


def _entries(stock: Stock, pages: Sequence[Page]) -> Iterator[Entry]:
    for page in pages:
        title = page.title or _title_of_list(stock, page)
        if page.url and title and not _is_one_value(page):
            yield Entry(title, page.url, _kind(stock, page), _stages(page), page.sensitive)


def _title_of_list(stock: Stock, page: Page) -> str:
    words = stock.hub.words
    return {"stages.html": words.by_stage, "audiences.html": words.by_audience}.get(
        page.template, ""
    )


def _is_one_value(page: Page) -> bool:
    """Whether *page* shows a part of what another page shows."""
    if isinstance(page.view, FinderView | DirectoryView):
        return bool(page.view.part_of)
    return isinstance(page.view, CircleView) and page.view.stage is not None


def _kind(stock: Stock, page: Page) -> str:
    folder = page.url.partition("/")[0]
    return folder if folder in stock.hub.section_by_folder else page.menu


def _stages(page: Page) -> tuple[str, ...]:
    if isinstance(page.view, MessageView):
        return page.view.message.stage
    return (page.url.split("/")[1],) if page.template == "stage.html" else ()
