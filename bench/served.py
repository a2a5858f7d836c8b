"""A folder of files as a good static host serves them: compressed, over one local address."""

import mimetypes
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import brotli

_PIECE_BYTES, _PIECE_SECONDS = 40, 0.025
_QUALITY = 5
"""As the build compresses."""
_COMPRESSED = (".html", ".css", ".js", ".svg", ".json", ".xml")


def read_files(folder: Path) -> Mapping[str, bytes]:
    """Every file below *folder* by its address; a page's address ends in `/`."""
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            address = "/" + path.relative_to(folder).as_posix()
            files[address.removesuffix("index.html")] = path.read_bytes()
    return files


@contextmanager
def serve(files: Mapping[str, bytes], *, in_pieces: bool = False) -> Iterator[str]:
    """Serve *files* to this computer alone; gives the address to ask.

    *in_pieces* sends a few bytes at a time, so a browser paints the page half-arrived wherever a
    packet could end.
    """
    ready = {address: _packed(address, files) for address in files}
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Handler, ready, _PIECE_BYTES if in_pieces else 0)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _packed(address: str, files: Mapping[str, bytes]) -> tuple[bytes, bool]:
    """What is sent for *address*, and whether it is compressed; the site's own twin if any."""
    twin = files.get(f"{address}index.html.br" if address.endswith("/") else f"{address}.br")
    if twin is not None:
        return twin, True
    if address.endswith(("/", *_COMPRESSED)):
        return brotli.compress(files[address], quality=_QUALITY), True
    return files[address], False


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(
        self, files: Mapping[str, tuple[bytes, bool]], piece: int, *arguments: object
    ) -> None:
        self.files = files
        self.piece = piece
        super().__init__(*arguments)  # type: ignore[arg-type]  # the server's own three

    def do_GET(self) -> None:
        address = urlsplit(self.path).path
        content, packed = self.files.get(address, (b"", False))
        self.send_response(HTTPStatus.OK if address in self.files else HTTPStatus.NOT_FOUND)
        kind = "text/html" if address.endswith("/") else mimetypes.guess_type(address)[0]
        self.send_header("Content-Type", f"{kind or 'text/plain'}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        if packed:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        with suppress(ConnectionError):  # the browser has left
            self._send(content)

    def _send(self, content: bytes) -> None:
        size = self.piece or len(content) or 1
        for start in range(0, len(content), size):
            self.wfile.write(content[start : start + size])
            if self.piece:
                time.sleep(_PIECE_SECONDS)

    def log_message(self, *arguments: object) -> None:
        """Nothing: the table is what people read."""
