"""Passing a page on, and never one that could give its reader away."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from imhub.model import Site
from tests.browser.conftest import OpenPage

_SHEET = """() => {
  navigator.canShare = () => true;
  navigator.share = (what) => { window.shared = what; return Promise.resolve(); };
}"""


def test_apps_are_plain_links_with_the_words_of_the_language(
    hub: Site, open_page: OpenPage
) -> None:
    message = hub.message_by_id[hub.hub.do_now[0]]
    page = open_page(java_script_enabled=False)

    for folder in ("", "ar/"):
        page.goto(f"{folder}{message.url}")
        share = page.locator(".share")
        whatsapp, text = share.get_by_role("link").all()
        words = share.get_attribute("data-text")
        address = share.get_attribute("data-url")
        assert address is not None
        assert address.endswith(f"/{folder}{message.url}")
        expect(page.locator("main .lead")).to_have_text(words or "")
        for link in (whatsapp, text):
            query = parse_qs(urlsplit(link.get_attribute("href") or "").query)
            assert (query.get("text") or query["body"]) == [f"{words} {address}"]
        expect(share.get_by_role("button")).to_have_count(0)


def test_the_link_can_be_copied(hub: Site, open_page: OpenPage) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(hub.message_by_id[hub.hub.do_now[0]].url)

    page.get_by_role("button", name="Copy the link").click()

    expect(page.get_by_text("The link is copied.")).to_be_visible()
    share = page.locator(".share")
    copied = f"{share.get_attribute('data-text')} {share.get_attribute('data-url')}"
    assert page.evaluate("navigator.clipboard.readText()") == copied


def test_the_phones_own_sheet_is_used_where_there_is_one(hub: Site, open_page: OpenPage) -> None:
    message = hub.message_by_id[hub.hub.do_now[0]]
    page = open_page()
    page.add_init_script(f"({_SHEET})()")
    page.goto(message.url)

    page.get_by_role("button", name="Share").click()

    assert page.evaluate("shared")["title"] == message.title


def test_no_sensitive_page_can_be_passed_on(hub: Site, open_page: OpenPage) -> None:
    sensitive = [message for message in hub.messages if message.sensitive]
    page = open_page()

    assert sensitive
    for message in sensitive:
        page.goto(message.url)
        expect(page.locator(".share")).to_have_count(0)
