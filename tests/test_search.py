"""The search of each language: what is in its index, and where its page finds that."""

import gzip
import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from imhub.assets import load_assets
from imhub.build import Options, build_hub
from imhub.errors import HubError
from imhub.model import Choice
from imhub.policy import WASM
from imhub.publish.pagefind import make_index
from imhub.publish.searchtext import LEFT_OUT, as_document
from imhub.views import Entry, SearchView
from tests.hubs import ROOT, TODAY, copy_hub, files_in, replace_in
from tests.translated import MAORI, add_language, translate

MOST_BYTES = 6_000
"""Of the script that a reader loads who searches and finds something, minified."""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub in two languages, with a page that is sensitive and one text that nobody translated."""
    hub = copy_hub("tiny", tmp_path_factory.mktemp("search") / "hub")
    crying = hub / "content/topics/crying.md"
    replace_in(crying, "title:", "sensitive: true\ncontent_note: This is about crying.\ntitle:")
    (hub / "content/data/synonyms.yml").write_text("song: [singing, lullaby]\n", encoding="utf-8")
    add_language(hub, MAORI, "mi")
    translate(hub, "mi", lambda text: "" if text.startswith("Come") else f"kupu {text}")
    result = build_hub(Options(hub, hub / "site", TODAY))
    assert not result.stopped
    return hub


def told(page: Path) -> Mapping[str, str]:
    """What a search page says of its index."""
    (node,) = LexborHTMLParser(page.read_bytes()).css("[data-module=search]")
    return {name: value or "" for name, value in node.attributes.items()}


def index_of(page: Path) -> Path:
    return (page.parent / told(page)["data-index"]).resolve()


def fragments(page: Path) -> Iterator[Mapping[str, object]]:
    """Each page of the index that the search *page* uses."""
    for path in sorted(index_of(page).glob("fragment/*")):
        yield json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))


def found_in(page: Path) -> set[str]:
    return {str(fragment["url"]).strip("/") for fragment in fragments(page)}


def text_of(page: Path, url: str) -> str:
    (text,) = (str(one["content"]) for one in fragments(page) if str(one["url"]).strip("/") == url)
    return text


def test_each_language_has_an_index_of_its_own(hub: Path) -> None:
    english, maori = (hub / "site" / place / "index.html" for place in ("search", "mi/search"))

    assert index_of(english).parent == index_of(maori).parent == hub / "site/assets/search"
    assert index_of(english) != index_of(maori)
    assert found_in(english) == found_in(maori)
    for page in (english, maori):
        entry = json.loads((index_of(page) / "pagefind-entry.json").read_bytes())
        (language,) = entry["languages"]
        html = LexborHTMLParser(page.read_bytes()).css_first("html")
        assert html is not None
        assert language == (html.attributes["lang"] or "").lower()


def test_a_search_page_names_what_is_there(hub: Path) -> None:
    for page in (hub / "site/search/index.html", hub / "site/mi/search/index.html"):
        said = told(page)

        assert (page.parent / said["data-engine"]).is_file()
        assert (page.parent / said["data-later"]).is_file()
        assert (page.parent / said["data-near"]).is_file()
        for name in said["data-first"].split():
            assert (index_of(page) / name.partition("?")[0]).is_file()


def test_what_is_sensitive_is_listed_but_never_searched(hub: Path) -> None:
    page = hub / "site/search/index.html"
    links = LexborHTMLParser(page.read_bytes()).css(".search-list a")

    assert "topics/crying" not in found_in(page)
    assert "../topics/crying/" in {link.attributes["href"] for link in links}
    whole = b"".join(files_in(index_of(page)).values())
    assert b"topics/crying" not in whole


def test_pages_that_only_narrow_a_list_down_are_not_searched(hub: Path) -> None:
    found = found_in(hub / "site/search/index.html")

    assert {"activities", "activities/nappy-chat", "help/services", "stage/0-3m"} <= found
    assert not {"", "404.html", "search", "activities/minutes/2"} & found


def test_only_the_pages_own_words_in_its_own_language_are_searched(hub: Path) -> None:
    english = text_of(hub / "site/search/index.html", "activities/nappy-chat")
    maori = text_of(hub / "site/mi/search/index.html", "activities/nappy-chat")

    assert "Come" in english
    assert "Come" not in maori
    assert "kupu" in maori
    for boilerplate in ("Get help now", "Where to next", "Last read and checked", "Any"):
        assert boilerplate not in english


def test_words_that_people_type_are_beside_the_index(hub: Path) -> None:
    words = json.loads((index_of(hub / "site/search/index.html") / "words.json").read_bytes())

    assert words["means"] == {"song": ["singing", "lullaby"]}
    assert words["common"] == sorted(words["common"])


def test_no_plan_is_left_in_the_site(hub: Path) -> None:
    assert not list((hub / "site").rglob("search.json"))


def test_only_the_search_page_may_run_webassembly(hub: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in (hub / "site").rglob("*.html")}

    allowed = {path.relative_to(hub / "site") for path, html in pages.items() if WASM in html}

    assert allowed == {Path("search/index.html"), Path("mi/search/index.html")}
    headers = (hub / "site/_headers").read_text(encoding="utf-8")
    assert f"script-src 'self' {WASM};" in headers
    assert "'unsafe-eval'" not in headers


def test_an_index_is_kept_by_browsers(hub: Path) -> None:
    headers = (hub / "site/_headers").read_text(encoding="utf-8")

    assert "/assets/search/*\n  Cache-Control: public, max-age=31536000, immutable\n" in headers
    assert re.search(r"^/assets/pagefind\.[0-9a-f]{10}\.js$", headers, re.M)


def document(html: str, marks: Sequence[str], *, services: bool = False) -> str:
    return as_document(LexborHTMLParser(html), marks, services=services)


def _documents(letters: str) -> dict[str, str]:
    page = '<html lang="en"><main><h1>{0}</h1><p>Words of {0}, and of the rain.</p></main></html>'
    return {
        f"page-{letter}/": document(page.format(f"page {letter}"), (f"k{letter}qx", "saaqx"))
        for letter in letters
    }


def test_the_same_documents_make_the_same_bytes() -> None:
    assert make_index(_documents("abcdefgh")) == make_index(_documents("abcdefgh"))


def test_pages_are_numbered_as_they_are_given_and_not_as_a_disk_has_them() -> None:
    first, other = make_index(_documents("abc")), make_index(_documents("cba"))

    assert {name for name in first if "fragment" in name} == {n for n in other if "fragment" in n}
    assert first != other


_ERROR = b64encode(json.dumps({"payload": {"type": "Error", "message": "Too wet."}}).encode())


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("head -c 20 >/dev/null; exit 3", "Pagefind has ended"),
        ("head -c 20 >/dev/null; echo Killed; exit 1", "Pagefind has ended. Killed"),
        (f"printf '%s,' {_ERROR.decode()}; cat >/dev/null", "Too wet."),
    ],
)
def test_a_search_that_cannot_be_made_is_told_in_words(
    script: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))

    with pytest.raises(HubError, match=said):
        make_index(_documents("a"))


def test_a_search_without_its_program_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "gone"))

    with pytest.raises(HubError, match="Pagefind does not run"):
        make_index(_documents("a"))


def test_a_hub_of_one_language_that_is_built_in_part_has_no_index(tmp_path: Path) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    add_language(hub, MAORI, "mi")
    translate(hub, "mi", lambda text: f"kupu {text}")

    build_hub(Options(hub, tmp_path / "part", TODAY, languages=("mi",)))

    assert told(tmp_path / "part/mi/search/index.html")["data-index"] == ""
    assert not (tmp_path / "part/assets/search").exists()


def test_each_kind_and_stage_has_a_word_of_its_own() -> None:
    view = SearchView((), _choices(30), _choices(8))
    marks = [*view.kind_marks.values(), *view.stage_marks.values()]

    assert len(set(marks)) == 38
    assert {len(mark) for mark in marks} == {5}
    fits_all = Entry("A page", "a/", "c1", (), sensitive=False)
    assert view.marks_of(fits_all) == (view.kind_marks["c1"], *view.stage_marks.values())


def _choices(count: int) -> tuple[Choice, ...]:
    return tuple(Choice(f"c{number}", f"Choice {number}") for number in range(count))


def test_the_script_is_small() -> None:
    files = {asset.path: asset.content for asset in load_assets(ROOT / "overrides").files}
    scripts = load_assets(ROOT / "overrides").scripts

    assert len(files[scripts["search"]].encode()) <= MOST_BYTES
    assert len(files[scripts["later"]].encode()) <= 300


def test_a_document_has_the_words_of_its_page_alone() -> None:
    page = """<html lang="pl"><body><header>Menu</header><main>
    <p class="translation-note">Draft <a lang="en">Read</a></p>
    <h1>Sen &amp; noc</h1><p class="lead">Spokojnie.</p>
    <div class="related"><p class="activity-card"><b lang="en">Also <i lang="en">x</i></b></p></div>
    <h2 id="x">Rano</h2><p>Wstań. <span lang="en" data-source>Get up.</span></p>
    <section class="service"><h3>Lifeline</h3></section></main></body></html>"""

    html = document(page, ("kaaqx",))

    body = html.partition("<body")[2]
    assert "title:Sen &amp; noc" in body
    assert "marks:kaaqx" in body
    assert '<p data-pagefind-weight="4">Spokojnie.</p>' in body
    assert "<h2>Rano</h2>" in body
    assert "Wstań." in body
    for word in ("Menu", "Draft", "Read", "Also", "Get up", "Lifeline"):
        assert word not in body
    assert "Lifeline" in document(page, (), services=True)


def test_what_is_left_out_of_documents_is_named_as_templates_name_it() -> None:
    templates = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.html")
    )
    values = re.findall(r'class="([^"]*)"', templates)
    classes = {name for value in values for name in re.findall(r"[\w-]+", value)}

    named = {selector[1:] for selector in LEFT_OUT if selector.startswith(".")}

    assert named
    assert named - classes == set()
