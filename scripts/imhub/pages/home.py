"""The first page."""

from collections.abc import Iterator
from dataclasses import replace

from imhub.model import Link, Message
from imhub.pages.stock import Stock, chosen
from imhub.views import HomeView, Page, Tile


def home_page(stock: Stock) -> Page:
    """The first page."""
    hub = stock.hub
    made = {message.id: message for message in stock.site.messages}
    now = tuple(made[id_] for id_ in hub.do_now if id_ in made)
    worries = tuple(
        Link(worry.title, stock.by_card[worry.page].url)
        for worry in hub.worries
        if worry.page in stock.by_card
    )
    steps = _first_steps(stock, now)
    view = HomeView(stock.cards(now), *steps, stock.stage_tiles, tuple(_who(stock)), worries)
    return Page("", "home.html", hub.name, hub.tagline, view)


def _first_steps(stock: Stock, now: tuple[Message, ...]) -> tuple[str, tuple[str, ...]]:
    """Steps of the first activity of *now* as HTML, and when to do it."""
    if not now:
        return "", ()
    steps, end, _ = stock.bodies[now[0].id].html.partition("</ol>")
    when = tuple(choice.title for choice in chosen(stock.hub.routines, now[0].routine))
    return steps + end, when


def _who(stock: Stock) -> Iterator[Tile]:
    tiles = {tile.url: tile for tile in (*stock.stage_tiles, *stock.audience_tiles)}
    for who in stock.hub.who:
        folder = stock.hub.stage_folder if who.stage else stock.hub.audience_folder
        tile = tiles[f"{folder}/{who.stage or who.audience}/"]
        yield replace(tile, title=who.title, short=who.title)
