"""A link, followed as a reader's browser would, until it ends somewhere."""

from dataclasses import dataclass, field, replace

from yarl import URL

from imhub.links.external.ask import AskError, Reply
from imhub.links.external.judge import End, judge, sends_to
from imhub.links.external.net import BUSY, Net
from imhub.links.external.outcome import Outcome, Verdict, broken
from imhub.links.target import read_address

_FOR_GOOD = frozenset({301, 308})
_SENT_ON = frozenset({301, 302, 303, 307, 308})
_LABEL = 63
"""Letters that a part of a host's name may have."""
_PAGES = frozenset({"", "text/html", "application/xhtml+xml", "application/pdf", "text/plain",
                    "application/octet-stream"})  # fmt: skip
"""Types whose content has to be looked at."""


class _AstrayError(Exception):
    """The way ends. The text is one of `REASONS`."""


async def visit(net: Net, address: str) -> Outcome:
    """What a reader finds who follows *address*."""
    try:
        start = URL(address)
    except ValueError:
        return broken("malformed")
    if start.scheme not in ("http", "https") or not _can_exist(start.host or ""):
        return broken("malformed")
    outcome, by_head = await _Way(net, start).walk()
    if by_head and outcome.verdict is Verdict.BROKEN and outcome.reason != "private":
        outcome, _ = await _Way(net, start, head=False).walk()
    return outcome


def _can_exist(host: str) -> bool:
    labels = host.rstrip(".").split(".")
    bare = f"[{host}]" if ":" in host else host
    return max(map(len, labels)) <= _LABEL and not read_address(f"http://{bare}/").fault


@dataclass
class _Way:
    """A way through one or more addresses."""

    net: Net
    start: URL
    head: bool = True
    """Whether to ask what stands there before asking for it."""
    seen: set[URL] = field(default_factory=set)
    moved_to: URL | None = None
    """Where it leads for good, as far as each step so far was for good."""
    for_good: bool = True
    by_head: bool = False
    """Whether a server was taken at its word without asking for the page."""

    async def walk(self) -> tuple[Outcome, bool]:
        """What stands at the end, and whether a step was taken without asking for the page."""
        status = 0
        try:
            url = self.start
            for _ in range(self.net.limits.hops):
                reply = await self._reply(url)
                status = reply.status
                to = self._next(url, reply)
                if to is None:
                    return self._end(url, reply), self.by_head
                url = to
        except (AskError, _AstrayError) as error:
            return broken(str(error), status), self.by_head
        return broken("too-far", status), self.by_head

    async def _reply(self, url: URL) -> Reply:
        bare = url.with_fragment(None)
        first = await self.net.head(bare) if self.head else None
        if first is not None:
            if first.status in _SENT_ON and first.headers.get("Location", "").strip():
                self.by_head = True
                return first
            if first.status == 200 and first.type not in _PAGES:
                return replace(first, body=b"", whole=False)
        return await self.net.get(bare, first if first and first.status in BUSY else None)

    def _next(self, url: URL, reply: Reply) -> URL | None:
        """Where *reply* sends a reader on, if it does."""
        if reply.status in _SENT_ON:
            target, for_good = reply.headers.get("Location", "").strip(), reply.status in _FOR_GOOD
        else:
            target, for_good = sends_to(reply), False
            if not target:
                return None
        to = _joined(url, target)
        if reply.status not in _SENT_ON and _same(to, url):
            return None  # It loads itself anew, as a page with news does.
        self.seen.add(url.with_fragment(None))
        if to.with_fragment(None) in self.seen and "Set-Cookie" not in reply.headers:
            raise _AstrayError("loop")
        self.for_good = self.for_good and for_good
        if self.for_good:
            self.moved_to = to
        return to

    def _end(self, url: URL, reply: Reply) -> Outcome:
        outcome = judge(End(self.start, url, reply))
        if outcome.worked and self.moved_to is not None and not _same(self.moved_to, self.start):
            return replace(outcome, verdict=Verdict.MOVED, moved_to=str(self.moved_to))
        return outcome


def _joined(url: URL, target: str) -> URL:
    if not target:
        raise _AstrayError("astray")
    try:
        to = url.join(URL(target))
    except ValueError as error:
        raise _AstrayError("astray") from error
    if to.scheme not in ("http", "https") or not to.host:
        raise _AstrayError("astray")
    return to if to.raw_fragment else to.with_fragment(url.fragment or None)


def _same(one: URL, other: URL) -> bool:
    return one.with_fragment(None) == other.with_fragment(None)
