"""Pages from which others copy messages: all that they may take, and in nobody's way."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from imhub.build import Options, build_hub
from tests.hubs import ROOT, copy_hub, files_in, replace_in

DAY = date(2027, 10, 26)
FOLDER = "our-words/"
ROOTS = {"en": "", "pl": "pl/", "ar": "ar/"}
ABOUT_US = {"info", "kit"}

Site = Mapping[str, bytes]


def built(hub: Path, out: Path) -> Site:
    result = build_hub(Options(hub, out, DAY, jobs=1))
    assert not result.stopped, result.findings
    return files_in(out)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("partners")
    return built(copy_hub("week", folder / "hub"), folder / "site")


def pages(site: Site, folder: str) -> Mapping[str, LexborHTMLParser]:
    """The pages to copy from in the language of *folder*, by their address."""
    start = f"{folder}{FOLDER}"
    return {
        name.removesuffix("index.html"): LexborHTMLParser(site[name])
        for name in site
        if name.startswith(start) and name.endswith(".html")
    }


def code_in(snippet: LexborNode) -> str:
    (field,) = snippet.css("textarea[readonly]")
    return field.text()


@pytest.mark.parametrize("code", ROOTS)
def test_every_message_can_be_copied_as_partners_get_it_by_program(site: Site, code: str) -> None:
    told = json.loads(site[f"api/v1/{code}/messages.json"])["messages"]
    known = {each["html"] for each in told if each["type"] not in ABOUT_US}

    snippets = [s for page in pages(site, ROOTS[code]).values() for s in page.css(".snippet")]

    assert {code_in(s) for s in snippets} == known
    for snippet in snippets:
        (field,), (look,) = snippet.css("textarea"), snippet.css(".snippet__look > article")
        assert field.attributes["dir"] == "ltr"
        assert look.html == code_in(snippet)


def test_what_there_is_to_do_is_offered_by_stage(site: Site) -> None:
    def ids(url: str) -> list[str | None]:
        return [node.attributes["data-message"] for node in pages(site, "")[url].css("article")]

    assert ids(f"{FOLDER}activities-3-6m/") == ["bus-song"]
    assert f"{FOLDER}activities-0-3m/" not in pages(site, "")
    assert ids(f"{FOLDER}help/") == ["get-help-now"]
    assert f"{FOLDER}about/" not in pages(site, "")


def test_the_first_page_leads_to_each_other_and_says_what_one_may_do(site: Site) -> None:
    found = dict(pages(site, "pl/"))
    first = found.pop(f"pl/{FOLDER}")

    links = [str(node.attributes["href"]) for node in first.css("main a")]

    home = "https://week.example/"
    assert {link for link in links if link.startswith("../our-words/")} == {
        f"../{url.removeprefix('pl/')}" for url in found
    }
    assert "https://creativecommons.org/licenses/by/4.0/" in links
    assert {"../../feeds/pl/new.xml", "../../api/v1/pl/messages.json"} <= set(links)
    (command,) = first.css("code")
    assert command.text() == f"imhub drift https://example.org/page --hub {home}"


def test_readers_do_not_meet_them(site: Site) -> None:
    urls = pages(site, "")

    assert not [url for url in urls if f"week.example/{url}".encode() in site["sitemap.xml"]]
    assert f'href="../{FOLDER}'.encode() not in site["search/index.html"].partition(b"<footer")[0]
    for page in urls.values():
        assert page.css("meta[name=robots][content=noindex]")
    home = LexborHTMLParser(site["index.html"])
    assert not home.css(f"main a[href*='{FOLDER}']")
    (link,) = home.css(f"footer a[href$='{FOLDER}']")
    assert link.text() == "Use our words on your site"


@pytest.mark.parametrize("line", ["partner_folder: our-words\n", "licence: {name: CC BY 4.0, "])
def test_a_hub_that_does_not_want_it_has_no_such_page(line: str, tmp_path: Path) -> None:
    hub = copy_hub("week", tmp_path / "hub")
    file = hub / "content/data/hub.yml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [each for each in lines if not each.startswith(line)]
    assert len(kept) == len(lines) - 1
    file.write_text("".join(kept), encoding="utf-8")

    made = built(hub, tmp_path / "site")

    assert pages(made, "") == {}
    assert b"our-words" not in made["index.html"]


def test_a_hub_without_an_address_says_why_there_is_nothing(tmp_path: Path) -> None:
    hub = copy_hub("week", tmp_path / "hub")
    replace_in(hub / "mkdocs.yml", "site_url: https://week.example/\n", "")

    made = built(hub, tmp_path / "site")

    page = made[f"{FOLDER}help/index.html"]
    assert b"This site has no address yet" in page
    assert b"<textarea" not in page
    assert b"feeds/" not in made[f"{FOLDER}index.html"]


def test_the_guide_leads_to_the_page(site: Site) -> None:
    guide = (ROOT / "docs/partners.md").read_text(encoding="utf-8")

    for words in ("Use our words on your site", "Copy the code"):
        assert f"“{words}”" in guide
