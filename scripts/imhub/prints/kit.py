"""What all sheets of a site in one language are planned from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations

from imhub.languages import Language
from imhub.marks import as_isolates
from imhub.model import Site
from imhub.publish.qr import qr_code
from imhub.publish.typeset import Sheet
from imhub.views import Page

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">{}</svg>'


@dataclass(frozen=True)
class Kit:
    """A site in one language, and what its sheets share."""

    site: Site
    pages: tuple[Page, ...]
    language: Language
    interface: NullTranslations
    root: str
    """Address of the root of its pages: `https://example.org/pl/`."""
    families: tuple[object, ...]
    """Families of its fonts, in the order in which they are asked for a letter."""
    release: bool = False
    """Whether people have signed off all of it."""

    @property
    def draft(self) -> str:
        """What a sheet says that nobody has signed off; empty for a release."""
        return "" if self.release else self.site.hub.words.draft

    def minutes(self, number: int) -> str:
        """How long something takes."""
        said = self.interface.ngettext("%(num)d minute", "%(num)d minutes", number)
        return said % {"num": number}

    def version(self, day: date | None) -> str:
        """That the words are those of *day*; empty if nobody knows."""
        _ = self.interface.gettext
        return _("Version of %(day)s") % {"day": self.language.format_day(day)} if day else ""

    def svg(self, drawing: str) -> str:
        """A drawing by its name, as a file; empty if there is none."""
        inside = self.site.drawings.get(drawing, "")
        return _SVG.format(inside) if inside else ""

    def code(self, url: str) -> Mapping[str, str]:
        """The QR code of a page by its address below the language's root."""
        return qr_code(f"{self.root}{url}")

    def shown(self, url: str) -> str:
        """The address of a page as it is printed, to be typed."""
        return f"{self.root}{url}".partition("://")[2].rstrip("/")

    def made_by(self, page: Page) -> str:
        """What is to be said of who translated *page*; empty in the language of its editors."""
        _, said = self.interface.gettext, page.translated
        machine = _("A computer translated this page. Nobody has checked it yet.")
        missing = _(
            "Some words about safety are in the original language, because nobody has checked "
            "their translation yet."
        )
        if said is None:
            return ""
        true = ((machine, said.machine), (missing, said.critical_missing))
        return " ".join(note for note, is_true in true if is_true)

    def sheet(self, sheet: Sheet) -> Sheet:
        """*sheet*, whose data is what it says of its own, with what every sheet is given."""
        hub = self.site.hub
        data = {
            "lang": self.language.html_lang,
            "dir": self.language.direction,
            "fonts": list(self.families),
            "hub": hub.name,
            "publisher": hub.publisher or hub.name,
            **sheet.data,
        }
        return Sheet(sheet.file, sheet.template, _plain(data), sheet.source, sheet.pages, sheet.day)


def _plain(data: Mapping[str, object]) -> dict[str, object]:
    return {name: _without_marks(value) for name, value in data.items()}


def _without_marks(value: object) -> object:
    """*value*, in which words of another language run in their own direction."""
    if isinstance(value, str):
        return as_isolates(value)
    if isinstance(value, Mapping):
        return _plain(value)
    return [_without_marks(each) for each in value] if isinstance(value, list | tuple) else value
