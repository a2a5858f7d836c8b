"""Five readers, each with one thing to find: by tap, by keyboard, no JavaScript, a slow line."""

import time
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.ledger import Ledger

_PHONE = {"width": 360, "height": 740}
_TAPS = 3
_SECONDS = 10
_KEYS = 120
"""Presses of the Tab key after which a reader has given up."""
_SLOW_3G = {"latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""400 ms, 400 kbit/s: what browsers' tools call slow 3G."""
_FOCUS = """() => {
  const seen = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  for (let element = document.activeElement; element; element = element.parentElement) {
    if (seen(getComputedStyle(element)) || seen(getComputedStyle(element, "::after"))) return true;
  }
  return false;
}"""
"""Whether the focus is drawn: around what has it, or around the card that it stands for."""


@dataclass(frozen=True)
class Journey:
    """What a reader taps from home on, and what is there at the end."""

    who: str
    taps: tuple[str, ...]
    """Selectors of what is tapped, below each other's pages."""
    found: str
    """Selector of what the reader came for."""


JOURNEYS = (
    Journey(
        "a thing to do now with a baby of four months",
        ('main a[href$="age/3-6m/"]', 'main a[href*="/activities/"]'),
        ".steps li",
    ),
    Journey(
        "a dad who feels low",
        ('main a[href$="for/dads/"]', 'main a[href$="dads/how-are-you-dad/"]'),
        'main a[href^="tel:"]',
    ),
    Journey(
        "a Polish speaker who looks for a health visitor",
        (
            ".language-menu summary",
            '.language-menu a[hreflang="pl"]',
            'header a[href$="help/get-help-now/"]',
        ),
        '[lang="pl"] main a[href$="#health-visitor"]',
    ),
    Journey(
        "somebody who is not safe at home",
        ('header a[href$="help/get-help-now/"]',),
        'main a[href="tel:+448088021414"]',
    ),
    Journey(
        "crying at three in the morning",
        ('main a[href$="topics/crying/"]',),
        ".prose li, .prose p",
    ),
)
_EACH = pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.who)


@_EACH
@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_three_taps_are_enough(
    journey: Journey,
    script: bool,  # noqa: FBT001
    open_page: OpenPage,
    ledger: Ledger,
) -> None:
    page = open_page(viewport=_PHONE, has_touch=True, java_script_enabled=script)
    page.goto("")

    for selector in journey.taps:
        target = page.locator(selector).first
        target.scroll_into_view_if_needed()
        target.tap()

    expect(page.locator(journey.found).first).to_be_visible()
    assert len(journey.taps) <= _TAPS
    ledger.record("journeys", 1, 0)


@_EACH
def test_a_keyboard_is_enough(journey: Journey, open_page: OpenPage, ledger: Ledger) -> None:
    page = open_page(viewport={"width": 1280, "height": 800})
    page.goto("")

    for selector in journey.taps:
        target = page.locator(selector).first
        _tab_to(page, target)
        if selector.endswith("summary"):
            page.keyboard.press("Enter")
        else:
            with page.expect_navigation():
                page.keyboard.press("Enter")

    expect(page.locator(journey.found).first).to_be_visible()
    ledger.record("journeys", 1, 0)


def _tab_to(page: Page, target: Locator) -> None:
    """Move the focus to *target*, which has to be seen on each stop of the way."""
    for _ in range(_KEYS):
        page.keyboard.press("Tab")
        assert page.evaluate(_FOCUS), page.evaluate("document.activeElement.outerHTML")
        if target.evaluate("(element) => element === document.activeElement"):
            expect(target).to_be_in_viewport()
            return
    raise AssertionError(f"{_KEYS} presses of Tab do not lead to {target}.")


@_EACH
def test_a_slow_line_is_enough(journey: Journey, open_page: OpenPage) -> None:
    page = open_page(viewport=_PHONE, has_touch=True)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **_SLOW_3G})
    start = time.monotonic()
    page.goto("", wait_until="commit")

    for selector in journey.taps:
        page.locator(selector).first.tap()
    expect(page.locator(journey.found).first).to_be_visible()

    assert time.monotonic() - start <= _SECONDS


def test_a_screen_reader_is_told_what_each_part_of_home_is(open_page: OpenPage) -> None:
    page = open_page(viewport=_PHONE)
    page.goto("")

    tree = page.locator("body").aria_snapshot()

    for line in (
        "banner:",
        'navigation "Main menu"',
        'link "Get help now"',
        "main:",
        'heading "Small, free things',
        "contentinfo",
        'link "Skip to the main part"',
    ):
        assert line in tree, tree
