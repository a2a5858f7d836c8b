"""Every page of every language leaves no trace and asks nobody else, as it is served."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from imhub.links import check_policies, read_site
from imhub.policy import page_policy
from tests.browser.conftest import OpenPage
from tests.browser.serving import serving
from tests.browser.watching import Watch

_LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  refused.push(`${event.effectiveDirective} ${event.blockedURI}`);
  window.tell?.(`${location.pathname}: ${refused.at(-1)}`);
});
"""
_PRETEND = """() => document.dispatchEvent(
  new SecurityPolicyViolationEvent("securitypolicyviolation", { effectiveDirective: "pretended" })
)"""
_SLIP_IN = """async (elsewhere) => {
  const { body } = document;
  const add = (name, said) => body.append(Object.assign(document.createElement(name), said));
  add("script", { textContent: "window.ran = true" });
  add("script", { src: `${elsewhere}a.js` });
  add("style", { textContent: "body { display: none !important }" });
  add("img", { src: `${elsewhere}a.png` });
  add("iframe", { src: elsewhere });
  body.insertAdjacentHTML("beforeend", '<img src="/nowhere" onerror="window.ran = true">');
  body.setAttribute("style", "display: none");
  await fetch(elsewhere, { mode: "no-cors" }).catch(() => {});
  navigator.sendBeacon(elsewhere);
  setTimeout("window.ran = true");
  await new Promise((done) => setTimeout(done, 300));
  const hidden = getComputedStyle(body).display === "none";
  return { refused, ran: window.ran === true, hidden };
}"""
_ELSEWHERE = "http://127.0.0.2:9/"


def test_every_page_asks_nobody_else_and_leaves_nothing(
    addresses: tuple[str, ...],
    samples: tuple[str, ...],
    by_language: Mapping[str, tuple[str, ...]],
    open_page: OpenPage,
    watches: list[Watch],
) -> None:
    walked = {*addresses, *by_language.get("ar", ()), *samples}
    page = open_page()
    refused: list[str] = []
    page.expose_function("tell", lambda line: refused.append(line))
    page.add_init_script(_LISTEN)

    for address in sorted(walked):
        _visit(page, address)
    page.evaluate(_PRETEND)

    assert [line.partition(": ")[2] for line in refused] == ["pretended "], "\n".join(refused)
    (watch,) = watches
    asked = {url.partition("?")[0].removeprefix(watch.home) for url in watch.requests}
    assert walked <= asked
    # The watch fails this test for a request to another host, a cookie, storage or a warning.


def _visit(page: Page, address: str) -> None:
    answer = page.goto(address)
    assert answer is not None
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("headers", [True, False], ids=["headers", "meta"])
def test_what_is_slipped_into_a_page_does_nothing(
    headers: bool,  # noqa: FBT001  (a case)
    site: Path,
    browser: Browser,
) -> None:
    with serving(site, headers=headers) as home:
        watch = Watch(home, browser.new_context())
        page = watch.context.new_page()
        page.add_init_script(_LISTEN)
        page.goto(home)

        seen = page.evaluate(_SLIP_IN, _ELSEWHERE)
        watch.context.close()

    kinds = {line.partition(" ")[0] for line in seen["refused"]}
    assert kinds >= {
        *("script-src-elem", "script-src-attr", "script-src", "style-src-elem", "style-src-attr"),
        *("img-src", "connect-src", "frame-src"),
    }
    assert not seen["ran"]
    assert not seen["hidden"]
    assert len([line for line in seen["refused"] if _ELSEWHERE.rstrip("/") in line]) >= 5


def test_data_in_a_page_needs_no_name_in_the_policy(tmp_path: Path, browser: Browser) -> None:
    html = f'<meta http-equiv="Content-Security-Policy" content="{page_policy()}">'
    for kind in ("application/ld+json", "application/json", "module"):
        html += f'<script type="{kind}">{{}}</script>'
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(_LISTEN)

    with serving(tmp_path, headers=False) as home:
        page.goto(home)
        refused = page.evaluate("refused")
    context.close()

    assert refused == ["script-src-elem inline"]  # the module alone
    assert [finding.rule for finding in check_policies(read_site(tmp_path))] == [
        "blocked-by-policy"
    ]


def test_nobody_can_put_a_page_into_a_frame(home: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()

    with page.expect_console_message(lambda said: "frame-ancestors" in said.text):
        page.set_content(f'<iframe src="{home}"></iframe>')
    framed = page.frames[1].locator("main").count()
    context.close()

    assert framed == 0
