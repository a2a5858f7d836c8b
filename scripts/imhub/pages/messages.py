"""Pages that editors write."""

from collections.abc import Iterator

from imhub.model import Link, Message
from imhub.pages.stock import Stock, chosen
from imhub.review import next_review
from imhub.views import MessageView, Page

_CARD = 'class="admonition card"'
"""What a note of type `card` becomes: words to show to somebody."""
_ELSEWHERE = frozenset({"campaign", "campaign-day"})
"""Types whose pages show more than their message."""


def message_pages(stock: Stock) -> Iterator[Page]:
    """The page of each message."""
    for message in stock.site.messages:
        if message.type in _ELSEWHERE:
            continue
        yield Page(
            message.url,
            f"{message.type}.html",
            message.title,
            message.summary,
            message_view(stock, message),
            stock.menu(message.section),
            crumbs(stock, message),
            message.file,
            message.sensitive,
        )


def crumbs(stock: Stock, message: Message) -> tuple[Link, ...]:
    """The way down to the page of *message*."""
    hub = stock.hub
    section = hub.section_by_folder[message.section]
    home = Link(section.title, f"{section.folder}/")
    if message.url == home.url:
        return ()
    if section.listed:
        above = stock.titles.get(message.url.rstrip("/").rpartition("/")[0] + "/")
        return (home, above) if above and above.url != home.url else (home,)
    for audience in hub.audiences:
        if audience.id == section.folder:
            return (Link(audience.title, f"{hub.audience_folder}/{audience.id}/"),)
    return ()


def message_view(stock: Stock, message: Message) -> MessageView:
    """*message* with all that it refers to."""
    hub, site, body = stock.hub, stock.site, stock.bodies[message.id]
    adaptations = message.adaptations or {}
    return MessageView(
        message,
        body.html,
        chosen(hub.stages, message.stage),
        chosen(hub.places, message.place),
        chosen(hub.routines, message.routine),
        chosen(hub.skills, message.skill),
        tuple(
            (choice.title, adaptations[choice.id])
            for choice in hub.adaptations
            if choice.id in adaptations
        ),
        tuple(site.evidence_by_id[id_] for id_ in message.evidence),
        stock.helpers(message),
        tuple(stock.by_card[id_] for id_ in message.related if id_ in stock.by_card),
        next_review(message, hub),
        _CARD in body.html,
    )
