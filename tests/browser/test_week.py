"""A page of a campaign stays true between two builds, and is whole without a script."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page

from imhub.build import Options, build_hub
from tests.browser.serving import serving
from tests.hubs import copy_hub

WEEK = "campaigns/2027-quiet-week/"
BUILT = date(2027, 10, 20)

OpenOn = Callable[..., Page]


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the hub with a campaign, built five days before its week."""
    folder = tmp_path_factory.mktemp("week")
    result = build_hub(Options(copy_hub("week", folder / "hub"), folder / "site", BUILT, jobs=1))
    assert not result.stopped, result.findings
    with serving(folder / "site") as address:
        yield address


@pytest.fixture
def open_on(browser: Browser, week: str) -> Iterator[OpenOn]:
    """Opens the campaign's first page at a moment, in a language."""
    opened = []

    def open_(moment: str, folder: str = "", zone: str = "Europe/London") -> Page:
        context = browser.new_context(timezone_id=zone)
        opened.append(context)
        page = context.new_page()
        page.clock.set_fixed_time(moment)
        page.goto(f"{week}{folder}{WEEK}", wait_until="networkidle")
        return page

    yield open_
    for context in opened:
        context.close()


def said(page: Page) -> list[str]:
    """What the page says of today."""
    return page.locator(".week-now__item:visible, .campaign-head__today:visible").all_inner_texts()


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2027-10-20T12:00:00Z", ["5 days to go"]),
        ("2027-10-23T12:00:00Z", ["2 days to go"]),
        ("2027-10-24T22:30:00Z", ["1 day to go"]),
        ("2027-10-24T23:30:00Z", ["It is on now", "Today: Sit"]),
        ("2027-10-26T12:00:00Z", ["It is on now", "Today: Listen"]),
        ("2027-10-29T12:00:00Z", ["It is on now"]),
        ("2027-10-31T23:59:00Z", ["It is on now", "Today: Dads rest too"]),
        ("2027-11-01T00:00:00Z", ["This week is over"]),
    ],
)
def test_between_builds_the_page_follows_the_day(
    open_on: OpenOn, moment: str, words: list[str]
) -> None:
    assert said(open_on(moment)) == ["25–31 Oct 2027", *words]


def test_it_counts_in_each_language(open_on: OpenOn) -> None:
    assert "zostały 2 dni" in said(open_on("2027-10-23T12:00:00Z", "pl/"))
    assert "بقي يومان 2" in said(open_on("2027-10-23T12:00:00Z", "ar/"))


def test_the_day_is_that_of_the_campaign_and_not_of_the_traveller(open_on: OpenOn) -> None:
    page = open_on("2027-10-26T12:00:00Z", zone="Pacific/Auckland")

    assert "Today: Listen" in said(page)
    assert page.locator(".day-card__today:visible").count() == 1


def test_without_a_script_the_page_says_what_was_true_when_it_was_built(
    browser: Browser, week: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{week}{WEEK}")

    assert said(page) == ["25–31 Oct 2027", "5 days to go"]
    context.close()
