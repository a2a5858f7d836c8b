"""The real hub, built once, served, and opened in a browser that is watched."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from imhub.build import Options, build_hub
from imhub.languages import load_languages
from imhub.model import Site
from imhub.prepare import Prepared, prepare
from tests.browser.browser import NoBrowserError, find_chromium, launch
from tests.browser.leaving import Outside, Reader
from tests.browser.ledger import Ledger
from tests.browser.serving import serving
from tests.browser.watching import Watch

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)

_PATIENCE = 20_000
"""Milliseconds that a page has to do what a test waits for, on a machine that others use too."""
expect.set_options(timeout=_PATIENCE)

OpenPage: TypeAlias = Callable[..., Page]
"""Opens a watched page; takes options of a playwright context, as `java_script_enabled`."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def prepared() -> Prepared:
    """The real hub, loaded and checked, with its pages planned."""
    return prepare(ROOT, TODAY)


@pytest.fixture(scope="session")
def hub(prepared: Prepared) -> Site:
    """What editors wrote."""
    assert prepared.site is not None, prepared.findings
    return prepared.site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the real hub was built into."""
    out = tmp_path_factory.mktemp("built") / "site"
    result = build_hub(Options(ROOT, out, TODAY, prints=False))
    assert not result.stopped, "\n".join(str(finding) for finding in result.findings)
    return out


@pytest.fixture(scope="session")
def by_language(site: Path, hub: Site) -> Mapping[str, tuple[str, ...]]:
    """Addresses of all pages below the root, `pl/activities/nappy-chat/`, by their language."""
    files = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    codes = {language.code for language in load_languages(ROOT)}
    found: dict[str, list[str]] = {}
    for file in files:
        first = file.partition("/")[0]
        code = first if first in codes else hub.hub.source_language
        found.setdefault(code, []).append(file.removesuffix("index.html"))
    return {code: tuple(urls) for code, urls in found.items()}


@pytest.fixture(scope="session")
def addresses(by_language: Mapping[str, tuple[str, ...]], hub: Site) -> tuple[str, ...]:
    """Addresses of all pages in the source language: `activities/nappy-chat/`."""
    return by_language[hub.hub.source_language]


@pytest.fixture(scope="session")
def samples(
    by_language: Mapping[str, tuple[str, ...]], specimens: Mapping[str, str], hub: Site
) -> tuple[str, ...]:
    """One page of each template in every other language, as far as that has it."""
    others = by_language.keys() - {hub.hub.source_language}
    wanted = [f"{code}/{url}" for code in sorted(others) for url in sorted(specimens.values())]
    made = {url for code in others for url in by_language[code]}
    return tuple(url for url in wanted if url in made)


@pytest.fixture(scope="session")
def specimens(site: Path, prepared: Prepared) -> Mapping[str, str]:
    """Address of the largest page of each template, by the template's name."""
    templates = {page.url: page.template.removesuffix(".html") for page in prepared.pages}
    by_weight = sorted(templates, key=lambda url: (site / url / "index.html").stat().st_size)
    return {templates[url]: url for url in by_weight} | {"404": "404.html"}


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """Address of the served site's root."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers; a process can hold one."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for the session. None is a failure that says what to do."""
    try:
        chromium = find_chromium(ROOT, os.environ)
    except NoBrowserError as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None
    launched = launch(playwright, chromium)
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def ledger(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Ledger]:
    """Where the checks of accessibility note what they found; `--statement` keeps it."""
    noted = Ledger()
    yield noted
    if request.config.getoption("--statement"):
        package = ROOT / "node_modules/axe-core/package.json"
        axe = json.loads(package.read_text(encoding="utf-8"))["version"]
        name = f"Chromium {browser.version.partition('.')[0]}"
        noted.write(ROOT, datetime.now(UTC).date(), name, axe)


@pytest.fixture
def watches(browser: Browser) -> Iterator[list[Watch]]:
    """The watch over each context of this test. Trouble in one fails the test at its end."""
    opened: list[Watch] = []
    yield opened
    troubles = [line for watch in opened for line in (*watch.troubles, *watch.left_behind())]
    for watch in opened:
        watch.context.close()
    assert not troubles, "\n".join(troubles)


@pytest.fixture
def open_page(browser: Browser, home: str, watches: list[Watch]) -> OpenPage:
    """Opens a page in a context of its own. Addresses are below the root: `goto("glossary/")`."""

    def open_(**options: Any) -> Page:  # playwright's own options
        context = browser.new_context(base_url=home, locale="en-GB", **options)
        context.set_default_timeout(_PATIENCE)
        watches.append(Watch(home, context))
        return context.new_page()

    return open_


@pytest.fixture
def outside(home: str) -> Outside:
    """All other hosts, answered by the test."""
    return Outside(home)


@pytest.fixture
def reader(browser: Browser, outside: Outside) -> Iterator[Reader]:
    """A reader who may leave the hub."""
    opened = Reader(browser, outside)
    yield opened
    for context in opened.contexts:
        context.close()
