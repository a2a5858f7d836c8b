"""What the picture of a list says: a page made from data, with a title and a lead of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from imhub.campaignviews import CampaignsView, EventsView
from imhub.model import Hub
from imhub.views import (
    CircleView,
    ConcernView,
    DirectoryView,
    FinderView,
    ListView,
    Page,
    RowsView,
    TermsView,
    TilesView,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list, and what its picture says."""

    url: str
    """Its address; for a page that shows a part of a list, that of the whole."""
    title: str
    text: str
    drawing: str = ""


_Say: TypeAlias = Callable[[str], str]


def listed_on(page: Page, hub: Hub, say: _Say) -> Listed | None:
    """The list on *page*; nothing for another page. *say* translates the words of templates."""
    _, view, text = say, page.view, page.description
    if isinstance(view, FinderView | DirectoryView):
        title = view.part_of or view.choice.title
        drawing = view.choice.drawing or hub.pictures.help
        return Listed(view.finder.all_url, title, text, drawing)
    if isinstance(view, ListView | CampaignsView):
        return Listed(page.url, view.choice.title, text, view.choice.drawing)
    if isinstance(view, ConcernView):
        return Listed(page.url, view.concern.title, text, view.concern.drawing)
    if isinstance(view, CircleView):
        names = {"list": hub.directory.words.circle, "choice": view.area.title}
        title = _("%(list)s: %(choice)s") % names
        return Listed(view.all_url, title, text, view.area.drawing or hub.pictures.help)
    if isinstance(view, EventsView):
        card = view.campaign.card
        title = _("%(list)s: %(choice)s") % {"list": _("Events"), "choice": card.title}
        return Listed(view.finder.all_url, title, text, card.drawing)
    return _named_by_template(page, hub, say)


def _named_by_template(page: Page, hub: Hub, say: _Say) -> Listed | None:
    _, view, words = say, page.view, hub.words
    if isinstance(view, TilesView):
        named = {"stages.html": words.stage_question, "audiences.html": words.by_audience}
        return Listed(page.url, named.get(page.template) or page.title, page.description)
    if isinstance(view, TermsView):
        lead = _("What people mean when they say these words, from A to Z.")
        return Listed(page.url, _("Words we use"), lead)
    if isinstance(view, RowsView):
        lead = _("Each page names its sources. Here they all are, in plain words.")
        return Listed(page.url, _("What our words are based on"), lead)
    return None
