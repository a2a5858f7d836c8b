"""Attacks that are forced past all checks do nothing in a browser; elsewhere they would run."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Route

from imhub.build import render
from imhub.markdown import Renderer
from imhub.model import Evidence, Link
from imhub.prepare import Order, prepare
from imhub.sanitise import clean
from imhub.views import MessageView
from imhub.views import Page as Planned
from tests.attacks import attacks_on
from tests.browser.serving import serving
from tests.hubs import TODAY, copy_hub

_LONGEST = 2_000
"""Longer attacks are about time, not about browsers."""
_BATCH = 6
"""How many attacks stand on one page, where none can harm another."""
TEXTS: Mapping[str, str] = {
    attack["name"]: attack["text"]
    for place in ("body", "front-matter")
    for attack in attacks_on(place)
    if 0 < len(attack.get("text", "")) < _LONGEST
}
DRAWINGS: Mapping[str, str] = {
    attack["name"]: attack["drawing"]
    for attack in attacks_on("data")
    if "__pwn" in attack.get("drawing", "")
}
BATCHES = tuple(
    dict(list(TEXTS.items())[start : start + _BATCH]) for start in range(0, len(TEXTS), _BATCH)
)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')

_PROVOKE = """async () => {
  addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && !/^\\s*j/i.test(link.protocol ?? "j")) event.preventDefault();
  }, true);
  for (const element of document.querySelectorAll("main *, symbol *")) {
    for (const name of ["mouseover", "focus", "toggle", "click"]) {
      element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }));
    }
  }
  await new Promise((done) => setTimeout(done, 30));
}"""
_ODD = """() => {
  const active = "script:not([src]), main script, iframe, object, embed, base, form, main style,"
    + " body link, body meta, [http-equiv=refresh i], animate, set, foreignObject";
  const odd = [...document.querySelectorAll(active)].map((element) => element.outerHTML);
  const address = /^(?:href|src|action|formaction|data|xlink:href)$/i;
  const fine = /^(?:https:\\/\\/|#|\\.\\.?\\/|tel:|sms:)|^$/;
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      const leads = address.test(name) && !fine.test(value);
      if (leads || /^on/i.test(name)) odd.push(`${name}=${value}`);
    }
  }
  if (document.querySelectorAll("main").length !== 1) odd.push("not one main part");
  return odd;
}"""
_SHOWN = """() => {
  const places = "h1, .crumbs__list li:not(:first-child), .sources__row > :first-child";
  return [...document.querySelectorAll(places)].map((element) => element.textContent);
}"""


@dataclass
class Seen:
    """What pages did in a browser."""

    home: str
    context: BrowserContext
    ran: set[str] = field(default_factory=set)
    """Names of attacks that got something to run."""
    asked: set[str] = field(default_factory=set)
    """Requests to other hosts. None gets there."""
    said: list[str] = field(default_factory=list)
    """What the browser's console said."""
    now: str = ""
    """Name of the attack on the page that is open."""

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.context.expose_binding("__pwn", lambda *_: self.ran.add(self.now))
        self.context.route(re.compile(f"^(?!{re.escape(self.home)}|data:)"), self._stop)
        self.context.on("dialog", self._dismiss)
        self.context.on("console", lambda message: self.said.append(f"{self.now}: {message.text}"))

    def _stop(self, route: Route) -> None:
        self.asked.add(f"{self.now}: {route.request.url}")
        route.abort()

    def _dismiss(self, dialog: Dialog) -> None:
        self.ran.add(self.now)
        dialog.dismiss()

    def visit(self, folder: str, number: int, name: str) -> Page:
        """Open a page and touch all that is on it."""
        self.now = name
        self.page.goto(f"{self.home}{folder}/{number}/", wait_until="load")
        self.page.evaluate(_PROVOKE)
        return self.page


@dataclass(frozen=True, slots=True)
class Attacked:
    """A hub with attacks in its pages, as if no check had looked at them.

    In the folder `shut` they went through the renderer, the sanitiser and the templates. In `open`
    they are HTML as it was typed, in `bare` the same without the policy.
    """

    site: Path
    open: tuple[str, ...]
    """Names of the attacks in the last two, in the order of their pages."""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """The hub, written by the build's own code."""
    hub = copy_hub("tiny", tmp_path_factory.mktemp("attacked") / "hub")
    prepared = prepare(hub, TODAY)
    assert prepared.site is not None, prepared.findings
    model = next(page for page in prepared.pages if page.template == "message.html")
    raw = dict(_raw(model))
    pages = tuple(
        replace(page, url=f"{folder}/{number}/")
        for folder, made in (("shut", [*_shut(model)]), ("open", [*raw.values()]))
        for number, page in enumerate(made)
    )
    bare = tuple(
        replace(page, url=page.url.replace("open/", "bare/")) for page in pages[len(BATCHES) :]
    )
    drawings = {f"attack-{number}": inside for number, inside in enumerate(DRAWINGS.values())}
    site = replace(prepared.site, drawings={**prepared.site.drawings, **drawings})
    out = hub.parent / "site"
    render(hub, Order(replace(prepared, site=site, pages=(*pages, *bare))), out)
    for file in (out / "bare").rglob("*.html"):
        html, count = _POLICY.subn("", file.read_text(encoding="utf-8"))
        assert count == 1
        file.write_text(html, encoding="utf-8")
    return Attacked(out, tuple(raw))


def _shut(model: Planned) -> Iterator[Planned]:
    """A page for each batch of texts, which stand in all that an editor may write."""
    view, renderer = _view(model), Renderer()
    for texts in (tuple(batch.values()) for batch in BATCHES):
        text = texts[0]
        message = replace(
            view.message,
            title=text,
            summary=text,
            key_message=text,
            why_it_helps=text,
            approved_by=text,
            tested_with=text,
            image=None,
        )
        said = replace(
            view,
            message=message,
            html="".join(renderer.render(text).html + clean(text) for text in texts),
            evidence=tuple(Evidence("a", t, t, t, 2026, "", "", "primary") for t in texts),
        )
        crumbs = tuple(Link(text, "") for text in texts)
        yield replace(model, title=text, description=text, crumbs=crumbs, view=said)


def _raw(model: Planned) -> Iterator[tuple[str, Planned]]:
    """Pages in which an attack that calls us stands as HTML, as a drawing, or as an address."""
    view = _view(model)
    for name, text in TEXTS.items():
        if "__pwn" in text:
            yield name, replace(model, view=replace(view, html=f"{text}</a></b>"))
    for number, name in enumerate(DRAWINGS):
        drawn = replace(view.message, drawing=f"attack-{number}")
        yield name, replace(model, view=replace(view, message=drawn))
    row = Evidence("a", "A fact.", "A", "A body", 2026, "javascript:__pwn(1)", "", "primary")
    yield "a source that runs", replace(model, view=replace(view, evidence=(row,)))


def _view(model: Planned) -> MessageView:
    assert isinstance(model.view, MessageView)
    return model.view


@pytest.fixture
def seen(attacked: Attacked, browser: Browser) -> Iterator[Seen]:
    """A browser that looks at the attacked hub."""
    with serving(attacked.site, headers=False) as home:
        looking = Seen(home, browser.new_context())
        yield looking
        looking.context.close()


@pytest.mark.parametrize("number", range(len(BATCHES)))
def test_attacks_that_passed_every_check_stay_letters(number: int, seen: Seen) -> None:
    names, texts = ", ".join(BATCHES[number]), [*map(_letters, BATCHES[number].values())]

    page = seen.visit("shut", number, names)
    odd, shown = page.evaluate(_ODD), [_letters(text) for text in page.evaluate(_SHOWN)]

    assert odd == []
    assert shown == [*texts, texts[0], *texts]
    assert (seen.ran, seen.asked, seen.said) == (set(), set(), [])


def _letters(text: str) -> str:
    """*text* without what HTML itself does not keep."""
    return "".join(sign for sign in text if sign.isprintable())


def test_html_that_got_in_as_it_is_does_not_run_under_our_policy(
    attacked: Attacked, seen: Seen
) -> None:
    for number, name in enumerate(attacked.open):
        seen.visit("open", number, name)

    assert seen.ran == set()
    assert len(seen.said) > len(attacked.open) / 3  # The browser says each time what it refused.


def test_without_the_policy_it_would_run(attacked: Attacked, seen: Seen) -> None:
    odd = {}
    for number, name in enumerate(attacked.open):
        odd[name] = seen.visit("bare", number, name).evaluate(_ODD)

    expected = {
        *(
            "a script",
            "a picture that fails",
            "an event of an SVG",
            "a frame",
            "a source that runs",
        ),
        *("a drawing with a script", "an event of details"),
    }
    assert expected <= seen.ran
    assert [name for name in expected if not odd[name]] == []
    assert len(seen.ran) > len(attacked.open) / 3
