"""Leaving the hub at once: what is shown, what the history keeps, and which keys do it."""

import json
import os
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from imhub.model import Leave, Site
from tests.browser.audits import WCAG, load_axe, run_axe
from tests.browser.browser import find_chromium, launch
from tests.browser.conftest import ROOT
from tests.browser.leaving import BEFORE, Outside, Reader

_KEPT_PAGES = "--disable-back-forward-cache"
_WATCH = """() => new MutationObserver(() => requestAnimationFrame(() => {
  const shown = [...document.querySelectorAll("body *")].filter((part) => part.checkVisibility());
  const parts = shown.map(({ tagName, className }) => `${tagName}.${className}`);
  console.info(JSON.stringify({ title: document.title, words: document.body.innerText, parts }));
})).observe(document.documentElement, { attributes: true })"""
"""Says on the console what a reader sees once the page has changed. While the browser waits for
the next page, nobody can ask it."""


_AWAIT_WHEEL = """() => {
  window.wheel = new Promise((resolve) => {
    addEventListener("wheel", () => resolve(), { once: true });
  });
}"""
_SPEAK_AND_LEAVE = """() => {
  speechSynthesis.speak(new SpeechSynthesisUtterance("Rain. ".repeat(999)));
  const before = speechSynthesis.speaking;
  document.querySelector(".leave__button").click();
  return [before, speechSynthesis.speaking];
}"""


@pytest.fixture(scope="module")
def neutral(hub: Site) -> Leave:
    """Where the hub sends those who leave."""
    assert hub.hub.leave is not None
    return hub.hub.leave


@pytest.fixture(scope="module")
def address(hub: Site) -> str:
    """Address of a page on a hard subject."""
    return next(message.url for message in hub.messages if message.sensitive)


def _button(page: Page) -> Any:  # playwright's Locator
    return page.get_by_role("link", name="Leave this site", exact=True)


def _status(page: Page) -> Any:  # playwright's Locator
    return page.locator(".leave [role=status]")


def _shift(page: Page, times: int = 1) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def test_without_javascript_it_is_a_plain_link(
    reader: Reader, outside: Outside, neutral: Leave, address: str
) -> None:
    page = reader.open(address, java_script_enabled=False)
    link = _button(page)
    assert link.get_attribute("href") == neutral.url
    assert link.get_attribute("rel") == "nofollow noopener noreferrer"
    assert link.get_attribute("aria-describedby") is None

    link.click()

    expect(page).to_have_url(neutral.url)
    assert ["referer" in request.headers for request in outside.asked] == [False]
    page.go_back()
    assert page.url == outside.home + address


@pytest.mark.parametrize("way", ["click", "Enter", "Shift"])
def test_back_leads_to_the_page_before_the_hub(
    way: str, reader: Reader, outside: Outside, neutral: Leave, address: str
) -> None:
    page = reader.open(BEFORE)
    page.goto(address)

    if way == "click":
        _button(page).click()
    elif way == "Enter":
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(_button(page)).to_be_focused()
        page.keyboard.press("Enter")
    else:
        _shift(page, 3)

    expect(page).to_have_url(neutral.url)
    assert ["referer" in request.headers for request in outside.asked] == [False, False]
    page.go_back()
    assert page.url == BEFORE
    page.go_forward()
    assert page.url == neutral.url


def test_nothing_is_shown_while_the_next_page_is_awaited(
    reader: Reader, outside: Outside, neutral: Leave, address: str
) -> None:
    page = reader.open(address)
    outside.holds = True
    page.evaluate(_WATCH)

    with page.expect_console_message() as said:
        _button(page).click(no_wait_after=True)

    assert json.loads(said.value.text) == {
        "title": neutral.title,
        "words": "Leaving this page",
        "parts": ["SECTION.leave", "P.hidden"],
    }
    outside.release()
    expect(page).to_have_url(neutral.url)
    assert len(outside.asked) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_that_stays_behind_is_blank(
    scheme: Any, reader: Reader, outside: Outside, neutral: Leave, address: str
) -> None:
    page = reader.open(address, color_scheme=scheme)
    empty = page.context.new_page()
    empty.set_content("<html style='color-scheme: light dark'>")
    outside.stays = True

    _button(page).click()

    expect(page).to_have_title(neutral.title)
    expect(_status(page)).to_have_text("Leaving this page")
    assert page.url == outside.home + address
    assert page.screenshot() == empty.screenshot()


def test_three_presses_of_shift_leave_and_each_is_counted_aloud(
    reader: Reader, outside: Outside, neutral: Leave, address: str
) -> None:
    outside.stays = True
    page = reader.open(address)
    assert _button(page).get_attribute("aria-describedby") == "leave-how"
    expect(page.locator("#leave-how")).to_contain_text("Shift key three times")
    expect(_status(page)).to_have_text("")

    _shift(page)
    expect(_status(page)).to_have_text("Press Shift 2 more times to leave")
    _shift(page)
    expect(_status(page)).to_have_text("Press Shift 1 more time to leave")
    assert _is_here(page, outside)
    _shift(page)

    expect(_status(page)).to_have_text("Leaving this page")
    assert [request.url for request in outside.asked] == [neutral.url]


def test_more_presses_do_not_start_the_way_out_again(
    reader: Reader, outside: Outside, address: str
) -> None:
    outside.stays = True
    page = reader.open(address)

    _shift(page, 9)

    assert len(outside.asked) == 1


def _is_here(page: Page, outside: Outside) -> bool:
    hidden: bool = page.evaluate("document.documentElement.classList.contains('leaving')")
    return not hidden and outside.asked == []


def _hold(key: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.keyboard.down(key)
        _shift(page, 3)
        page.keyboard.up(key)

    return act


def _capitals(page: Page) -> None:
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")


def _latched_capitals(page: Page) -> None:
    """Sticky Keys: Shift is pressed and let go before its letter."""
    for letter in "ABCD":
        page.keyboard.press("Shift")
        page.keyboard.press(letter)


def _back_by_tab(page: Page) -> None:
    for _ in range(4):
        page.keyboard.press("Shift+Tab")


def _two_and_a_letter(page: Page) -> None:
    _shift(page, 2)
    page.keyboard.press("a")
    _shift(page, 2)


def _keep_down(page: Page) -> None:
    for _ in range(9):
        page.keyboard.down("Shift")
    page.keyboard.up("Shift")


def _click_with_shift(page: Page) -> None:
    for _ in range(4):
        page.keyboard.down("Shift")
        page.mouse.click(2, 300)
        page.keyboard.up("Shift")


def _scroll_with_shift(page: Page) -> None:
    for _ in range(4):
        page.keyboard.down("Shift")
        page.evaluate(_AWAIT_WHEEL)
        page.mouse.wheel(0, 10)
        page.evaluate("window.wheel")
        page.keyboard.up("Shift")


def _escape(page: Page) -> None:
    for _ in range(4):
        page.keyboard.press("Escape")


_HARMLESS: Mapping[str, Callable[[Page], None]] = {
    "capital letters": _capitals,
    "capital letters by Sticky Keys": _latched_capitals,
    "Shift and Tab": _back_by_tab,
    "a letter in between": _two_and_a_letter,
    "Shift kept down": _keep_down,
    "Control and Shift": _hold("Control"),
    "Alt and Shift": _hold("Alt"),
    "Shift and a click": _click_with_shift,
    "Shift and the wheel": _scroll_with_shift,
    "Esc": _escape,
}


@pytest.mark.parametrize("what", _HARMLESS)
def test_a_reader_stays_after(what: str, reader: Reader, outside: Outside, address: str) -> None:
    page = reader.open(address)

    _HARMLESS[what](page)

    assert _is_here(page, outside)


def test_presses_count_for_five_seconds(
    reader: Reader, outside: Outside, neutral: Leave, address: str
) -> None:
    page = reader.open("about:blank")
    page.clock.install(time=0)
    page.goto(address)
    page.clock.pause_at(86_400)

    _shift(page, 2)
    page.clock.fast_forward(5_000)
    expect(_status(page)).to_have_text("")
    _shift(page)
    expect(_status(page)).to_have_text("Press Shift 2 more times to leave")
    assert _is_here(page, outside)
    page.clock.fast_forward(4_999)
    _shift(page, 2)

    expect(page).to_have_url(neutral.url)


def test_a_voice_that_reads_aloud_stops(reader: Reader, outside: Outside, address: str) -> None:
    outside.stays = True
    page = reader.open(address)

    before, after = page.evaluate(_SPEAK_AND_LEAVE)

    assert before, "This browser cannot speak, so this tests nothing."
    assert not after


def test_a_page_that_the_browser_kept_is_shown_again(
    playwright: Playwright, outside: Outside, address: str, hub: Site
) -> None:
    browser = launch(playwright, find_chromium(ROOT, os.environ), without=(_KEPT_PAGES,))
    page = Reader(browser, outside).open(address)
    title = page.title()
    page.evaluate("addEventListener('pageshow', ({ persisted }) => { window.kept = persisted; })")
    outside.stays = True
    _shift(page, 3)
    expect(_status(page)).to_have_text("Leaving this page")
    page.context.unroute_all()
    page.goto("")

    page.go_back(wait_until="commit")

    assert page.evaluate("window.kept"), "The browser did not keep the page, so this tests nothing."
    expect(page).to_have_title(title)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(_status(page)).to_have_text("")
    outside.follow(page.context)
    asked = len(outside.asked)
    _shift(page, 3)
    expect(_status(page)).to_have_text("Leaving this page")
    assert len(outside.asked) == asked + 1
    browser.close()


@pytest.mark.parametrize("scripted", [False, True])
def test_it_works_before_and_after_a_late_script(
    scripted: bool,  # noqa: FBT001  (a pytest parameter)
    reader: Reader,
    outside: Outside,
    neutral: Leave,
    address: str,
) -> None:
    page = reader.open("about:blank")
    late: list[Any] = []
    page.context.route("**/assets/leave*.js", lambda route: late.append(route))
    page.goto(address, wait_until="commit")
    expect(_button(page)).to_be_visible()
    _shift(page, 3)
    assert _is_here(page, outside)

    if scripted:
        late[0].continue_()
        expect(_button(page)).to_have_attribute("aria-describedby", "leave-how")
        _shift(page, 3)
    else:
        _button(page).click()

    expect(page).to_have_url(neutral.url)


def test_axe_finds_nothing_while_presses_are_counted(reader: Reader, address: str) -> None:
    page = reader.open(address)
    _shift(page)

    load_axe(page)

    assert run_axe(page, (*WCAG, "best-practice")) == []


def test_no_page_tells_the_next_one_where_a_reader_was(
    reader: Reader, hub: Site, address: str
) -> None:
    said: list[str] = []
    for start in (address, ""):
        page = reader.open(start)
        page.on("request", lambda request: said.extend({"referer"} & request.headers.keys()))
        page.get_by_role("banner").get_by_role("link", name=hub.hub.name).click()
        said.append(page.evaluate("document.referrer"))

    assert said == ["", ""]
