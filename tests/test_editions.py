"""A site in several languages: what is made in each, and how they know of one another."""

import multiprocessing
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from imhub.build import Options, Result, build_hub, join_parts
from imhub.errors import HubError
from tests.hubs import TODAY, copy_hub, files_in, replace_in, sign
from tests.translated import ARABIC, MAORI, add_language, sign_translations, translate

SITE = "https://tiny.example/"


def maori(text: str) -> str:
    """A translation that nobody mistakes for the original."""
    return f"kupu {text}"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A hub with two languages, of which the second has every word."""
    hub = copy_hub("tiny", tmp_path / "hub")
    add_language(hub, MAORI, "mi")
    translate(hub, "mi", maori)
    return hub


def build(hub: Path, *languages: str, out: str = "site", release: bool = False) -> Result:
    return build_hub(Options(hub, hub / out, TODAY, languages, release))


def read(hub: Path, page: str) -> LexborHTMLParser:
    return LexborHTMLParser((hub / "site" / page / "index.html").read_bytes())


def one(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    node = page.css_first(selector)
    assert node is not None, selector
    return node


def text_of(page: LexborHTMLParser, selector: str) -> str:
    return " ".join(one(page, selector).text().split())


def test_a_language_is_added_by_data_alone(hub: Path) -> None:
    result = build(hub)

    assert result.findings == ()
    page = read(hub, "mi/activities/nappy-chat")
    assert one(page, "html").attributes["lang"] == "mi"
    assert text_of(page, "h1").startswith("kupu ")
    assert text_of(page, "main ol li").startswith("kupu ")
    assert page.css_first("[data-source]") is None
    english = read(hub, "activities/nappy-chat")
    assert "kupu" not in one(english, "main").text()


def test_both_languages_have_the_same_pages_and_ids(hub: Path) -> None:
    build(hub)

    pages = [path for path in files_in(hub / "site") if path.endswith("index.html")]
    english = {path for path in pages if not path.startswith("mi/")}
    assert {path.removeprefix("mi/") for path in pages if path.startswith("mi/")} == english
    for path in english:
        assert sorted(ids(hub, path)) == sorted(ids(hub, f"mi/{path}")), path


def ids(hub: Path, path: str) -> list[str]:
    tree = LexborHTMLParser((hub / "site" / path).read_bytes())
    found = [node.attributes["id"] or "" for node in tree.css("main [id]")]
    return [id_ for id_ in found if not id_.startswith("letter-")]  # The alphabet of each.


def test_what_is_not_translated_is_marked(hub: Path) -> None:
    page = hub / "content/activities/nappy-chat.md"
    step = page.read_text(encoding="utf-8").split("1. ")[1].split("\n")[0]
    translate(hub, "mi", lambda text: "" if text == step else maori(text))

    build(hub)

    marked = read(hub, "mi/activities/nappy-chat").css("main [data-source]")
    assert [" ".join(node.text().split()) for node in marked] == [step]
    assert {(n.attributes["lang"], n.attributes["dir"]) for n in marked} == {("en", "ltr")}


def test_a_changed_text_is_english_at_once(hub: Path) -> None:
    replace_in(hub / "content/activities/nappy-chat.md", "title: ", "title: New and ")

    build(hub)

    title = one(read(hub, "mi/activities/nappy-chat"), "h1")
    assert title.text().strip().startswith("New and ")
    assert title.css_first("[lang=en]") is not None


def test_titles_in_other_places_are_marked_as_well_and_attributes_never(hub: Path) -> None:
    translate(hub, "mi", lambda text: "" if text == "Nappy chat" else maori(text))

    build(hub)

    for name in ("mi/activities", "mi/activities/nappy-chat"):
        html = (hub / "site" / name / "index.html").read_text(encoding="utf-8")
        assert not re.search("[\ue000\ue001]", html)
        assert '<span lang="en" dir="ltr" data-source="">Nappy chat</span>' in html
    assert text_of(read(hub, "mi/activities/nappy-chat"), "title").startswith("Nappy chat")


def test_a_page_with_too_little_is_not_made_and_everybody_says_so(hub: Path) -> None:
    crying = (hub / "content/topics/crying.md").read_text(encoding="utf-8")
    translate(hub, "mi", lambda text: "" if text in crying else maori(text))

    build(hub)

    assert not (hub / "site/mi/topics/crying").exists()
    english = read(hub, "topics/crying")
    assert english.css("link[hreflang]") == []
    (choice,) = english.css(".language-menu a[lang=mi]")
    assert choice.attributes["href"] == "../../mi/"
    assert "kupu This page is not in this language yet." in choice.text()
    assert "mi/topics/crying" not in (hub / "site/sitemap.xml").read_text(encoding="utf-8")
    home = read(hub, "mi")
    assert "./../topics/crying/" in [a.attributes["href"] for a in home.css("main a")]


def test_languages_name_each_other_on_every_page(hub: Path) -> None:
    build(hub)

    pages = [path for path in files_in(hub / "site") if path.endswith("index.html")]
    found = {path: alternates(hub, path) for path in pages}
    for path, links in found.items():
        url = SITE + path.removesuffix("index.html")
        assert set(links) == {"en-GB", "mi", "x-default"}, path
        assert links["x-default"] == links["en-GB"]
        assert url in links.values(), path
        for other in links.values():
            assert found[f"{other.removeprefix(SITE)}index.html"] == links, path


def alternates(hub: Path, path: str) -> Mapping[str, str]:
    tree = LexborHTMLParser((hub / "site" / path).read_bytes())
    links = tree.css("link[rel=alternate][hreflang]")
    return {n.attributes["hreflang"] or "": n.attributes["href"] or "" for n in links}


def test_the_site_map_names_translations(hub: Path) -> None:
    build(hub)

    root = ElementTree.parse(hub / "site/sitemap.xml").getroot()
    name, link = (
        "{http://www.sitemaps.org/schemas/sitemap/0.9}",
        "{http://www.w3.org/1999/xhtml}link",
    )
    pages = {url.findtext(f"{name}loc"): url.findall(link) for url in root}
    assert f"{SITE}mi/activities/nappy-chat/" in pages
    assert not [url for url in pages if url and "quiet-page" in url]
    for links in pages.values():
        assert [each.get("hreflang") for each in links] == ["en-GB", "mi", "x-default"]


def test_one_page_for_lost_readers_speaks_to_all(hub: Path) -> None:
    build(hub)

    lost = LexborHTMLParser((hub / "site/404.html").read_bytes())
    (entry,) = lost.css("main a[lang=mi]")
    assert entry.attributes["href"] == "/mi/"
    assert "kupu This page is not here" in entry.text()
    assert not (hub / "site/mi/404.html").exists()


def test_a_reader_is_told_that_a_machine_translated(hub: Path) -> None:
    build(hub)

    note = one(read(hub, "mi/activities/nappy-chat"), ".translation-note")
    assert note.text().strip().startswith("kupu A computer translated this page.")
    assert one(note, "a").attributes["href"] == "../../../activities/nappy-chat/"
    assert read(hub, "activities/nappy-chat").css_first(".translation-note") is None


def test_a_release_shows_only_what_a_person_has_read(tmp_path: Path) -> None:
    hub = copy_hub("balcon", tmp_path / "hub")
    sign(hub)
    add_language(hub, MAORI, "mi")
    translate(hub, "mi", maori)

    assert not build(hub, release=True).stopped
    assert not (hub / "site/mi").exists()

    sign_translations(hub, "mi", "a gardener", lambda text: "radis" not in text.lower())
    assert not build(hub, release=True).stopped

    words = read(hub, "mi/questions/pucerons")
    assert text_of(words, "h1").startswith("kupu ")
    assert words.css_first(".translation-note") is None
    assert not [
        path
        for path, content in files_in(hub / "site/mi").items()
        if path.endswith(".html")
        and re.search("kupu [^<]*radis", unescape(content.decode()), re.IGNORECASE)
    ]


def test_right_to_left_is_said_on_every_page(tmp_path: Path) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    add_language(hub, ARABIC, "ar")
    translate(hub, "ar", lambda text: f"كلمة {text}")

    build(hub)

    pages = [path for path in files_in(hub / "site") if re.match(r"ar/.*index\.html$", path)]
    assert pages
    for path in pages:
        html = one(LexborHTMLParser((hub / "site" / path).read_bytes()), "html")
        assert (html.attributes["lang"], html.attributes["dir"]) == ("ar", "rtl")


def test_parts_made_apart_are_the_whole_site(hub: Path) -> None:
    build(hub)
    for code in ("en", "mi"):
        assert not build(hub, code, out=f"part-{code}").findings

    result = join_parts(hub, (hub / "part-mi", hub / "part-en"), hub / "joined")

    assert result.findings == ()
    assert files_in(hub / "joined") == files_in(hub / "site")


def test_parts_of_different_hubs_do_not_join(hub: Path) -> None:
    build(hub, "en", out="part-en")
    replace_in(hub / "content/activities/nappy-chat.md", "title: ", "title: Other ")
    build(hub, "mi", out="part-mi")

    with pytest.raises(HubError, match="other pages"):
        join_parts(hub, (hub / "part-mi", hub / "part-en"), hub / "joined")
    with pytest.raises(HubError, match="No part holds mi"):
        join_parts(hub, (hub / "part-en",), hub / "joined")
    with pytest.raises(HubError, match="not a part"):
        join_parts(hub, (hub / "content",), hub / "joined")
    assert not (hub / "joined").exists()


def test_a_language_without_translations_cannot_be_asked_for(hub: Path) -> None:
    translate(hub, "mi", lambda _: "")

    with pytest.raises(HubError, match="Nothing is translated into mi yet"):
        build(hub, "mi")
    assert build(hub).findings == ()
    assert not (hub / "site/mi").exists()
    assert read(hub, "").css_first(".language-menu") is None


@pytest.mark.parametrize("jobs", [1, 2])
def test_any_number_of_processes_makes_the_same_site(hub: Path, jobs: int) -> None:
    build(hub)

    build_hub(Options(hub, hub / "again", TODAY, jobs=jobs))

    assert files_in(hub / "again") == files_in(hub / "site")


def test_a_computer_that_cannot_fork_makes_the_same_site(
    hub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(hub)
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])

    build_hub(Options(hub, hub / "again", TODAY, jobs=2))

    assert files_in(hub / "again") == files_in(hub / "site")


def test_a_mistake_in_a_worker_is_told_and_the_last_site_stays(hub: Path) -> None:
    build(hub)
    before = files_in(hub / "site")
    (hub / "translations/mi/activities.po").write_text('msgid "x', encoding="utf-8")

    with pytest.raises(HubError, match=r"translations/mi/activities\.po"):
        build(hub)

    assert files_in(hub / "site") == before
