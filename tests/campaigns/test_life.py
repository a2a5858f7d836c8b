"""The life of a campaign, as it is built: before, in and after its week, in every language."""

import gzip
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

import brotli
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from imhub.build import Options, build_hub
from tests.hubs import copy_hub, files_in, replace_in

HELD, PLANNED, LIVE, THIRD, OVER = (
    date(2027, 8, 1),
    date(2027, 10, 20),
    date(2027, 10, 26),
    date(2027, 10, 27),
    date(2027, 11, 10),
)
WEEK = "campaigns/2027-quiet-week/"
FOLDERS = {"en": "", "pl": "pl/", "ar": "ar/"}
_GZIP = b"\x1f\x8b"
"""How a compressed file starts, whatever its name: also the pieces of the search."""
SECRETS = ("pineapple", "ananas", "أناناس", "2027-quiet-week-day-3", "day-3")
"""Words of the third day and its event in each language, and its address."""
OF_THE_WEEK = (
    "quiet week 2027",
    "2027-quiet-week",
    "cichy tydzień",
    "أسبوع الهدوء",
    "slow is good",
)
STATES = {
    "en": ("5 days to go", "It is on now", "This week is over"),
    "pl": ("zostało 5 dni", "To już trwa", "Ten tydzień minął"),
    "ar": ("بقيت 5 أيام", "يجري الآن", "انتهى هذا الأسبوع"),
}
DATES = {"en": "25–31 Oct 2027", "pl": "25–31 października 2027", "ar": "25–31 أكتوبر 2027"}
TITLES = {"en": "Listen", "pl": "Słuchaj", "ar": "استمع"}

Site = Mapping[str, bytes]


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hub = copy_hub("week", tmp_path_factory.mktemp("life") / "hub")
    told = "what_happened: [Forty people sat down together.]"
    replace_in(hub / "content/campaigns/2027-quiet-week/index.md", "what_happened: []", told)
    return hub


@pytest.fixture(scope="module")
def sites(hub: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[date, Site]:
    """The built site on each day. What happened is written only once the week is over."""
    folder = tmp_path_factory.mktemp("sites")
    early = copy_hub("week", folder / "early")
    events = early / "content/campaigns/2027-quiet-week/events.yml"
    replace_in(events, "{needed: false}", '{needed: false, url: "https://example.org/sit"}')
    return {
        day: built(hub if day == OVER else early, folder, day)
        for day in (HELD, PLANNED, LIVE, THIRD, OVER)
    }


def built(hub: Path, folder: Path, day: date) -> Site:
    out = folder / day.isoformat()
    result = build_hub(Options(hub, out, day, jobs=1))
    assert not result.stopped, result.findings
    return files_in(out)


def texts(site: Site) -> Iterator[tuple[str, str]]:
    """Name and small letters of every file, also of those that are compressed."""
    for name, raw in site.items():
        content = raw
        if name.endswith(".br"):
            content = brotli.decompress(raw)
        elif raw.startswith(_GZIP):
            content = gzip.decompress(raw)
        yield name, content.decode("utf-8", errors="ignore").casefold()


def holding(site: Site, words: tuple[str, ...]) -> set[tuple[str, str]]:
    return {(name, word) for name, text in texts(site) for word in words if word in name + text}


def page(site: Site, url: str) -> LexborHTMLParser:
    return LexborHTMLParser(site[f"{url}index.html"])


def words(tree: LexborHTMLParser, selector: str) -> str:
    """All words of the first that *selector* finds."""
    return " ".join(tree.css(selector)[0].text().split())


def seen(node: LexborHTMLParser | LexborNode, selector: str) -> list[str]:
    """Words of what *selector* finds and no one has hidden."""
    found = (each for each in node.css(selector) if "hidden" not in each.attributes)
    return [" ".join(each.text().split()) for each in found]


def test_nothing_of_a_campaign_is_there_before_its_day(sites: Mapping[date, Site]) -> None:
    assert holding(sites[HELD], (*OF_THE_WEEK, *SECRETS)) == set()
    assert "campaigns/index.html" in sites[HELD]


def test_nothing_of_a_day_is_there_before_its_day(sites: Mapping[date, Site]) -> None:
    for day in (PLANNED, LIVE):
        assert holding(sites[day], SECRETS) == set()
        assert holding(sites[day], OF_THE_WEEK) != set()


def test_the_grep_reaches_the_search_the_site_map_and_the_data(sites: Mapping[date, Site]) -> None:
    found = {name for name, _ in holding(sites[THIRD], SECRETS)}

    kinds = {name.rpartition(".")[2] for name in found}
    assert {"html", "xml", "br", "gz"} <= kinds
    assert any("search" in name or "pagefind" in name for name in found)


def test_on_its_day_it_is_there_in_every_language(sites: Mapping[date, Site]) -> None:
    for folder, word in (("", "Pineapple"), ("pl/", "Ananas"), ("ar/", "أناناس")):
        assert words(page(sites[THIRD], f"{folder}{WEEK}day-3/"), "h1") == word
        assert word in words(page(sites[THIRD], f"{folder}{WEEK}"), ".day-cards")
    assert f"{WEEK}day-3/" in sites[THIRD]["sitemap.xml"].decode()


def test_an_address_that_was_there_once_stays(sites: Mapping[date, Site]) -> None:
    pages = [
        {name for name in sites[day] if name.endswith("index.html")}
        for day in (HELD, PLANNED, LIVE, THIRD, OVER)
    ]

    gone = [before - after for before, after in pairwise(pages)]

    assert gone == [set()] * 4


@pytest.mark.parametrize("code", FOLDERS)
def test_before_in_and_after_each_language_says_so(sites: Mapping[date, Site], code: str) -> None:
    said = [
        seen(page(sites[day], f"{FOLDERS[code]}{WEEK}"), ".week-now__item")
        for day in (PLANNED, LIVE, OVER)
    ]

    assert said == [[DATES[code], state] for state in STATES[code]]


@pytest.mark.parametrize("code", FOLDERS)
def test_in_the_week_today_is_named_in_each_language(sites: Mapping[date, Site], code: str) -> None:
    before, live, over = (
        page(sites[day], f"{FOLDERS[code]}{WEEK}") for day in (PLANNED, LIVE, OVER)
    )

    (today,) = seen(live, ".campaign-head__today")
    assert today.endswith(TITLES[code])
    assert len(seen(live, ".day-card__today")) == 1
    for other in (before, over):
        assert seen(other, ".campaign-head__today, .day-card__today") == []


def test_a_page_of_the_week_is_complete_without_a_script(sites: Mapping[date, Site]) -> None:
    for day in (PLANNED, LIVE):
        assert page(sites[day], WEEK).css_first("script[src*=week]") is not None
    assert page(sites[OVER], WEEK).css_first("script[src*=week]") is None


def test_the_script_is_small(sites: Mapping[date, Site]) -> None:
    (script,) = (
        name for name in sites[LIVE] if name.startswith("assets/week.") and name.endswith(".js")
    )

    assert len(sites[LIVE][script]) <= 1024


def test_afterwards_the_page_tells_what_happened(sites: Mapping[date, Site]) -> None:
    over = words(page(sites[OVER], WEEK), "main")

    assert "Forty people sat down together." in over
    assert "Book a place" not in over
    assert "press@quiet.example" not in over
    assert "What happened" not in words(page(sites[LIVE], WEEK), "main")


def test_a_place_is_booked_only_where_one_has_to(sites: Mapping[date, Site]) -> None:
    events = page(sites[PLANNED], f"{WEEK}events/")

    links = {node.attributes["href"]: node.text() for node in events.css(".event__link")}
    assert links["https://example.org/sit"] == "How to join"
    assert links["https://example.org/dads"] == "Book a place"


def test_events_can_be_narrowed_down(sites: Mapping[date, Site]) -> None:
    found = {
        way: seen(page(sites[LIVE], f"{WEEK}events/{way}/"), ".event__title")
        for way in ("area/north", "by/online", "time/evening", "audience/dads", "language/ar")
    }

    assert found == {
        "area/north": ["Morning sit Over", "Dads, online"],
        "by/online": ["Dads, online"],
        "time/evening": ["Dads, online"],
        "audience/dads": ["Dads, online"],
        "language/ar": ["Slow walk"],
    }


def test_events_say_when_where_and_how_in_each_language(sites: Mapping[date, Site]) -> None:
    polish = words(page(sites[LIVE], f"pl/{WEEK}events/"), "#slow-walk")
    arabic = words(page(sites[LIVE], f"ar/{WEEK}events/"), "#slow-walk")

    assert "niedziela, 31 października 2027" in polish
    assert "Brama parku" in polish
    assert "arabski" in polish
    assert "31 أكتوبر 2027" in arabic
    assert "بوابة الحديقة" in arabic


def test_the_programme_has_every_open_day_with_its_events(sites: Mapping[date, Site]) -> None:
    programme = page(sites[LIVE], f"{WEEK}programme/")

    assert seen(programme, ".programme__title") == ["Sit", "Listen", "Dads rest too"]
    assert "Morning sit: 10:00 to 11:30, Town library" in " ".join(words(programme, "main").split())
    assert "999" in words(programme, "main")


def test_a_number_stays_beside_its_name_from_right_to_left(sites: Mapping[date, Site]) -> None:
    programme = page(sites[LIVE], f"ar/{WEEK}programme/")

    names = [node.text() for node in programme.css("main bdi[dir=rtl]:has(> .number)")]

    assert names == ["Emergency line: 999"]


def test_posts_carry_the_address_of_the_page_in_their_language(sites: Mapping[date, Site]) -> None:
    (polish, *_) = seen(page(sites[LIVE], f"pl/{WEEK}day-1/"), ".post__text")

    assert polish == (
        "Usiądźcie dziś razem. #QuietWeek https://week.example/pl/campaigns/2027-quiet-week/day-1/"
    )


def test_of_earlier_weeks_only_what_is_known_is_shown(sites: Mapping[date, Site]) -> None:
    weeks = page(sites[LIVE], "campaigns/").css(".weeks__week")

    said = [[" ".join(fact.text().split()) for fact in week.css("dd")] for week in weeks]

    assert said == [
        ["Not known", "Not known"],
        ["Not known", "Slow down"],
        ["21–27 Oct 2024", "Hush"],
    ]
    assert "A theme that nobody has confirmed" not in (page(sites[LIVE], "campaigns/").html or "")


def test_the_footer_leads_to_the_campaigns(sites: Mapping[date, Site]) -> None:
    links = [a.attributes["href"] for a in page(sites[LIVE], "help/").css(".site-footer a")]

    assert "../campaigns/" in links
