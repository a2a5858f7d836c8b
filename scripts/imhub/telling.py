"""How words and addresses of a page are told where no page stands around them."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from imhub.languages import Language
from imhub.marks import is_marked, without_marks
from imhub.publish.words import Words

_NOWHERE = "hub.invalid"
_UP = "../"
_ISOLATE, _END = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells what a site says in one language."""

    language: Language
    source_language: str
    site_url: str
    """Address of the root of the site, with a slash at its end; empty if it has none yet."""
    folder: str
    """Root of the language below that."""

    @property
    def host(self) -> str:
        """Name of the server on which the site stands; a name that nobody can have for none."""
        return urlsplit(self.site_url).hostname or _NOWHERE

    def words(self, text: str) -> Words:
        """*text* with the language that it is in: nobody may have translated it."""
        as_written = is_marked(text[:1]) and "\n" not in text
        lang = self.source_language if as_written else self.language.html_lang
        return Words(without_marks(text), lang)

    def address(self, url: str) -> str:
        """Full address of what stands at *url* below the language's root; empty for no site."""
        if not self.site_url:
            return ""
        if url.startswith(_UP):
            return f"{self.site_url}{url.removeprefix(_UP)}"
        return f"{self.site_url}{self.folder}{url}"

    def isolated(self, value: str) -> str:
        """*value* so that words from right to left around it leave its order alone."""
        return f"{_ISOLATE}{value}{_END}" if self.language.direction == "rtl" else value
