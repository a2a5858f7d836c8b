"""Finding a browser."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.browser import NoBrowserError, find_chromium, launch
from tests.browser.conftest import ROOT


def test_the_named_browser_comes_first(tmp_path: Path) -> None:
    mine, system = tmp_path / "mine", tmp_path / "bin" / "chromium"
    system.parent.mkdir()
    for file in (mine, system):
        file.touch(mode=0o755)
    path = str(system.parent)

    named = find_chromium(tmp_path, {"CHROME_PATH": str(mine), "PATH": path})
    found = find_chromium(tmp_path, {"PATH": path})

    assert named.executable == mine
    assert found.executable == system


def test_a_named_browser_that_is_not_there_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(NoBrowserError, match=r"there is no such file.*set CHROME_PATH"):
        find_chromium(tmp_path, {"CHROME_PATH": str(tmp_path / "gone"), "PATH": os.environ["PATH"]})


def test_no_browser_at_all_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(NoBrowserError, match="make node_modules/ready"):
        find_chromium(tmp_path, {"PATH": ""})


def test_the_packaged_browser_opens_a_page(playwright: Playwright, home: str) -> None:
    chromium = find_chromium(ROOT, {"PATH": ""})

    browser = launch(playwright, chromium)
    page = browser.new_page()
    page.goto(home)
    heading = page.locator("h1").inner_text()
    browser.close()

    assert chromium.executable.is_relative_to(ROOT / ".cache")
    assert heading
