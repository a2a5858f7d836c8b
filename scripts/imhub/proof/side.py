"""One side of a pair: a text as it stands in the PO file, and as a reader sees it."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from types import MappingProxyType

from imhub.limits import check_page
from imhub.markdown import LinkUse, Renderer
from imhub.proof.alphabet import alphabets_in
from imhub.textfile import TextProblem
from imhub.units import MARKED, UnitWork

_PLACEHOLDER = re.compile(
    r"%\([^()\s]*\)[-+#0]*\d*(?:\.\d+)?[A-Za-z]?|%\s?\([^()]*\)|%(?:\d+\$)?[sdifr](?!\w)"
    r"|\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{[\w.]*\}"
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")
_COUNTED = {"strong": "bold", "em": "italics", "code": "code", "br": "a line break"}
_NONE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class Side:
    """A text, and what becomes of it on a page."""

    raw: str
    shown: str
    """What a reader sees, without marks."""
    links: tuple[LinkUse, ...] = ()
    marks: Mapping[str, int] = field(default_factory=lambda: _NONE)
    """How often it has each kind of mark: `{"bold": 1}`."""
    unsafe: tuple[str, ...] = ()
    """Tags and attributes that a page would leave out."""
    tangled: bool = False
    """Whether it is too long or tangled to be read."""

    @cached_property
    def words(self) -> str:
        """What a reader sees, without placeholders."""
        held = "%" in self.shown or "{" in self.shown
        return _PLACEHOLDER.sub("", self.shown) if held else self.shown

    @cached_property
    def placeholders(self) -> Counter[str]:
        """What the hub fills in: `%(name)s`, `%d`, `{name}`, and what a template would."""
        held = "%" in self.raw or "{" in self.raw
        return Counter(_PLACEHOLDER.findall(self.raw) if held else ())

    @cached_property
    def folded(self) -> str:
        """What a reader sees, in small letters and with single spaces."""
        return _fold(self.shown)

    @cached_property
    def alphabets(self) -> frozenset[str]:
        """The alphabets of the letters that a reader sees, but for placeholders."""
        return alphabets_in(self.words)

    @cached_property
    def sentences(self) -> tuple[tuple[str, str], ...]:
        """Each sentence that a reader sees, also in small letters and with single spaces."""
        return tuple((each, _fold(each)) for each in _SENTENCE_END.split(self.shown))


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


class Reader:
    """Reads texts as they become on a page, and the texts of the source only once."""

    def __init__(self) -> None:
        self._renderer = Renderer()
        self._known: dict[str, Side] = {}

    def source(self, text: str) -> Side:
        """*text*, which is asked for again in each language."""
        if text not in self._known:
            self._known[text] = self.read(text)
        return self._known[text]

    def read(self, text: str) -> Side:
        """*text* as a paragraph of a page shows it."""
        try:
            check_page(text)
        except TextProblem:
            return Side(text, text, tangled=True)
        if not MARKED.search(text):
            return Side(text, text)
        rendered = self._renderer.render("x", work=UnitWork(translate=lambda _: text))
        if rendered.missing:
            return Side(text, "")
        page = _Page()
        page.feed(rendered.html)
        page.close()
        titles = sum(bool(link.title) for link in rendered.links)
        marks = {**page.marks, "the title of a link": titles} if titles else page.marks
        return Side(text, "".join(page.words).strip("\n"), rendered.links, marks, rendered.unsafe)


class _Page(HTMLParser):
    """Takes HTML apart that Python-Markdown made."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.marks: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count marks, and take the words that a picture has."""
        if tag in _COUNTED:
            self.marks[_COUNTED[tag]] += 1
        self.words.append("\n" if tag == "br" else dict(attrs).get("alt") or "")

    def handle_data(self, data: str) -> None:
        """Keep words."""
        self.words.append(data)
