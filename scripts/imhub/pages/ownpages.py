"""Pages with which readers make something their own: saved pages, and a list to print."""

from collections.abc import Iterator

from imhub.pages.stock import Stock, chosen
from imhub.views import Page, Pick, PickGroup, PicksView


def own_pages(stock: Stock) -> Iterator[Page]:
    """The page on which readers save pages, and the one on which they print a list."""
    hub = stock.hub
    if hub.offline_folder:
        yield Page(f"{hub.offline_folder}/", "offline.html", "", "", None)
    if hub.list_folder:
        groups = tuple(_groups(stock))
        yield Page(f"{hub.list_folder}/", "my-list.html", "", "", PicksView(groups))


def _groups(stock: Stock) -> Iterator[PickGroup]:
    """Every activity once, under the first stage that it is for."""
    stages = stock.hub.stages
    activities = [m for m in stock.by_stage if m.type == "activity" and not m.sensitive]
    for stage in stages:
        here = [m for m in activities if chosen(stages, m.stage)[:1] == (stage,)]
        if here:
            picks = tuple(Pick(m.id, m.title, m.url, m.minutes) for m in here)
            yield PickGroup(stage.title, picks)
