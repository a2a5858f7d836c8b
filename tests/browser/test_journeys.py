"""What a parent does on a phone without JavaScript, and how little has to arrive for it."""

import gzip
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Page, expect

from imhub.model import Site
from tests.browser.conftest import OpenPage
from tests.browser.watching import Watch

_PHONE = {"width": 360, "height": 740}
_ONE_WINDOW = 14 * 1024
"""What arrives in a first round trip over TCP."""
_WHOLE_PAGE = 30 * 1024


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """The home page on a small phone that runs no JavaScript."""
    page = open_page(viewport=_PHONE, java_script_enabled=False)
    page.goto("")
    return page


def test_one_tap_from_home_to_something_to_do(phone: Page) -> None:
    first = phone.locator(".now h2 a")

    expect(first).to_be_in_viewport()
    first.click()

    expect(phone.locator(".steps li").first).to_be_visible()


def test_one_tap_from_home_to_help(phone: Page, hub: Site) -> None:
    help_ = phone.get_by_role("banner").get_by_role("link", name="Get help now")

    expect(help_).to_be_in_viewport(ratio=1)
    help_.click()

    page = hub.message_by_id[hub.hub.help_page]
    expect(phone.get_by_role("heading", level=1)).to_have_text(page.title)


def test_help_is_one_tap_away_from_every_page(
    specimens: Mapping[str, str], phone: Page, hub: Site
) -> None:
    target = hub.message_by_id[hub.hub.help_page].url

    for address in specimens.values():
        phone.goto(address)
        help_ = phone.get_by_role("banner").get_by_role("link", name="Get help now")
        expect(help_).to_be_in_viewport(ratio=1)
        assert help_.evaluate("(link) => link.pathname") == f"/{target}"


def test_two_taps_from_home_by_age_to_something_to_do(phone: Page, hub: Site) -> None:
    stage = hub.hub.stages[3]
    phone.get_by_role("link", name=stage.label, exact=True).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(stage.title)

    phone.locator(".activity-card a").first.click()

    expect(phone.locator(".steps li").first).to_be_visible()
    expect(phone.locator(".facts")).to_contain_text(stage.label)


def test_two_taps_from_home_to_a_page_for_dads(phone: Page, hub: Site) -> None:
    (dad,) = (who.title for who in hub.hub.who if who.audience == "dads")
    phone.get_by_role("link", name=dad).click()

    phone.locator(".link-card a[href*='dads/']").first.click()

    expect(phone).to_have_url(re.compile(r"/dads/[a-z-]+/$"))
    expect(phone.locator(".prose").first).to_be_visible()


def test_a_wrong_address_deep_down_has_styles_and_leads_on(
    site: Path, home: str, open_page: OpenPage
) -> None:
    page = open_page()

    response = page.goto("activities/age/no-such-age/and/deeper.html")

    assert response is not None
    assert response.status == 404
    styled = page.locator(".hero").evaluate("(hero) => getComputedStyle(hero).borderRadius")
    assert styled != "0px"
    links: list[str] = page.locator("a[href]:not(.leave__button)").evaluate_all(
        "(all) => all.map(({ href }) => href)"
    )
    assert [link for link in links if not _leads_to_a_page(link, home, page.url, site)] == []
    icon = page.locator("link[rel=icon]").evaluate("(link) => link.href")
    assert (site / urlsplit(icon).path.lstrip("/")).is_file()
    page.get_by_role("main").get_by_role("link", name="Things to do").click()
    expect(page.locator(".finder")).to_be_visible()


def _leads_to_a_page(link: str, home: str, here: str, site: Path) -> bool:
    if link == f"{here}#main":
        return True
    return link.startswith(home) and (site / link.removeprefix(home) / "index.html").is_file()


@pytest.mark.parametrize("template", ["home", "activity", "stage", "message", "help"])
def test_a_page_arrives_in_one_round_trip(
    template: str,
    specimens: Mapping[str, str],
    site: Path,
    home: str,
    open_page: OpenPage,
    watches: list[Watch],
) -> None:
    page = open_page()
    page.goto(specimens[template], wait_until="networkidle")

    loaded = {urlsplit(url).path for url in (*watches[0].requests, *_referred_to(page))}

    weights = {path: _weight(site, path) for path in sorted(loaded)}
    assert max(weights.pop(f"/{specimens[template]}")) <= _ONE_WINDOW
    assert sum(max(pair) for pair in weights.values()) <= _WHOLE_PAGE - _ONE_WINDOW
    waited_for = "link[rel=stylesheet]:not([media=print]), script:not([type=module])"
    assert page.locator(waited_for).count() == 0


def _referred_to(page: Page) -> list[str]:
    """What the page may load even if this browser did not."""
    ask = "(all) => all.map((element) => element.href || element.src)"
    found: list[str] = page.locator(
        "link[href]:not([rel=alternate]), script[src], img[src]"
    ).evaluate_all(ask)
    return found


def _weight(site: Path, path: str) -> tuple[int, int]:
    file = site / path.lstrip("/")
    content = (file / "index.html" if path.endswith("/") else file).read_bytes()
    return len(gzip.compress(content, 9)), len(brotli.compress(content))
