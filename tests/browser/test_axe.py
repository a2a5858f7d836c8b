"""axe-core over every page."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from playwright.sync_api import Page

from tests.browser.audits import WCAG, load_axe, run_axe
from tests.browser.conftest import OpenPage

Scheme: TypeAlias = Literal["light", "dark"]
_SCHEMES: tuple[Scheme, ...] = ("light", "dark")
"""Translations have the same colours, so one is enough for them."""


def test_every_page_keeps_the_rules_of_accessibility_in_light_and_dark(
    addresses: tuple[str, ...], samples: tuple[str, ...], open_page: OpenPage
) -> None:
    page = open_page()

    broken = [
        *(line for address in addresses for line in _violations(page, address, _SCHEMES)),
        *(line for address in samples for line in _violations(page, address, _SCHEMES[:1])),
    ]

    assert not broken, "\n".join(broken)


def _violations(page: Page, address: str, schemes: tuple[Scheme, ...]) -> Iterator[str]:
    page.goto(address)
    load_axe(page)
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        for line in run_axe(page, (*WCAG, "best-practice")):
            yield f"/{address} ({scheme}): {line}"
