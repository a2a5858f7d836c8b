"""What every large sheet says besides its message: whom to ring, who made it, and when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from imhub.contact import Contact
from imhub.model import Message
from imhub.prints.kit import Kit
from imhub.views import Page, Translated

_FREE = frozenset({"", "free"})
"""What something costs that costs nothing; most pages are nothing to do."""


def imprint(
    kit: Kit, pages: Iterable[Page], things: Sequence[Message], publisher: str = ""
) -> Mapping[str, object]:
    """What a sheet with the words of *pages* says of itself, and of *things* to do on it."""
    _ = kit.interface.gettext
    hub, made = kit.site.hub, tuple(pages)
    publisher = publisher or hub.publisher
    by = f"{_('Published by')}: {publisher}" if publisher else hub.name
    lines = (by, kit.version(newest(things)), _made_by(kit, made), kit.draft)
    return {
        "free": _("Free") if all(thing.cost in _FREE for thing in things) else "",
        "foot": [line for line in lines if line],
        "ring": _ring(kit),
    }


def newest(messages: Iterable[Message]) -> date | None:
    """The day of the newest words in *messages*; nothing if nobody has dated them."""
    return max((message.reviewed for message in messages if message.reviewed), default=None)


def code_of(kit: Kit, url: str) -> Mapping[str, str]:
    """The QR code of a page, and a short address for those who type."""
    return {**kit.code(url), "short": kit.shown("")}


def _made_by(kit: Kit, pages: tuple[Page, ...]) -> str:
    said = [page.translated for page in pages if page.translated]
    if not said:
        return ""
    merged = Translated(any(t.machine for t in said), any(t.critical_missing for t in said))
    return kit.made_by(replace(pages[0], translated=merged))


def _ring(kit: Kit) -> Mapping[str, object] | None:
    """Whom a reader in danger can ring; nothing if the hub names nobody."""
    words = kit.site.hub.directory.words
    helpers = next((page.crisis for page in kit.pages if page.crisis), ())
    if not helpers:
        return None
    unchecked = any(not contact.checked for contact in helpers)
    rows = [_row(contact) for contact in helpers]
    return {
        "heading": words.in_danger,
        "rows": rows,
        "note": words.unchecked if unchecked else "",
    }


def _row(contact: Contact) -> Mapping[str, str]:
    number = contact.first or contact.numbers[0]
    return {"name": contact.service.name, "label": number.label, "number": number.display}
