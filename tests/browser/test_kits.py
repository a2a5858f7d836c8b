"""Kits for people who work with families: one sheet of paper each, and whom to ring is on it."""

import io
from collections.abc import Iterator, Mapping

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from imhub.model import Site
from tests.browser.conftest import OpenPage

_A4 = (210, 297)
_LONGER = 1.2
"""How much longer than English a translation may be and still fit."""
_LENGTHEN = """(share) => {
  const texts = document.createTreeWalker(document.querySelector(".kit"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    text.data = text.data.replace(/\\p{L}+/gu, (word) => word.padEnd(word.length * share, "o"));
  }
}"""


@pytest.fixture(scope="module")
def kits(hub: Site, by_language: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Addresses of all kits, in each language that has them."""
    written = tuple(message.url for message in hub.messages if message.type == "kit")
    made = tuple(url for urls in by_language.values() for url in urls if url.endswith(written))
    assert set(written) <= set(made)
    return made


def _sheets(page: Page) -> list[tuple[int, int]]:
    """Size in millimetres of each sheet that *page* prints on."""
    printed = pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    boxes = [sheet.mediabox for sheet in printed.pages]
    return [(round(float(box[2]) * 0.3528), round(float(box[3]) * 0.3528)) for box in boxes]


def _each(page: Page, kits: tuple[str, ...]) -> Iterator[str]:
    for address in kits:
        page.goto(address)
        yield address


def test_each_kit_prints_on_one_sheet(kits: tuple[str, ...], open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)

    sheets = {address: _sheets(page) for address in _each(page, kits)}

    assert len(sheets) >= 5
    assert {address: size for address, size in sheets.items() if size != [_A4]} == {}


def test_a_longer_language_has_room(hub: Site, open_page: OpenPage) -> None:
    written = tuple(message.url for message in hub.messages if message.type == "kit")
    page = open_page()

    sheets = {}
    for address in _each(page, written):
        page.evaluate(_LENGTHEN, _LONGER)
        sheets[address] = _sheets(page)

    assert {address: size for address, size in sheets.items() if size != [_A4]} == {}


def test_help_is_named_on_screen_and_on_paper(hub: Site, open_page: OpenPage) -> None:
    written = tuple(message.url for message in hub.messages if message.type == "kit")
    page = open_page(java_script_enabled=False)

    for _ in _each(page, written):
        named = page.locator(".kit__words").get_by_role("link", name="Get help now", exact=True)
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            expect(named).to_be_visible()
            expect(page.locator('.kit__now a[href="tel:999"]')).to_be_visible()


def test_the_paper_says_where_it_is_from(hub: Site, open_page: OpenPage) -> None:
    written = tuple(message.url for message in hub.messages if message.type == "kit")
    page = open_page(java_script_enabled=False)

    for address in _each(page, written):
        foot = page.locator(".kit__foot")
        expect(foot).to_be_hidden()
        page.emulate_media(media="print")
        expect(foot).to_be_visible()
        expect(foot).to_contain_text(f"{hub.hub.name} · https://")
        expect(foot).to_contain_text(address)
        expect(page.locator(".kit__hint")).to_be_hidden()
        page.emulate_media(media="screen")
        expect(page.locator(".kit__hint")).to_be_visible()


def test_each_kit_is_found_from_any_page(hub: Site, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("")

    page.get_by_role("link", name="For people who work with families", exact=True).click()

    titles = {message.title for message in hub.messages if message.type == "kit"}
    shown = set(page.get_by_role("main").get_by_role("heading", level=2).all_inner_texts())
    assert titles == shown
