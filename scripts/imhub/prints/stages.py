"""What there is to do at one stage, on paper: a play pack to fold, and a book."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from unicodedata import east_asian_width

from imhub.model import Choice, Message
from imhub.prints.body import Block, blocks_of
from imhub.prints.cards import has_card
from imhub.prints.imprint import code_of, imprint, newest
from imhub.prints.kit import Kit
from imhub.publish.typeset import Sheet
from imhub.views import MessageView, Page

_SOURCE = "content/data/hub.yml"
_PANELS = 4
"""Things to do that a pack has room for."""
_ROOM = 1000
"""Letters of steps and safety that a panel of the pack has room for."""
_ANY = 0
"""Pages of a book, of which each thing to do has exactly one."""
_WIDE = "WF"


@dataclass(frozen=True)
class Thing:
    """Something to do, and what sheets show of it."""

    page: Page
    message: Message
    blocks: tuple[Block, ...]
    shown: Mapping[str, object]


def stage_sheets(kit: Kit) -> Iterator[Sheet]:
    """Pack and book of each stage at which there is something to do."""
    by_url = {page.url: page for page in kit.pages}
    known = sorted(_things(kit), key=_particular)
    for number, stage in enumerate(kit.site.hub.stages, start=1):
        page = by_url.get(f"{kit.site.hub.stage_folder}/{stage.id}/")
        things = tuple(thing for thing in known if stage.id in thing.message.stage)
        if page and things:
            common = _common(kit, page, stage, number)
            yield _pack(kit, common, stage, _for_pack(things))
            yield _book(kit, common, stage, things)


def _things(kit: Kit) -> Iterator[Thing]:
    """All that there is to do in this language, and not sensitive."""
    for page in kit.pages:
        view = page.view
        if isinstance(view, MessageView) and has_card(view.message):
            blocks = blocks_of(view.html)
            yield Thing(page, view.message, blocks, _shown(kit, page, view.message, blocks))


def _particular(thing: Thing) -> tuple[int, int, str]:
    """Puts first what is for few other stages, and puts all in the same order in each language."""
    message = thing.message
    return len(message.stage), message.minutes, message.id


def _for_pack(things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """Some of *things*, for as many routines as can be, whose steps and safety have room."""
    short = [thing for thing in things if _letters(thing.blocks) <= _ROOM]
    known: Counter[str] = Counter()

    def turn(thing: Thing) -> int:
        routine = next(iter(thing.message.routine), "")
        known[routine] += 1
        return known[routine]

    shortest = min(things, key=lambda thing: _letters(thing.blocks))
    return tuple(sorted(short, key=turn)[:_PANELS]) or (shortest,)


def _letters(blocks: tuple[Block, ...]) -> int:
    """How much room steps and notes take; a letter of Chinese takes that of two."""
    words = "".join(str(block) for block in blocks if block["kind"] in ("steps", "note"))
    return sum(2 if east_asian_width(letter) in _WIDE else 1 for letter in words)


def _common(kit: Kit, page: Page, stage: Choice, number: int) -> Mapping[str, object]:
    _ = kit.interface.gettext
    return {
        "title": stage.title,
        "lead": stage.summary,
        "drawing": kit.svg(stage.drawing),
        "tint": number,
        "code": code_of(kit, page.url),
        "opens": _("See more on your phone"),
    }


def _made(
    kit: Kit, common: Mapping[str, object], things: tuple[Thing, ...]
) -> tuple[Mapping[str, object], date | None]:
    """What a sheet with *things* is given, and the day of its words."""
    messages = [thing.message for thing in things]
    pages = tuple(thing.page for thing in things)
    listed = [thing.shown for thing in things]
    return {**common, "activities": listed, **imprint(kit, pages, messages)}, newest(messages)


def _pack(
    kit: Kit, common: Mapping[str, object], stage: Choice, things: tuple[Thing, ...]
) -> Sheet:
    _ = kit.interface.gettext
    given, day = _made(kit, common, things)
    how = _("Print on both sides, turned on the short edge. Fold twice, as the drawing shows.")
    file = f"print/{kit.language.code}/play-pack-{stage.id}.pdf"
    return kit.sheet(Sheet(file, "playpack", {**given, "fold": how}, _SOURCE, 2, day))


def _book(
    kit: Kit, common: Mapping[str, object], stage: Choice, things: tuple[Thing, ...]
) -> Sheet:
    _ = kit.interface.gettext
    given, day = _made(kit, common, things)
    data = {**given, "contents": _("Things to do")}
    file = f"print/{kit.language.code}/book-{stage.id}.pdf"
    return kit.sheet(Sheet(file, "book", data, _SOURCE, _ANY, day))


def _shown(
    kit: Kit, page: Page, message: Message, blocks: tuple[Block, ...]
) -> Mapping[str, object]:
    _ = kit.interface.gettext
    need = kit.language.comma.join(message.you_need) if message.you_need else _("Nothing but you.")
    asides = ((_("You need"), need), (_("Why it helps"), message.why_it_helps))
    return {
        "title": message.title,
        "key": message.key_message,
        "drawing": kit.svg(message.drawing),
        "minutes": kit.minutes(message.minutes),
        "cost": _("Free") if message.cost == "free" else _("Low cost"),
        "blocks": list(blocks),
        "asides": [{"title": title, "text": text} for title, text in asides if text],
        "code": code_of(kit, page.url),
        "opens": _("Open this page on your phone"),
        "source": page.source,
    }
