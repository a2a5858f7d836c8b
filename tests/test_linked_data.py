"""What search engines read of a campaign: all that they ask of an event, and nothing that runs."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from imhub.build import Options, build_hub
from imhub.languages import money_of
from imhub.publish.linked import as_block
from tests.hubs import copy_hub, files_in, replace_in

DAY = date(2027, 10, 26)
WEEK = "campaigns/2027-quiet-week/"
REQUIRED = {"name", "startDate", "location"}
RECOMMENDED = {
    "endDate", "eventAttendanceMode", "eventStatus", "inLanguage", "isAccessibleForFree",
    "offers", "organizer", "url",
}  # fmt: skip
"""What Google asks of an event in all cases, and where it is known."""

Site = Mapping[str, bytes]
Things = list[dict[str, Any]]


def built(hub: Path, out: Path, day: date = DAY) -> Site:
    result = build_hub(Options(hub, out, day, jobs=1))
    assert not result.stopped, result.findings
    return files_in(out)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hub = copy_hub("week", tmp_path_factory.mktemp("linked") / "hub")
    events = hub / f"content/{WEEK}events.yml"
    replace_in(events, "title: Slow walk", "title: Slow walk\n  cancelled: true")
    with events.open("a", encoding="utf-8") as file:
        file.write(
            "- id: long-night\n  title: Long night\n  start: 2027-10-30 22:00\n"
            "  end: 2027-10-31 08:00\n  way: [in-person, online]\n  place: Town hall\n"
            "  area: north\n  audience: everyone\n  languages: [en, pl]\n  cost: €3.50\n"
            "  organiser: The Club & Co\n"
            '  booking: {needed: true, url: "https://example.org/night"}\n'
        )
    return hub


@pytest.fixture(scope="module")
def site(hub: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(hub, tmp_path_factory.mktemp("built") / "site")


def things(site: Site, url: str) -> Things:
    blocks = LexborHTMLParser(site[f"{url}index.html"]).css("script[type='application/ld+json']")
    found: Things = []
    for block in blocks:
        data = json.loads(block.text())
        assert data["@context"] == "https://schema.org"
        found += data["@graph"]
    return found


def event(site: Site, name: str, folder: str = "") -> dict[str, Any]:
    (found,) = (e for e in things(site, f"{folder}{WEEK}events/") if e["url"].endswith(f"#{name}"))
    return found


@pytest.mark.parametrize("folder", ["", "pl/", "ar/"])
def test_each_event_has_what_a_search_engine_asks_for(site: Site, folder: str) -> None:
    found = things(site, f"{folder}{WEEK}events/")

    assert [each["url"].partition("#")[2] for each in found] == [
        "dads-online", "long-night", "slow-walk",
    ]  # fmt: skip
    for each in found:
        assert each["@type"] == "Event"
        assert set(each) >= REQUIRED | RECOMMENDED - {"offers"}
        assert datetime.fromisoformat(each["startDate"]).utcoffset() is not None
        assert datetime.fromisoformat(each["endDate"]) > datetime.fromisoformat(each["startDate"])
        assert each["organizer"]["@type"] == "Organization"
    assert set(event(site, "dads-online", folder)) >= REQUIRED | RECOMMENDED


def test_an_event_starts_by_the_clocks_of_that_day(site: Site) -> None:
    night = event(site, "long-night")

    assert night["startDate"] == "2027-10-30T22:00:00+01:00"
    assert night["endDate"] == "2027-10-31T08:00:00+00:00"


def test_where_an_event_is_fits_how_one_can_be_there(site: Site) -> None:
    night, online, walk = (event(site, n) for n in ("long-night", "dads-online", "slow-walk"))

    told = [each["eventAttendanceMode"].rpartition("/")[2] for each in (night, online, walk)]
    assert told == [
        "MixedEventAttendanceMode", "OnlineEventAttendanceMode", "OfflineEventAttendanceMode",
    ]  # fmt: skip
    place = {"@type": "Place", "name": "Town hall", "address": "Town hall"}
    assert night["location"] == [
        place,
        {"@type": "VirtualLocation", "url": "https://example.org/night"},
    ]
    assert online["location"]["@type"] == "VirtualLocation"
    assert walk["location"]["address"] == "Park gate"


def test_what_it_costs_is_said_only_in_money_that_is_known(site: Site) -> None:
    night, online, walk = (event(site, n) for n in ("long-night", "dads-online", "slow-walk"))

    offer = {"price": "0", "priceCurrency": "GBP"}
    assert (online["isAccessibleForFree"], online["offers"].items() >= offer.items()) == (
        True,
        True,
    )
    assert walk["offers"]["price"] == "2"
    assert (night["isAccessibleForFree"], "offers" in night) == (False, False)


@pytest.mark.parametrize(
    ("price", "region", "money"),
    [
        ("£3.50", "GB", ("3.50", "GBP")),
        ("3,50 zł", "PL", ("3.50", "PLN")),
        ("12", "US", ("12", "USD")),
        ("€3", "GB", ("", "")),
        ("", "GB", ("", "")),
        ("£3", "", ("", "")),
    ],
)
def test_money_is_read_as_it_is_printed(price: str, region: str, money: tuple[str, str]) -> None:
    assert money_of(price, region) == money


def test_what_is_called_off_says_so_and_what_is_over_is_left_out(site: Site) -> None:
    assert event(site, "slow-walk")["eventStatus"] == "https://schema.org/EventCancelled"
    assert event(site, "dads-online")["eventStatus"] == "https://schema.org/EventScheduled"


def test_the_week_is_an_event_as_soon_as_its_dates_are_known(site: Site) -> None:
    (week,) = things(site, f"ar/{WEEK}")

    assert set(week) >= REQUIRED | RECOMMENDED
    assert (week["name"], week["startDate"], week["endDate"]) == (
        "أسبوع الهدوء 2027", "2027-10-25", "2027-10-31",
    )  # fmt: skip
    assert week["url"] == f"https://week.example/ar/{WEEK}"


def test_a_week_that_is_over_or_has_no_dates_is_none(hub: Path, tmp_path: Path) -> None:
    over = built(hub, tmp_path / "over", date(2027, 11, 20))
    other = copy_hub("week", tmp_path / "hub")
    index = other / f"content/{WEEK}index.md"
    replace_in(index, "start: 2027-10-25", "start: to be announced")
    replace_in(index, "end: 2027-10-31", "end: to be announced")
    (other / f"content/{WEEK}events.yml").unlink()
    for number, day in ((1, 25), (2, 26), (3, 27), (4, 31)):
        replace_in(other / f"content/{WEEK}day-{number}.md", f"date: 2027-10-{day}\n", "")

    assert things(over, WEEK) == things(over, f"{WEEK}events/") == []
    assert things(built(other, tmp_path / "none"), WEEK) == []


def test_pages_of_one_answer_stay_light(site: Site) -> None:
    assert things(site, f"{WEEK}events/area/north/") == []


def test_nothing_in_a_block_can_end_it(site: Site) -> None:
    assert event(site, "long-night")["organizer"]["name"] == "The Club & Co"
    text = as_block(({"name": "</script><!--<script>&\u2028"},))

    assert not set(text) & set("<>&\u2028")
    assert json.loads(text)["@graph"] == [{"name": "</script><!--<script>&\u2028"}]


def test_words_of_another_language_carry_no_marks(site: Site) -> None:
    assert event(site, "long-night", "pl/")["name"] == "Long night"
