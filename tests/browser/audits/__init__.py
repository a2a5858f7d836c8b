"""What a look at a page finds wrong; each look is a script in this folder."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import ROOT

_HERE = Path(__file__).parent
_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_RUN = "(tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] })"
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


def look(page: Page, name: str, argument: object = None) -> Any:  # what a script returns
    """What the script *name* sees on *page*."""
    return page.evaluate((_HERE / f"{name}.js").read_text(encoding="utf-8"), argument)


def audit(page: Page, name: str, argument: object = None) -> list[str]:
    """Problems that the script *name* finds on *page*."""
    problems: list[str] = look(page, name, argument)
    return problems


def load_axe(page: Page) -> None:
    """Put axe-core into *page*; it goes with the next address."""
    page.evaluate(_AXE.read_text(encoding="utf-8"))


def run_axe(page: Page, tags: tuple[str, ...]) -> list[str]:
    """Rules with one of *tags* that *page* breaks, and where."""
    return [
        f"{rule['id']}: {rule['help']}: {node['html']}"
        for rule in page.evaluate(_RUN, list(tags))["violations"]
        for node in rule["nodes"]
    ]
