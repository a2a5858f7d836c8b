"""The units of a body: pieces that are translated whole. One walk finds them and replaces them.

The walk runs on Python-Markdown's tree when its blocks exist and their inline text is not yet read
(priority 25.5). So a unit is one block as Python-Markdown itself cuts it, and a translation gets
its links and emphasis from the same code as the original. It cannot make blocks.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import TypeAlias
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from imhub.blocks import HEADINGS, TEXT_TAGS

_SKIPPED = frozenset({"pre", "code", "script", "style"})
_SOFT_BREAK = re.compile(r"(?<![ \\]) ?\n[ \t]*")
"""The end of a line that is none for readers: two spaces or a backslash before it make it one."""
_LINE_MARK = re.compile("\x0e[0-9]+\x0f")
_SAFETY = "safety"
MARKED = re.compile(r"[\\`*_\[\]<>&\n]")
"""Without one of these, Markdown leaves a text as it is."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")

Translate: TypeAlias = Callable[[str], str]
"""From a unit's text to its translation; empty for none that may be shown."""


@dataclass(frozen=True, slots=True)
class BodyUnit:
    """A piece of a body that is translated whole."""

    text: str
    """As the editor typed it, on one line: with its emphasis and links."""
    kind: str
    """`heading`, `paragraph`, `item`, `cell`, `title` (of a note)."""
    line: int
    """Line of the body on which it starts, from 1."""
    under: str = ""
    """The heading above it."""
    note: str = ""
    """Class of the note that it stands in: `safety`."""

    @property
    def is_safety(self) -> bool:
        """Whether somebody's safety depends on it."""
        return _SAFETY in self.note.split()


@dataclass
class UnitWork:
    """What the walk is told and what it finds."""

    translate: Translate | None = None
    """Nothing: units are found, and the tree stays as it is."""
    heading_ids: tuple[str, ...] = ()
    """Ids for the headings, in order: those of the original, so that links hold in any language."""
    untranslated: Mapping[str, str] = field(default_factory=dict)
    """Attributes of what stays in the original language: `{"lang": "en", "dir": "ltr"}`."""
    found: list[BodyUnit] = field(default_factory=list)
    missing: int = 0
    """How many units have no translation that may be shown."""


class UnitsInTree(Treeprocessor):
    """Finds the units of a tree, and puts translations in their place."""

    def __init__(self, md: Markdown, work: UnitWork, lines: Callable[[Element], int]) -> None:
        super().__init__(md)
        self.work = work
        self.line_of = lines

    def run(self, root: Element) -> None:
        """Walk the blocks below *root*."""
        self.under = ""
        if self.work.translate:
            self._pin_ids(root)
        self._visit(root, "")

    def _pin_ids(self, root: Element) -> None:
        headings = (el for el in root.iter() if el.tag in HEADINGS)
        for heading, id_ in zip(headings, self.work.heading_ids, strict=False):
            heading.set("id", id_)

    def _visit(self, el: Element, note: str) -> None:
        if el.tag in _SKIPPED:
            return
        has_words = el.tag in TEXT_TAGS
        if has_words and _is_text(el.text):
            self._replace(el, note)
        for child in list(el):
            self._visit(child, _note_of(child) or note)
            if has_words and _is_text(child.tail):
                self._replace_tail(el, child, note)

    def _replace(self, el: Element, note: str) -> None:
        unit = self._found(el.text, el, el, note)
        if unit is None:
            return
        if unit.kind == "heading":
            self.under = unit.text
        words = self._translated(unit.text)
        if words:
            el.text = _like(el.text or "", words)
        elif words is not None:
            self._mark(el)

    def _replace_tail(self, el: Element, child: Element, note: str) -> None:
        """Replace the words of *el* that stand behind its block *child*."""
        unit = self._found(child.tail, el, child, note)
        words = self._translated(unit.text) if unit else None
        if words:
            child.tail = _like(child.tail or "", words)
        elif words is not None:
            span = Element("span", dict(self.work.untranslated))
            span.text, child.tail = child.tail, ""
            el.insert(list(el).index(child) + 1, span)

    def _found(self, whole: str | None, el: Element, near: Element, note: str) -> BodyUnit | None:
        """The unit in *whole*, words of *el* that start at *near*; nothing if it has no words."""
        text = _as_unit(whole or "")
        if not any(letter.isalpha() for letter in unescape(text)):
            return None
        unit = BodyUnit(text, _kind_of(el), self.line_of(near), self.under, note)
        self.work.found.append(unit)
        return unit

    def _translated(self, text: str) -> str | None:
        """What stands for *text* now: nothing if it stays, empty if it is also to be marked."""
        if self.work.translate is None:
            return None
        words = _CONTROL.sub("", self.work.translate(text)).strip()
        if not words:
            self.work.missing += 1
        return words

    def _mark(self, el: Element) -> None:
        """Say of *el*, or of its own words alone, which language it is in.

        Blocks that stand in it may be translated, and the sign of an item stays on its side.
        """
        if len(el) == 0 and el.tag != "li":
            for name, value in self.work.untranslated.items():
                el.set(name, value)
            return
        span = Element("span", dict(self.work.untranslated))
        span.text, el.text = el.text, ""
        el.insert(0, span)


def _is_text(text: str | None) -> bool:
    return bool(text) and not isinstance(text, AtomicString)


def _as_unit(text: str) -> str:
    return _SOFT_BREAK.sub(" ", _LINE_MARK.sub("", text)).strip()


def _like(whole: str, translated: str) -> str:
    """*translated* with the white space that stands around *whole*."""
    start = len(whole) - len(whole.lstrip())
    end = len(whole.rstrip())
    text = f"{whole[:start]}{translated}{whole[end:]}"
    return text if MARKED.search(text) else AtomicString(text)


def _note_of(el: Element) -> str:
    names = el.get("class", "").split()
    return " ".join(name for name in names if name != "admonition") if "admonition" in names else ""


def _kind_of(el: Element) -> str:
    if el.tag in HEADINGS:
        return "heading"
    if el.get("class") == "admonition-title":
        return "title"
    return {"li": "item", "td": "cell", "th": "cell"}.get(el.tag, "paragraph")
