"""A preview that follows the editor: it builds again at each save and shows errors in the page."""

import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from watchfiles import watch

from imhub.build import render
from imhub.checks import FindingCache
from imhub.editions import in_one_language
from imhub.errors import HubError
from imhub.finding import Finding
from imhub.panel import make_panel
from imhub.prepare import BodyCache, Order, PageCache, Prepared, prepare

_RELOAD = "/__imhub/reload.js"
_EVENTS = "/__imhub/events"
_PREVIEW = Path(__file__).parent / "preview"
_PANEL = {"/__imhub/panel.css": "text/css", "/__imhub/panel.js": "text/javascript"}
_SCRIPT = f'<script src="{_RELOAD}"></script>'.encode()
_RELOAD_JS = (
    f"new EventSource('{_EVENTS}').onmessage="
    "(e)=>{if(window.hubBuild&&window.hubBuild!==e.data)location.reload();window.hubBuild=e.data}"
).encode()
_WATCHED = ("content", "translations", "overrides")
_PING_SECONDS = 15


@dataclass
class Preview:
    """The last build, its errors if it has any, and who waits for the next."""

    root: Path
    today: Callable[[], date]
    language: str = ""
    """Code of the language to show; empty for the source's."""
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="imhub-")))
    bodies: BodyCache = field(default_factory=BodyCache)
    checked: FindingCache = field(default_factory=FindingCache)
    pages: PageCache = field(default_factory=PageCache)
    current: Path | None = None
    """The last good pages; none before the first."""
    old: Path | None = None
    """The pages before them, which a browser may still be reading."""
    prepared: Prepared | None = None
    """What the last good pages were made from."""
    findings: tuple[Finding, ...] = ()
    trouble: str = ""
    number: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def build(self) -> None:
        """Build once. A failure is kept to be shown; the last good pages stay."""
        try:
            (made, findings), trouble = self._make(), ""
        except (HubError, OSError) as error:
            made, findings, trouble = None, (), str(error)
        with self.changed:
            self.findings, self.trouble = findings, trouble
            self.number += 1
            if made:
                gone, self.old, self.current = self.old, self.current, made
            self.changed.notify_all()
        if made and gone:
            shutil.rmtree(gone, ignore_errors=True)

    def _make(self) -> tuple[Path | None, tuple[Finding, ...]]:
        """Pages, or the findings that stopped them."""
        prepared = prepare(self.root, self.today(), self.bodies, draft=True, checked=self.checked)
        if prepared.stopped:
            return None, prepared.findings
        self.prepared = prepared
        made = self.folder / f"build-{self.number + 1}"
        shown = in_one_language(self.root, prepared, self.language, self.today())
        render(self.root, Order(shown, self.language, cache=self.pages), made)
        return made, ()

    @property
    def broken(self) -> bool:
        """Whether the last build made no pages."""
        return bool(self.trouble or self.findings)

    def panel(self, url: str) -> bytes:
        """The editor's panel of the page at *url*; empty for a page that no editor writes."""
        if self.prepared is None or self.prepared.context is None:
            return b""
        for message in self.prepared.context.site.messages:
            if message.url == f"{url}/":
                return make_panel(self.prepared.context, message, self.prepared.findings).encode()
        return b""

    def wait_for_another(self, number: int, seconds: float) -> None:
        """Wait until the last build is another than *number*, or *seconds* are over."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != number, seconds)

    def close(self) -> None:
        """Remove what was built."""
        shutil.rmtree(self.folder, ignore_errors=True)


def serve(preview: Preview, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve *preview* until interrupted, building again whenever a watched file changes.

    Raises:
        HubError: the port is in use.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        server = _Server((host, port), preview)
    except OSError as error:
        preview.close()
        raise HubError(f"Port {port} cannot be used: {error.strerror}. Try --port.") from error
    try:
        _run(server, preview, host, say)
    except KeyboardInterrupt:
        say("Stopped.")
    finally:
        server.server_close()
        preview.close()


def _run(server: "_Server", preview: Preview, host: str, say: Callable[[str], None]) -> None:
    changes = _changes(preview.root)
    next(changes)  # The watch is on before the first build, so that it misses no save.
    preview.build()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(f"Open http://{host}:{server.server_port}/ in a browser. Stop with Ctrl+C.")
    for names in filter(None, changes):
        preview.build()
        state = "has errors; see the page" if preview.broken else "built"
        say(f"{', '.join(names[:3])}: {state}.")


def _changes(root: Path) -> Iterator[list[str]]:
    """Names of the files that changed, several times a second; none most of the time."""
    folders = [root / name for name in _WATCHED if (root / name).is_dir()]
    config = _Config(root / "mkdocs.yml")
    for changes in watch(*folders, debounce=100, step=20, rust_timeout=200, yield_on_timeout=True):
        names = {Path(path).name for _, path in changes}
        yield sorted(names | config.changed())


class _Config:
    """Looks whether one file changed. A watch on a file ends when an editor replaces it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seen = self._stamp()

    def changed(self) -> set[str]:
        """The file's name if it changed since the last look."""
        before, self.seen = self.seen, self._stamp()
        return {self.path.name} if self.seen != before else set()

    def _stamp(self) -> tuple[int, int]:
        with suppress(OSError):
            stat = self.path.stat()
            return stat.st_mtime_ns, stat.st_size
        return 0, 0


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], preview: Preview) -> None:
        self.preview = preview
        super().__init__(address, _Handler)


class _Handler(SimpleHTTPRequestHandler):
    server: _Server

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # the base class's own signature
        super().__init__(*args, directory="", **kwargs)

    def log_message(self, *args: Any) -> None:  # the base class's own signature
        """Say nothing of each request."""

    def do_HEAD(self) -> None:
        """Nothing: a browser has no need of it here."""
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)

    def do_GET(self) -> None:
        """Pages of the last build; its errors in place of any page when it failed."""
        preview = self.server.preview
        if self.path == _EVENTS:
            self._stream(preview)
        elif self.path == _RELOAD:
            self._send(_RELOAD_JS, "text/javascript")
        elif self.path in _PANEL:
            self._send((_PREVIEW / Path(self.path).name).read_bytes(), _PANEL[self.path])
        elif preview.broken and self._wants_page():
            self._send(_errors_page(preview), "text/html", HTTPStatus.INTERNAL_SERVER_ERROR)
        elif preview.current is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self._file(preview.current)

    def _wants_page(self) -> bool:
        name = self.path.partition("?")[0].rpartition("/")[2]
        return "." not in name or name.endswith(".html")

    def _file(self, folder: Path) -> None:
        self.directory = str(folder)
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not self.path.partition("?")[0].endswith("/"):
            super().do_GET()
            return
        page = path / "index.html" if path.is_dir() else path
        if not page.is_file():
            page = folder / "404.html"
            body = page.read_bytes() if page.is_file() else b""
            self._send(body + _SCRIPT, "text/html", HTTPStatus.NOT_FOUND)
        elif page.suffix == ".html":
            url = page.parent.relative_to(folder).as_posix()
            self._send(page.read_bytes() + self.server.preview.panel(url) + _SCRIPT, "text/html")
        else:
            super().do_GET()

    def _send(self, body: bytes, type_: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{type_}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, preview: Preview) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            while True:
                sent = preview.number
                self.wfile.write(f"data: {sent}\n\n".encode())
                self.wfile.flush()
                preview.wait_for_another(sent, _PING_SECONDS)
        except OSError:
            return


def _errors_page(preview: Preview) -> bytes:
    environment = Environment(loader=FileSystemLoader(_PREVIEW), autoescape=True)
    template = environment.get_template("errors.html")
    html = template.render(findings=preview.findings, trouble=preview.trouble)
    return html.encode() + _SCRIPT
