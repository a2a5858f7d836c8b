"""Who can help with a concern: a page for each that somebody helps with."""

from collections.abc import Iterator, Sequence

from imhub.model import Concern, Link
from imhub.pages.services import directory_crumbs, groups
from imhub.pages.stock import Stock
from imhub.views import ConcernView, Page, ServiceCard, Tile, TilesView


def concern_pages(stock: Stock, cards: Sequence[ServiceCard]) -> Iterator[Page]:
    """The page that offers the concerns, and the page of each."""
    directory = stock.hub.directory
    concerns = [concern for concern in directory.concerns if concern.id in stock.concerns]
    if not concerns:
        return
    words, url = directory.words, f"{stock.hub.services_url}{directory.concern_folder}/"
    up = directory_crumbs(stock)
    found = {c.id: [each for each in cards if c.id in each.answers["concern"]] for c in concerns}
    tiles = tuple(Tile.of(c, f"{url}{c.id}/", len(found[c.id])) for c in concerns)
    yield Page(url, "concerns.html", words.by_concern, "", TilesView(tiles), "help", up)
    for concern in concerns:
        here = (*up, Link(words.by_concern, url))
        yield _page(stock, concern, f"{url}{concern.id}/", found[concern.id], here)


def _page(
    stock: Stock, concern: Concern, url: str, cards: Sequence[ServiceCard], up: tuple[Link, ...]
) -> Page:
    first = (stock.by_card[concern.page],) if concern.page in stock.by_card else ()
    view = ConcernView(concern, first, groups(stock, cards))
    return Page(
        url,
        "concern.html",
        concern.title,
        concern.summary or stock.hub.directory.words.summary,
        view,
        "help",
        up,
        sensitive=concern.sensitive,
    )
