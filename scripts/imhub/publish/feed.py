"""Atom feeds (RFC 4287). The same entries make the same bytes: no time of a build stands in one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from imhub.publish.words import Words

TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news."""

    address: str
    """Full address of the page that tells it; what it is known by for good."""
    title: Words
    text: Words
    on: date
    """The day from which its words are."""
    kind: Words


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of news that programs ask for anew."""

    file: str
    """Below the root of the site."""
    address: str
    """Full address of the file."""
    page: str
    """Full address of the page that shows the same."""
    lang: str
    title: Words
    author: Words
    on: date
    """The day of the latest entry, or the one from which the hub's words are."""
    entries: tuple[Entry, ...]


def write_feeds(place: Path, feeds: Iterable[Feed]) -> None:
    """Write *feeds* below *place*, the root of the site."""
    for feed in feeds:
        file = place / feed.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(as_atom(feed))


def as_atom(feed: Feed) -> bytes:
    """*feed* as a program reads it."""
    root = etree.Element(f"{{{_ATOM}}}feed", {_LANG: feed.lang}, nsmap={None: _ATOM})
    _add(root, "id", feed.address)
    _add_words(root, "title", feed.title, feed.lang)
    _add(root, "updated", _moment(feed.on))
    _add(root, "link", rel="self", type=TYPE, href=feed.address)
    _add(root, "link", rel="alternate", type="text/html", hreflang=feed.lang, href=feed.page)
    _add_words(_add(root, "author"), "name", feed.author, feed.lang)
    for entry in feed.entries:
        _add_entry(root, entry, feed.lang)
    etree.indent(root, " ")
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add_entry(root: etree._Element, entry: Entry, lang: str) -> None:
    made = _add(root, "entry")
    _add(made, "id", entry.address)
    _add_words(made, "title", entry.title, lang)
    _add(made, "updated", _moment(entry.on))
    _add(made, "link", rel="alternate", type="text/html", href=entry.address)
    _add(made, "category", term=entry.kind.text)
    _add_words(made, "summary", entry.text, lang)


def _add(parent: etree._Element, name: str, text: str = "", **given: str) -> etree._Element:
    made = etree.SubElement(parent, f"{{{_ATOM}}}{name}", given)
    made.text = text or None
    return made


def _add_words(parent: etree._Element, name: str, words: Words, lang: str) -> None:
    made = _add(parent, name, words.text)
    if words.lang != lang:
        made.set(_LANG, words.lang)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
