"""Whether the words of a hub on a partner's page are still those that the hub has now."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from selectolax.lexbor import LexborHTMLParser, LexborNode

from imhub.errors import HubError
from imhub.publish.api import INDEX, messages_file
from imhub.publish.snippet import fingerprint, mark_of, texts_in

_CODE = re.compile(r"[A-Za-z0-9-]+")
_MARK = re.compile(r"""\bdata-message\s*=""", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_-]+)""", re.IGNORECASE)
_T = TypeVar("_T")

Read = Callable[[str], bytes]
"""Gives a file of a hub's site by its path below the root."""


class State(StrEnum):
    """How a message on a partner's page stands."""

    CURRENT = "current"
    OUTDATED = "outdated"
    """The hub has other words now."""
    CHANGED = "changed"
    """The hub's words are the same; somebody has changed them on this page."""
    WITHDRAWN = "withdrawn"
    """The hub no longer has this message, or not in this language."""


@dataclass(frozen=True, slots=True)
class Found:
    """A message of a hub, as it stands on a page."""

    id: str
    version: str
    lang: str
    """What the page says that its language is; empty where it does not."""
    texts: tuple[str, ...]
    line: int

    @property
    def is_altered(self) -> bool:
        """Whether these are not the words with which its version left the hub."""
        return fingerprint(self.texts) != mark_of(self.version)


@dataclass(frozen=True, slots=True)
class Now:
    """A message as the hub has it now."""

    version: str
    texts: tuple[str, ...]
    url: str
    html: str


@dataclass(frozen=True, slots=True)
class Drift:
    """What has become of one message on a page."""

    found: Found
    state: State
    code: str
    """The hub's code of its language; empty if it has none."""
    now: Now | None = None


def snippets_in(page: bytes) -> tuple[Found, ...]:
    """The messages of a hub that stand on *page*, in their order."""
    text = _decoded(page)
    nodes = LexborHTMLParser(text).css("[data-message]")
    lines = [text.count("\n", 0, match.start()) + 1 for match in _MARK.finditer(text)]
    if len(lines) != len(nodes):
        lines = [0] * len(nodes)
    return tuple(_found(node, line) for node, line in zip(nodes, lines, strict=True))


def _decoded(page: bytes) -> str:
    """*page* as text: in UTF-8, or in what it says that it is in."""
    try:
        return page.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = _CHARSET.search(page[:2_048])
        try:
            return page.decode(named[1].decode() if named else "cp1252", errors="replace")
        except LookupError:
            return page.decode("cp1252", errors="replace")


def _found(node: LexborNode, line: int) -> Found:
    given = node.attributes
    id_, version = (given.get(name) or "" for name in ("data-message", "data-version"))
    return Found(id_.strip(), version.strip(), _lang_of(node), texts_in(node), line)


def _lang_of(node: LexborNode) -> str:
    """The language that *node* or what stands around it is in."""
    place: LexborNode | None = node
    while place is not None:
        lang = place.attributes.get("lang")
        if lang:
            return lang.strip()
        place = place.parent
    return ""


@dataclass
class Hub:
    """The messages of a hub, read as far as somebody asks for them."""

    read: Read
    _messages: dict[str, Mapping[str, Now]] = field(default_factory=dict)

    def drift_of(self, found: Found) -> Drift:
        """How *found* stands.

        Raises:
            HubError: what the hub says of its messages cannot be read.
        """
        code = self.code_of(found.lang)
        now = self.messages(code).get(found.id) if code else None
        return Drift(found, _state(found, now), code, now)

    def code_of(self, lang: str) -> str:
        """The hub's code of the language that a page calls *lang*; empty if it has none."""
        wide = lang.lower().partition("-")[0]
        return self.languages.get(lang.lower()) or self.languages.get(wide, "")

    @cached_property
    def languages(self) -> Mapping[str, str]:
        """Codes of the hub's languages by what pages call them, in small letters."""
        return _understood(INDEX, lambda: dict(_names(self._load(INDEX))))

    def messages(self, code: str) -> Mapping[str, Now]:
        """The hub's messages in the language *code*, by their id."""
        if code not in self._messages:
            file = messages_file(code)
            made = _understood(file, lambda: dict(_messages(self._load(file))))
            self._messages[code] = made
        return self._messages[code]

    def _load(self, file: str) -> Any:  # of any form
        return json.loads(self.read(file))


def _understood(file: str, read: Callable[[], _T]) -> _T:
    try:
        return read()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise HubError(f"{file} of the hub cannot be read. Build the hub again.") from error


def _names(data: Any) -> Iterator[tuple[str, str]]:  # of any form
    for row in data["languages"]:
        code = str(row["code"])
        if _CODE.fullmatch(code):
            yield str(row["html_lang"]).lower(), code
            yield code.lower(), code


def _messages(data: Any) -> Iterator[tuple[str, Now]]:  # of any form
    for row in data["messages"]:
        html = str(row["html"])
        article = LexborHTMLParser(html).css_first("article")
        texts = texts_in(article) if article else ()
        yield str(row["id"]), Now(str(row["version"]), texts, str(row["url"]), html)


def _state(found: Found, now: Now | None) -> State:
    if now is None:
        return State.WITHDRAWN
    if fingerprint(found.texts) == mark_of(now.version):
        return State.CURRENT
    return State.CHANGED if mark_of(found.version) == mark_of(now.version) else State.OUTDATED
