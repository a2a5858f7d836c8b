"""The built site on a free port of this machine, as a host that reads `_headers` serves it."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeAlias

Rules: TypeAlias = Mapping[str, Mapping[str, str]]
"""Headers by the address that they are sent with, `*` at its end for all that begin so."""
Gate: TypeAlias = Callable[[str], bool]
"""From the path of a request to whether it is answered."""


def read_headers(text: str) -> Rules:
    """What the *text* of a file `_headers` says."""
    rules: dict[str, dict[str, str]] = {}
    address = ""
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[address][name] = value
        elif line:
            address = line
            rules[address] = {}
    return rules


def headers_for(address: str, rules: Rules) -> dict[str, str]:
    """What is sent with *address*. The values of rules that fit are joined, as the hosts do it."""
    sent: dict[str, str] = {}
    for pattern, headers in rules.items():
        start = pattern.removesuffix("*")
        if address == pattern or (pattern != start and address.startswith(start)):
            for name, value in headers.items():
                sent[name] = f"{sent[name]}, {value}" if name in sent else value
    return sent


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(
        self,
        rules: Rules,
        gate: Gate,
        *args: Any,  # the base class's own
        **kwargs: Any,  # the same
    ) -> None:
        self.rules = rules
        self.gate = gate
        super().__init__(*args, **kwargs)

    def log_message(self, *args: Any) -> None:  # the base class's own signature
        """Say nothing of each request."""

    def do_GET(self) -> None:
        """Answer in full if the gate lets the request in."""
        del self.headers["If-Modified-Since"]  # Two builds may be of one second.
        if self.gate(self.path):
            super().do_GET()
        else:
            self.close_connection = True

    def end_headers(self) -> None:
        """Add what `_headers` says."""
        for name, value in headers_for(self.path.partition("?")[0], self.rules).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, *args: Any, **kwargs: Any) -> None:  # the same
        """The hub's own page for an address that is not there."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, *args, **kwargs)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(
    folder: Path, *, headers: bool | Rules = True, gate: Gate = lambda _: True
) -> Iterator[str]:
    """Serve *folder* until the block ends. Gives the address of its root: `http://127.0.0.1:…/`.

    Without *headers* it is a host that does not know `_headers`; it may have others instead. Each
    request waits until *gate*, which is given its path, says whether it is answered.
    """
    rules: Rules = {} if isinstance(headers, bool) else headers
    if headers is True:
        rules = read_headers((folder / "_headers").read_text(encoding="utf-8"))
    handler = partial(_Handler, rules, gate, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
