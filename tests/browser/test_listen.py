"""Reading aloud, with voices that this test gives to the browser: Chromium has none of its own."""

import re
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page, expect

from imhub.model import Site
from tests.browser.conftest import OpenPage

_LOCAL = {"name": "A", "lang": "en_GB", "localService": True}
_ONLINE = {"name": "B", "lang": "en-GB", "localService": False}
_ARABIC = {"name": "C", "lang": "ar-EG", "localService": True}
_CANTONESE = {"name": "D", "lang": "zh-HK", "localService": True}
_MANDARIN = {"name": "E", "lang": "zh-CN", "localService": True}
_VOICES = """(voices) => {
  const spoken = (window.spoken = []);
  const synthesis = new EventTarget();
  synthesis.getVoices = () => voices;
  synthesis.speak = (said) => {
    spoken.push([said.text, said.lang]);
    window.finish = () => said.onend?.();
  };
  synthesis.cancel = () => spoken.push("cancelled");
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""


def _open(open_page: OpenPage, address: str, voices: Sequence[dict[str, Any]]) -> Page:
    page = open_page()
    page.add_init_script(
        f"({_VOICES})({list(voices)!r})".replace("True", "true").replace("False", "false")
    )
    page.goto(address)
    return page


def test_a_voice_of_the_phone_and_of_the_language_reads(hub: Site, open_page: OpenPage) -> None:
    message = hub.message_by_id[hub.hub.do_now[0]]
    page = _open(open_page, message.url, [_ARABIC, _ONLINE, _LOCAL])
    button = page.get_by_role("button", name="Listen")

    button.click()

    assert page.evaluate("spoken") == [[message.title, "en-GB"]]
    assert page.evaluate("String([...CSS.highlights.get('reading')][0])") == message.title
    page.evaluate("finish()")
    assert page.evaluate("spoken.at(-1)[0]") == re.split(r"(?<=[.!?]) ", message.key_message)[0]
    stop = page.get_by_role("button", name="Stop")
    expect(stop).to_have_attribute("aria-pressed", "true")
    stop.click()
    assert page.evaluate("spoken.at(-1)") == "cancelled"
    assert page.evaluate("CSS.highlights.has('reading')") is False
    expect(button).to_be_visible()


def test_no_voice_that_is_elsewhere_or_of_another_language_reads(
    hub: Site, open_page: OpenPage
) -> None:
    url = hub.message_by_id[hub.hub.do_now[0]].url

    for address, voices in {
        url: [_ONLINE, _ARABIC],
        f"pl/{url}": [_LOCAL, _ARABIC],
        f"zh-Hans/{url}": [_CANTONESE],
    }.items():
        page = _open(open_page, address, voices)
        expect(page.locator("[data-module=listen]")).to_be_hidden()

    chinese = _open(open_page, f"zh-Hans/{url}", [_CANTONESE, _MANDARIN])
    expect(chinese.locator("[data-module=listen]")).to_be_visible()


def test_it_reads_what_the_page_says_and_no_words_of_another_language(
    hub: Site, open_page: OpenPage
) -> None:
    page = _open(open_page, f"ar/{hub.message_by_id[hub.hub.do_now[0]].url}", [_ARABIC])

    page.locator("[data-module=listen] button").click()
    for _ in range(80):
        page.evaluate("finish()")
    said = [text for text, _ in page.evaluate("spoken.filter((each) => each !== 'cancelled')")]

    steps = page.locator(".steps li").all_text_contents()
    assert all(any(text in step for text in said) for step in steps)
    assert not [text for text in said if not re.search("[\u0600-\u06ff]", text)]
    assert len(said) == len(set(said))
    expect(page.locator("[data-module=listen] button")).to_have_attribute("aria-pressed", "false")


def test_leaving_stops_the_voice(hub: Site, open_page: OpenPage) -> None:
    page = _open(open_page, hub.message_by_id[hub.hub.do_now[0]].url, [_LOCAL])
    page.get_by_role("button", name="Listen").click()

    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")

    assert page.evaluate("spoken.at(-1)") == "cancelled"
