"""Pages from which others copy messages for pages of their own."""

from collections.abc import Iterator, Sequence

from imhub.campaignviews import message_on
from imhub.model import Choice
from imhub.pages.chrome import plan_chrome
from imhub.pages.stock import Stock
from imhub.views import MessageView, Page, PartnersView, WordsGroup

_ABOUT_US = frozenset({"info", "kit"})
"""Types of pages that only make sense on the hub itself."""


def partner_pages(stock: Stock, pages: Sequence[Page]) -> Iterator[Page]:
    """The page that offers the messages on *pages*, and one for each group of them.

    None for a hub that does not want it, or does not say what others may do with its words.
    """
    home = plan_chrome(stock.site).partners
    if not home:
        return
    shown = (message_on(page.view) for page in pages if not page.sensitive)
    views = tuple(view for view in shown if view and view.message.type not in _ABOUT_US)
    groups = tuple(group for group in _groups(stock, home, views) if group.messages)
    yield Page(home, "partners.html", "", "", PartnersView(groups), for_readers=False)
    for group in groups:
        view = PartnersView(groups, group, home)
        yield Page(group.url, "partner-words.html", "", "", view, for_readers=False)


def _groups(stock: Stock, home: str, views: Sequence[MessageView]) -> Iterator[WordsGroup]:
    """A group for each section; of what there is to do one for each stage, for there is much."""
    for section in stock.hub.sections:
        here = tuple(view for view in views if view.message.section == section.folder)
        if section.type != "activity":
            choice = Choice(section.folder, section.title)
            yield WordsGroup(choice, f"{home}{section.folder}/", here)
            continue
        for stage in stock.hub.stages:
            now = tuple(v for v in here if not v.message.stage or stage.id in v.message.stage)
            url = f"{home}{section.folder}-{stage.id}/"
            yield WordsGroup(Choice(stage.id, stage.title), url, now, section.title)
