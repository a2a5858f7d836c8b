"""Pictures that go with links to pages, wide for a link and square for a post."""

from collections.abc import Iterator
from dataclasses import dataclass

from imhub.marks import without_marks
from imhub.model import Hub, Message
from imhub.prints.kit import Kit
from imhub.publish.typeset import Sheet
from imhub.views import MessageView, Page

WIDE, SQUARE = (1200, 630), (1080, 1080)
"""Pixels of the two forms."""
_FORMS = {"": WIDE, "-square": SQUARE}


@dataclass(frozen=True, slots=True)
class Picture:
    """The wide picture of a page."""

    file: str
    """Where it stands, below the root of the site."""
    alt: str
    """What it shows, for those who cannot see it: its words."""
    width: int = WIDE[0]
    height: int = WIDE[1]


def image_sheets(kit: Kit) -> Iterator[Sheet]:
    """Both pictures of each page that an editor wrote, but no sensitive one, and of the hub."""
    code, hub = kit.language.code, kit.site.hub
    yield from _both(kit, _stem(code), hub.name, hub.tagline, hub.pictures.home, "")
    for page in kit.pages:
        message = written(page)
        if message and not page.sensitive:
            drawing = message.drawing or hub.section_by_folder[message.section].drawing
            text = _text(message)
            yield from _both(kit, _stem(code, message), message.title, text, drawing, message.file)


def picture_of(page: Page, hub: Hub, code: str) -> Picture | None:
    """The picture that goes with links to *page* in the language *code*; none if it is sensitive.

    A page that no editor wrote has that of the hub.
    """
    if page.sensitive:
        return None
    message = written(page)
    title, text = (message.title, _text(message)) if message else (hub.name, hub.tagline)
    return Picture(f"{_stem(code, message)}.png", without_marks(f"{title} – {text}"))


def written(page: Page) -> Message | None:
    """What an editor wrote for *page*; nothing for a page made from data."""
    view = getattr(page.view, "page", page.view)
    return view.message if isinstance(view, MessageView) else None


def _text(message: Message) -> str:
    return message.key_message or message.summary


def _stem(code: str, message: Message | None = None) -> str:
    return f"share/{code}/{message.id}" if message else f"share/{code}"


def _both(kit: Kit, stem: str, title: str, text: str, drawing: str, source: str) -> Iterator[Sheet]:
    for ending, (width, height) in _FORMS.items():
        data = {
            "title": title,
            "text": text,
            "drawing": kit.svg(drawing),
            "width": width,
            "height": height,
        }
        file = f"{stem}{ending}.png"
        yield kit.sheet(Sheet(file, "share", data, source or "content/data/hub.yml"))
