"""Asks politely: one request a host at a time, a pause between two, patience with what is busy."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from socket import inet_aton

from aiohttp import ClientSession
from yarl import URL

from imhub.links.external.ask import AskError, Reply, ask
from imhub.links.external.fault import LASTING, UNREACHED
from imhub.links.external.limits import Limits
from imhub.links.external.private import IsOpen

BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""What a server answers when it may do better in a while."""

_AT_ONCE = frozenset({"no-such-host", "no-connection"})
"""Reasons that hold for a host as a whole."""
_ENOUGH = 3
"""After how many addresses in turn without an answer a host is left alone."""


@dataclass
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0


@dataclass
class Net:
    """The way to all servers, and what it knows of them."""

    session: ClientSession
    limits: Limits
    is_open: IsOpen
    _hosts: dict[str, _Host] = field(default_factory=lambda: defaultdict(_Host))
    _down: dict[tuple[str, int | None], str] = field(default_factory=dict)
    """Why nobody need ask a host again."""
    _silent: Counter[str] = field(default_factory=Counter)
    """How many addresses in turn a host has left without an answer."""

    async def head(self, url: URL) -> Reply | None:
        """What *url* is, without what stands there; nothing if the server does not say.

        Raises:
            AskError: it cannot be reached at all.
        """
        try:
            return await self._once("HEAD", url)
        except AskError as error:
            if str(error) in LASTING:
                raise
            return None

    async def get(self, url: URL, first: Reply | None = None) -> Reply:
        """What stands at *url*. A busy server is asked again, after *first* has said when.

        Raises:
            AskError: no answer came.
        """
        got = first or AskError("closed")
        for turn in range(self.limits.tries):
            asked_for = waits(got) if isinstance(got, Reply) else 0.0
            if asked_for > self.limits.longest_wait:
                break
            backoff = self.limits.backoff * 2 ** (turn - 1) if turn else 0.0
            await asyncio.sleep(max(asked_for, backoff))
            got = await self._try(url)
            if _is_settled(got):
                break
        self._note(url, got)
        if isinstance(got, AskError):
            raise got
        return got

    async def _try(self, url: URL) -> Reply | AskError:
        try:
            return await self._once("GET", url)
        except AskError as error:
            return error

    async def _once(self, method: str, url: URL) -> Reply:
        down = self._down.get((url.host or "", url.port))
        if down:
            raise AskError(down)
        if not self._may_ask(url.host or ""):
            raise AskError("private")
        async with self._turn(url.host or ""):
            return await ask(self.session, method, url, self.limits.size)

    def _may_ask(self, host: str) -> bool:
        """Whether *host* may be asked, if it is a number in any form that a browser reads."""
        number = _as_number(host)
        return not number or self.is_open(number)

    def _note(self, url: URL, got: Reply | AskError) -> None:
        """Remember whether the host of *url* is worth asking for something else."""
        host, reason = url.host or "", str(got) if isinstance(got, AskError) else ""
        self._silent[host] = self._silent[host] + 1 if reason in UNREACHED else 0
        if reason in _AT_ONCE or self._silent[host] >= _ENOUGH:
            self._down[host, url.port] = reason

    @asynccontextmanager
    async def _turn(self, host: str) -> AsyncIterator[None]:
        """Wait until *host* is free, and long enough after the last request."""
        known = self._hosts[host]
        async with known.lock:
            loop = asyncio.get_running_loop()
            await asyncio.sleep(known.free_at - loop.time())
            try:
                yield
            finally:
                known.free_at = loop.time() + self.limits.pause


def _is_settled(got: Reply | AskError) -> bool:
    """Whether asking again at once would bring nothing else."""
    return str(got) in LASTING if isinstance(got, AskError) else got.status not in BUSY


def _as_number(host: str) -> str:
    """*host* as a number in its usual form; empty if it is a name."""
    try:
        return str(ip_address(host))
    except ValueError:
        return _in_old_form(host)


def _in_old_form(host: str) -> str:
    """The number that *host* is in a form that browsers still read: `0x7f.1`, `2130706433`."""
    try:
        return str(ip_address(inet_aton(host))) if host and " " not in host else ""
    except (OSError, UnicodeError):
        return ""


def waits(reply: Reply) -> float:
    """Seconds for which the server asks to wait; 0 if it does not say."""
    value = reply.headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
