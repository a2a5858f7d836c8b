"""A message as a piece of HTML that partners put on pages of their own: no script, no style.

Its words carry a fingerprint, so that a program can tell later whether they are still ours, and
still those that we have now.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from lxml import etree
from selectolax.lexbor import LexborNode

from imhub.publish.words import Words

_BLOCKS = "h1, h2, h3, h4, h5, h6, p, li"
_FOOT = "footer"
_HIDDEN = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f\u00ad"))
"""Signs that nobody sees; an editor of a page may lose them without knowing."""
_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Snippet:
    """What partners get of a message."""

    id: str
    lang: str
    direction: str
    title: Words
    lines: tuple[Words, ...]
    """What it says below its title."""
    steps: tuple[Words, ...]
    safety: tuple[Words, ...]
    url: str
    hub: str
    licence: tuple[str, str]
    """Its name and address."""
    notes: tuple[Words, ...]
    """What readers have to know of the words wherever they stand."""
    reviewed: date | None

    @property
    def version(self) -> str:
        """Stands for its words, with the day on which somebody last went through them."""
        words = (self.title, *self.lines, *self.steps, *self.safety)
        mark = fingerprint(each.text for each in words)
        return f"{self.reviewed.isoformat()}.{mark}" if self.reviewed else mark


def fingerprint(texts: Iterable[str]) -> str:
    """What stands for *texts*, whatever space and hidden signs they are set with."""
    return sha256("\n".join(map(plain, texts)).encode()).hexdigest()[:_LETTERS]


def plain(text: str) -> str:
    """*text* as a reader sees it."""
    return " ".join(text.translate(_HIDDEN).split())


def mark_of(version: str) -> str:
    """The fingerprint in *version*."""
    return version.rpartition(".")[2]


def texts_in(snippet: LexborNode) -> tuple[str, ...]:
    """The words of *snippet* as it stands on a page, block by block, without its foot."""
    feet = {node.mem_id for foot in snippet.css(_FOOT) for node in foot.css(_BLOCKS)}
    blocks = (node for node in snippet.css(_BLOCKS) if node.mem_id not in feet)
    texts = (plain(node.text()) for node in blocks if node.tag == "p" or not node.css("p"))
    return tuple(filter(None, texts))


def as_html(snippet: Snippet) -> str:
    """*snippet* for a page of somebody else."""
    article = etree.Element(
        "article",
        {
            "data-message": snippet.id,
            "data-version": snippet.version,
            "lang": snippet.lang,
            "dir": snippet.direction,
        },
    )
    _add(article, "h3", snippet.title, snippet.lang)
    for line in snippet.lines:
        _add(article, "p", line, snippet.lang)
    steps = etree.SubElement(article, "ol") if snippet.steps else article
    for step in snippet.steps:
        _add(steps, "li", step, snippet.lang)
    for words in snippet.safety:
        _add(article, "p", words, snippet.lang)
    _add_foot(article, snippet)
    return str(etree.tostring(article, encoding="unicode", method="html"))


def _add_foot(article: etree._Element, snippet: Snippet) -> None:
    foot = etree.SubElement(etree.SubElement(article, "footer"), "p")
    for name, address in ((snippet.hub, snippet.url), snippet.licence):
        etree.SubElement(foot, "a", href=address).text = name
    for note in snippet.notes:
        _add(foot, "span", note, snippet.lang)
    for part in foot[:-1]:
        part.tail = " · "


def _add(parent: etree._Element, tag: str, words: Words, lang: str) -> None:
    made = etree.SubElement(parent, tag)
    made.text = words.text
    if words.lang != lang:
        made.set("lang", words.lang)
        made.set("dir", "auto")
