"""How much a reader loads to search a hub of 1,000 pages, and how long making its index takes.

    .venv/bin/python bench/search.py

The hub has as many pages as asked for, with paragraphs and titles of our own pages in new order, so
that words are as frequent as they really are. Chromium opens its search page and types. What counts
is what it loads from the moment that the field is touched: the script, Pagefind, the index and the
first five results. Exit 1 when a target is missed.
"""

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Page, sync_playwright

from build import measure
from figures import Figure, report, say, warn_if_busy
from hubs import ROOT, make_hub
from page import find_browser
from served import read_files, serve

_FIRST_KB, _LATER_KB = 120.0, 20.0
_QUERIES = (
    "sleep", "my baby wont stop crying", "tantrums", "baby blues", "how to help a shy child",
    "dummy", "nobody to talk to", "starting p1", "speech delay", "when can I go back to work",
)  # fmt: skip
"""The first is the reader's first; each of the others is typed after it, in the same page."""
_BLOCKS = 9
"""Paragraphs of a page: about 200 words."""
_TITLE = re.compile(r'(?m)^title: "?(.*?)"?$')
_LINK = re.compile(r"\[([^\]]*)\]\([a-z]+:[^)]*\)")
_LETTER_MS, _SETTLE_MS = 120, 1500


def _type(page: Page, words: str) -> None:
    field = page.locator("[data-module=search] input")
    field.fill("")
    field.press_sequentially(words, delay=_LETTER_MS)
    page.wait_for_timeout(_SETTLE_MS)
    if not page.locator("[data-part=list] li").count():
        say(f"Nothing was found for “{words}”.")


def _received(page: Page) -> Iterator[float]:
    """Kilobytes that each query loads, headers too."""
    seen = [0.0]

    def finished(event: dict[str, Any]) -> None:  # CDP's own shape
        seen[-1] += event["encodedDataLength"] / 1000

    session = page.context.new_cdp_session(page)
    session.on("Network.loadingFinished", finished)
    session.send("Network.enable")
    for words in _QUERIES:
        _type(page, words)
        say(f"{words}: {seen[-1]:.1f} KB")
        yield seen[-1]
        seen.append(0.0)


def _as_sent(site: Path) -> Mapping[str, bytes]:
    """The files of *site* without what the build puts beside them for a server."""
    return {
        address: content
        for address, content in read_files(site).items()
        if not address.endswith((".br", ".gz"))
    }


def _load(files: Mapping[str, bytes]) -> list[float]:
    with sync_playwright() as playwright, serve(files) as address:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.goto(f"{address}/search/", wait_until="load")
        page.wait_for_timeout(_SETTLE_MS)
        received = list(_received(page))
        browser.close()
    return received


def _use_our_words(hub: Path) -> None:
    """Give each page of *hub* the title of one of our pages, and paragraphs of some."""
    random = Random(1)  # repeatable on purpose
    ours = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").glob("*/*.md"))]
    titles = [match[1] for text in ours if (match := _TITLE.search(text))]
    bodies = [_LINK.sub(r"\1", text.split("\n---\n", 1)[1]) for text in ours]
    blocks = [
        " ".join(block.split())
        for body in bodies
        for block in body.split("\n\n")
        if block[:1].isalpha()
    ]
    for number, path in enumerate(sorted((hub / "content").rglob("*.md"))):
        settings, _ = path.read_text(encoding="utf-8").split("\n---\n", 1)
        title = json.dumps(f"{titles[number % len(titles)]} {number}")
        settings = _TITLE.sub(f"title: {title}", settings, count=1)
        steps, rest = random.sample(blocks, 3), random.sample(blocks, _BLOCKS - 3)
        body = "\n\n".join(["\n".join(f"1. {step}" for step in steps), *rest])
        path.write_text(f"{settings}\n---\n{body}\n", encoding="utf-8")


def _give_stemming(hub: Path) -> None:
    """Let *hub* say that it is in a language that Pagefind knows, as ours are."""
    file = hub / "translations/languages.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"html_lang": "qaa"', '"html_lang": "en-GB"'), encoding="utf-8")


def main() -> int:
    """Measure, print the table, and say whether all targets are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=1000)
    pages: int = parser.parse_args().pages
    warn_if_busy()
    with tempfile.TemporaryDirectory() as place:
        hub = Path(place) / "hub"
        make_hub(hub, pages)
        _use_our_words(hub)
        _give_stemming(hub)
        say(f"Building {pages:,} pages …")
        measure([str(Path(sys.executable).with_name("imhub")), "build"], hub)
        first, *later = _load(_as_sent(hub / "site"))
    return report(
        [
            Figure("first query", (first,), "KB", _FIRST_KB, 1),
            Figure("later query", tuple(later), "KB", None, 1),
            Figure("largest later query", (max(later),), "KB", _LATER_KB, 1),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
