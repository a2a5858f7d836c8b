"""Pages saved for a time without internet: only when asked for, whole, and never mixed."""

import json
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from imhub.build import Options, build_hub
from imhub.links import check_links, read_site
from imhub.model import Site
from tests.browser.choosing import choose
from tests.browser.conftest import OpenPage
from tests.browser.serving import serving
from tests.hubs import TODAY, copy_hub, replace_in
from tests.translated import ARABIC, add_language, translate

_STORES = "async () => (await caches.keys()).sort()"
_KEPT = """async () => {
  const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const kept = await Promise.all(stores.map((store) => store.keys()));
  return kept.flat().map(({ url }) => new URL(url).pathname);
}"""
_WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
_UPDATE = """async () => {
  const [registration] = await navigator.serviceWorker.getRegistrations();
  await registration.update().catch(() => {});
  const { installing } = registration;
  if (installing) await new Promise((done) => installing.addEventListener("statechange", done));
}"""
_SAVES_DATA = """Object.defineProperty(navigator, "connection", { value: { saveData: true } })"""
_ANY = re.compile(".")
_BAD_WORKERS = {
    "gone": None,
    "garbage": "}{ <html>",
    "throws": "throw new Error('no');",
    "fails": "addEventListener('install', (event) => event.waitUntil(Promise.reject('no')));",
}
_OWN_PAGES = """start: basics
offline_folder: offline
list_folder: my-list
leave: {url: https://example.org/weather, title: Weather}
"""
_ASKED_ANEW = {"/*": {"Cache-Control": "no-cache"}}


@dataclass
class Host:
    """A host whose site can change, and whose answers can be held back."""

    folder: Path
    home: str = ""
    held: Callable[[str], bool] = field(default=lambda _: False)
    open: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)
    gone: bool = False
    """Whether it answers nothing, as in flight mode."""

    def gate(self, path: str) -> bool:
        """Whether the request for *path* is answered, as soon as it may be."""
        self.asked.append(path)
        if self.held(path):
            self.open.wait(timeout=30)
        return not self.gone

    def show(self, site: Path) -> None:
        """Put *site* in the place of what is there, as a build does."""
        made = self.folder.with_name("made")
        made.symlink_to(site)
        made.replace(self.folder)


@dataclass
class Phone:
    """A reader's own browser, and what it complained of."""

    context: BrowserContext
    page: Page
    host: Host
    troubles: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        self.page.goto(self.host.home + address)
        return self.page

    def save(self, address: str = "offline/") -> None:
        self.go(address)
        self.page.locator("[data-part=save]").click()
        expect(self.page.locator("[data-part=forget]")).to_be_visible()

    @property
    def said(self) -> str:
        return self.page.locator("[data-part=status]").inner_text()


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two versions of a small site in two languages."""
    work = tmp_path_factory.mktemp("versions")
    hub = copy_hub("tiny", work / "hub")
    replace_in(hub / "content/data/hub.yml", "start: basics\n", _OWN_PAGES)
    add_language(hub, ARABIC, "ar")
    translate(hub, "ar", lambda text: f"ع {text}")
    for name, words in (("one", "Version one."), ("two", "Version two.")):
        about = hub / "content/about/index.md"
        about.write_text(about.read_text("utf-8").replace("Version one.", ""), "utf-8")
        about.write_text(about.read_text("utf-8") + f"\n{words}\n", "utf-8")
        result = build_hub(Options(hub, work / name, TODAY))
        assert not result.stopped, result.findings
        for file in (work / name).rglob("*"):
            os.utime(file, (0, 0))  # As if both were made in the same second.
    return work / "one", work / "two"


@pytest.fixture
def host(versions: tuple[Path, Path], tmp_path: Path) -> Iterator[Host]:
    """A host that shows the first version."""
    folder = tmp_path / "site"
    folder.symlink_to(versions[0])
    host = Host(folder)
    with serving(folder, headers=_ASKED_ANEW, gate=host.gate) as home:
        host.home = home
        yield host
        host.open.set()


@contextmanager
def phone_for(browser: Browser, host: Host) -> Iterator[Phone]:
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(20_000)
    phone = Phone(context, context.new_page(), host)
    context.on("weberror", lambda error: phone.troubles.append(str(error.error)))
    yield phone
    context.close()
    assert phone.troubles == []


@pytest.fixture
def phone(browser: Browser, host: Host) -> Iterator[Phone]:
    with phone_for(browser, host) as phone:
        yield phone


def test_nothing_is_saved_or_started_before_the_button_is_pressed(phone: Phone) -> None:
    for address in ("", "offline/", "activities/", "my-list/?a=nappy-chat", "offline/#not-saved"):
        page = phone.go(address)
        page.wait_for_load_state("networkidle")

    assert page.evaluate(_STORES) == []
    assert page.evaluate(_WORKERS) == 0
    assert [path for path in phone.host.asked if "saved-" in path or "sw.js" in path] == []


def test_the_size_is_said_first_and_is_what_is_sent(
    phone: Phone, versions: tuple[Path, Path]
) -> None:
    site = versions[0]
    (listed,) = site.glob("assets/saved-en.*.json")
    said = json.loads(listed.read_text("utf-8"))
    sizes = [_sent(site / page / "index.html") for page in said["pages"]]
    sizes += [_sent(site / file) for file in said["files"]]

    phone.go("offline/")

    near = abs(said["bytes"] - sum(sizes))
    assert near < 200  # The page that says it was weighed before it did.
    expect(phone.page.locator("[data-part=status]")).to_contain_text(
        f"{said['bytes'] / 1e6:.1f} MB"
    )


def _sent(file: Path) -> int:
    twin = file.with_name(f"{file.name}.br")
    return (twin if twin.is_file() else file).stat().st_size


def test_every_list_leads_somewhere(versions: tuple[Path, Path]) -> None:
    assert check_links(read_site(versions[0]), "https://tiny.example/") == ()


def test_saved_pages_open_in_flight_mode(phone: Phone) -> None:
    phone.save()
    phone.host.gone = True

    page = phone.go("about/")

    expect(page.get_by_role("main")).to_contain_text("Version one.")
    phone.go("activities/?stage=0-3m")
    expect(page.locator(".finder")).to_be_visible()
    phone.go("my-list/?a=nappy-chat&a=bus-song")
    expect(page.locator(".paper__card")).to_have_count(2)


def test_a_private_page_is_never_stored(phone: Phone) -> None:
    phone.save()
    page = phone.go("help/quiet-page/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    kept = page.evaluate(_KEPT)
    phone.host.gone = True
    phone.go("help/quiet-page/")

    assert "/about/" in kept
    assert [path for path in kept if "quiet" in path] == []
    expect(page.locator("#not-saved")).to_be_visible()


def test_what_is_not_saved_says_so_in_a_language_of_the_reader(phone: Phone) -> None:
    phone.save("ar/offline/")
    phone.host.gone = True

    page = phone.go("topics/crying/?from=here")

    assert page.locator("html").get_attribute("lang") == "ar"
    expect(page.locator("#not-saved")).to_be_visible()
    again = page.locator("[data-again]").evaluate("(link) => link.href")
    assert again == f"{phone.host.home}topics/crying/?from=here"
    assert page.locator("[data-tongue]:visible").count() == 0
    phone.go("ar/offline/?from=javascript:alert(1)#not-saved")
    assert page.locator("[data-again]:visible").count() == 0


def test_each_saved_language_answers_for_its_own_pages(phone: Phone) -> None:
    phone.save("ar/offline/")
    phone.save()
    phone.host.gone = True

    languages = [
        phone.go(address).locator("html").get_attribute("lang")
        for address in ("ar/about/", "about/", "ar/no/", "no/")
    ]

    assert languages == ["ar", "en-GB", "ar", "en-GB"]
    expect(phone.page.locator("[data-tongue=ar]")).to_be_visible()


def test_an_old_worker_shows_a_new_site_and_keeps_the_old_one_whole(
    phone: Phone, versions: tuple[Path, Path]
) -> None:
    phone.save()
    phone.host.show(versions[1])

    expect(phone.go("about/").get_by_role("main")).to_contain_text("Version two.")
    phone.host.gone = True
    expect(phone.go("about/").get_by_role("main")).to_contain_text("Version one.")
    phone.host.gone = False
    phone.go("offline/")
    expect(phone.page.locator("[data-part=status]")).to_contain_text("there are newer ones")
    before = phone.page.evaluate(_STORES)
    phone.page.get_by_role("button", name="Get the newer pages").click()
    expect(phone.page.locator("[data-part=status]")).to_contain_text("The pages are saved")
    after = phone.page.evaluate(_STORES)
    phone.host.gone = True

    expect(phone.go("about/").get_by_role("main")).to_contain_text("Version two.")
    assert len(before) == len(after) == 1
    assert before != after


def test_a_site_that_changes_while_it_is_saved_is_not_mixed(
    phone: Phone, versions: tuple[Path, Path]
) -> None:
    phone.host.held = lambda path: path == "/about/"
    phone.go("offline/")
    phone.page.locator("[data-part=save]").click()
    expect(phone.page.locator("[data-part=bar]")).to_have_attribute("value", _ANY)
    phone.host.show(versions[1])
    phone.host.open.set()

    expect(phone.page.locator("[data-part=status]")).to_contain_text("The pages changed")
    assert phone.page.evaluate(_STORES) == []
    assert phone.page.evaluate(_WORKERS) == 0


@pytest.mark.parametrize("how", ["stops", "leaves"])
def test_an_interrupted_save_leaves_nothing(how: str, phone: Phone) -> None:
    phone.host.held = lambda path: path == "/about/"
    page = phone.go("offline/")
    page.locator("[data-part=save]").click()
    expect(page.locator("[data-part=bar]")).to_have_attribute("value", _ANY)

    if how == "stops":
        page.get_by_role("button", name="Stop").click()
        expect(page.locator("[data-part=status]")).to_contain_text("You stopped it")
    else:
        page.close()
        phone.page = phone.context.new_page()
        phone.go("offline/")
        expect(phone.page.locator("[data-part=save]")).to_be_visible()

    assert phone.page.evaluate(_STORES) == []
    assert phone.page.evaluate(_WORKERS) == 0


def test_a_full_phone_is_told_and_nothing_is_left(phone: Phone) -> None:
    page = phone.go("offline/")
    told = {"origin": phone.host.home.rstrip("/"), "quotaSize": 30_000}
    phone.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", told)

    page.locator("[data-part=save]").click()

    expect(page.locator("[data-part=status]")).to_contain_text("There is not enough room here")
    assert page.evaluate(_STORES) == []
    assert page.evaluate(_WORKERS) == 0
    expect(page.locator("[data-part=save]")).to_be_visible()


def test_a_failed_update_keeps_what_was_saved(phone: Phone, versions: tuple[Path, Path]) -> None:
    phone.save()
    before = phone.page.evaluate(_STORES)
    phone.host.show(versions[1])
    page = phone.go("offline/")
    told = {"origin": phone.host.home.rstrip("/"), "quotaSize": 1_000}
    phone.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", told)

    page.get_by_role("button", name="Get the newer pages").click()

    expect(page.locator("[data-part=status]")).to_contain_text("not enough room")
    assert page.evaluate(_STORES) == before
    phone.host.gone = True
    expect(phone.go("about/").get_by_role("main")).to_contain_text("Version one.")


@pytest.fixture(params=_BAD_WORKERS)
def bad(request: pytest.FixtureRequest, versions: tuple[Path, Path], tmp_path: Path) -> Path:
    """The second version with a worker that cannot work."""
    site = tmp_path / "bad"
    shutil.copytree(versions[1], site)
    script = _BAD_WORKERS[request.param]
    (site / "sw.js").unlink()
    if script is not None:
        (site / "sw.js").write_text(script, "utf-8")
    return site


def test_a_worker_that_cannot_work_leaves_nothing(phone: Phone, bad: Path) -> None:
    phone.host.show(bad)
    page = phone.go("offline/")

    page.locator("[data-part=save]").click()

    expect(page.locator("[data-part=status]")).to_contain_text("does not let us save")
    assert page.evaluate(_STORES) == []
    assert page.evaluate(_WORKERS) == 0


def test_a_broken_update_of_the_worker_bricks_nothing(phone: Phone, bad: Path) -> None:
    phone.save()
    phone.host.show(bad)

    phone.go("about/").evaluate(_UPDATE)

    expect(phone.go("about/").get_by_role("main")).to_contain_text("Version two.")
    phone.host.gone = True
    expect(phone.go("about/").get_by_role("main")).to_contain_text("Version one.")
    phone.host.gone = False
    phone.go("offline/")
    phone.page.get_by_role("button", name="Get the newer pages").click()
    expect(phone.page.locator("[data-part=status]")).to_contain_text("The pages are saved")


def test_a_browser_that_threw_the_pages_away_asks_the_network(phone: Phone) -> None:
    phone.save()
    phone.page.evaluate("async () => { for (const n of await caches.keys()) caches.delete(n) }")

    expect(phone.go("about/").get_by_role("main")).to_contain_text("Version one.")

    phone.host.gone = True
    with pytest.raises(Error, match="ERR_"):
        phone.go("about/")


def test_a_page_that_does_not_come_in_time_is_shown_as_it_was_saved(
    phone: Phone, versions: tuple[Path, Path]
) -> None:
    phone.save()
    phone.host.show(versions[1])
    phone.host.held = lambda path: path in ("/about/", "/help/quiet-page/")

    expect(phone.go("about/").get_by_role("main")).to_contain_text("Version one.")


def test_a_reader_who_saves_data_is_told_and_nothing_is_loaded_ahead(phone: Phone) -> None:
    phone.context.add_init_script(_SAVES_DATA)

    page = phone.go("offline/")

    expect(page.locator("[data-part=thrift]")).to_be_visible()
    phone.save()
    before = len(phone.host.asked)
    phone.go("offline/").wait_for_load_state("networkidle")
    assert page.locator("[data-part=thrift]:visible").count() == 0
    assert {path.rpartition(".")[2] for path in phone.host.asked[before:]} <= _OF_ONE_PAGE


_OF_ONE_PAGE = {"/offline/", "js", "svg", "webmanifest"}


def test_what_is_saved_can_be_forgotten_from_every_page(phone: Phone) -> None:
    forget = phone.go("about/").locator(".leave__forget")
    assert not forget.is_visible()
    phone.save()

    phone.go("about/")
    forget.click()
    phone.page.get_by_role("button", name="Forget saved pages").click()

    expect(phone.page.locator("[data-part=status]")).to_contain_text("All saved pages are gone")
    assert not forget.is_visible()
    assert phone.page.evaluate(_STORES) == []
    assert phone.page.evaluate(_WORKERS) == 0


def test_without_javascript_the_page_says_what_saving_needs(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)

    page.goto("offline/")

    expect(page.locator("[data-part=needs]")).to_contain_text("Saving needs JavaScript.")
    assert page.locator("main button:visible").count() == 0


def test_the_whole_hub_works_in_flight_mode(browser: Browser, site: Path, hub: Site) -> None:
    host = Host(site)
    with serving(site, gate=host.gate) as host.home, phone_for(browser, host) as phone:
        phone.save()
        host.gone = True
        page = phone.go("activities/")

        choose(page, "stage", "0-3m")
        expect(page.locator("[data-item]:visible").first).to_be_visible()
        phone.go("search/").get_by_role("searchbox").fill("sleep")
        expect(page.locator(".search__title").first).to_be_visible()
        for message in hub.messages:
            if message.sensitive:
                phone.go(message.url)
                expect(page.locator("#not-saved")).to_be_visible()
