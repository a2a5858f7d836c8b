"""Where "Leave this site" stands: on every page, within reach, and never in the way."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from imhub.model import Site
from tests.browser.audits import look
from tests.browser.conftest import OpenPage

_PHONE = {"width": 360, "height": 740}
_DESK = {"width": 1280, "height": 800}
_ENLARGED = {"width": 320, "height": 256}
"""1280 × 1024 at 400 %."""
_TO = "(top) => scrollTo({ top, behavior: 'instant' })"
_TURN = "(direction) => { document.documentElement.dir = direction }"


def test_every_page_has_it_once_with_its_script(
    site: Path, addresses: tuple[str, ...], hub: Site
) -> None:
    assert hub.hub.leave is not None
    odd = []
    for address in addresses:
        file = site / address if address.endswith(".html") else site / address / "index.html"
        tree = LexborHTMLParser(file.read_bytes())
        found = [link.attributes["href"] for link in tree.css("body > .leave > a.leave__button")]
        scripts = tree.css("body > .leave + script[type=module][src*='assets/leave.']")
        sources = [script.attributes["src"] or "" for script in scripts]
        there = [_file(site, file, source).is_file() for source in sources]
        if found != [hub.hub.leave.url] or there != [True]:
            odd.append(address)

    assert odd == []


def _file(site: Path, page: Path, source: str) -> Path:
    return site / source.lstrip("/") if source.startswith("/") else page.parent / source


def test_every_page_links_to_what_leaving_cannot_do(
    specimens: Mapping[str, str], open_page: OpenPage, hub: Site
) -> None:
    assert hub.hub.leave is not None
    target = hub.message_by_id[hub.hub.leave.page].url
    page = open_page(java_script_enabled=False)

    for address in specimens.values():
        page.goto(address)
        link = page.get_by_role("contentinfo").get_by_role("link", name="cannot do")
        assert link.evaluate("(link) => link.pathname") == f"/{target}", address


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("size", [_PHONE, _DESK, _ENLARGED], ids=lambda size: f"{size['width']}")
def test_it_stays_in_its_corner_and_is_large_enough(
    size: Any, direction: str, specimens: Mapping[str, str], open_page: OpenPage
) -> None:
    page = open_page(viewport=size)
    page.goto(specimens["help"])
    page.evaluate(_TURN, direction)

    places = []
    for top in (0, 700, 1_000_000):
        page.evaluate(_TO, top)
        places.append(page.locator(".leave__button").bounding_box())

    box = places[0]
    assert box is not None
    assert places == [box] * 3
    assert box["width"] >= 44
    assert box["height"] >= 44
    right = size["width"] - box["x"] - box["width"]
    assert (right if direction == "ltr" else box["x"]) == 12
    bottom = size["height"] - box["y"] - box["height"]
    assert (box["y"] if size is _DESK else bottom) in (8, 12)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [960, 1024, 1280, 1500, 1920])
def test_the_header_leaves_it_room(
    width: int, direction: str, specimens: Mapping[str, str], open_page: OpenPage
) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(specimens["help"])
    page.evaluate(_TURN, direction)

    assert look(page, "covered") == []


@pytest.mark.parametrize("size", [_PHONE, _ENLARGED], ids=lambda size: f"{size['width']}")
def test_the_end_of_a_page_is_clear_of_it(
    size: Any, specimens: Mapping[str, str], open_page: OpenPage
) -> None:
    page = open_page(viewport=size)
    covered = []

    for template, address in specimens.items():
        page.goto(address)
        found = look(page, "covered", {"top": 1_000_000})
        covered += [f"{template}: {line}" for line in found]

    assert not covered, "\n".join(covered)


@pytest.mark.parametrize("size", [_PHONE, _DESK, _ENLARGED], ids=lambda size: f"{size['width']}")
def test_what_has_the_focus_is_never_under_it(
    size: Any, specimens: Mapping[str, str], open_page: OpenPage
) -> None:
    page = open_page(viewport=size, reduced_motion="reduce")
    covered: list[str] = []

    for template in ("help", "finder", "home"):
        page.goto(specimens[template])
        covered += (f"{template}: {line}" for line in _walk(page, "Tab"))
        covered += (f"{template}, back: {line}" for line in _walk(page, "Shift+Tab"))

    assert not covered, "\n".join(covered)


def _walk(page: Page, key: str) -> Iterator[str]:
    for _ in range(page.locator("a[href], summary").count()):
        page.keyboard.press(key)
        yield from look(page, "covered", {"selector": ":focus"})


def test_it_is_the_second_stop_of_the_keyboard(
    specimens: Mapping[str, str], open_page: OpenPage
) -> None:
    page = open_page(java_script_enabled=False)

    for address in specimens.values():
        page.goto(address)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.locator(".leave__button")).to_be_focused()


def test_it_does_not_look_like_the_way_to_help(
    specimens: Mapping[str, str], open_page: OpenPage
) -> None:
    page = open_page(viewport=_PHONE)

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(specimens["home"])
        assert _colour(page, ".leave__button") != _colour(page, ".site-header__help")


def _colour(page: Page, selector: str) -> str:
    ask = "(part) => getComputedStyle(part).backgroundColor"
    said: str = page.locator(selector).evaluate(ask)
    return said


def test_it_is_not_printed_and_keeps_its_edge_in_forced_colours(
    specimens: Mapping[str, str], open_page: OpenPage
) -> None:
    page = open_page(forced_colors="active")
    page.goto(specimens["home"])
    button = page.locator(".leave__button")
    expect(button).to_have_css("border-block-start-width", "2px")

    page.emulate_media(media="print")

    expect(button).to_be_hidden()
