"""The watch itself: it must see what it is there to see."""

from playwright.sync_api import Browser

from tests.browser.watching import Watch

_MISBEHAVE = """async () => {
  document.cookie = "who=you";
  localStorage.setItem("seen", "1");
  sessionStorage.setItem("tab", "1");
  await caches.open("later");
  console.error("broken");
  setTimeout(() => { throw new Error("thrown") });
  await fetch("http://127.0.0.2:9/", { mode: "no-cors" }).catch(() => {});
}"""


def test_a_page_that_misbehaves_is_seen(browser: Browser, home: str) -> None:
    watch = Watch(home, browser.new_context(bypass_csp=True))
    page = watch.context.new_page()
    page.goto(home)

    with page.expect_event("pageerror"):
        page.evaluate(_MISBEHAVE)
    left, troubles = watch.left_behind(), "\n".join(watch.troubles)
    watch.context.close()

    assert left == ["cookie who", "sessionStorage tab", "localStorage seen", "cache later"]
    assert "request to another host: http://127.0.0.2:9/" in troubles
    assert "console: broken" in troubles
    assert "error: thrown" in troubles.replace("Error: ", "")


def test_a_missing_file_is_seen_and_a_wrong_address_is_not(browser: Browser, home: str) -> None:
    watch = Watch(home, browser.new_context())
    page = watch.context.new_page()

    page.goto(f"{home}no/such/page/")
    at_a_wrong_address = list(watch.troubles)
    page.goto(home)
    page.evaluate("fetch('/no-such-file.js')")
    watch.context.close()

    assert at_a_wrong_address == []
    assert "404" in "".join(watch.troubles)
