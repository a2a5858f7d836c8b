"""Calendars: what a phone takes over, read back by programs of others and across clock changes."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import ics
import pytest
import vobject
from selectolax.lexbor import LexborHTMLParser

from imhub.build import Options, build_hub
from imhub.publish.calendar import Calendar, Entry, as_icalendar
from imhub.publish.clocks import changes_of, rule_of
from imhub.publish.words import Words
from tests.hubs import copy_hub, files_in, replace_in

DAY = date(2027, 10, 26)
WEEK = "campaigns/2027-quiet-week/"
EVENTS = f"content/{WEEK}events.yml"
NOTHING = Words("", "en")

Site = Mapping[str, bytes]


def built(hub: Path, out: Path, day: date = DAY) -> Site:
    result = build_hub(Options(hub, out, day, jobs=1))
    assert not result.stopped, result.findings
    return files_in(out)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The week in which clocks go back, with an event on the night and one that is called off."""
    hub = copy_hub("week", tmp_path_factory.mktemp("calendars") / "hub")
    moved = "title: Slow walk\n  cancelled: true"
    replace_in(hub / EVENTS, "title: Slow walk", moved)
    with (hub / EVENTS).open("a", encoding="utf-8") as file:
        file.write(
            "- id: long-night\n  title: Long night; tea, and a talk\n  start: 2027-10-30 22:00\n"
            "  end: 2027-10-31 08:00\n  way: [in-person, online]\n  place: Town hall\n"
            "  area: north\n  audience: everyone\n  languages: en\n  organiser: The Quiet Club\n"
            '  booking: {needed: true, url: "https://example.org/night"}\n'
        )
    return hub


@pytest.fixture(scope="module")
def site(hub: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(hub, tmp_path_factory.mktemp("built") / "site")


def text(site: Site, code: str, name: str) -> str:
    return site[f"calendar/{code}/{name}.ics"].decode()


def lines(site: Site, code: str, name: str) -> list[str]:
    """The lines of a calendar as they were before they were folded."""
    return text(site, code, name).replace("\r\n ", "").split("\r\n")


def test_each_language_has_the_week_its_areas_and_its_events(site: Site) -> None:
    found = {name for name in site if name.endswith(".ics")}

    names = (
        *("2027-quiet-week", "2027-quiet-week-north", "2027-quiet-week-south"),
        *("dads-online", "long-night", "morning-sit", "slow-walk"),
    )
    assert found == {f"calendar/{code}/{name}.ics" for code in ("ar", "en", "pl") for name in names}


def test_the_week_is_whole_days_with_their_message(site: Site) -> None:
    week = ics.Calendar(text(site, "pl", "2027-quiet-week"))

    told = [(e.begin.date(), e.all_day, e.name) for e in sorted(week.events)]
    assert told == [
        (date(2027, 10, 25), True, "Usiądź"),
        (date(2027, 10, 26), True, "Słuchaj"),
        (date(2027, 10, 31), True, "Tata też odpoczywa"),
    ]
    first = min(week.events)
    assert first.url == "https://week.example/pl/campaigns/2027-quiet-week/day-1/"
    assert first.description == f"Usiądź i pozwól dziecku przyjść do siebie.\n{first.url}"


@pytest.mark.parametrize("code", ["en", "pl", "ar"])
def test_two_other_programs_read_the_same_moments(site: Site, code: str) -> None:
    one = ics.Calendar(text(site, code, "long-night"))
    other = vobject.readOne(text(site, code, "long-night"))

    (event,) = one.events
    starts, ends = datetime(2027, 10, 30, 21, tzinfo=UTC), datetime(2027, 10, 31, 8, tzinfo=UTC)
    assert (event.begin.datetime, event.end.datetime) == (starts, ends)
    assert (other.vevent.dtstart.value, other.vevent.dtend.value) == (starts, ends)


def test_the_clocks_go_by_our_own_rules_years_from_now(site: Site) -> None:
    """A reader with no list of time zones has nothing but what stands in the file."""
    zone = vobject.readOne(text(site, "en", "morning-sit")).vtimezone.gettzinfo()
    london = ZoneInfo("Europe/London")

    moments = [datetime(year, month, day, 12) for year in range(2026, 2037)
               for month in (3, 10) for day in range(24, 32)]  # fmt: skip

    wrong = [m for m in moments if zone.utcoffset(m) != m.replace(tzinfo=london).utcoffset()]
    assert wrong == []
    assert zone.utcoffset(moments[0]) != zone.utcoffset(moments[7])


def test_rules_say_the_last_sunday_of_march_and_of_october(site: Site) -> None:
    found = lines(site, "en", "morning-sit")

    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in found
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in found
    assert found.count("BEGIN:DAYLIGHT") == found.count("BEGIN:STANDARD") == 1


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("America/New_York", {"3 2SU", "11 1SU"}),
        ("Australia/Sydney", {"4 1SU", "10 1SU"}),
        ("Europe/Warsaw", {"3 -1SU", "10 -1SU"}),
        ("Africa/Casablanca", {""}),
        ("Asia/Tokyo", set()),
    ],
)
def test_rules_are_found_for_any_zone(name: str, rules: set[str]) -> None:
    years = range(2026, 2036)
    changes = tuple(changes_of(ZoneInfo(name), years))

    kinds = {(change.before, change.after) for change in changes}
    found = {rule_of([c for c in changes if (c.before, c.after) == kind], years) for kind in kinds}
    assert found == rules


@pytest.mark.parametrize("name", ["Africa/Casablanca", "Asia/Tokyo", "America/New_York"])
@pytest.mark.parametrize("month", [1, 3, 7, 11])
def test_any_zone_is_read_back_right(name: str, month: int) -> None:
    start = datetime(2027, month, 15, 9, tzinfo=ZoneInfo(name))
    entry = Entry("a@b", NOTHING, start, start + timedelta(hours=1), NOTHING, "", NOTHING)

    made = as_icalendar(Calendar("a.ics", NOTHING, "Hub", date(2027, 1, 1), (entry,)))

    event = vobject.readOne(made.decode()).vevent
    zone = vobject.readOne(made.decode()).vtimezone.gettzinfo()
    assert event.dtstart.value == start
    assert zone.utcoffset(start.replace(tzinfo=None)) == start.utcoffset()


def test_a_hub_that_goes_by_utc_needs_no_zone() -> None:
    start = datetime(2027, 6, 1, 9, tzinfo=ZoneInfo("UTC"))
    entry = Entry("a@b", NOTHING, start, start, NOTHING, "", NOTHING)

    made = as_icalendar(Calendar("a.ics", NOTHING, "Hub", date(2027, 1, 1), (entry,))).decode()

    assert "VTIMEZONE" not in made
    assert "DTSTART:20270601T090000Z" in made


def test_lines_are_short_and_end_as_the_standard_says(site: Site) -> None:
    for name, content in site.items():
        if name.endswith(".ics"):
            assert content.endswith(b"END:VCALENDAR\r\n")
            assert content.count(b"\n") == content.count(b"\r\n")
            assert max(map(len, content.split(b"\r\n"))) <= 75
            content.decode()


def test_words_say_their_language(site: Site) -> None:
    polish, arabic = lines(site, "pl", "slow-walk"), lines(site, "ar", "slow-walk")

    assert "SUMMARY;LANGUAGE=pl:Powolny spacer" in polish
    assert "LOCATION;LANGUAGE=pl:Brama parku" in polish
    assert "SUMMARY;LANGUAGE=ar:مشي بطيء" in arabic
    (told,) = (line for line in arabic if line.startswith("DESCRIPTION"))
    assert "\u2068£2\u2069" in told


def test_words_that_nobody_has_translated_say_so(site: Site) -> None:
    found = lines(site, "pl", "long-night")

    assert r"SUMMARY;LANGUAGE=en:Long night\; tea\, and a talk" in found
    assert not {letter for line in found for letter in line} & {"\ue000", "\ue001"}


def test_what_is_called_off_says_so_and_keeps_its_name(site: Site) -> None:
    off, on = lines(site, "en", "slow-walk"), lines(site, "en", "morning-sit")

    assert {"STATUS:CANCELLED", "SEQUENCE:1"} <= set(off)
    assert {"STATUS:CONFIRMED", "SEQUENCE:0"} <= set(on)
    for code in ("en", "pl", "ar"):
        assert "UID:slow-walk.2027-quiet-week@week.example" in lines(site, code, "slow-walk")


def test_no_two_entries_of_a_calendar_share_a_name(site: Site) -> None:
    for name in (name for name in site if name.endswith(".ics")):
        names = [line for line in site[name].decode().split("\r\n") if line.startswith("UID:")]
        assert len(names) == len(set(names)) > 0


def test_the_same_hub_makes_the_same_bytes_on_another_day(
    hub: Path, site: Site, tmp_path: Path
) -> None:
    again = built(hub, tmp_path / "again", date(2027, 10, 28))

    kept = [name for name in site if name.endswith(".ics")]
    assert [n for n in kept if again[n] != site[n] and "south" not in n and "week" not in n] == []
    assert (
        again["calendar/en/2027-quiet-week-north.ics"]
        == site["calendar/en/2027-quiet-week-north.ics"]
    )
    same = built(hub, tmp_path / "same")
    assert {name: same[name] for name in kept} == {name: site[name] for name in kept}


def test_nothing_of_what_is_held_back_is_in_a_calendar(site: Site) -> None:
    for name in (name for name in site if name.endswith(".ics")):
        assert b"ineapple" not in site[name]


def hrefs(site: Site, url: str) -> list[str]:
    tree = LexborHTMLParser(site[f"{url}index.html"])
    found = (a.attributes["href"] or "" for a in tree.css("main a"))
    return [href for href in found if href.endswith(".ics")]


def test_pages_lead_to_the_calendars_in_their_language(site: Site) -> None:
    root = "../../../../calendar/pl/"

    assert hrefs(site, f"pl/{WEEK}")[0] == "../../../calendar/pl/2027-quiet-week.ics"
    assert hrefs(site, f"pl/{WEEK}events/") == [f"{root}dads-online.ics", f"{root}long-night.ics"]
    area = hrefs(site, f"pl/{WEEK}events/area/north/")
    assert area[0] == f"../../{root}2027-quiet-week-north.ics"


def test_without_dates_there_is_no_week_to_take_over(hub: Path, tmp_path: Path) -> None:
    other = copy_hub("week", tmp_path / "hub")
    index = other / f"content/{WEEK}index.md"
    replace_in(index, "start: 2027-10-25", "start: to be announced")
    replace_in(index, "end: 2027-10-31", "end: to be announced")
    for number, day in ((1, 25), (2, 26), (3, 27), (4, 31)):
        replace_in(other / f"content/{WEEK}day-{number}.md", f"date: 2027-10-{day}\n", "")
    (other / EVENTS).unlink()

    made = built(other, tmp_path / "site")

    assert [name for name in made if name.endswith(".ics")] == []
    assert hrefs(made, WEEK) == []


def test_an_event_cannot_take_the_calendar_of_an_earlier_year(tmp_path: Path) -> None:
    other = copy_hub("week", tmp_path / "hub")
    earlier = other / "content/campaigns/2026-quiet-week"
    earlier.mkdir()
    (earlier / "index.md").write_text(
        "---\ntitle: Quiet Week 2026\nsummary: Seven days to slow down together.\nyear: 2026\n"
        "start: 2026-10-26\nend: 2026-11-01\ndrawing: face\n---\nOne week to slow down.\n",
        encoding="utf-8",
    )
    first = (other / EVENTS).read_text(encoding="utf-8").partition("- id: dads-online")[0]
    moved = first.replace("2027-10-25", "2026-10-26")
    (earlier / "events.yml").write_text(moved, encoding="utf-8")

    result = build_hub(Options(other, tmp_path / "site", DAY, jobs=1))

    (taken,) = (found for found in result.findings if found.rule == "taken-calendar-name")
    assert (taken.file, taken.line) == (EVENTS, 1)
    assert "content/campaigns/2026-quiet-week/events.yml" in taken.message
