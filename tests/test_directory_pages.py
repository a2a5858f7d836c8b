"""The pages of services: all of them, by area, by concern, and who is shown in danger."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest

from imhub.contact import Contact
from imhub.load import load_site
from imhub.model import Site
from imhub.pages import Setting, plan_pages
from imhub.prepare import BodyCache, read_contacts, render_bodies
from imhub.service import Service, SignOff
from imhub.signoff import fingerprint
from imhub.views import CircleView, ConcernView, DirectoryView, Group, MessageView, Page, TilesView
from tests.conftest import HERE
from tests.hubs import TODAY, copy_hub

Pages: TypeAlias = dict[str, Page]
AT = "help/services/"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = load_site(copy_hub("tiny", tmp_path / "hub")).site
    assert site is not None
    return site


def plan(site: Site, *, release: bool = False) -> Pages:
    contacts = read_contacts(HERE / "sites/tiny", site, TODAY, release=release)
    bodies = render_bodies(site, contacts, BodyCache())
    return {page.url: page for page in plan_pages(site, bodies, contacts, Setting(TODAY, str))}


@pytest.fixture
def pages(site: Site) -> Pages:
    return plan(site)


def changed(site: Site, change: Callable[[Service], Service]) -> Site:
    return replace(site, services=tuple(map(change, site.services)))


def named(groups: tuple[Group, ...]) -> dict[str, list[str]]:
    return {g.level.id: [card.contact.service.id for card in g.cards] for g in groups}


def ids(contacts: tuple[Contact, ...]) -> list[str]:
    return [contact.service.id for contact in contacts]


def test_all_open_services_stand_by_level(pages: Pages) -> None:
    view = pages[AT].view

    assert isinstance(view, DirectoryView)
    assert named(view.groups) == {
        "crisis": ["emergency", "listening-line"],
        "universal": ["lifeline", "health-line"],
        "targeted": ["play-group"],
        "specialist": ["care-team"],
    }


def test_each_answer_that_finds_a_service_has_a_page(pages: Pages) -> None:
    view = pages[AT].view

    assert isinstance(view, DirectoryView)
    found = {f.id: [(value.id, value.count) for value in f.values] for f in view.finder.filters}
    assert found == {
        "area": [("north", 6), ("south", 5)],
        "concern": [("low-mood", 2), ("home", 1)],
        "stage": [("0-3m", 5), ("3-6m", 5)],
        "way": [("phone", 3), ("text", 1), ("web", 1), ("in-person", 1)],
    }
    assert all(value.url in pages for f in view.finder.filters for value in f.values)


def test_a_page_of_one_answer_lists_what_fits_it(pages: Pages) -> None:
    view = pages[f"{AT}stage/0-3m/"].view

    assert isinstance(view, DirectoryView)
    assert view.finder.chosen == ("stage", "0-3m")
    assert (view.part_of, view.choice.title) == (
        "Services that can help",
        "From birth to 3 months",
    )
    assert "play-group" not in str(named(view.groups))
    assert named(view.groups)["specialist"] == ["care-team"]


def test_a_circle_goes_from_everybody_to_specialists_and_leaves_crisis_apart(pages: Pages) -> None:
    north, south = pages[f"{AT}area/north/"].view, pages[f"{AT}area/south/"].view

    assert isinstance(north, CircleView)
    assert isinstance(south, CircleView)
    assert named(north.rings) == {
        "universal": ["lifeline", "health-line"],
        "targeted": ["play-group"],
        "specialist": ["care-team"],
    }
    assert list(named(south.rings)) == ["universal", "specialist"]


def test_a_circle_at_a_stage_holds_only_who_is_there_then(pages: Pages) -> None:
    early, later = (pages[f"{AT}area/north/{stage}/"].view for stage in ("0-3m", "3-6m"))

    assert isinstance(early, CircleView)
    assert isinstance(later, CircleView)
    assert list(named(early.rings)) == ["universal", "specialist"]
    assert list(named(later.rings)) == ["universal", "targeted"]


@pytest.mark.parametrize(
    ("area", "number"), [("north", "028 9000 0001"), ("south", "028 9000 0002")]
)
def test_an_area_shows_its_own_number_alone(area: str, number: str, pages: Pages) -> None:
    view = pages[f"{AT}area/{area}/"].view

    assert isinstance(view, CircleView)
    (line,) = (c.contact for c in view.rings[0].cards if c.contact.service.id == "health-line")
    assert [each.display for each in line.numbers] == [number]


def test_a_service_that_nobody_in_an_area_can_reach_is_not_shown_there(site: Site) -> None:
    def only_north(service: Service) -> Service:
        return (
            replace(service, phones=service.phones[:1]) if service.id == "health-line" else service
        )

    limited = changed(site, only_north)
    with_site = changed(limited, lambda s: replace(s, url="https://example.org/"))

    def south(site: Site) -> list[str]:
        view = plan(site)[f"{AT}area/south/"].view
        assert isinstance(view, CircleView)
        return named(view.rings)["universal"]

    assert south(limited) == ["lifeline"]
    assert south(with_site) == ["lifeline", "health-line"]


def test_the_whole_directory_says_which_area_a_number_is_for(pages: Pages) -> None:
    view = pages[AT].view

    assert isinstance(view, DirectoryView)
    (line,) = (c.contact for c in view.groups[1].cards if c.contact.service.id == "health-line")
    assert [each.areas for each in line.numbers] == [("north",), ("south",)]
    assert line.first is None


def test_a_concern_starts_with_the_page_that_says_what_to_do(site: Site) -> None:
    directory = site.hub.directory
    low, home = directory.concerns
    with_page = replace(directory, concerns=(replace(low, page="crying"), home))

    pages = plan(replace(site, hub=replace(site.hub, directory=with_page)))

    view = pages[f"{AT}about/low-mood/"].view
    assert isinstance(view, ConcernView)
    assert [card.url for card in view.first] == ["topics/crying/"]
    assert named(view.groups) == {"crisis": ["listening-line"], "universal": ["health-line"]}


def test_a_page_on_a_sensitive_concern_is_sensitive(pages: Pages) -> None:
    assert pages[f"{AT}about/home/"].sensitive
    assert not pages[f"{AT}about/low-mood/"].sensitive


def test_a_concern_that_nobody_helps_with_has_no_page(site: Site) -> None:
    pages = plan(changed(site, lambda s: replace(s, concerns=())))

    assert not [url for url in pages if url.startswith(f"{AT}about/")]
    assert [link.url for link in pages[AT].directory] == [AT, f"{AT}area/"]


def test_the_pages_that_offer_areas_and_concerns_count_what_they_lead_to(pages: Pages) -> None:
    areas, concerns = pages[f"{AT}area/"].view, pages[f"{AT}about/"].view

    assert isinstance(areas, TilesView)
    assert isinstance(concerns, TilesView)
    assert [(tile.title, tile.count) for tile in areas.tiles] == [
        ("The north", 6),
        ("The south", 5),
    ]
    assert [(tile.url, tile.count) for tile in concerns.tiles] == [
        (f"{AT}about/low-mood/", 2),
        (f"{AT}about/home/", 1),
    ]


def test_the_way_down_is_shown(pages: Pages) -> None:
    crumbs = [link.url for link in pages[f"{AT}area/north/0-3m/"].crumbs]

    assert crumbs == ["help/", AT, f"{AT}area/", f"{AT}area/north/"]
    assert [link.title for link in pages[AT].crumbs] == ["Get help"]


def test_pages_of_help_of_hard_subjects_and_kits_show_whom_to_ring(site: Site) -> None:
    hard = replace(site.message_by_id["crying"], sensitive=True)
    messages = tuple(hard if message.id == "crying" else message for message in site.messages)

    pages = plan(replace(site, messages=messages))

    shown = {url for url, page in pages.items() if page.crisis}
    others = {"topics/crying/", "kits/doctors/"}
    assert all(url.startswith("help/") or url in others for url in shown)
    assert {"help/", "help/get-help-now/", AT, *others} <= shown
    assert {url for url in pages if url.startswith("help/")} <= shown
    assert ids(pages["help/"].crisis) == ["emergency", "listening-line"]


def test_only_pages_of_help_lead_into_the_directory(pages: Pages) -> None:
    assert {url.split("/")[0] for url, page in pages.items() if page.directory} == {"help"}


def test_who_is_shown_on_top_is_not_shown_again_below(site: Site) -> None:
    asks = ("emergency", "lifeline")
    messages = tuple(replace(m, services=asks) for m in site.messages if m.type == "help")
    others = tuple(replace(m, services=asks) for m in site.messages if m.type != "help")

    pages = plan(replace(site, messages=(*messages, *others)))

    helping, other = pages["help/get-help-now/"].view, pages["topics/crying/"].view
    assert isinstance(helping, MessageView)
    assert isinstance(other, MessageView)
    assert ids(helping.services) == ["lifeline"]
    assert ids(other.services) == ["emergency", "lifeline"]


def test_a_release_shows_nobody_whom_no_person_has_checked(site: Site) -> None:
    checked = ("emergency", "health-line", "play-group")

    def check(service: Service) -> Service:
        signed = SignOff(date(2026, 11, 1), "a role", "phone", fingerprint(service))
        return replace(service, verified=signed if service.id in checked else None)

    pages = plan(changed(site, check), release=True)

    view = pages[AT].view
    assert isinstance(view, DirectoryView)
    shown = {card.contact for group in view.groups for card in group.cards}
    assert {"emergency", "health-line"} <= {contact.service.id for contact in shown} <= set(checked)
    assert not [contact for contact in shown if contact.through], "Nobody has checked that line."
    assert ids(pages["help/"].crisis) == ["emergency"]


def test_a_hub_without_services_has_no_directory(site: Site) -> None:
    pages = plan(replace(site, services=()))

    assert not [url for url in pages if url.startswith(AT)]
    assert not [url for url, page in pages.items() if page.directory or page.crisis]
