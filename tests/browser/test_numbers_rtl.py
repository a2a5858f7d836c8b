"""In a page that runs from right to left, a phone number still runs from left to right."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from imhub.build import Options, build_hub
from tests.browser.audits import WCAG, audit, load_axe, run_axe
from tests.browser.serving import serving
from tests.hubs import TODAY, copy_hub, replace_in

_ROW = """- code: ar
  html_lang: ar
  name: Arabic
  native: العربية
  direction: rtl
  locale: ar
  status: draft
"""
_DIGITS = """(all) => all.filter((element) => element.checkVisibility()).map((element) => {
  const text = element.firstChild;
  const places = [...text.data].map((_, index) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + 1);
    const box = range.getClientRects()[0];
    return box ? [Math.round(box.top), box.left] : [];
  });
  return [text.data, places];
})"""
"""Where each sign of a number is drawn: its line, and how far from the left."""
_PAGES = (
    "help/get-help-now/",
    "help/services/",
    "help/services/area/north/",
    "help/services/about/low-mood/",
)


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A hub whose own language is Arabic."""
    hub = copy_hub("tiny", tmp_path_factory.mktemp("arabic") / "hub")
    (hub / "translations/languages.yml").write_text(_ROW, encoding="utf-8")
    data = hub / "content/data"
    replace_in(data / "hub.yml", "source_language: en", "source_language: ar")
    replace_in(data / "hub.yml", "In danger now?", "هل أنت في خطر الآن؟")
    for old, new in (("Emergency line", "خط الطوارئ"), ("Health line", "خط الصحة")):
        replace_in(data / "services.yml", f"name: {old}", f"name: {new}")
    replace_in(
        hub / "content/help/get-help-now.md",
        "Ring [Lifeline](service:lifeline).",
        "اتصل بـ [خط الطوارئ](service:emergency) الآن، أو بـ [خط الحياة](service:lifeline) غدا.",
    )
    replace_in(
        data / "services.yml",
        "  url: https://example.org/lifeline\n",
        '  phones:\n    - {number: "0808 808 8000"}\n',
    )
    result = build_hub(Options(hub, hub / "site", TODAY))
    assert not result.stopped, "\n".join(str(finding) for finding in result.findings)
    with serving(hub / "site") as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", _PAGES)
def test_a_number_is_drawn_from_left_to_right(address: str, arabic: str, page: Page) -> None:
    page.goto(arabic + address)
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"

    numbers = page.locator("a[href^='tel:'] bdi, a[href^='sms:'] bdi").evaluate_all(_DIGITS)

    assert [text for text, places in numbers if not _runs_to_the_right(places)] == []
    assert {"999", "85258"} <= {text for text, _ in numbers}
    assert len(numbers) >= 2


def _runs_to_the_right(places: list[list[float]]) -> bool:
    """Whether each sign stands right of the one before it, or on a line below."""
    drawn = [tuple(place) for place in places if place]
    return len(drawn) > 2 and drawn == sorted(drawn)


def test_a_number_without_its_mark_would_be_noticed(arabic: str, page: Page) -> None:
    page.goto(arabic + "help/get-help-now/")
    page.locator(".with-number bdi").evaluate_all(
        "(all) => all.forEach((one) => { one.dir = 'rtl' })"
    )

    numbers = page.locator(".with-number bdi").evaluate_all(_DIGITS)

    assert not all(_runs_to_the_right(places) for _, places in numbers)


@pytest.mark.parametrize("address", _PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_of_help_run_from_right_to_left(
    address: str, width: int, arabic: str, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(arabic + address)
    load_axe(page)

    problems = [*audit(page, "text"), *audit(page, "targets", 44), *run_axe(page, WCAG)]
    assert not problems, "\n".join(problems)
    call = page.locator(".crisis-strip__call").bounding_box()
    icon = page.locator(".crisis-strip__phone").bounding_box()
    assert call is not None
    assert icon is not None
    assert icon["x"] > call["x"]
