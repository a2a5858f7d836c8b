"""How heavy and how fast the hub's pages are on a cheap phone with a slow connection.

    make site && .venv/bin/python bench/page.py

Chromium loads each page five times with nothing cached: 400 ms to the host and back, 400 kbit/s, a
processor four times slower, a screen of 360 × 740. It does so twice: over DevTools' own slow line,
where connections open at no cost and a page comes in steps of 1,500 bytes; and over one that is
slow to open, too, and late packet by packet (`bench/line.py`), as a phone's is. Times are compared
with those of a page of 3 KB written by hand, in the same language (`bench/floor.html`,
`bench/floor.ar.html`), and of stock Material with the same words, which are loaded in the same
round, so a busy computer does not decide. All are compressed as a release is, since that is what
parents get. The browser is `$CHROME_PATH`, or a Chromium or Chrome that is installed. Exit 1 when a
target is missed.
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
from line import slow_line
from served import read_files, serve
from stock import stock_pages

_ROOT = Path(__file__).resolve().parent.parent
_FLOORS = {"floor": "/floor/", "floor, Arabic": "/floor.ar/"}
"""The pages written by hand."""
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
_ROUND_TRIP_MS, _BYTES_A_SECOND = 400, 400_000 / 8
_SLOW_LINE = {
    "offline": False,
    "latency": _ROUND_TRIP_MS,
    "downloadThroughput": _BYTES_A_SECOND,
    "uploadThroughput": _BYTES_A_SECOND,
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


def load(
    browser: Browser, url: str, *, throttled: bool = True, slower: float = _SLOWER_CPU
) -> Load:
    """Load *url* as a phone does that was never here before.

    *throttled*: over DevTools' own slow line. *slower*: how many times slower the processor is.
    """
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    page = context.new_page()
    session = context.new_cdp_session(page)
    seen = Load()
    _watch(session, seen)
    if throttled:
        session.send("Network.emulateNetworkConditions", _SLOW_LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
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
    """Over DevTools' slow line."""
    over_line: Mapping[str, Sequence[Load]]
    """Over the slow line of our own."""
    in_pieces: Mapping[str, Load]
    """A load of each page that arrived a few bytes at a time."""
    host: str


def in_floors(name: str, loads: Mapping[str, Sequence[Load]]) -> Sequence[float]:
    """The largest contentful paints of *name*, in medians of its floor's."""
    floor = median(one.lcp for one in loads[_floor_of(name)])
    return [one.lcp / floor for one in loads[name]]


def quickest(name: str, loads: Mapping[str, Sequence[Load]]) -> float:
    """The quickest load of *name* in floors: other work makes loads longer, never shorter."""
    own, floor = (min(one.lcp for one in loads[key]) for key in (name, _floor_of(name)))
    return own / floor


def _floor_of(name: str) -> str:
    """The page written by hand in the language of the page *name*."""
    return "floor, Arabic" if name.endswith("Arabic") else "floor"


def measure(files: Mapping[str, bytes], runs: int) -> Measured:
    """Load each page and the floor *runs* times, in turn, and each page once in pieces."""
    stock = {f"stock {name}": f"/stock/{name}/" for name in _STOCK}
    ours = {**_FLOORS, **_PAGES}
    loads: dict[str, list[Load]] = {name: [] for name in (*ours, *stock)}
    over_line: dict[str, list[Load]] = {name: [] for name in ours}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=_FLAGS)
        with (
            serve(files) as address,
            slow_line(address, _ROUND_TRIP_MS / 1000, _BYTES_A_SECOND) as far,
        ):
            load(browser, address + _FLOORS["floor"])  # starts the browser's processes, uncounted
            for number in range(runs):
                say(f"Round {number + 1} of {runs} …")
                for name, path in {**ours, **stock}.items():
                    loads[name].append(load(browser, address + path))
                for name, path in ours.items():
                    over_line[name].append(load(browser, far + path, throttled=False))
        say("Each page once more, a few bytes at a time …")
        with serve(files, in_pieces=True) as slowly:
            pieces = {
                name: load(browser, slowly + path, throttled=False, slower=1)
                for name, path in _PAGES.items()
            }
        browser.close()
    return Measured(loads, over_line, pieces, urlsplit(address).netloc)


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
        *(
            row
            for line, paints in (("DevTools", measured.loads), ("own line", measured.over_line))
            for row in (
                figure(f"LCP ÷ floor's, {line}", in_floors(name, paints), "×", 2, _TIMES_FLOOR),
                figure(f"the same, quickest, {line}", [quickest(name, paints)], "×", 2),
            )
        ),
        figure("layout shift", shifts, "", 4, 0),
        figure("layout shift, in pieces", [measured.in_pieces[name].shift], "", 4),
        figure("main thread blocked", [one.blocked for one in loads], "ms", 0, 0),
    ]


def _paints(loads: Sequence[Load]) -> tuple[float, ...]:
    return tuple(one.lcp for one in loads)


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
    files = dict(read_files(asked.site))
    for path in _FLOORS.values():
        files[path] = Path(__file__).with_name(f"{path.strip('/')}.html").read_bytes()
    stock = stock_pages(_ROOT, _STOCK)
    files |= {f"/stock{address}": content for address, content in stock.items()}
    absent = [path for path in _PAGES.values() if path not in files]
    if absent:
        say(f"There is no {absent[0]} in {asked.site}. Build the hub first: make site")
        return 2
    stock_paths = (path for path in files if path.startswith("/stock/"))
    pages = (*_FLOORS.values(), *_PAGES.values(), *stock_paths)
    files |= {_twin(path): pack_smallest(files[path]) for path in pages if path.endswith("/")}
    warn_if_busy()
    print_parts({name: files[path] for name, path in _PAGES.items()})
    measured = measure(files, asked.runs)
    figures = [
        figure
        for name, path in _FLOORS.items()
        for figure in (
            Figure(f"{name}: HTML, as sent", (_kb(files[_twin(path)]),), "KB", None, 1),
            Figure(f"{name}: LCP, DevTools", _paints(measured.loads[name]), "ms"),
            Figure(f"{name}: LCP, own line", _paints(measured.over_line[name]), "ms"),
        )
    ]
    for name, path in _PAGES.items():
        figures += figures_of(name, files[_twin(path)], measured)
    figures += [
        Figure(f"stock {name}: {what}", tuple(values), unit)
        for name in _STOCK
        for what, values, unit in (
            ("LCP", _paints(measured.loads[f"stock {name}"]), "ms"),
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
