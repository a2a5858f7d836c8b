"""axe-core over every page."""

from collections.abc import Iterator
from typing import Literal

from playwright.sync_api import Page

from tests.browser.audits import WCAG, load_axe, run_axe
from tests.browser.conftest import OpenPage

_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def test_every_page_keeps_the_rules_of_accessibility_in_light_and_dark(
    addresses: tuple[str, ...], samples: tuple[str, ...], open_page: OpenPage
) -> None:
    page = open_page()

    walked = (*addresses, *samples)
    broken = [line for address in walked for line in _violations(page, address)]

    assert not broken, "\n".join(broken)


def _violations(page: Page, address: str) -> Iterator[str]:
    page.goto(address)
    load_axe(page)
    for scheme in _SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for line in run_axe(page, (*WCAG, "best-practice")):
            yield f"/{address} ({scheme}): {line}"
