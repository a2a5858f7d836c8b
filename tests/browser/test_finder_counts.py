"""The finder counts as readers of each language do, whatever that takes."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.choosing import choose, status
from tests.browser.conftest import ROOT, OpenPage
from tests.counting import COUNTINGS, PLURAL, SINGULAR, Counting

_SCRIPT = ROOT / "overrides" / "scripts" / "finder.js"
_NUMBERS = (1, 2, 3, 5, 11, 21, 22, 25, 100, 101, 102, 103, 111)
"""Numbers that Polish, Arabic and French count in different ways."""
_SET_UP = """([language, found, numbers]) => {
  document.documentElement.lang = language;
  document.body.innerHTML = `
    <section class="finder" data-module="finder" data-all="" data-chosen=""><details open>
    <summary>How many? <span data-shown></span></summary>
    <ul data-filter="n" data-weight="1"></ul></details><p role="status"></p><ol></ol></section>`;
  const values = numbers.map((n) => `<li><a href="?n=${n}" data-value="${n}">${n}</a></li>`);
  document.querySelector("ul").innerHTML = values.join("");
  document.querySelector("section").dataset.found = found;
  const fits = (index) => numbers.filter((n) => index < n).join(" ");
  const item = (_, index) => `<li data-item data-n="${fits(index)}"></li>`;
  document.querySelector("ol").innerHTML = Array.from({ length: 120 }, item).join("");
}"""


@pytest.mark.parametrize("counting", COUNTINGS, ids=lambda counting: counting.language.code)
def test_a_number_is_said_as_its_language_says_it(
    counting: Counting, tmp_path: Path, open_page: OpenPage
) -> None:
    page = open_page()
    page.goto("glossary/")
    interface = counting.interface(tmp_path)
    forms = counting.language.counted(lambda n: interface.ngettext(SINGULAR, PLURAL, n))

    _start(page, counting.language.html_lang, forms)

    for number in _NUMBERS:
        choose(page, "n", str(number))
        said = interface.ngettext(SINGULAR, PLURAL, number).replace("%(num)d", str(number))
        expect(status(page)).to_have_text(said)


def _start(page: Page, language: str, forms: Mapping[str, str]) -> None:
    """Put a finder on *page* that finds each of the numbers, and run our script on it."""
    found = json.dumps(forms).replace("%(num)d", "{number}")
    page.evaluate(_SET_UP, [language, found, list(_NUMBERS)])
    page.evaluate(f"() => {{ {_SCRIPT.read_text(encoding='utf-8')} }}")
