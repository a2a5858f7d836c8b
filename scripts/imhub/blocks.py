"""The blocks of a body: pieces of text that stand on their own, each with its line."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from xml.etree.ElementTree import Element

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""Tags of headings."""
NOTES = frozenset({"card", "safety"})
"""Kinds of note: `!!! safety "Stay safe"`."""
TEXT_TAGS = HEADINGS | {"p", "li", "td", "th", "dt", "dd"}
_BLOCK_TAGS = TEXT_TAGS | {"ul", "ol", "dl", "table", "blockquote", "pre", "div"}
_KINDS = {"td": "cell", "th": "cell", "dt": "term", "li": "item"}
_ESCAPED = re.compile("\x02(\\d+)\x03")
_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
_MARK = re.compile("\x0e[0-9]+\x0f")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that stands on its own: a paragraph, a heading, an item of a list."""

    kind: str
    """`heading`, `paragraph`, `item`, `cell`, `term`, `quote`, or `title` of a note."""
    text: str
    """The words as a reader sees them, on one line."""
    line: int
    """Line of the body on which it starts, from 1."""
    note: str = ""
    """Class of the note that it stands in: `safety`."""
    list: int = 0
    """Which list of the body an item belongs to, from 1; 0 outside lists."""


def find_lines(root: Element, source: str) -> dict[int, int]:
    """Line of *source* on which each element with text starts, by the element's `id()`.

    Asks for elements whose text is still as the editor typed it, before inline parsing.
    """
    finder = _LineFinder(source)
    return {id(el): finder.next(el.text) for el in root.iter() if el.tag in TEXT_TAGS}


class _LineFinder:
    """Finds texts in a source one after the other, never going back."""

    def __init__(self, source: str) -> None:
        self.lines = [line.strip() for line in source.splitlines()]
        self.at = 0

    def next(self, text: str | None) -> int:
        first = _MARK.sub("", text or "").strip().partition("\n")[0].strip()
        if first:
            for number in range(self.at, len(self.lines)):
                if first in self.lines[number]:
                    self.at = number
                    break
        return self.at + 1


def read_blocks(
    root: Element, lines: Mapping[int, int], stashed: Sequence[str] = ()
) -> Iterator[Block]:
    """The blocks below *root*, in order.

    *lines* is what `find_lines` gave; *stashed* what Python-Markdown put aside, such as `&amp;`.
    """
    numbers = count(1)

    def walk(el: Element, note: str, list_: int, kind: str) -> Iterator[Block]:
        for child in el:
            if child.tag == "pre":
                continue
            inner_note, inner_list, inner_kind = note, list_, kind
            classes = child.get("class", "").split()
            if child.tag in ("ol", "ul"):
                inner_list, inner_kind = next(numbers), "item"
            elif child.tag == "blockquote":
                inner_kind = "quote"
            elif "admonition" in classes:
                inner_note = " ".join(name for name in classes if name != "admonition")
            text = _own_text(child, stashed) if child.tag in TEXT_TAGS else ""
            if text:
                own = _kind_of(child, inner_kind)
                yield Block(own, text, lines.get(id(child), 1), inner_note, inner_list)
            yield from walk(child, inner_note, inner_list, inner_kind)

    return walk(root, "", 0, "paragraph")


def _kind_of(el: Element, around: str) -> str:
    if el.tag in HEADINGS:
        return "heading"
    if el.get("class") == "admonition-title":
        return "title"
    return _KINDS.get(el.tag, around)


def _own_text(el: Element, stashed: Sequence[str]) -> str:
    """What *el* says itself, without the blocks inside it."""
    parts = [el.text or ""]
    for child in el:
        if child.tag == "br":
            parts.append(" ")
        elif child.tag not in _BLOCK_TAGS:
            parts.extend(child.itertext())
        parts.append(child.tail or "")
    text = _ESCAPED.sub(lambda match: chr(int(match[1])), "".join(parts))
    text = _STASHED.sub(lambda match: _put_back(int(match[1]), stashed), text)
    return " ".join(text.replace("\x02amp\x03", "&").split())


def _put_back(number: int, stashed: Sequence[str]) -> str:
    return html.unescape(stashed[number]) if number < len(stashed) else ""
