"""How heavy and how fast the hub's pages are on a cheap phone with a slow connection.

    make site && .venv/bin/python bench/page.py

Chromium loads each page five times with nothing cached: 400 ms to the host and back, 400 kbit/s, a
processor four times slower, a screen of 360 × 740. Times are compared with those of a page of 3 KB
written by hand (`bench/floor.html`) and of stock Material with the same words, which are loaded in
the same round, so a busy computer does not decide. All are compressed as a release is, since that
is what parents get. The browser is `$CHROME_PATH`, or a Chromium or Chrome that is installed.
Exit 1 when a target is missed.
"""

import argparse
import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import brotli
from playwright.sync_api import Browser, CDPSession, sync_playwright

from figures import Figure, print_table, report, say, warn_if_busy
from imhub.publish.compress import pack_smallest
from served import read_files, serve
from stock import stock_pages

_ROOT = Path(__file__).resolve().parent.parent
_FLOOR = "/floor/"
_STOCK = {"activity": "activities/copy-my-face.md", "help": "help/get-help-now.md"}
"""Pages that stock Material shows too, and the files of their words."""
_PAGES = {
    "home": "/",
    "activity": "/activities/copy-my-face/",
    "help": "/help/get-help-now/",
    "home, Arabic": "/ar/",
    "activity, Arabic": "/ar/activities/copy-my-face/",
    "help, Arabic": "/ar/help/get-help-now/",
    "stage": "/age/0-3m/",
    "finder": "/activities/",
}
_FREE = ("stage", "finder")
"""The pages whose figures have no targets."""
_HTML_KB, _ALL_KB, _TIMES_FLOOR = 14.0, 40.0, 1.15

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
_SLOW_LINE = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
_SLOWER_CPU = 4
_SETTLE_MS = 1500
_OBSERVE = """
window.seen = {lcp: 0, what: '', shift: 0, blocked: 0};
const watch = (type, act) => new PerformanceObserver(
  (list) => list.getEntries().forEach(act)).observe({type, buffered: true});
watch('largest-contentful-paint', (e) => {
  seen.lcp = e.startTime;
  seen.what = e.element ? e.element.tagName.toLowerCase() : '';
});
watch('layout-shift', (e) => { seen.shift += e.value; });
watch('longtask', (e) => { seen.blocked += Math.max(0, e.duration - 50); });
"""


@dataclass
class Load:
    """What one load of a page took."""

    lcp: float = 0
    what: str = ""
    """Tag of the largest thing that was painted."""
    shift: float = 0
    blocked: float = 0
    addresses: list[str] = field(default_factory=list)
    """Of all that was asked for."""
    received: float = 0
    """Bytes of all responses, headers too."""

    def other_hosts(self, host: str) -> int:
        """How many requests went elsewhere than *host*."""
        return sum(urlsplit(address).netloc != host for address in self.addresses)


def load(browser: Browser, url: str, *, slow: bool = True) -> Load:
    """Load *url* as a cheap phone does that was never here before.

    Not *slow*: as fast as this computer can.
    """
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    page = context.new_page()
    session = context.new_cdp_session(page)
    seen = Load()
    _watch(session, seen)
    if slow:
        session.send("Network.emulateNetworkConditions", _SLOW_LINE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER_CPU})
    page.add_init_script(_OBSERVE)
    page.goto(url, wait_until="load")
    page.wait_for_timeout(_SETTLE_MS)
    values = page.evaluate("window.seen")
    context.close()
    seen.lcp, seen.what = values["lcp"], values["what"]
    seen.shift, seen.blocked = values["shift"], values["blocked"]
    return seen


def _watch(session: CDPSession, seen: Load) -> None:
    """Count requests and bytes in *seen*."""

    def asked(event: dict[str, Any]) -> None:  # CDP's own shape
        address = event["request"]["url"]
        if not address.startswith("data:"):
            seen.addresses.append(address)

    def finished(event: dict[str, Any]) -> None:  # CDP's own shape
        seen.received += event["encodedDataLength"]

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", finished)
    session.send("Network.enable")


def find_browser() -> str:
    """The browser to drive."""
    named = os.environ.get("CHROME_PATH")
    found = named or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if not found or not Path(found).is_file():
        say("There is no Chromium or Chrome. Install one, or set CHROME_PATH to it.")
        sys.exit(2)
    return found


@dataclass(frozen=True)
class Measured:
    """All loads of all pages by name."""

    loads: Mapping[str, Sequence[Load]]
    in_pieces: Mapping[str, Load]
    """A load of each page that arrived a few bytes at a time."""
    host: str

    @property
    def floor(self) -> float:
        """Median of the floor's largest contentful paint."""
        return median(one.lcp for one in self.loads["floor"])

    def quickest(self, name: str) -> float:
        """The quickest load of *name* in floors: other work makes loads longer, never shorter."""
        quickest, floor = (min(one.lcp for one in self.loads[key]) for key in (name, "floor"))
        return quickest / floor


def measure(files: Mapping[str, bytes], runs: int) -> Measured:
    """Load each page and the floor *runs* times, in turn, and each page once in pieces."""
    wanted = {"floor": _FLOOR, **{f"stock {name}": f"/stock/{name}/" for name in _STOCK}, **_PAGES}
    loads: dict[str, list[Load]] = {name: [] for name in wanted}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=_FLAGS)
        with serve(files) as address:
            load(browser, address + _FLOOR)  # starts the browser's processes, uncounted
            for number in range(runs):
                say(f"Round {number + 1} of {runs} …")
                for name, path in wanted.items():
                    loads[name].append(load(browser, address + path))
        say("Each page once more, a few bytes at a time …")
        with serve(files, in_pieces=True) as slowly:
            pieces = {
                name: load(browser, slowly + path, slow=False) for name, path in _PAGES.items()
            }
        browser.close()
    return Measured(loads, pieces, urlsplit(address).netloc)


def figures_of(name: str, html: bytes, measured: Measured) -> Sequence[Figure]:
    """The figures of one page; those of a page in `_HELD` have targets."""
    loads = measured.loads[name]

    def figure(
        what: str, values: Sequence[float], unit: str, digits: int, most: float | None = None
    ) -> Figure:
        target = None if name in _FREE else most
        return Figure(f"{name}: {what}", tuple(values), unit, target, digits)

    others = [one.other_hosts(measured.host) for one in loads]
    shifts = [one.shift for one in loads]
    return [
        figure("HTML, as sent", [_kb(html)], "KB", 1, _HTML_KB),
        figure("everything", [one.received / 1000 for one in loads], "KB", 1, _ALL_KB),
        figure("requests", [len(one.addresses) for one in loads], "", 0),
        figure("requests to other hosts", others, "", 0, 0),
        figure(f"LCP ({loads[0].what})", [one.lcp for one in loads], "ms", 0),
        figure("LCP ÷ floor's", [one.lcp / measured.floor for one in loads], "×", 2, _TIMES_FLOOR),
        figure("LCP ÷ floor's, quickest", [measured.quickest(name)], "×", 2),
        figure("layout shift", shifts, "", 4, 0),
        figure("layout shift, in pieces", [measured.in_pieces[name].shift], "", 4),
        figure("main thread blocked", [one.blocked for one in loads], "ms", 0, 0),
    ]


def _twin(path: str) -> str:
    """Address of the page *path* as it is sent."""
    return f"{path}index.html.br"


def _kb(content: bytes) -> float:
    return len(content) / 1000


_PARTS = {
    "CSS": re.compile(rb"<style>.*?</style>", re.DOTALL),
    "drawings": re.compile(rb"<symbol.*?</symbol>", re.DOTALL),
    "header": re.compile(rb"<header class=\"site-header\".*?</header>", re.DOTALL),
    "main": re.compile(rb"<main.*</main>", re.DOTALL),
    "footer": re.compile(rb"<footer.*</footer>", re.DOTALL),
}


def print_parts(pages: Mapping[str, bytes]) -> None:
    """What each part adds to each page: bytes compressed, with it less without it."""
    rows = []
    for name, html in pages.items():
        whole = len(brotli.compress(html))
        added = [whole - len(brotli.compress(part.sub(b"", html))) for part in _PARTS.values()]
        rows.append([name, f"{len(html):,}", f"{whole:,}", *(f"{size:,}" for size in added)])
    print_table(("bytes", "plain", "brotli", *_PARTS), rows)


def main() -> int:
    """Load the pages and print what they took; the exit code."""
    asked = _arguments()
    files = {**read_files(asked.site), _FLOOR: Path(__file__).with_name("floor.html").read_bytes()}
    stock = stock_pages(_ROOT, _STOCK)
    files |= {f"/stock{address}": content for address, content in stock.items()}
    absent = [path for path in _PAGES.values() if path not in files]
    if absent:
        say(f"There is no {absent[0]} in {asked.site}. Build the hub first: make site")
        return 2
    pages = (_FLOOR, *_PAGES.values(), *(path for path in files if path.startswith("/stock/")))
    files |= {_twin(path): pack_smallest(files[path]) for path in pages if path.endswith("/")}
    warn_if_busy()
    print_parts({name: files[path] for name, path in _PAGES.items()})
    measured = measure(files, asked.runs)
    floor = [one.lcp for one in measured.loads["floor"]]
    figures = [
        Figure("floor: HTML, brotli", (_kb(brotli.compress(files[_FLOOR])),), "KB", None, 1),
        Figure("floor: LCP", tuple(floor), "ms"),
    ]
    for name, path in _PAGES.items():
        figures += figures_of(name, files[_twin(path)], measured)
    figures += [
        Figure(f"stock {name}: {what}", tuple(values), unit)
        for name in _STOCK
        for what, values, unit in (
            ("LCP", [one.lcp for one in measured.loads[f"stock {name}"]], "ms"),
            ("everything", [one.received / 1000 for one in measured.loads[f"stock {name}"]], "KB"),
        )
    ]
    return report(figures)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--site", type=Path, default=_ROOT / "site", metavar="DIR", help="default: site/"
    )
    parser.add_argument("--runs", type=int, default=5, help="loads of each (default: %(default)s)")
    asked = parser.parse_args()
    if asked.runs < 1:
        parser.error("a figure needs one run or more")
    return asked


if __name__ == "__main__":
    sys.exit(main())
