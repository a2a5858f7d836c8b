"""Feeds of events and of new pages, as a feed reader of others understands them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import feedparser
import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from imhub.build import Options, build_hub
from imhub.publish.feed import Entry, Feed, as_atom
from imhub.publish.words import Words
from tests.hubs import copy_hub, files_in, replace_in

DAY = date(2027, 10, 26)
WEEK = "campaigns/2027-quiet-week/"
CODES = ("en", "pl", "ar")

Site = Mapping[str, bytes]


def built(hub: Path, out: Path, day: date = DAY) -> Site:
    result = build_hub(Options(hub, out, day, jobs=1))
    assert not result.stopped, result.findings
    return files_in(out)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hub = copy_hub("week", tmp_path_factory.mktemp("feeds") / "hub")
    events = hub / f"content/{WEEK}events.yml"
    replace_in(events, "title: Slow walk", 'title: "Slow walk & talk"\n  cancelled: true')
    song = hub / "content/activities/bus-song.md"
    replace_in(song, "reviewed: 2027-08-01", "reviewed: 2027-08-31")
    help_ = hub / "content/help/get-help-now.md"
    replace_in(
        help_,
        "reviewed:",
        "sensitive: true\ncontent_note: This page is about hard times.\nreviewed:",
    )
    return hub


@pytest.fixture(scope="module")
def site(hub: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(hub, tmp_path_factory.mktemp("built") / "site")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", ["events", "new"])
def test_a_feed_reader_has_nothing_to_complain_of(site: Site, code: str, name: str) -> None:
    read = feedparser.parse(site[f"feeds/{code}/{name}.xml"])

    assert read.bozo == 0
    assert read.version == "atom10"
    assert read.feed.language == {"en": "en-GB"}.get(code, code)
    assert read.feed.id == f"https://week.example/feeds/{code}/{name}.xml"
    assert read.feed.author == "Quiet Weeks"
    assert read.entries or (name, code) in {("new", "pl"), ("new", "ar")}
    for entry in read.entries:
        assert entry.id == entry.link
        assert entry.updated_parsed <= max(e.updated_parsed for e in read.entries)
        assert read.feed.updated_parsed >= entry.updated_parsed


def test_each_event_says_when_and_where_in_its_language(site: Site) -> None:
    read = feedparser.parse(site["feeds/ar/events.xml"])

    walk = next(entry for entry in read.entries if entry.id.endswith("#slow-walk"))
    assert walk.id == f"https://week.example/ar/{WEEK}events/#slow-walk"
    assert "31 أكتوبر 2027" in walk.summary
    assert "بوابة الحديقة" in walk.summary
    assert walk.summary.startswith("\u2068")


def test_signs_of_html_stay_letters_and_called_off_is_said(site: Site) -> None:
    root = etree.fromstring(site["feeds/en/events.xml"])

    titles = [title.text for title in root.iterfind("{*}entry/{*}title")]
    assert "Slow walk & talk (Cancelled)" in titles
    assert not root.xpath("//@type[.='html']")


def test_words_that_nobody_has_translated_say_their_language(site: Site) -> None:
    root = etree.fromstring(site["feeds/pl/events.xml"])

    (title,) = (t for t in root.iterfind("{*}entry/{*}title") if "Slow" in (t.text or ""))
    assert title.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert "\ue000".encode() not in site["feeds/pl/events.xml"]


def test_new_pages_are_those_with_a_day_and_none_that_is_sensitive(site: Site) -> None:
    read = feedparser.parse(site["feeds/en/new.xml"])

    assert [(entry.link, entry.updated) for entry in read.entries] == [
        ("https://week.example/activities/bus-song/", "2027-08-31T00:00:00Z"),
        ("https://week.example/about/tell-us/", "2027-08-01T00:00:00Z"),
    ]
    assert b"get-help-now" not in site["feeds/en/new.xml"]


def test_nothing_of_what_is_held_back_is_in_a_feed(site: Site) -> None:
    for name in (name for name in site if name.startswith("feeds/")):
        assert b"ineapple" not in site[name]


def test_the_same_hub_makes_the_same_bytes_on_the_next_day(
    hub: Path, site: Site, tmp_path: Path
) -> None:
    early = built(hub, tmp_path / "early", date(2027, 10, 25))

    kept = [name for name in site if name.startswith("feeds/")]
    assert len([name for name in kept if name.endswith(".xml")]) == len(CODES) * 2
    assert {name: early[name] for name in kept} == {name: site[name] for name in kept}


def test_the_feed_of_events_is_there_before_the_first_event(hub: Path, tmp_path: Path) -> None:
    other = copy_hub("week", tmp_path / "hub")
    (other / f"content/{WEEK}events.yml").unlink()

    made = built(other, tmp_path / "site")

    read = feedparser.parse(made["feeds/en/events.xml"])
    assert (read.bozo, read.entries) == (0, [])
    assert read.feed.updated == "2027-09-01T00:00:00Z"


def test_a_hub_without_an_address_has_no_feed(tmp_path: Path) -> None:
    other = copy_hub("week", tmp_path / "hub")
    replace_in(other / "mkdocs.yml", "site_url: https://week.example/\n", "")

    made = built(other, tmp_path / "site")

    assert not any(name.startswith("feeds/") for name in made)
    assert b"atom+xml" not in made["index.html"] + made[f"{WEEK}index.html"]


def test_pages_name_the_feed_in_their_language(site: Site) -> None:
    urls = ("ar/", f"ar/{WEEK}", f"ar/{WEEK}events/", "ar/campaigns/", "activities/bus-song/")

    found = {
        url: [
            link.attributes["href"]
            for link in LexborHTMLParser(site[f"{url}index.html"]).css("link[type*=atom]")
        ]
        for url in urls
    }

    assert found == {
        "ar/": ["./../feeds/ar/new.xml"],
        f"ar/{WEEK}": ["../../../feeds/ar/events.xml"],
        f"ar/{WEEK}events/": ["../../../../feeds/ar/events.xml"],
        "ar/campaigns/": ["../../feeds/ar/events.xml"],
        "activities/bus-song/": [],
    }


def test_a_feed_of_nothing_is_a_feed() -> None:
    nothing = Words("", "en")

    made = as_atom(Feed("a", "a:a", "a:b", "en", nothing, Words("Hub", "en"), DAY, ()))

    assert feedparser.parse(made).bozo == 0


def test_entries_keep_letters_that_xml_needs_escaped() -> None:
    words = Words("<b>&\"'", "ar")
    entry = Entry("https://e.example/", words, words, DAY, words)

    made = as_atom(Feed("a", "a:a", "a:b", "en", words, words, DAY, (entry,)))

    (read,) = feedparser.parse(made).entries
    assert read.title_detail.language == "ar"
    assert etree.fromstring(made).findtext("{*}entry/{*}summary") == words.text
