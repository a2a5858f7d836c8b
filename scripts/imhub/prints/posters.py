"""Posters and slips of a campaign and of each of its days, and sheets with strips to tear off."""

from collections.abc import Iterator, Mapping
from datetime import date

from imhub.campaign import WEEKDAYS, Campaign, Day
from imhub.campaignviews import CampaignView, DayCard, DayView
from imhub.model import Message
from imhub.prints.imprint import code_of, imprint, newest
from imhub.prints.kit import Kit
from imhub.publish.typeset import Sheet
from imhub.views import Page

_SIZES = {"a4": (210, 297), "a3": (297, 420)}
"""Millimetres of each size."""


def poster_sheets(kit: Kit) -> Iterator[Sheet]:
    """All sheets of all campaigns whose pages are made in this language, and not sensitive."""
    for page in kit.pages:
        if page.sensitive:
            continue
        if isinstance(page.view, CampaignView):
            yield from _posters(kit, page.view.page.message, *_of_week(kit, page, page.view))
        elif isinstance(page.view, DayView):
            message = page.view.page.message
            data, day = _of_day(kit, page, page.view)
            yield from _posters(kit, message, data, day)
            file = f"print/{kit.language.code}/{message.id}-tear-off.pdf"
            yield kit.sheet(Sheet(file, "tearoff", data, message.file, day=day))


def _posters(
    kit: Kit, message: Message, data: Mapping[str, object], day: date | None
) -> Iterator[Sheet]:
    stem = f"print/{kit.language.code}/{message.id}"
    for size, (width, height) in _SIZES.items():
        given = {**data, "width": width, "height": height}
        yield kit.sheet(Sheet(f"{stem}-{size}.pdf", "poster", given, message.file, day=day))
    yield kit.sheet(Sheet(f"{stem}-a6.pdf", "slip", data, message.file, day=day))


def _of_week(kit: Kit, page: Page, view: CampaignView) -> tuple[Mapping[str, object], date | None]:
    campaign, message = view.campaign, view.page.message
    named = (message, *(thing for day in view.days for thing in _things(kit, day.day)))
    data = {
        **_common(kit, page, campaign, named),
        "key": campaign.local_theme or message.title,
        "kicker": message.title,
        "when": _dates(kit, campaign),
        "drawing": _drawing(kit, message),
        "tint": len(view.days) + 1,
        "days": [_day_tile(kit, card) for card in view.days],
        "try": _in_words(message),
    }
    return data, newest(named)


def _of_day(kit: Kit, page: Page, view: DayView) -> tuple[Mapping[str, object], date | None]:
    message, card = view.page.message, view.day
    things = _things(kit, card.day)
    named = (message, *things[:1])
    data = {
        **_common(kit, page, view.campaign.campaign, named),
        "key": card.key_message,
        "kicker": view.campaign.card.title,
        "when": f"{_when(kit, card.day)} · {message.title}",
        "drawing": _drawing(kit, message),
        "tint": card.day.number,
        "days": [],
        "strip": message.title,
        "try": _to_try(kit, things[0]) if things else _in_words(message),
    }
    return data, newest(named)


def _common(
    kit: Kit, page: Page, campaign: Campaign, things: tuple[Message, ...]
) -> Mapping[str, object]:
    _ = kit.interface.gettext
    return {
        "title": page.title,
        "code": code_of(kit, page.url),
        "opens": _("See more on your phone"),
        **imprint(kit, (page,), things, campaign.publisher),
    }


def _things(kit: Kit, day: Day) -> list[Message]:
    """What one can do on *day*, as far as it is made in this language and is for everybody."""
    made = {message.id: message for message in kit.site.messages if not message.sensitive}
    return [made[id_] for id_ in day.activities if id_ in made]


def _to_try(kit: Kit, thing: Message) -> Mapping[str, str]:
    _ = kit.interface.gettext
    return {
        "heading": _("Do one thing now"),
        "title": thing.title,
        "text": thing.summary,
        "drawing": _drawing(kit, thing),
    }


def _in_words(message: Message) -> Mapping[str, str]:
    return {"heading": "", "title": "", "text": message.summary, "drawing": ""}


def _day_tile(kit: Kit, card: DayCard) -> Mapping[str, str]:
    return {"title": card.card.title, "drawing": kit.svg(card.card.drawing)}


def _drawing(kit: Kit, message: Message) -> str:
    section = kit.site.hub.section_by_folder[message.section]
    return kit.svg(message.drawing or section.drawing)


def _dates(kit: Kit, campaign: Campaign) -> str:
    """The days of *campaign*; empty while nobody has announced them."""
    if campaign.start is None or campaign.end is None:
        return ""
    return kit.language.format_days(campaign.start, campaign.end)


def _when(kit: Kit, day: Day) -> str:
    _ = kit.interface.gettext
    parts = [_("Day %(number)s") % {"number": day.number}]
    if day.on:
        parts.append(kit.language.format_full_day(day.on))
    elif day.weekday:
        parts.append(kit.language.day_name(WEEKDAYS.index(day.weekday)))
    return " · ".join(parts)
