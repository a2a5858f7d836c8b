"""What of a page is searched: its own words, and not what stands on many pages."""

from collections.abc import Iterator, Sequence
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

LEFT_OUT = (
    "script", "style", "svg", "nav", "form", "button", "[hidden]", ".hidden",
    ".translation-note", ".crisis-strip", ".content-note", ".notice", ".provenance", ".sources",
    ".related", ".activity-card", ".link-card", ".tile", ".finder__filters", ".finder__count",
    ".show-card__open", ".show-card__close", "[id^=letter-]",
)  # fmt: skip
"""What stands on many pages, or is no text."""
_SERVICE = ".service"
_HEADINGS = ("h2", "h3", "h4")
_LEAD = 4
"""How much more a word counts in the one idea of a page than in its text."""


def as_document(page: LexborHTMLParser, marks: Sequence[str], *, services: bool = False) -> str:
    """The *page* as Pagefind is to read it; *marks* are words to narrow a search by.

    Words in another language than the page's are left out: they are not translated yet. So is what
    the page says of *services*, unless it is the one that lists them. Nothing of the page is kept
    as it was.
    """
    (root,) = page.css("html")
    (main,) = page.css("main")
    lang = root.attributes["lang"] or ""
    others = [node for node in main.css("[lang]") if node.attributes["lang"] != lang]
    left_out = ", ".join(LEFT_OUT if services else (*LEFT_OUT, _SERVICE))
    _remove([*main.css(left_out), *others])
    first = main.css_first("h1")
    title = _words(first) if first else ""
    if first:
        first.decompose()
    body = "".join(_blocks(main))
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{escape(title)}</title></head>'
        f'<body data-pagefind-body data-pagefind-meta="title:{escape(title)}">'
        f'<i data-pagefind-meta="marks:{" ".join(marks) or "-"}"></i>{body}</body></html>'
    )


def _remove(nodes: Sequence[LexborNode]) -> None:
    """Take *nodes* out of their page. What stands inside another of them goes with that."""
    ids = {node.mem_id for node in nodes}
    outer = {n.mem_id: n for n in nodes if not any(up.mem_id in ids for up in _above(n))}
    for node in outer.values():
        node.decompose()


def _above(node: LexborNode) -> Iterator[LexborNode]:
    while node.parent is not None:
        node = node.parent
        yield node


def _blocks(main: LexborNode) -> Iterator[str]:
    for lead in main.css(".lead"):
        yield f'<p data-pagefind-weight="{_LEAD}">{escape(_words(lead))}</p>'
        lead.decompose()
    for heading in main.css(", ".join(_HEADINGS)):
        heading.replace_with(f" \0{_words(heading)}\1 ")
    text = _words(main)
    for piece in text.split("\0"):
        heading_text, mark, rest = piece.rpartition("\1")
        yield f"<h2>{escape(heading_text)}</h2>" if mark else ""
        yield f"<p>{escape(rest)}</p>"


def _words(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())
