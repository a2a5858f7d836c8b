"""The finder: each filter value is a page; with JavaScript, filters combine."""

import re
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from imhub.model import Message, Site
from tests.browser.choosing import choose, marked, status
from tests.browser.conftest import OpenPage

Choice = Mapping[str, str]


def _activities(hub: Site) -> list[Message]:
    return [message for message in hub.messages if message.type == "activity"]


def _fits(message: Message, name: str, value: str) -> bool:
    if name == "minutes":
        return message.minutes <= int(value)
    return value in getattr(message, name)


def _expected(hub: Site, choice: Choice) -> set[str]:
    """Titles of the activities whose front matter fits all of *choice*."""
    return {
        message.title
        for message in _activities(hub)
        if all(_fits(message, name, value) for name, value in choice.items())
    }


def _shown(page: Page) -> set[str]:
    return set(page.locator(".finder > .grid > li:visible h2").all_inner_texts())


def _count(number: int) -> str:
    return "1 thing to do" if number == 1 else f"{number} things to do"


def test_filters_combine_and_the_count_is_announced(hub: Site, open_page: OpenPage) -> None:
    page = open_page()
    page.goto("activities/")
    assert _shown(page) == _expected(hub, {})

    choose(page, "stage", "0-3m")
    choose(page, "routine", "nappy")

    expected = _expected(hub, {"stage": "0-3m", "routine": "nappy"})
    assert _shown(page) == expected
    expect(status(page)).to_have_text(_count(len(expected)))
    expect(page).to_have_url(re.compile(r"/activities/\?stage=0-3m&routine=nappy$"))
    assert marked(page) == {"stage": "0-3m", "minutes": "", "place": "", "routine": "nappy"}
    assert page.locator("[data-shown]").all_inner_texts() == ["0 to 3 months", "", "", "Nappy"]


def test_any_takes_a_filter_away(hub: Site, open_page: OpenPage) -> None:
    page = open_page()
    page.goto("activities/?stage=0-3m&routine=nappy")

    choose(page, "routine", "")

    assert _shown(page) == _expected(hub, {"stage": "0-3m"})
    expect(page).to_have_url(re.compile(r"/activities/\?stage=0-3m$"))


def test_the_address_holds_what_was_chosen(hub: Site, open_page: OpenPage) -> None:
    page = open_page()
    page.goto("activities/")
    choose(page, "stage", "1-2y")
    choose(page, "place", "outdoors")
    both = _expected(hub, {"stage": "1-2y", "place": "outdoors"})

    page.reload()

    assert _shown(page) == both
    page.locator(".finder > .grid > li:visible a").first.click()
    expect(page.locator(".steps")).to_be_visible()
    page.go_back()
    assert _shown(page) == both
    page.go_back()
    assert _shown(page) == _expected(hub, {"stage": "1-2y"})
    assert marked(page)["place"] == ""
    page.go_back()
    assert _shown(page) == _expected(hub, {})
    page.go_forward()
    assert _shown(page) == _expected(hub, {"stage": "1-2y"})


def test_an_empty_combination_offers_the_nearest_and_age_counts_most(
    hub: Site, open_page: OpenPage
) -> None:
    choice = _empty_combination(hub)
    age = {"stage": choice["stage"]}
    page = open_page()

    page.goto("activities/?" + "&".join(f"{name}={value}" for name, value in choice.items()))

    nearness = {
        message.title: sum(_fits(message, *pair) for pair in (*choice.items(), *age.items()))
        for message in _activities(hub)
    }
    best = max(nearness.values())
    assert _shown(page) == {title for title, count in nearness.items() if count == best}
    assert _shown(page) <= _expected(hub, age)
    expect(status(page)).to_have_text(re.compile("come closest"))


def _empty_combination(hub: Site) -> Choice:
    stages, routines = hub.hub.stages, hub.hub.routines
    for stage, routine, minutes in product(stages, routines, hub.hub.minutes):
        choice = {"stage": stage.id, "routine": routine.id, "minutes": minutes.id}
        if not _expected(hub, choice):
            return choice
    pytest.fail("Every combination of stage, routine and minutes has an activity.")


def test_a_second_filter_on_a_filters_own_page_leads_to_both(
    hub: Site, open_page: OpenPage
) -> None:
    page = open_page()
    page.goto("activities/routine/bath/")

    choose(page, "stage", "1-2y")

    expect(page).to_have_url(re.compile(r"/activities/\?routine=bath&stage=1-2y$"))
    both = _expected(hub, {"routine": "bath", "stage": "1-2y"})
    assert _shown(page) == both
    expect(status(page)).to_have_text(_count(len(both)))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/activities/routine/bath/$"))
    assert _shown(page) == _expected(hub, {"routine": "bath"})


def test_the_keyboard_alone_is_enough(hub: Site, open_page: OpenPage) -> None:
    page = open_page()
    page.goto("activities/")

    page.locator("main summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    first = hub.hub.stages[0].id
    assert _shown(page) == _expected(hub, {"stage": first})
    expect(page.locator(f"[data-filter=stage] [data-value='{first}']")).to_be_focused()


@pytest.mark.parametrize(
    "query", ["?stage=nonsense", "?unknown=1&stage=", "?stage=%3Cscript%3E&minutes=-1", "?%E0%A4%A"]
)
def test_an_odd_address_shows_everything(query: str, hub: Site, open_page: OpenPage) -> None:
    page = open_page()

    page.goto(f"activities/{query}")

    assert _shown(page) == _expected(hub, {})
    assert marked(page) == {"stage": "", "minutes": "", "place": "", "routine": ""}


def test_without_javascript_each_value_has_a_page_of_what_fits(
    hub: Site, open_page: OpenPage
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("activities/")
    links = {
        (name, value): link.get_attribute("href") or ""
        for name in ("stage", "minutes", "place", "routine")
        for link in page.locator(f"[data-filter={name}] [data-value]:not([data-value=''])").all()
        if (value := link.get_attribute("data-value"))
    }

    wrong = [
        f"{href} lists {shown}"
        for (name, value), href in links.items()
        if (shown := _listed_at(page, href)) != (_expected(hub, {name: value}), name, value)
    ]

    assert not wrong, "\n".join(wrong)
    assert set(links) == _values_in_use(hub)


def _listed_at(page: Page, href: str) -> tuple[set[str], str, str]:
    """What the page at *href* lists, and the filter and value that it marks as chosen."""
    page.goto("activities/")
    page.goto(page.url.rstrip("/") + "/" + href)
    chosen = page.locator("[data-value]:not([data-value=''])[aria-current]")
    assert chosen.count() == 1
    assert status(page).inner_text() == _count(len(_shown(page)))
    name = chosen.locator("xpath=ancestor::*[@data-filter]").get_attribute("data-filter")
    return _shown(page), name or "", chosen.get_attribute("data-value") or ""


def _values_in_use(hub: Site) -> set[tuple[str, str]]:
    choices = {
        "stage": hub.hub.stages,
        "minutes": hub.hub.minutes,
        "place": hub.hub.places,
        "routine": hub.hub.routines,
    }
    return {
        (name, choice.id)
        for name, listed in choices.items()
        for choice in listed
        if _expected(hub, {name: choice.id})
    }


def test_the_script_is_small(site: Path) -> None:
    (script,) = (site / "assets").glob("finder*.js")

    assert script.stat().st_size <= 4096
