"""The pages that a reader opens first, on a small phone, in every language."""

import re
from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Page

from imhub.interface import extract_interface
from imhub.languages import find_language, load_languages
from imhub.model import Site
from tests.browser.audits import WCAG, audit, load_axe, run_axe
from tests.browser.conftest import ROOT, OpenPage

_PHONE = {"width": 360, "height": 740}
_SCREENS = ROOT / ".cache" / "screens"
"""For people to look at; git does not hold them."""
_ENOUGH = 8
"""Letters that make a text known among others."""
_HOLDER = re.compile(r"%\(\w+\)[sd]")


@pytest.fixture(scope="module")
def words() -> list[str]:
    """Patterns of what templates say in the source language."""
    units = extract_interface(ROOT / "overrides")
    texts = {text for unit in units for text in (unit.text, unit.plural)}
    return [
        ".+".join(map(re.escape, _HOLDER.split(text)))
        for text in sorted(texts)
        if len(_HOLDER.sub("", text)) >= _ENOUGH
    ]


@pytest.fixture
def first_pages(hub: Site) -> Mapping[str, str]:
    """Addresses of home, a thing to do, help and the finder, in the source language."""
    finder = next(s for s in hub.hub.sections if s.type == "activity")
    return {
        "home": "",
        "activity": hub.message_by_id[hub.hub.do_now[0]].url,
        "help": hub.message_by_id[hub.hub.help_page].url,
        "finder": f"{finder.folder}/",
    }


def test_every_language_has_the_pages_that_readers_open_first(
    by_language: Mapping[str, tuple[str, ...]],
    first_pages: Mapping[str, str],
    words: list[str],
    open_page: OpenPage,
) -> None:
    page = open_page(viewport=_PHONE, has_touch=True)
    _SCREENS.mkdir(parents=True, exist_ok=True)
    wrong = []

    for code, urls in sorted(by_language.items()):
        folder = "" if code == "en" else f"{code}/"
        for name, url in first_pages.items():
            if f"{folder}{url}" not in urls:
                wrong += [f"{code}: no {name}"] if _is_whole(code) else []
                continue
            page.goto(f"{folder}{url}")
            page.screenshot(path=_SCREENS / f"{code}-{name}.png")
            wrong += [f"{code} {name}: {line}" for line in _wrong(page, code, words)]

    assert not wrong, "\n".join(wrong)


def _is_whole(code: str) -> bool:
    """Whether the language is more than a pilot, which may have few pages."""
    return find_language(load_languages(ROOT), code).status != "pilot"


def _wrong(page: Page, code: str, words: list[str]) -> Iterator[str]:
    language = find_language(load_languages(ROOT), code)
    said = page.locator("html").evaluate("(html) => [html.lang, html.dir]")
    if said != [language.html_lang, language.direction]:
        yield f"says {said}"
    yield from audit(page, "text")
    if code != "en":
        yield from audit(page, "foreign", words)
    load_axe(page)
    yield from run_axe(page, (*WCAG, "best-practice"))


def test_the_look_for_foreign_words_finds_them(
    first_pages: Mapping[str, str], words: list[str], open_page: OpenPage
) -> None:
    page = open_page()
    page.goto(f"pl/{first_pages['finder']}")

    page.evaluate(
        """() => {
        document.querySelector("h1").innerHTML = '<span lang="en" data-source>Things to do</span>';
        document.querySelector("main").setAttribute("aria-label", "Get help now");
        }"""
    )

    assert audit(page, "foreign", ["Things to do", "Get help now"]) == [
        "not translated: Things to do",
        "aria-label not translated: Get help now",
    ]
