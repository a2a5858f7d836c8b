"""Search, in a real browser: what readers type, in each language, and what they find."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from imhub.languages import find_language, load_languages
from imhub.model import Site
from tests.browser.audits import WCAG, audit, load_axe, run_axe
from tests.browser.conftest import ROOT, OpenPage
from tests.browser.serving import serving

Query: TypeAlias = Mapping[str, object]

QUERIES: Mapping[str, list[Query]] = yaml.safe_load(
    (Path(__file__).parent / "queries.yml").read_text(encoding="utf-8")
)
LEAST_QUERIES, LEAST_RIGHT, FIRST = 10, 0.9, 3
_HEAVY = re.compile(r"/assets/(?:search|pagefind|near)[./]")
_PHONE = {"width": 360, "height": 740}


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox")


def results(page: Page) -> Locator:
    return page.locator("[data-part=list] > li")


def status(page: Page) -> Locator:
    return page.locator("[data-part=status]")


def look_for(page: Page, words: str) -> None:
    """Type *words* at once, and wait for what is found."""
    field(page).fill("")
    expect(status(page)).to_have_text("")
    field(page).fill(words)
    shown = page.locator("[data-part=list] > li, [data-part=nothing]:not([hidden])")
    expect(shown.first).to_be_visible()
    expect(status(page)).to_have_text(re.compile(r"\S"))


def root_of(code: str, hub: Site) -> str:
    return "" if code == hub.hub.source_language else f"{code}/"


def first_found(page: Page, root: str) -> list[str]:
    links = page.locator("[data-part=list] a").evaluate_all("links => links.map((a) => a.pathname)")
    return [str(link).strip("/").removeprefix(root) for link in links[:FIRST]]


def addresses_of(query: Query, hub: Site) -> set[str]:
    right = query["right"]
    assert isinstance(right, list)
    known = hub.message_by_id
    return {(known[name].url if name in known else str(name)).strip("/") for name in right}


def test_every_language_that_readers_get_has_queries(by_language: Mapping[str, object]) -> None:
    assert set(QUERIES) == set(by_language)
    assert all(len(queries) >= LEAST_QUERIES for queries in QUERIES.values())


@pytest.mark.parametrize("code", QUERIES)
def test_readers_find_the_right_page_among_the_first_three(
    code: str, hub: Site, open_page: OpenPage
) -> None:
    page, root = open_page(), root_of(code, hub)
    page.goto(f"{root}search/")
    missed = []

    for query in QUERIES[code]:
        look_for(page, str(query["ask"]))
        found = first_found(page, root)
        if not addresses_of(query, hub) & set(found):
            missed.append(f"{query['ask']}: {', '.join(found)}")

    assert len(missed) <= len(QUERIES[code]) * (1 - LEAST_RIGHT), "\n".join(missed)


def test_nothing_is_loaded_until_the_field_is_touched(open_page: OpenPage) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("search/", wait_until="networkidle")
    before = [address for address in asked if _HEAVY.search(address)]

    field(page).focus()

    assert before == []
    with page.expect_response(re.compile(r"/wasm\.")):
        pass


def test_results_come_while_a_reader_types(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("search/")

    field(page).press_sequentially("crying", delay=40)

    expect(results(page).first.get_by_role("link")).to_have_text("When the crying goes on")
    expect(results(page).first.locator("mark").first).to_be_visible()
    expect(status(page)).to_have_text(re.compile(r"^\d+ pages found$"))
    assert status(page).get_attribute("role") == "status"


def test_a_link_leads_to_the_page(open_page: OpenPage) -> None:
    page = open_page()
    for root in ("", "pl/"):
        page.goto(f"{root}search/")
        look_for(page, "crying" if not root else "płacz")

        results(page).first.get_by_role("link").click()

        page.wait_for_url(f"**/{root}topics/crying/")


def test_the_keyboard_reaches_each_result_in_turn(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("search/")
    look_for(page, "sleep")

    field(page).press("Enter")

    heading = page.get_by_role("heading", name="What we found")
    expect(heading).to_be_focused()
    for number in range(3):
        page.keyboard.press("Tab")
        expect(results(page).nth(number).get_by_role("link")).to_be_focused()


def test_more_results_are_shown_on_request_and_focused(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("search/")
    look_for(page, "sleep")
    shown = results(page).count()

    page.get_by_role("button", name="Show more").press("Enter")

    expect(results(page).nth(shown).get_by_role("link")).to_be_focused()


def test_filters_narrow_the_results_down(hub: Site, open_page: OpenPage) -> None:
    page = open_page()
    page.goto("search/")
    expect(page.get_by_label("Kind of page")).to_be_hidden()
    look_for(page, "song")
    everything = int(status(page).inner_text().split()[0])

    page.get_by_label("Kind of page").select_option(label="Things to do")
    expect(status(page)).not_to_have_text(re.compile(rf"^{everything} "))
    expect(results(page).first).to_be_visible()
    activities = status(page).inner_text()
    page.get_by_label("How old?").select_option(label="Pregnancy")
    expect(status(page)).not_to_have_text(activities)
    expect(results(page).first.get_by_role("link")).to_have_text("A bedtime song for your bump")

    urls = page.locator("[data-part=list] a").evaluate_all("links => links.map((a) => a.pathname)")
    messages = {f"/{message.url}": message for message in hub.messages}
    found = [messages[url] for url in urls if url != "/activities/"]
    assert found
    assert all(message.type == "activity" for message in found)
    assert all("pregnancy" in message.stage for message in found)


def test_words_that_stand_for_others_are_said(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("search/")

    look_for(page, "baby blues")

    expect(page.get_by_text("We also looked for: feel low")).to_be_visible()


def test_where_nothing_is_found_other_words_and_help_are_offered(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("search/")

    look_for(page, "tantrms")

    expect(status(page)).to_have_text("We found no page for that.")
    nothing = page.locator("[data-part=nothing]")
    expect(nothing.get_by_role("link", name="Get help now")).to_be_visible()
    nothing.get_by_role("button", name="tantrums").click()
    expect(results(page).first.get_by_role("link")).to_have_text("Big feelings, little person")


def test_a_word_that_is_still_typed_finds_what_begins_like_it(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("search/")

    look_for(page, "cryin")

    assert "topics/crying" in first_found(page, "")


def test_what_is_sensitive_is_never_found(hub: Site, open_page: OpenPage) -> None:
    page = open_page()
    page.goto("search/")
    sensitive = {message.url.strip("/") for message in hub.messages if message.sensitive}

    for message in hub.messages:
        if message.sensitive:
            look_for(page, message.title)
            assert not sensitive & set(first_found(page, ""))


def test_what_is_typed_stays_here(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("search/")
    address = page.url
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))

    look_for(page, "tantrums")
    field(page).press("Enter")

    expect(page.get_by_role("heading", name="What we found")).to_be_focused()
    assert page.url == address
    assert not [request for request in asked if "tantrum" in request]
    assert field(page).get_attribute("autocomplete") == "off"
    assert field(page).get_attribute("name") is None


def test_without_javascript_every_page_is_listed(
    by_language: Mapping[str, tuple[str, ...]], hub: Site, open_page: OpenPage
) -> None:
    page = open_page(java_script_enabled=False)
    for code in by_language:
        root = root_of(code, hub)
        page.goto(f"{root}search/")

        links = page.locator("main li a[href]").evaluate_all("ls => ls.map((a) => a.pathname)")

        written = {f"/{root}{m.url}" for m in hub.messages if f"{root}{m.url}" in by_language[code]}
        assert written <= set(links), code
        expect(page.get_by_role("searchbox")).to_be_hidden()


def test_every_page_has_a_link_to_the_search(open_page: OpenPage) -> None:
    page = open_page(viewport=_PHONE, java_script_enabled=False)
    page.goto("activities/nappy-chat/")

    page.get_by_role("banner").get_by_role("link", name="Search").click()

    page.wait_for_url("**/search/")
    expect(page.get_by_role("heading", level=1, name="Search")).to_be_visible()


def test_letters_stand_in_the_order_of_the_language(open_page: OpenPage) -> None:
    page = open_page()
    languages = load_languages(ROOT)
    for code in ("pl", "uk", "sk"):
        page.goto(f"{code}/search/")
        shown = page.locator("main nav a").all_inner_texts()
        order = [letter.upper() for letter in find_language(languages, code).alphabet.split()]
        letters = [letter for letter in shown if letter in order]
        assert len(letters) > 5
        assert letters == sorted(letters, key=order.index)
    page.goto("zh-Hans/search/")
    assert page.locator("main nav a").count() == 0
    assert page.locator("main h3").count() > 3


def test_a_language_without_an_index_says_so_and_asks_no_other(
    browser: Browser, home: str, site: Path
) -> None:
    html = (site / "pl/search/index.html").read_text(encoding="utf-8")
    html = re.sub(r'data-index="[^"]*"', 'data-index=""', html)
    context = browser.new_context(base_url=home)
    page = context.new_page()
    page.route("**/pl/search/", lambda route: route.fulfill(body=html, content_type="text/html"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("pl/search/")

    field(page).fill("płacz")

    none_yet = page.locator("[data-module=search]").get_attribute("data-none-yet") or ""
    expect(status(page)).to_have_text(none_yet)
    field(page).press("Enter")
    assert page.url.endswith("/pl/search/")
    assert not [address for address in asked if "/assets/search/" in address]
    context.close()


def test_a_search_that_cannot_be_loaded_says_so(browser: Browser, home: str) -> None:
    context = browser.new_context(base_url=home)
    page = context.new_page()
    page.route("**/assets/pagefind.*", lambda route: route.abort())
    page.goto("search/")

    field(page).fill("sleep")

    expect(status(page)).to_have_text(
        "Search does not work right now. Every page is below, from A to Z."
    )
    context.close()


def test_a_host_that_sends_no_headers_can_search_as_well(browser: Browser, site: Path) -> None:
    with serving(site, headers=False) as address:
        page = browser.new_page()
        page.goto(f"{address}search/")
        look_for(page, "sleep")
        assert results(page).count() > 0
        page.close()


@pytest.mark.parametrize("address", ["search/", "ar/search/", "zh-Hans/search/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_keeps_the_rules_of_accessibility(
    address: str, scheme: Literal["light", "dark"], open_page: OpenPage
) -> None:
    page = open_page(color_scheme=scheme, viewport=_PHONE)
    page.goto(address)
    code = address.partition("/")[0] if address != "search/" else "en"
    load_axe(page)
    broken = []

    for words in (str(QUERIES[code][0]["ask"]), "zzzzqqqq"):
        look_for(page, words)
        broken += list(run_axe(page, (*WCAG, "best-practice")))

    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("address", ["search/", "ar/search/"])
def test_results_fit_every_screen(address: str, open_page: OpenPage) -> None:
    code = address.partition("/")[0] if address != "search/" else "en"
    problems = list(_misfits(address, str(QUERIES[code][0]["ask"]), open_page))

    assert not problems, "\n".join(problems)


def _misfits(address: str, words: str, open_page: OpenPage) -> Iterator[str]:
    for width in (320, 360, 1280):
        page = open_page(viewport={"width": width, "height": 740}, has_touch=True)
        page.goto(address)
        look_for(page, words)
        yield from (f"{width} px: {line}" for line in audit(page, "text"))
        if width == _PHONE["width"]:
            yield from (f"{width} px: {line}" for line in audit(page, "targets", 44))
