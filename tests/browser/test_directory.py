"""The directory of services: from the home page to a number, and every way to narrow it down."""

from collections.abc import Mapping
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Page, expect

from imhub.model import Site
from imhub.service import Service
from tests.browser.audits import audit
from tests.browser.choosing import choose, marked, status
from tests.browser.conftest import OpenPage

Choice = Mapping[str, str]

_AT = "help/services/"
_PHONE = {"width": 360, "height": 740}
_ONE_WINDOW = 14 * 1024


def _fits(service: Service, name: str, value: str) -> bool:
    answers = {
        "area": service.serves(value) and _can_be_reached(service, value),
        "concern": value in service.concerns,
        "stage": not service.stages or value in service.stages,
        "way": value in service.ways,
    }
    return answers[name]


def _can_be_reached(service: Service, area: str) -> bool:
    otherwise = service.url or service.email or service.also_by or service.reached_through
    calls = [phone.serves(area) for phone in service.phones]
    return not calls or any(calls) or bool(otherwise)


def _expected(hub: Site, choice: Choice, *, crisis: bool = True) -> set[str]:
    """Names of the services that fit all of *choice*."""
    return {
        service.name
        for service in hub.services
        if service.is_open
        and (crisis or service.level != "crisis")
        and all(_fits(service, name, value) for name, value in choice.items())
    }


def _shown(page: Page) -> set[str]:
    return set(page.locator(".service:visible h3").all_inner_texts())


def _count(number: int) -> str:
    return "1 service" if number == 1 else f"{number} services"


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """The home page on a small phone that runs no JavaScript."""
    page = open_page(viewport=_PHONE, java_script_enabled=False)
    page.goto("")
    return page


def test_two_taps_from_home_to_a_number(phone: Page, hub: Site) -> None:
    first = next(s for s in hub.services if s.level == "crisis" and s.is_open)

    phone.get_by_role("banner").get_by_role("link", name="Get help now").click()

    call = phone.locator(".crisis-strip__first")
    expect(call).to_be_in_viewport(ratio=1)
    expect(call).to_contain_text(first.phones[0].number)
    assert call.get_attribute("href") == first.phones[0].href


def test_every_page_of_help_and_every_hard_page_says_whom_to_ring(
    addresses: tuple[str, ...], hub: Site, open_page: OpenPage
) -> None:
    page = open_page(java_script_enabled=False)
    hard = {message.url for message in hub.messages if message.sensitive}
    numbers = [s.phones[0].number for s in hub.services if s.level == "crisis" and s.is_open]
    helping = [url for url in addresses if url.startswith(f"{hub.hub.help}/") or url in hard]

    silent = [url for url in helping if _strip(page, url) != numbers]

    assert not silent, "\n".join(silent)
    assert len(helping) > 50
    assert _strip(page, "") == []


def _strip(page: Page, url: str) -> list[str]:
    page.goto(f"/{url}")
    return page.locator(".crisis-strip bdi").all_inner_texts()


def test_without_javascript_each_answer_has_a_page_of_what_fits(
    hub: Site, open_page: OpenPage
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(_AT)
    links = {
        (name, value): link.evaluate("(link) => link.pathname")
        for name in ("area", "concern", "stage", "way")
        for link in page.locator(f"[data-filter={name}] [data-value]:not([data-value=''])").all()
        if (value := link.get_attribute("data-value"))
    }

    wrong = [
        f"{address} lists {shown}"
        for (name, value), address in links.items()
        if (shown := _listed_at(page, address))
        != _expected(hub, {name: value}, crisis=name != "area")
    ]

    assert not wrong, "\n".join(wrong)
    assert set(links) == _answers_in_use(hub)


def _listed_at(page: Page, address: str) -> set[str]:
    page.goto(address)
    return _shown(page)


def _answers_in_use(hub: Site) -> set[tuple[str, str]]:
    directory = hub.hub.directory
    ways = {way for service in hub.services if service.is_open for way in service.ways}
    choices = {
        "area": {area.id for area in directory.areas},
        "concern": {concern.id for concern in directory.concerns},
        "stage": {stage.id for stage in hub.hub.stages},
        "way": ways,
    }
    return {
        (name, value)
        for name, values in choices.items()
        for value in values
        if _expected(hub, {name: value})
    }


def test_filters_combine_at_once(hub: Site, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(_AT)
    area, concern = hub.hub.directory.areas[0].id, hub.hub.directory.concerns[0].id
    assert _shown(page) == _expected(hub, {})

    choose(page, "area", area)
    choose(page, "concern", concern)

    expected = _expected(hub, {"area": area, "concern": concern})
    assert _shown(page) == expected
    expect(status(page)).to_have_text(_count(len(expected)))
    assert page.url.endswith(f"{_AT}?area={area}&concern={concern}")
    assert marked(page) == {"area": area, "concern": concern, "stage": "", "way": ""}


def test_a_level_without_anybody_left_is_not_shown(hub: Site, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"{_AT}?way=text")
    texts = [service for service in hub.services if service.is_open and "text" in service.ways]

    titles = {level.id: level.title for level in hub.hub.directory.levels}
    assert set(page.locator("[data-group]:visible h2").all_inner_texts()) == {
        titles[service.level] for service in texts
    }
    assert len({service.level for service in texts}) < len(titles)


def test_when_nobody_fits_the_area_is_kept(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(_AT)
    page.evaluate("""() => {
      for (const item of document.querySelectorAll("[data-item]")) item.dataset.area = "elsewhere";
      const [here, ...others] = document.querySelectorAll("[data-item]");
      here.dataset.area = "belfast";
      for (const item of [here, ...others]) item.dataset.concern = item === here ? "" : "money";
    }""")

    choose(page, "area", "belfast")
    choose(page, "concern", "money")

    assert page.locator("[data-item]:visible").count() == 1
    expect(status(page)).to_contain_text("come closest")


def test_a_filter_on_the_page_of_one_answer_leads_to_both(hub: Site, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"{_AT}by/phone/")
    concern = hub.hub.directory.concerns[0].id

    choose(page, "concern", concern)

    page.wait_for_url(f"**/{_AT}?way=phone&concern={concern}")
    assert _shown(page) == _expected(hub, {"way": "phone", "concern": concern})


def test_every_number_can_be_tapped_and_leads_to_itself(hub: Site, open_page: OpenPage) -> None:
    page = open_page(viewport=_PHONE, java_script_enabled=False)
    page.goto(_AT)

    links = page.locator(".service__number a").evaluate_all(
        "(all) => all.map((link) => [link.textContent, link.getAttribute('href')])"
    )

    right = {(phone.number, phone.href) for s in hub.services if s.is_open for phone in s.phones}
    assert {tuple(link) for link in links} == right


def test_a_link_in_a_page_leads_to_the_card_of_the_service(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("help/get-help-now/")
    link = page.locator("a.link-service").first
    name = link.inner_text()

    link.click()

    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target h3")).to_contain_text(name)


def test_the_rings_of_a_circle_are_its_lists(hub: Site, open_page: OpenPage) -> None:
    page = open_page(viewport=_PHONE, java_script_enabled=False)
    area = hub.hub.directory.areas[0]
    page.goto(f"{_AT}area/{area.id}/")

    key = page.locator(".circle__link").all_inner_texts()

    assert [words.split() for words in key] == [
        heading.split() for heading in page.locator(".circle__heading").all_inner_texts()
    ]
    drawn = page.locator(".circle__number").evaluate_all("(all) => all.map((n) => n.textContent)")
    assert sorted(drawn) == [words.split()[0] for words in key]
    colours = [_fill(page, number + 1) for number in range(len(key))]
    assert len(set(colours)) == len(key)
    page.locator(".circle__link").last.click()
    expect(page.locator(":target .circle__heading")).to_be_in_viewport()


def _fill(page: Page, number: int) -> str:
    ring = page.locator(f".circle__ring--{number}")
    badge = page.locator(f".circle__heading .circle__badge--{number}")
    fill: str = ring.evaluate("(ring) => getComputedStyle(ring).fill")
    assert badge.evaluate("(badge) => getComputedStyle(badge).backgroundColor") == fill
    return fill


def test_a_circle_is_narrowed_by_stage(hub: Site, phone: Page) -> None:
    area, stage = hub.hub.directory.areas[1], hub.hub.stages[-1]
    phone.goto(f"{_AT}area/{area.id}/")

    phone.locator(f"[data-value='{stage.id}']").click()

    expected = _expected(hub, {"area": area.id, "stage": stage.id}, crisis=False)
    assert _shown(phone) == expected
    expect(phone.locator("main summary")).to_contain_text(stage.label)


def test_an_area_shows_no_number_of_another(hub: Site, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    phones = [
        phone
        for service in hub.services
        if service.is_open and service.level != "crisis"
        for phone in service.phones
        if "all" not in phone.areas
    ]
    assert phones

    for area in hub.hub.directory.areas:
        page.goto(f"{_AT}area/{area.id}/")
        shown = set(page.locator(".service bdi").all_inner_texts())
        assert {p.number for p in phones if p.serves(area.id)} <= shown
        assert not {p.number for p in phones if not p.serves(area.id)} & shown


def test_paper_shows_the_numbers(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("help/get-help-now/")
    page.emulate_media(media="print")

    assert (
        page.locator(".crisis-strip bdi:visible").count()
        == page.locator(".crisis-strip bdi").count()
    )
    assert audit(page, "print") == []
    assert page.locator(".service:visible").count() > 0


def test_forced_colours_keep_the_strip_and_the_rings(open_page: OpenPage) -> None:
    page = open_page(forced_colors="active")
    page.goto(f"{_AT}area/")
    page.locator(".tile").first.click()

    strip, call = page.locator(".crisis-strip"), page.locator(".crisis-strip__first")
    for box in (strip, call):
        assert box.evaluate("(box) => getComputedStyle(box).borderBlockStartStyle") == "solid"
    ring = page.locator(".circle__ring").first
    assert ring.evaluate("(r) => getComputedStyle(r).stroke") != ring.evaluate(
        "(r) => getComputedStyle(r).fill"
    )


def test_the_whole_directory_arrives_in_one_round_trip(
    site: Path, addresses: tuple[str, ...]
) -> None:
    pages = [address for address in addresses if address.startswith(_AT)]

    heavy = {
        address: size
        for address in pages
        if (size := len(brotli.compress((site / address / "index.html").read_bytes())))
        > _ONE_WINDOW
    }

    assert heavy == {}
