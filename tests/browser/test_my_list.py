"""Things to do on paper: one on a card by itself, or several from a list that is in the link."""

import io
import re
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser.audits import WCAG, load_axe, run_axe
from tests.browser.conftest import OpenPage

_ROOTS = ("", "ar/", "pl/", "zh-Hans/")
_LONGEST = 6
_TOO_TALL = """() => [...document.querySelectorAll(".paper__card")]
  .filter((card) => card.scrollHeight > card.clientHeight + 1)
  .map((card) => card.querySelector("h3").textContent)"""


def _activities(site: Path, root: str) -> list[str]:
    """Ids of the activities below *root*, those with most text first."""
    pages = [path for path in (site / root / "activities").glob("*/index.html") if _is_one(path)]
    pages.sort(key=lambda path: (-path.stat().st_size, path))
    return [path.parent.name for path in pages]


def _is_one(page: Path) -> bool:
    return 'class="room a5"' in page.read_text(encoding="utf-8")


def _sheets(pdf: bytes) -> list[tuple[int, int]]:
    """Size of each page in millimetres."""
    boxes = [page.mediabox for page in pikepdf.open(io.BytesIO(pdf)).pages]
    return [(round(float(box[2]) * 0.3528), round(float(box[3]) * 0.3528)) for box in boxes]


@pytest.mark.parametrize("root", _ROOTS)
def test_a_thing_to_do_fits_one_card(root: str, site: Path, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)

    sheets = {}
    for id_ in _activities(site, root)[:_LONGEST]:
        page.goto(f"{root}activities/{id_}/")
        sheets[id_] = _sheets(page.pdf(prefer_css_page_size=True))

    assert len(sheets) == _LONGEST
    assert set(map(tuple, sheets.values())) == {((148, 210),)}


@pytest.mark.parametrize("root", _ROOTS)
def test_any_card_of_a_list_fits_half_a_sheet(root: str, site: Path, open_page: OpenPage) -> None:
    ids = _activities(site, root)[:_LONGEST]
    page = _list(open_page, root, *ids)
    page.emulate_media(media="print")

    too_tall = page.evaluate(_TOO_TALL)
    sheets = _sheets(page.pdf(prefer_css_page_size=True))

    assert too_tall == []
    assert sheets == [(297, 210)] * (_LONGEST // 2)


def _list(open_page: OpenPage, root: str, *ids: str) -> Page:
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(f"{root}my-list/?" + "&".join(f"a={id_}" for id_ in ids))
    expect(page.locator(".paper__card")).to_have_count(len(ids))
    return page


def test_a_page_leads_to_a_list_with_itself_on_it(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("activities/nappy-chat/")

    page.get_by_role("link", name="Print or add to a list").click()

    expect(page).to_have_url(re.compile(r"/my-list/\?a=nappy-chat$"))
    card = page.locator(".paper__card")
    expect(card.get_by_role("heading", level=3)).to_have_text("Nappy chat")
    expect(card.locator(".steps li").first).to_be_visible()
    expect(page.locator("input:checked")).to_have_count(1)


def test_the_list_is_in_the_link_and_in_its_order(open_page: OpenPage) -> None:
    page = _list(open_page, "", "sock-match", "nappy-chat")
    assert page.locator(".paper__title").all_inner_texts() == ["Sock match", "Nappy chat"]

    page.locator("input[value=bus-stop-song]").check()
    page.get_by_role("button", name="Show my list").click()

    expect(page.locator(".paper__card")).to_have_count(3)
    asked = re.findall(r"[?&]a=([a-z-]+)", page.url)
    assert sorted(asked) == ["bus-stop-song", "nappy-chat", "sock-match"]
    shared = page.locator(".share").get_attribute("data-url")
    assert shared == page.url


def test_what_nobody_offers_is_left_out(open_page: OpenPage) -> None:
    page = open_page()

    page.goto("my-list/?a=../../help&a=nappy-chat&a=nappy-chat&a=%3Cimg%3E&b=sock-match")

    expect(page.locator(".paper__card")).to_have_count(1)


def test_links_and_drawings_of_a_card_are_those_of_its_page(
    site: Path, open_page: OpenPage
) -> None:
    linked = [id_ for id_ in _activities(site, "") if _has_link(site, id_)]
    page = _list(open_page, "", *linked)

    for link in page.locator(".paper__card a").all():
        path = link.evaluate("(link) => link.pathname")
        assert (site / path.lstrip("/") / "index.html").is_file(), path
    lost = "(all) => all.filter((use) => !document.querySelector(use.getAttribute('href'))).length"
    assert page.locator(".paper__card use").count() > len(linked)
    assert page.locator(".paper__card use").evaluate_all(lost) == 0


def _has_link(site: Path, id_: str) -> bool:
    html = (site / "activities" / id_ / "index.html").read_text(encoding="utf-8")
    return "<a " in html.partition('class="prose steps"')[2].partition("</section>")[0]


def test_a_list_that_is_shown_can_be_read_by_everybody(open_page: OpenPage) -> None:
    page = _list(open_page, "", "nappy-chat", "sock-match")
    load_axe(page)

    assert run_axe(page, WCAG) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_without_javascript_it_says_how_to_print_one(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)

    page.goto("my-list/?a=nappy-chat")

    expect(page.locator("[data-part=needs]")).to_contain_text("it fits one small card (A5)")
    assert page.locator(".paper:visible").count() == 0
    page.get_by_role("main").get_by_role("link", name="Find something to do").click()
    expect(page.locator(".finder")).to_be_visible()


def test_the_script_is_small(site: Path, specimens: Mapping[str, str]) -> None:
    (script,) = site.glob("assets/my-list.*.js")

    assert script.stat().st_size <= 3 * 1024
    assert "my-list" in specimens
