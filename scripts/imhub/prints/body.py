"""The words of a page's body as a sheet takes them: blocks of plain text, without links."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

Block: TypeAlias = Mapping[str, object]
"""`kind` is `text`, `steps`, `list`, `heading` or `note`, which has a `title` and `parts`."""

_KINDS = {"ol": "steps", "ul": "list"}
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_NOTE_TITLE = "admonition-title"
_ISOLATED = "\u2066", "\u2069"
"""What keeps a number in its order inside words from right to left."""


def blocks_of(html: str) -> tuple[Block, ...]:
    """The blocks of *html*, a body as `markdown.py` renders it, in order."""
    body = LexborHTMLParser(html).body
    return tuple(_blocks(body)) if body else ()


def _blocks(parent: LexborNode) -> Iterator[Block]:
    for node in parent.iter():
        tag, classes = node.tag or "", (node.attributes.get("class") or "").split()
        if _NOTE_TITLE in classes:
            continue
        if "admonition" in classes:
            title = node.css_first(f".{_NOTE_TITLE}")
            said = _text(title) if title else ""
            yield {"kind": "note", "title": said, "parts": list(_blocks(node))}
        elif tag in _KINDS:
            items = [_text(item) for item in node.iter() if item.tag == "li"]
            yield {"kind": _KINDS[tag], "items": items}
        else:
            yield {"kind": "heading" if tag in _HEADINGS else "text", "text": _text(node)}


def _text(node: LexborNode) -> str:
    """The words in *node*, on one line."""
    for number in node.css("bdi"):
        number.replace_with(number.text().join(_ISOLATED))
    return " ".join(node.text().split())
