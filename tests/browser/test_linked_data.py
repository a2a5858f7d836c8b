"""A browser takes linked data for what it is: nothing of it runs, and no policy is in its way."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from imhub.build import Options, build_hub
from imhub.links import check_policies, read_site
from tests.browser.serving import serving
from tests.browser.test_html import problems_of
from tests.browser.watching import Watch
from tests.hubs import copy_hub

WEEK = "campaigns/2027-quiet-week/"
PAGES = (WEEK, f"{WEEK}events/", f"ar/{WEEK}events/")
_LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => refused.push(event.blockedURI));
"""
_READ = """() => document.querySelector("script[type='application/ld+json']").textContent"""
_ADD = """() => document.head.append(
  Object.assign(document.createElement("script"), { textContent: "window.ran = true" })
)"""


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("linked")
    hub = copy_hub("week", folder / "hub")
    result = build_hub(Options(hub, folder / "site", date(2027, 10, 20), jobs=1))
    assert not result.stopped, result.findings
    return folder / "site"


@pytest.fixture(scope="module")
def home(week: Path) -> Iterator[str]:
    with serving(week) as address:
        yield address


def test_no_policy_refuses_the_data_and_each_still_refuses_a_script(
    browser: Browser, home: str
) -> None:
    context = browser.new_context()
    watch = Watch(home, context)
    page = context.new_page()
    page.add_init_script(_LISTEN)

    for url in PAGES:
        page.goto(f"{home}{url}", wait_until="networkidle")
        assert json.loads(page.evaluate(_READ))["@graph"]
        assert page.evaluate("refused") == []
    assert watch.troubles == []

    page.evaluate(_ADD)  # Page and server name a policy each.
    assert page.evaluate("[window.ran ?? false, refused.length]") == [False, 2]
    context.close()


def test_the_build_asks_for_no_hash_of_data(week: Path) -> None:
    assert check_policies(read_site(week)) == ()


def test_pages_with_data_feeds_and_calendars_are_valid_html(week: Path, tmp_path: Path) -> None:
    assert problems_of([week / url / "index.html" for url in PAGES], tmp_path) == []
