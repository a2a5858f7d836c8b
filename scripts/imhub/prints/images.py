"""Pictures that go with links to pages, wide for a link and square for a post."""

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import NullTranslations

from imhub.campaignviews import message_on
from imhub.marks import without_marks
from imhub.model import Hub, Message
from imhub.prints.kit import Kit
from imhub.prints.lists import Listed, listed_on
from imhub.publish.typeset import Sheet
from imhub.views import Page

WIDE, SQUARE = (1200, 630), (1080, 1080)
"""Pixels of the two forms."""
_FORMS = {"": WIDE, "-square": SQUARE}
_SOURCE = "content/data/hub.yml"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page."""

    file: str
    """Where it stands, below the root of the site."""
    alt: str
    """What it shows, for those who cannot see it: its words."""
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the pictures of a page show."""

    stem: str
    """Their file, without what tells the forms apart."""
    title: str
    text: str
    drawing: str
    source: str = _SOURCE


def image_sheets(kit: Kit) -> Iterator[Sheet]:
    """All pictures of pages that are not sensitive, and both of the hub."""
    gallery = Gallery(kit.site.hub, kit.language.code, kit.interface)
    known = {shown.stem: shown for shown in (gallery.of_hub(), *gallery.of_all(kit.pages))}
    for shown in known.values():
        yield from _sheets(kit, shown)


@dataclass(frozen=True, slots=True)
class Gallery:
    """The pictures of a site in one language."""

    hub: Hub
    code: str
    interface: NullTranslations

    def pictures_of(self, page: Page) -> tuple[Picture, ...]:
        """Those that go with links to *page*, the wide one first; none if it is sensitive."""
        shown = self._of(page)
        if shown is None:
            return ()
        alt = without_marks(f"{shown.title} – {shown.text}")
        return tuple(Picture(f"{shown.stem}{end}.png", alt, *size) for end, size in _FORMS.items())

    def of_all(self, pages: tuple[Page, ...]) -> Iterator[_Shown]:
        """What the pictures of *pages* show."""
        return (shown for page in pages if (shown := self._of(page)))

    def of_hub(self) -> _Shown:
        """What those show that a page has which has no words of its own for one."""
        hub = self.hub
        return _Shown(f"share/{self.code}", hub.name, hub.tagline, hub.pictures.home)

    def _of(self, page: Page) -> _Shown | None:
        if page.sensitive:
            return None
        view = message_on(page.view)
        if view:
            return self._of_message(view.message)
        listed = listed_on(page, self.hub, self.interface.gettext)
        return self._of_list(listed) if listed else self.of_hub()

    def _of_message(self, message: Message) -> _Shown:
        drawing = message.drawing or self.hub.section_by_folder[message.section].drawing
        text = message.key_message or message.summary
        stem = f"share/{self.code}/{message.id}"
        return _Shown(stem, message.title, text, drawing, message.file)

    def _of_list(self, listed: Listed) -> _Shown:
        stem = f"share/{self.code}/lists/{listed.url.rstrip('/')}"
        drawing = listed.drawing or self.hub.pictures.home
        text = listed.text or self.hub.tagline
        return _Shown(stem, listed.title, text, drawing)


def _sheets(kit: Kit, shown: _Shown) -> Iterator[Sheet]:
    for form, (width, height) in _FORMS.items():
        data = {
            "title": shown.title,
            "text": shown.text,
            "drawing": kit.svg(shown.drawing),
            "width": width,
            "height": height,
        }
        yield kit.sheet(Sheet(f"{shown.stem}{form}.png", "share", data, shown.source))
