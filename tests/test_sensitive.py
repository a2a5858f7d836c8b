"""Pages on hard subjects leave few traces: in searches, in previews of links, in logs."""

from collections.abc import Mapping
from pathlib import Path
from shutil import copytree

import pytest
from selectolax.lexbor import LexborHTMLParser

from imhub.build import Options, build_hub
from imhub.prepare import check
from tests.cases import STYLE
from tests.hubs import TODAY, copy_hub, files_in, replace_in, sign

_QUIET = "entraide/page-calme/index.html"
_PAGE = """---
title: Une page calme
summary: Ce que dit cette page, un aperçu le montrerait.
audience: [tous]
sensitive: true
content_note: Cette page parle de jours difficiles.
services: [grainotheque]
reviewed: 2026-11-22
approved_by: Une jardinière
made_with: Des habitants
tested_with: Des habitants
---
Vous n'êtes pas seul.
"""


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A hub with a page on a hard subject."""
    hub = copy_hub("balcon", tmp_path / "hub")
    (hub / "content/entraide/page-calme.md").write_text(_PAGE, encoding="utf-8")
    return hub


def built(hub: Path, *, release: bool = False) -> Mapping[str, LexborHTMLParser]:
    result = build_hub(Options(hub, hub / "site", TODAY, release=release))
    assert not result.stopped, result.findings
    files = files_in(hub / "site")
    return {name: LexborHTMLParser(files[name]) for name in files if name.endswith(".html")}


def meta(page: LexborHTMLParser, name: str) -> list[str | None]:
    return [node.attributes["content"] for node in page.css(f"meta[name={name}]")]


@pytest.mark.parametrize("release", [False, True])
def test_no_search_engine_keeps_a_page_on_a_hard_subject(hub: Path, *, release: bool) -> None:
    sign(hub)

    pages = built(hub, release=release)

    assert meta(pages[_QUIET], "robots") == ["noindex"]
    assert meta(pages["index.html"], "robots") == ([] if release else ["noindex"])
    sitemap = (hub / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "demander-conseil" in sitemap
    assert "page-calme" not in sitemap


def test_no_page_tells_another_where_its_reader_was(hub: Path) -> None:
    assert {tuple(meta(page, "referrer")) for page in built(hub).values()} == {("no-referrer",)}


def test_a_preview_of_the_link_says_nothing_of_the_subject(hub: Path) -> None:
    pages = built(hub)

    (said,) = meta(pages[_QUIET], "description")
    assert said == meta(pages["404.html"], "description")[0]
    assert "aperçu" not in (said or "")


def test_a_note_comes_before_the_words_and_leads_past_them(hub: Path) -> None:
    page = built(hub)[_QUIET]

    parts = [node.attributes.get("class") for node in page.css("article > *")]
    assert parts.index("content-note") < parts.index("prose")
    assert "jours difficiles" in page.css(".content-note")[0].text()
    (link,) = page.css(".content-note a")
    assert len(page.css(f"{link.attributes['href']} h2")) == 1


def test_a_note_without_services_leads_nowhere(hub: Path) -> None:
    replace_in(hub / "content/entraide/page-calme.md", "services: [grainotheque]\n", "")

    page = built(hub)[_QUIET]

    assert len(page.css(".content-note")) == 1
    assert page.css(".content-note a, #page-services") == []


def test_a_hub_may_name_the_page_that_says_what_leaving_cannot_do(hub: Path) -> None:
    before = built(hub)
    replace_in(hub / "content/data/hub.yml", "title: Météo}", "title: Météo, page: a-propos}")

    after = built(hub)

    href = "../../a-propos/"
    limits = f".content-note a[href='{href}'], .site-footer a[href='{href}']"
    assert len(after[_QUIET].css(limits)) == len(before[_QUIET].css(limits)) + 2
    own = after["a-propos/index.html"]
    assert own.css(".content-note a") == []


def test_a_hub_without_a_way_out_has_no_button_and_no_script(hub: Path) -> None:
    leave = "leave: {url: https://example.org/meteo, title: Météo}\n"
    replace_in(hub / "content/data/hub.yml", leave, "")

    pages = built(hub)

    assert [name for name, page in pages.items() if page.css(".leave, script[src*=leave]")] == []
    assert ".leave" not in pages["index.html"].css("style")[0].text()


def test_a_page_that_the_build_makes_is_named_as_quietly_as_any(tmp_path: Path) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    copytree(STYLE, hub / "content/data/style")
    quiet = "{id: home, title: When home feels hard, sensitive: true}"
    telling = "{id: drug-use, title: Violence, sensitive: true}"
    replace_in(hub / "content/data/hub.yml", quiet, telling)

    found = [str(each) for each in check(hub, TODAY) if each.rule == "telling-address"]

    address, title = found
    assert "The address says “drug”" in address
    assert "The title says “Violence”" in title
