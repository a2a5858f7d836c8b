"""A web server that misbehaves as a case says, on loopback alone.

Each case is a host of its own, `<name>.test`, so that all can be asked at once; the names lead to
loopback only inside a test. A case also stands below `/@<name>/`, for programs that ask by number.
"""

import asyncio
import gzip
import ssl
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, TypeAlias

import trustme

Case: TypeAlias = Mapping[str, Any]
"""How a host answers, as YAML holds it.

`at`: an answer or several in turn, by path; `answer` is that of `/page`. `head`: answers to HEAD
that differ. An answer: `status`, `headers`, `type`, `title`, `body`, `times` (the body so often),
`gzip` (a page of so many spaces, packed), `length` (what it claims), `raw` (these signs alone),
`wait` and `drip` (seconds before it starts, and between letters), `then` (`reset`, `hang`).
"""

_END = b"\r\n\r\n"
_SOON = 0.05
_HELLO = b"\x16"
"""How somebody starts who wants to speak in secret."""


class Server:
    """Answers as its cases say, and remembers who asked for what."""

    def __init__(self, cases: Mapping[str, Case], ca: trustme.CA, names: Iterable[str]) -> None:
        self.cases = cases
        self.ca = ca
        self.names = tuple(f"{name}.test" for name in names or cases)
        self.asked: dict[str, list[str]] = defaultdict(list)
        """Method, path and agent of each request, by case."""
        self.at_once: dict[str, int] = defaultdict(int)
        """The most connections that were open at one time, by case."""
        self.port = self.tls_port = 0
        self._open: dict[str, int] = defaultdict(int)

    async def start(self) -> tuple[asyncio.Server, ...]:
        """Listen."""
        plain = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        secure = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._contexts())
        self.port = plain.sockets[0].getsockname()[1]
        self.tls_port = secure.sockets[0].getsockname()[1]
        return plain, secure

    def address(self, name: str, scheme: str = "http") -> str:
        """Where the case *name* stands, without a slash at its end."""
        return f"{scheme}://{name}.test:{self.tls_port if scheme == 'https' else self.port}"

    def _contexts(self) -> ssl.SSLContext:
        yesterday = datetime.now(UTC) - timedelta(days=1)
        made = {
            "expired": self.ca.issue_cert("expired.test", not_after=yesterday),
            "wrong-host": self.ca.issue_cert("other.example"),
            "self-signed": trustme.CA().issue_cert("self-signed.test"),
        }
        contexts = {name: _context(cert) for name, cert in made.items()}
        default = _context(self.ca.issue_cert(*self.names))

        def choose(socket: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
            label = (name or "").partition(".")[0]
            socket.context = contexts.get(label, default)

        default.sni_callback = choose
        return default

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, EOFError, asyncio.LimitOverrunError, asyncio.CancelledError):
            first = await reader.readexactly(1)
            if first == _HELLO:
                writer.write(b"HTTP/1.1 400 Speak plainly\r\n\r\n")
                writer.close()
                return
            head = (first + await reader.readuntil(_END)).decode("latin-1")
            method, path, name = _request(head)
            self.asked[name].append(f"{method} {path} {_header(head, 'user-agent')}".strip())
            self._open[name] += 1
            self.at_once[name] = max(self.at_once[name], self._open[name])
            try:
                await self._answer(writer, method, path, name)
            finally:
                self._open[name] -= 1
                writer.close()

    async def _answer(
        self, writer: asyncio.StreamWriter, method: str, path: str, name: str
    ) -> None:
        case = self.cases.get(name, {})
        answer = self._chosen(case, method, path, name)
        secure = writer.get_extra_info("ssl_object") is not None
        base = self.address(name, "https" if secure else "http")
        await asyncio.sleep(answer.get("wait", 0))
        sent = _bytes(answer, method, base)
        if "drip" in answer:
            for letter in sent:
                writer.write(bytes([letter]))
                await writer.drain()
                await asyncio.sleep(answer["drip"])
        else:
            writer.write(sent)
            await writer.drain()
        if answer.get("then") == "hang":
            await asyncio.sleep(5)
        elif answer.get("then") == "reset":
            await asyncio.sleep(_SOON)
            writer.transport.abort()

    def _chosen(self, case: Case, method: str, path: str, name: str) -> Case:
        if method == "HEAD" and "head" in case:
            found: Any = case["head"]
        else:
            at = {"/page": case.get("answer", {}), **case.get("at", {})}
            found = at.get(path, {"status": 404, "title": "Page not found"})
        if isinstance(found, list):
            turn = sum(line.startswith(f"{method} {path}") for line in self.asked[name])
            found = found[min(turn, len(found)) - 1]
        return dict(found)


def _context(cert: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    cert.configure_cert(context)
    return context


def _request(head: str) -> tuple[str, str, str]:
    """Method, path and name of the case that *head* asks for."""
    method, path, _ = head.split(" ", 2)
    if path.startswith("/@"):
        name, _, below = path[2:].partition("/")
        return method, f"/{below}", name
    return method, path, _header(head, "host").partition(".")[0]


def _header(head: str, name: str) -> str:
    for line in head.split("\r\n"):
        if line.lower().startswith(f"{name}:"):
            return line.partition(":")[2].strip()
    return ""


def _bytes(answer: Case, method: str, base: str) -> bytes:
    if "raw" in answer:
        raw: str = answer["raw"]
        return raw.replace("{base}", base).encode("latin-1", errors="replace")
    body = _body(answer)
    headers = {"Content-Type": answer.get("type", "text/html; charset=utf-8")}
    headers["Content-Length"] = str(answer.get("length", len(body)))
    if "gzip" in answer:
        headers["Content-Encoding"] = "gzip"
    headers |= {key: str(value) for key, value in answer.get("headers", {}).items()}
    lines = [f"HTTP/1.1 {answer.get('status', 200)} As it is"]
    lines += [f"{key}: {value.replace('{base}', base)}" for key, value in headers.items() if value]
    head = "\r\n".join([*lines, "Connection: close"]).encode("utf-8") + _END
    return head if method == "HEAD" else head + body


def _body(answer: Case) -> bytes:
    if "gzip" in answer:
        return _bomb(answer["gzip"])
    title = f"<title>{answer['title']}</title>" if "title" in answer else ""
    text = title + answer.get("body", "" if title else "<title>Good news</title><p>Words.")
    return bytes(text.encode(answer.get("in", "utf-8"))) * int(answer.get("times", 1))


@cache
def _bomb(size: int) -> bytes:
    return gzip.compress(b"<p>" + b" " * size, compresslevel=1)


@contextmanager
def running(
    cases: Mapping[str, Case], ca: trustme.CA, names: Iterable[str] = ()
) -> Iterator[Server]:
    """A server in a thread of its own; *names* are its hosts, if *cases* come later."""
    server, loop = Server(cases, ca, names), asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    listening = asyncio.run_coroutine_threadsafe(server.start(), loop).result(5)
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(_stop(listening), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


async def _stop(listening: tuple[asyncio.Server, ...]) -> None:
    for server in listening:
        server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
