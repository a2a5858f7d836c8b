"""The one Python-Markdown set-up: what editors may write, and how it becomes HTML.

Raw HTML is shown as the letters that were typed. A link is `https://…`, `#heading`, or refers to
the hub's own data: `page:`, `term:`, `service:`. What such a link becomes is asked of a *resolver*.
"""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import render_inner_html, strip_tags
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AtomicString

from imhub.anchors import heading_id
from imhub.blocks import HEADINGS, NOTES, Block, find_lines, read_blocks
from imhub.limits import check_tangle
from imhub.safety import trouble_with_address
from imhub.sanitise import clean, unsafe_in
from imhub.textfile import TextProblem
from imhub.units import BodyUnit, UnitsInTree, UnitWork

_EXTENSIONS: Sequence[str] = (
    "markdown.extensions.admonition",
    "markdown.extensions.sane_lists",
    "markdown.extensions.tables",
    "markdown.extensions.toc",
)
_OPTIONS = {"markdown.extensions.toc": {"slugify": heading_id, "marker": ""}}
"""No marker: a list of contents is not for editors to ask for."""
_NOT_FOR_EDITORS = ("html", "automail")
_BELOW_WHITESPACE = 25
"""Below `normalize_whitespace`, so that lines are counted as the editor sees them."""
_BEFORE_INLINE = 26
"""Above `inline`: the text of a block is still as the editor typed it."""
_UNITS = 25.5
"""Between those two and `inline`, which has 20."""
_AFTER_INLINE = 12
"""Above `prettify` and `toc`, below `inline`: links exist and heading ids do not."""
_LINK_END = re.compile(r"(?<!\\)(?=\](?:\(|\s?\[))|(?P<address><[A-Za-z][\w+.-]*://[^<>]*)(?=>)")
_MARK = re.compile("\x0e([0-9]+)\x0f")
"""Holds a line number beside a link while Python-Markdown works."""
_LAST = 1
"""Below `toc`, which gives headings their ids."""
_SIDES = {"text-align: center;": "align-middle", "text-align: right;": "align-end"}
_NO_MARKS = str.maketrans("", "", "\x0e\x0f")
_unescape = UnescapeTreeprocessor().unescape

KINDS = frozenset({"page", "term", "service"})
"""What a link in content can refer to besides an address."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads and what a reader is told about it."""

    url: str
    title: str = ""
    number: str = ""
    """A phone number to show behind the link."""
    number_url: str = ""
    note: str = ""
    """What to say of the number, where the page shows it first."""


@dataclass(frozen=True, slots=True)
class LinkUse:
    """A link as an editor wrote it."""

    kind: str
    """`page`, `term`, `service`, `web`, `heading`, `picture`, or `bad` for anything else."""
    target: str
    text: str
    line: int
    """Line of the body, from 1."""
    title: str = ""
    """Words in quotes after the address. They are left out of the page."""


@dataclass(frozen=True, slots=True)
class ListUse:
    """A list at the top level of the body."""

    ordered: bool
    items: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as HTML, and what is in it."""

    html: str
    links: tuple[LinkUse, ...]
    lists: tuple[ListUse, ...]
    headings: tuple[tuple[int, str], ...]
    """Level and text of each heading, in order."""
    blocks: tuple[Block, ...] = ()
    units: tuple[BodyUnit, ...] = ()
    heading_ids: tuple[str, ...] = ()
    missing: int = 0
    """How many units stand in the original language though a translation was asked for."""
    unsafe: tuple[str, ...] = ()
    """Tags and attributes that were taken out, since nothing that an editor writes makes them."""


Resolver: TypeAlias = Callable[[str, str], Target | None]
"""From kind and target of a link to where it leads; nothing when there is no such thing."""


def _nowhere(kind: str, target: str) -> Target | None:  # noqa: ARG001
    return None


def _kind(href: str) -> tuple[str, str]:
    if href.startswith("#"):
        return "heading", href[1:]
    scheme, colon, rest = href.partition(":")
    if colon and scheme in KINDS:
        return scheme, rest
    is_web = href.startswith("https://") and not trouble_with_address(href)
    return ("web" if is_web else "bad"), href


class _Lines(Preprocessor):
    """Marks the end of each link's words with the number of its line."""

    def __init__(self, md: Markdown, extension: "HubExtension") -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        plain = [line.translate(_NO_MARKS) for line in lines]
        if self.extension.is_translated:
            return plain
        return [
            _LINK_END.sub(f"\\g<address>\x0e{number}\x0f", line)
            for number, line in enumerate(plain, start=1)
        ]


class _BlockLines(Treeprocessor):
    """Remembers on which line each block starts."""

    def __init__(self, md: Markdown, extension: "HubExtension") -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        lines = {} if self.extension.is_translated else find_lines(root, self.extension.source)
        self.extension.block_lines = lines


class _Links(Treeprocessor):
    """Turns links to the hub's data into addresses, and remembers every link."""

    def __init__(self, md: Markdown, extension: "HubExtension") -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        marked = [(el, _mark_in(el)) for el in root.iter() if el.tag in ("a", "img")]
        if not self.extension.is_translated:
            self._remember_text(root)
        in_heading = {a for el in root.iter() if el.tag in HEADINGS for a in el.iter("a")}
        self.extension.links = [
            self._use(el, mark, with_number=el not in in_heading) for el, mark in marked
        ]
        for div in root.iter("div"):
            if "admonition" in div.get("class", ""):
                _keep_known_kinds(div)
        for cell in (el for el in root.iter() if el.tag in ("td", "th")):
            _align_by_class(cell)
        self.extension.lists = [
            ListUse(el.tag == "ol", len(el)) for el in root if el.tag in ("ol", "ul")
        ]

    def _remember_text(self, root: Element) -> None:
        """Remember what rules look at."""
        for element in root.iter():
            _remove_marks(element)
        self.extension.blocks = list(read_blocks(root, self.extension.block_lines, self._stashed()))
        self.extension.headings = [
            (int(el.tag[1]), self._words(el)) for el in root.iter() if el.tag in HEADINGS
        ]

    def _stashed(self) -> list[str]:
        return [text for text in self.md.htmlStash.rawHtmlBlocks if isinstance(text, str)]

    def _use(self, element: Element, mark: int, *, with_number: bool) -> LinkUse:
        title = _unescape(element.attrib.pop("title", ""))
        if element.tag == "img":
            kind, target, text = "picture", element.attrib.pop("src", ""), element.get("alt", "")
        else:
            text = self._words(element)
            kind, target = self._resolve(element, with_number=with_number)
        line = mark or self.extension.line_of(text)
        return LinkUse(kind, _unescape(target), text, line, title)

    def _words(self, element: Element) -> str:
        return html.unescape(strip_tags(render_inner_html(element, self.md)))

    def _resolve(self, a: Element, *, with_number: bool) -> tuple[str, str]:
        kind, target = _kind(_unescape(a.get("href", "")))
        if kind in KINDS:
            found = self.extension.resolve(kind, target)
            self._point(a, found)
            a.set("class", f"link-{kind}")
            if found and found.number and with_number:
                _add_number(a, found, note="" if target in self.extension.told else found.note)
                self.extension.told.add(target)
        elif kind == "web":
            a.set("rel", "noopener noreferrer")
        elif kind == "bad":
            a.attrib.pop("href", None)
        return kind, target

    @staticmethod
    def _point(a: Element, found: Target | None) -> None:
        if found is None:
            a.attrib.pop("href", None)
            return
        a.set("href", found.url)
        if found.url.startswith("https://"):
            a.set("rel", "noopener noreferrer")
        if found.title:
            a.set("title", found.title)


def _add_number(a: Element, found: Target, note: str) -> None:
    """Make of the link *a* a span that holds it, and its number in brackets."""
    link = Element("a", dict(a.items()))
    link.text, link.tail = a.text, " ("
    link.extend(list(a))
    number = Element("a", {"href": found.number_url, "class": "number"})
    digits = SubElement(number, "bdi", {"dir": "ltr"})
    digits.text = AtomicString(found.number)
    number.tail = AtomicString(f", {note})" if note else ")")
    tail = a.tail
    a.clear()
    a.tag, a.tail = "span", tail
    a.set("class", "with-number")
    a.extend([link, number])


class _HeadingIds(Treeprocessor):
    """Remembers the ids of headings."""

    def __init__(self, md: Markdown, extension: "HubExtension") -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        headings = (el for el in root.iter() if el.tag in HEADINGS)
        self.extension.heading_ids = tuple(heading.get("id", "") for heading in headings)


def _align_by_class(cell: Element) -> None:
    """Say by its class to which side *cell* goes: a page's policy allows no style attribute."""
    side = _SIDES.get(cell.attrib.pop("style", ""))
    if side:
        cell.set("class", side)


def _keep_known_kinds(note: Element) -> None:
    """Take from *note* what is no kind of note: the page may mean something else by that name."""
    names = (name for name in note.get("class", "").split() if name in {"admonition", *NOTES})
    note.set("class", " ".join(names))


def _mark_in(element: Element) -> int:
    """Line of the link *element*; 0 when it has no mark."""
    texts = (*element.itertext(), element.get("alt", ""))
    marks = (mark for text in texts for mark in _MARK.findall(text))
    return int(next(marks, 0))


def _remove_marks(element: Element) -> None:
    if element.text:
        element.text = _MARK.sub("", element.text)
    if element.tail:
        element.tail = _MARK.sub("", element.tail)
    for name, value in element.items():
        element.set(name, _MARK.sub("", value))


class HubExtension(Extension):
    """Everything that content may use. Also loads by name: `markdown_extensions: [imhub]`."""

    def __init__(self, **kwargs: Any) -> None:  # Python-Markdown's own signature
        super().__init__(**kwargs)
        self.resolve: Resolver = _nowhere
        self.source = ""
        self.links: list[LinkUse] = []
        self.lists: list[ListUse] = []
        self.headings: list[tuple[int, str]] = []
        self.block_lines: dict[int, int] = {}
        self.blocks: list[Block] = []
        self.work = UnitWork()
        self.heading_ids: tuple[str, ...] = ()
        self.told: set[str] = set()
        """Services whose number this page has shown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        """Register the extensions, and take raw HTML out."""
        md.registerExtensions(_EXTENSIONS, _OPTIONS)
        md.preprocessors.deregister("html_block")
        for name in _NOT_FOR_EDITORS:
            md.inlinePatterns.deregister(name)
        md.preprocessors.register(_Lines(md, self), "imhub-lines", _BELOW_WHITESPACE)
        md.treeprocessors.register(_BlockLines(md, self), "imhub-blocks", _BEFORE_INLINE)
        self.units = UnitsInTree(md, self.work, lambda el: self.block_lines.get(id(el), 1))
        md.treeprocessors.register(self.units, "imhub-units", _UNITS)
        md.treeprocessors.register(_Links(md, self), "imhub-links", _AFTER_INLINE)
        md.treeprocessors.register(_HeadingIds(md, self), "imhub-heading-ids", _LAST)

    @property
    def is_translated(self) -> bool:
        """Whether the page is made in another language, so that nobody asks for its lines."""
        return self.work.translate is not None

    def line_of(self, text: str) -> int:
        """Line of the body on which a link that stands by its *text* alone does; 1 if none."""
        position = self.source.find(f"[{text}]")
        return self.source.count("\n", 0, max(position, 0)) + 1


class Renderer:
    """Renders bodies one after the other with one Python-Markdown instance."""

    def __init__(self) -> None:
        self._extension = HubExtension()
        self._markdown = Markdown(extensions=[self._extension], output_format="html")

    def render(
        self, body: str, resolve: Resolver = _nowhere, work: UnitWork | None = None
    ) -> Rendered:
        """*body* as HTML; data is found by *resolve*, and units become what *work* says.

        A body too tangled to be read comes out as the letters that were typed.
        """
        try:
            check_tangle(body)
        except TextProblem:
            return _as_typed(body)
        extension = self._extension
        extension.work = extension.units.work = work = work or UnitWork()
        extension.resolve, extension.source = resolve, body
        extension.links, extension.lists, extension.headings = [], [], []
        extension.blocks, extension.told, extension.heading_ids = [], set(), ()
        made = self._markdown.reset().convert(body)
        safe = clean(made)
        return Rendered(
            safe,
            tuple(extension.links),
            tuple(extension.lists),
            tuple(extension.headings),
            tuple(extension.blocks),
            tuple(work.found),
            extension.heading_ids,
            work.missing,
            () if safe == made else unsafe_in(made),
        )


def _as_typed(body: str) -> Rendered:
    block = Block("paragraph", " ".join(body.split()), 1)
    return Rendered(f"<p>{html.escape(body, quote=False)}</p>", (), (), (), (block,))
