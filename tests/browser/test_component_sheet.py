"""All components on one page from right to left, in Arabic, as their examples render them."""

from pathlib import Path

from imhub.templates import load_styles
from tests.browser.audits import WCAG, audit, load_axe, run_axe
from tests.browser.conftest import ROOT, OpenPage

_GOLDEN = ROOT / "tests" / "golden" / "components"
_SHEET = """<!doctype html>
<html lang="ar" dir="rtl">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Components</title>
<style>{styles}</style>
{shapes}
<div class="wrap">{parts}</div>
</html>"""


def test_components_run_from_right_to_left(open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 320, "height": 640})

    page.set_content(_sheet())
    load_axe(page)

    problems = [*audit(page, "text"), *audit(page, "targets", 44), *run_axe(page, WCAG)]
    assert not problems, "\n".join(problems)
    label = page.locator(".tile__title").bounding_box()
    tile = page.locator(".tile").bounding_box()
    assert label is not None
    assert tile is not None
    assert label["x"] - tile["x"] > tile["x"] + tile["width"] - label["x"] - label["width"]


def _sheet() -> str:
    examples = sorted(_GOLDEN.glob("*/translated.html"))
    return _SHEET.format(
        styles=load_styles(ROOT / "overrides").whole,
        shapes=_read(_GOLDEN / "drawing" / "shapes.html"),
        parts="\n".join(_read(example) for example in examples),
    )


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")
