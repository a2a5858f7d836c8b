"""What a reader finds at the end of a link: what was promised, or something else."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser
from yarl import URL

from imhub.links.external.ask import Reply, is_pdf, looks_like_page
from imhub.links.external.outcome import Outcome, Verdict, broken, unsure
from imhub.links.external.signs import in_page, in_path, is_home, words
from imhub.links.markup import read_markup

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_WORKS = Outcome(Verdict.WORKS)
_BY_STATUS = {
    401: unsure("login", 401), 402: unsure("login", 402), 407: unsure("login", 407),
    403: unsure("wall", 403), 418: unsure("wall", 418), 999: unsure("wall", 999),
    404: broken("not-found", 404), 410: broken("not-found", 410),
    429: unsure("busy", 429), 451: unsure("law", 451),
    204: broken("empty", 204), 205: broken("empty", 205),
}  # fmt: skip
_TOP = frozenset({"", "top"})
_EMPTY_SHELL = 200
"""Letters of a page below which a script is taken to write it."""


@dataclass(frozen=True, slots=True)
class End:
    """Where a link leads in the end."""

    start: URL
    url: URL
    reply: Reply

    @property
    def sent_on(self) -> bool:
        """Whether a reader was sent on to get there."""
        return self.start.with_fragment(None) != self.url.with_fragment(None)


def sends_to(reply: Reply) -> str:
    """Where a page sends a reader who has opened it, or nothing."""
    if reply.status != 200 or b"refresh" not in reply.body[:8_192].lower():
        return ""
    return read_markup(text_of(reply)).sends_to.strip() if looks_like_page(reply.body) else ""


def judge(end: End) -> Outcome:
    """What a reader finds at *end*."""
    reply = end.reply
    if reply.status in _BY_STATUS:
        return _BY_STATUS[reply.status]
    if reply.status >= 400:
        return _fault(reply)
    if 300 < reply.status < 400:
        return broken("astray", reply.status)
    return _place(end) or _content(end) or Outcome(Verdict.WORKS, status=reply.status)


def _fault(reply: Reply) -> Outcome:
    status = reply.status
    if reply.headers.get("cf-mitigated") or _says(reply) == "wall":
        return unsure("wall", status)
    if status == 503 and reply.headers.get("Retry-After", "0") != "0":
        return unsure("busy", status)
    return broken("server-error" if status >= 500 or status in (408, 425) else "refused", status)


def _says(reply: Reply) -> str:
    return in_page(LexborHTMLParser(text_of(reply))) if looks_like_page(reply.body) else ""


def _place(end: End) -> Outcome | None:
    """What the address at which a reader ends up gives away."""
    if not end.sent_on:
        return None
    said = in_path(end.url.path)
    if said and not in_path(end.start.path):
        return _said(said, end.reply.status)
    if is_home(end.url.path) and not end.url.query_string and not is_home(end.start.path):
        return broken("home", end.reply.status)
    return None


def _said(meaning: str, status: int) -> Outcome:
    return (unsure if meaning in ("login", "wall") else broken)(meaning, status)


def _content(end: End) -> Outcome | None:
    reply = end.reply
    if not reply.body and not reply.whole:
        return None  # Nobody asked for what stands there.
    if not reply.body.strip():
        return broken("empty", reply.status)
    if is_pdf(reply.body):
        return None
    if looks_like_page(reply.body):
        return _page(end)
    return broken("not-a-pdf", reply.status) if _promises_pdf(end) else None


def _promises_pdf(end: End) -> bool:
    paths = (end.start.path.lower(), end.url.path.lower())
    return end.reply.type == "application/pdf" or any(path.endswith(".pdf") for path in paths)


def _page(end: End) -> Outcome | None:
    reply = end.reply
    text = text_of(reply)
    tree = LexborHTMLParser(text)
    said = in_page(tree)
    if said:
        return _said(said, reply.status)
    if _promises_pdf(end):
        if tree.css_first("input[type=password]") is not None:
            return unsure("login", reply.status)
        return broken("not-a-pdf", reply.status)
    return _fragment(end, tree)


def _fragment(end: End, tree: LexborHTMLParser) -> Outcome | None:
    name = end.url.raw_fragment.partition(":~:")[0]
    if name.lower() in _TOP or name.startswith(("/", "!", "?")):
        return None
    if _is_there(tree, name):
        return None
    if not end.reply.whole:
        return unsure("too-large", end.reply.status)
    if end.reply.body.count(b"<script") and len(words(tree)) < _EMPTY_SHELL:
        return unsure("scripted", end.reply.status)
    return broken("no-place", end.reply.status)


def _is_there(tree: LexborHTMLParser, name: str) -> bool:
    names = {name, unquote(name)}
    names |= {f"user-content-{each}" for each in names}
    found = {node.attributes.get("id") for node in tree.css("[id]")}
    found |= {node.attributes.get("name") for node in tree.css("a[name]")}
    return not names.isdisjoint(found)


def text_of(reply: Reply) -> str:
    """The text of a page, in whatever letters it says it is written."""
    said = _CHARSET.search(reply.headers.get("Content-Type", "").encode(errors="replace"))
    said = said or _CHARSET.search(reply.body[:1_024])
    try:
        return reply.body.decode(said[1].decode() if said else "utf-8", errors="replace")
    except (LookupError, ValueError):
        return reply.body.decode("utf-8", errors="replace")
