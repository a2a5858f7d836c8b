"""The pages of a pack, opened as somebody does who unpacks it: by a double click, off the web."""

from collections.abc import Mapping
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, Request

from imhub.packing import make_packs
from imhub.packsite import Packing
from tests.browser.audits import WCAG, load_axe, run_axe
from tests.browser.test_axe import Scheme
from tests.browser.test_html import problems_of
from tests.campaigns.test_life import PLANNED
from tests.hubs import copy_hub

PAGES = ("index", "how-to", "images", "posts", "press-notice")
WIDTHS = (360, 1280)
CODES = ("en", "pl", "ar")
RULES: Mapping[Scheme, tuple[str, ...]] = {
    "light": (*WCAG, "best-practice"),
    "dark": ("cat.color",),
}
"""What is looked at in each colour scheme; all but colours is the same in both."""


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The unpacked packs of a small hub, by language."""
    hub = copy_hub("week", tmp_path_factory.mktemp("packs") / "hub")
    made = make_packs(Packing(hub, "2027-quiet-week", hub / "pack", PLANNED))
    folders = {pack.path.stem.rpartition("-")[2]: pack.path.with_suffix("") for pack in made.packs}
    for folder in folders.values():
        with ZipFile(folder.with_suffix(".zip")) as archive:
            archive.extractall(folder)
    return folders


@pytest.fixture(scope="module")
def files(packs: Mapping[str, Path]) -> tuple[Path, ...]:
    """Every page of every pack."""
    return tuple(packs[code] / f"{name}.html" for code, name in product(CODES, PAGES))


@pytest.fixture
def page(browser: Browser) -> Page:
    """A page of a browser that has no web."""
    context = browser.new_context(offline=True)
    return context.new_page()


def test_html_is_valid(files: tuple[Path, ...], tmp_path: Path) -> None:
    problems = problems_of(files, tmp_path)

    assert not problems, "\n".join(problems)


def test_pages_ask_nobody_and_complain_of_nothing(page: Page, files: tuple[Path, ...]) -> None:
    asked: list[str] = []
    said: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.on("console", lambda message: said.append(message.text))
    for file in files:
        page.goto(file.as_uri())

    assert [url for url in asked if not url.startswith("file:")] == []
    assert said == []


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_fit_on_every_screen(width: int, page: Page, files: tuple[Path, ...]) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    wide = []
    for file in files:
        page.goto(file.as_uri())
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(file.name)

    assert wide == []


def test_pages_keep_the_rules_of_accessibility(page: Page, files: tuple[Path, ...]) -> None:
    broken = []
    for file in files:
        page.goto(file.as_uri())
        load_axe(page)
        for scheme, tags in RULES.items():
            page.emulate_media(color_scheme=scheme)
            broken += [f"{file.parent.name}/{file.name}: {line}" for line in run_axe(page, tags)]

    assert not broken, "\n".join(broken)


def test_from_the_contents_one_gets_everywhere_and_back(
    page: Page, packs: Mapping[str, Path]
) -> None:
    page.goto((packs["ar"] / "index.html").as_uri())

    page.locator("main a[href='how-to.html']").click()
    page.locator("header a").click()

    assert page.url == (packs["ar"] / "index.html").as_uri()
    assert page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "rtl"


def test_pictures_are_shown(page: Page, packs: Mapping[str, Path]) -> None:
    page.goto((packs["en"] / "images.html").as_uri())

    shown = page.locator("img").evaluate_all("all => all.map(each => each.naturalWidth > 0)")

    assert shown
    assert all(shown)
