"""One question to a server, and its answer or what went wrong."""

import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, TCPConnector
from aiohttp.abc import AbstractResolver
from yarl import URL

from imhub.links.external.fault import reason_of
from imhub.links.external.limits import Limits
from imhub.links.external.private import IsOpen, OpenResolver, guarded_socket

_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"
_FILE_START = 2_048
"""Bytes that are read of what is no page."""
_PIECE = 65_536


class AskError(Exception):
    """No answer came. The text is one of `REASONS`."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered."""

    url: URL
    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    whole: bool = True
    """Whether *body* is all that there is, and not only its start."""

    @property
    def type(self) -> str:
        """What it says that it is: `text/html`."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()


@asynccontextmanager
async def open_session(
    agent: str,
    limits: Limits,
    is_open: IsOpen,
    resolver: AbstractResolver | None = None,
    trust: ssl.SSLContext | None = None,
) -> AsyncIterator[ClientSession]:
    """A way to ask servers that *is_open* lets through, and no others."""
    connector = TCPConnector(
        resolver=OpenResolver(is_open, resolver),
        socket_factory=guarded_socket(is_open),
        ssl=trust or True,
        force_close=True,
        limit=limits.hosts,
    )
    timeout = ClientTimeout(limits.total, limits.connect, limits.read, limits.connect)
    headers = {"User-Agent": agent, "Accept": _ACCEPT}
    async with ClientSession(
        connector=connector, timeout=timeout, headers=headers, trust_env=False
    ) as session:
        yield session


async def ask(session: ClientSession, method: str, url: URL, most: int) -> Reply:
    """What the server at *url* answers, with at most *most* bytes of a page.

    Raises:
        AskError: it does not answer, or with nonsense.
    """
    try:
        async with session.request(method, url, allow_redirects=False) as response:
            headers = response.headers.copy()
            if method == "HEAD":
                return Reply(url, response.status, headers)
            body, whole = await _read(response, most)
            return Reply(url, response.status, headers, body, whole)
    except (ClientError, TimeoutError, OSError, ValueError) as error:
        raise AskError(reason_of(error)) from error


async def _read(response: ClientResponse, most: int) -> tuple[bytes, bool]:
    body = bytearray()
    while piece := await response.content.read(_PIECE):
        body += piece
        if len(body) >= (most if looks_like_page(body) else _FILE_START):
            return bytes(body[:most]), response.content.at_eof()
    return bytes(body), True


def looks_like_page(body: bytes | bytearray) -> bool:
    """Whether *body* starts as a page does, whatever its server calls it."""
    start = bytes(body[:_FILE_START]).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return not start or start.startswith(b"<") or b"<html" in start or b"<!doctype html" in start


def is_pdf(body: bytes) -> bool:
    """Whether *body* starts as a PDF does."""
    return b"%PDF-" in body[:1_024]
