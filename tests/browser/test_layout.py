"""Every kind of page on a small screen, enlarged, right to left, in forced colours and on paper."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.audits import audit, look
from tests.browser.conftest import OpenPage
from tests.browser.ledger import Ledger

_PHONE = {"width": 360, "height": 740}
_VIEWS: Mapping[str, Mapping[str, Any]] = {
    "320 px wide": {"viewport": {"width": 320, "height": 640}},
    "1280 px at 400 %": {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},
    "1280 px": {"viewport": {"width": 1280, "height": 800}},
}
_SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; }
* { word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }
"""
"""WCAG 1.4.12: what a reader may set without losing anything."""
_LARGE = "html { font-size: 200%; }"
_CONTROLS = ":is(a[href], summary, button, input, select, textarea):visible"
_ADD_STYLE = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
}"""
_OPEN_ALL = "for (const details of document.querySelectorAll('details')) details.open = true"


def _each(page: Page, specimens: Mapping[str, str]) -> Iterator[str]:
    """Open a page of each template in turn, with all that folds unfolded."""
    for template, address in specimens.items():
        page.goto(address)
        page.evaluate(_OPEN_ALL)
        yield template


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("view", _VIEWS)
def test_nothing_scrolls_sideways_or_is_cut_off(
    view: str, direction: str, specimens: Mapping[str, str], open_page: OpenPage, ledger: Ledger
) -> None:
    page = open_page(**_VIEWS[view])
    problems = []

    for template in _each(page, specimens):
        page.evaluate("(direction) => { document.documentElement.dir = direction }", direction)
        problems += [f"{template}: {line}" for line in audit(page, "text")]

    ledger.record("zoom", len(specimens), len(problems))
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize(("style", "width"), [(_SPACING, 320), (_SPACING, 1280), (_LARGE, 640)])
def test_a_reader_may_space_or_enlarge_the_text(
    style: str,
    width: int,
    direction: str,
    specimens: Mapping[str, str],
    open_page: OpenPage,
    ledger: Ledger,
) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    problems = []

    for template in _each(page, specimens):
        page.evaluate("(direction) => { document.documentElement.dir = direction }", direction)
        page.evaluate(_ADD_STYLE, style)
        problems += [f"{template}: {line}" for line in audit(page, "text")]

    ledger.record("spacing", len(specimens), len(problems))
    assert not problems, "\n".join(problems)


def test_what_can_be_tapped_is_as_large_as_a_fingertip(
    specimens: Mapping[str, str], open_page: OpenPage, ledger: Ledger
) -> None:
    page = open_page(viewport=_PHONE, has_touch=True)

    small = [
        f"{template}: {line}"
        for template in _each(page, specimens)
        for line in audit(page, "targets", 44)
    ]

    ledger.record("targets", len(specimens), len(small))
    assert not small, "\n".join(small)


def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    specimens: Mapping[str, str], open_page: OpenPage, ledger: Ledger
) -> None:
    page = open_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")

    unseen = [
        f"{template}: {line}" for template in _each(page, specimens) for line in _walk_by_tab(page)
    ]

    ledger.record("keyboard", len(specimens), len(unseen))
    assert not unseen, "\n".join(unseen)


def _walk_by_tab(page: Page) -> Iterator[str]:
    """What Tab comes to, from the top to the last link, and does not show clearly."""
    expected = page.locator(_CONTROLS).count()
    for _ in range(expected):
        page.keyboard.press("Tab")
        focus = look(page, "focus")
        if focus is None:
            yield "the focus is lost"
            return
        if not focus["ring"] or not focus["seen"]:
            yield str(focus)
    page.keyboard.press("Tab")
    after = look(page, "focus")
    if after is not None and after["href"] != "#main":
        yield f"Tab comes to something that is no control: {after}"


def test_the_skip_link_leads_past_the_menu(
    specimens: Mapping[str, str], open_page: OpenPage
) -> None:
    page = open_page(java_script_enabled=False)

    for address in specimens.values():
        page.goto(address)
        page.keyboard.press("Tab")
        assert page.locator(".skip:focus").bounding_box() is not None
        page.keyboard.press("Enter")
        assert page.locator("main:focus").count() == 1, address
        page.keyboard.press("Tab")
        assert page.locator("main :focus, footer :focus").count() == 1, address


def test_forced_colours_keep_numbers_and_edges(
    specimens: Mapping[str, str], open_page: OpenPage, ledger: Ledger
) -> None:
    page = open_page(forced_colors="active")

    page.goto(specimens["activity"])

    assert _style(page, ".steps li", "borderBlockStartWidth", "::before") == "2px"
    assert _style(page, ".steps li", "content", "::before") == "counter(step)"
    assert _style(page, ".facts__item", "borderBlockStartWidth") == "1px"
    current, other = ".site-header__link[aria-current]", ".site-header__link:not([aria-current])"
    edge = "borderBlockEndColor"
    assert _style(page, current, edge) != _style(page, other, edge)
    page.goto(specimens["home"])
    assert _style(page, ".button:not(.skip)", "borderBlockStartStyle") == "solid"
    assert _style(page, ".button:not(.skip)", "borderBlockStartWidth") == "2px"
    assert _style(page, ".tile", "borderBlockStartStyle") == "solid"
    ledger.record("colours", 2, 0)


def _style(page: Page, selector: str, name: str, pseudo: str = "") -> str:
    ask = """([selector, pseudo, name]) =>
      getComputedStyle(document.querySelector(selector), pseudo)[name]"""
    said: str = page.evaluate(ask, [selector, pseudo, name])
    return said


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_shows_the_words_in_black_and_no_menu(
    scheme: Any, specimens: Mapping[str, str], open_page: OpenPage
) -> None:
    page = open_page(color_scheme=scheme)
    page.emulate_media(media="print")

    pale = [
        f"{template}: {line}"
        for template in _each(page, specimens)
        for line in (*audit(page, "print"), *_menus(page))
    ]

    assert not pale, "\n".join(pale)


def _menus(page: Page) -> list[str]:
    shown = page.locator("nav:visible, .site-header__help:visible, .finder__filters:visible").all()
    return [f"is printed: {menu.get_attribute('class')}" for menu in shown]


def test_nothing_moves_for_a_reader_who_asked_for_calm(
    specimens: Mapping[str, str], open_page: OpenPage, ledger: Ledger
) -> None:
    page = open_page(reduced_motion="reduce")
    moving = """[...document.querySelectorAll("*")].filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior === "smooth";
    }).map(({ tagName, className }) => `${tagName}.${className}`)"""

    moved = [line for _ in _each(page, specimens) for line in page.evaluate(moving)]

    ledger.record("calm", len(specimens), len(moved))
    assert not moved, "\n".join(moved)
