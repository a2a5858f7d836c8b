"""axe-core over every page of two languages, or of four, and one page of each kind in others."""

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

import pytest
from playwright.sync_api import Page

from imhub.model import Site
from tests.browser.audits import WCAG, load_axe, run_axe
from tests.browser.conftest import OpenPage
from tests.browser.ledger import Ledger

Scheme: TypeAlias = Literal["light", "dark"]
_BOTH_WAYS = ("en", "ar")
"""Languages whose every page is looked at each time: left to right and right to left."""
_WHOLE = (*_BOTH_WAYS, "pl", "zh-Hans")
"""Those for the statement, which nobody waits for: three scripts, and long words."""
_COLOURS = ("cat.color",)
"""What another colour scheme can break; all else is the same page."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every page of which languages is looked at."""
    if "code" in metafunc.fixturenames:
        whole = metafunc.config.getoption("--statement")
        metafunc.parametrize("code", _WHOLE if whole else _BOTH_WAYS)


def test_every_page_keeps_the_rules_of_accessibility_in_light_and_dark(
    code: str,
    by_language: Mapping[str, tuple[str, ...]],
    hub: Site,
    open_page: OpenPage,
    ledger: Ledger,
) -> None:
    folder = "" if code == hub.hub.source_language else f"{code}/"
    urls = [url for url in by_language[code] if url.startswith(folder)]
    page = open_page()

    broken = [line for url in urls for line in _violations(page, url, ("light", "dark"))]

    ledger.record("rules", 2 * len(urls), len(broken), [code])
    assert urls
    assert not broken, "\n".join(broken)


def test_a_page_of_each_kind_keeps_them_in_every_language(
    samples: tuple[str, ...], open_page: OpenPage, ledger: Ledger
) -> None:
    page = open_page()

    broken = [line for url in samples for line in _violations(page, url, ("light",))]

    languages = {url.partition("/")[0] for url in samples}
    ledger.record("rules-samples", len(samples), len(broken), languages)
    assert not broken, "\n".join(broken)


def _violations(page: Page, address: str, schemes: tuple[Scheme, ...]) -> Iterator[str]:
    page.goto(address)
    load_axe(page)
    for number, scheme in enumerate(schemes):
        page.emulate_media(color_scheme=scheme)
        tags = _COLOURS if number else (*WCAG, "best-practice")
        for line in run_axe(page, tags):
            yield f"/{address} ({scheme}): {line}"
