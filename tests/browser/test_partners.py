"""A partner takes a message along: at one press, or by hand where no script runs."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, expect

from imhub.model import Site
from tests.browser.conftest import ROOT, OpenPage
from tests.browser.serving import serving


def html_of(site: Path, code: str, id_: str) -> str:
    """What partners get of a message by program."""
    told = json.loads((site / f"api/v1/{code}/messages.json").read_text(encoding="utf-8"))
    (html,) = (each["html"] for each in told["messages"] if each["id"] == id_)
    return str(html)


def start(hub: Site, folder: str) -> str:
    return f"{folder}{hub.hub.partner_folder}/"


@pytest.fixture
def message(hub: Site) -> str:
    """The id of something to do that is for one stage alone."""
    return next(m.id for m in hub.messages if m.type == "activity" and len(m.stage) == 1)


def group(hub: Site, message: str) -> str:
    """The folder of the page from which *message* is copied."""
    found = hub.message_by_id[message]
    return f"{found.section}-{found.stage[0]}/"


@pytest.mark.parametrize(("code", "folder"), [("en", ""), ("ar", "ar/")])
def test_the_code_of_a_message_is_copied_at_one_press(
    hub: Site, site: Path, open_page: OpenPage, message: str, code: str, folder: str
) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(start(hub, folder))
    page.locator(f"main a[href$='{group(hub, message)}']").click()
    snippet = page.locator(".snippet", has=page.locator(f"[data-message={message}]"))

    snippet.locator("summary").click()
    snippet.get_by_role("button").click()

    expect(snippet.get_by_role("status")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == html_of(site, code, message)


def test_without_scripts_the_code_is_there_to_be_picked(
    hub: Site, site: Path, open_page: OpenPage, message: str
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(start(hub, "") + group(hub, message))
    snippet = page.locator(".snippet", has=page.locator(f"[data-message={message}]"))

    snippet.locator("summary").click()

    expect(snippet.get_by_role("textbox", name="Code to copy")).to_have_value(
        html_of(site, "en", message)
    )
    expect(snippet.get_by_role("article")).to_be_visible()
    expect(snippet.get_by_role("button")).to_have_count(0)


def test_a_field_is_picked_whole_by_keyboard(hub: Site, open_page: OpenPage, message: str) -> None:
    page = open_page()
    page.goto(start(hub, "") + group(hub, message))
    snippet = page.locator(".snippet").first

    snippet.locator("summary").click()
    snippet.get_by_role("textbox").focus()

    field = snippet.get_by_role("textbox")
    assert (
        field.evaluate("field => field.selectionEnd - field.selectionStart")
        == len(field.input_value().encode("utf-16-le")) // 2
    )


def test_a_page_of_somebody_else_may_read_the_data_and_nothing_else(
    browser: Browser, home: str, tmp_path: Path
) -> None:
    guide = (ROOT / "docs/partners.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```js\n(.*?)```", guide, re.DOTALL)
    for name in ("index.html", "404.html"):
        (tmp_path / name).write_text('<!doctype html><p id="words"></p>', encoding="utf-8")
    page = browser.new_page()

    with serving(tmp_path, headers=False) as partner:
        page.goto(partner)
        page.evaluate(f"async () => {{ {example.replace('https://hub.example/', home)} }}")

        expect(page.locator("#words")).not_to_be_empty()
        with pytest.raises(Error, match="Failed to fetch"):
            page.evaluate("(url) => fetch(url)", f"{home}feeds/en/new.xml")
    page.close()
