"""What may be saved is listed, and what is private is not."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from imhub.build import Options, build_hub, join_parts
from imhub.links import check_links, read_late, read_site
from imhub.model import Choice
from imhub.publish.offline import plan_offline
from imhub.views import Finder, FinderView, Page
from tests.hubs import TODAY, copy_hub, replace_in
from tests.translated import MAORI, add_language, translate

OFFLINE = "offline_folder: offline\nlist_folder: my-list\n"


def page(url: str, view: object = None, *, sensitive: bool = False) -> Page:
    return Page(url, "any.html", url, "", view, sensitive=sensitive)


def test_the_page_to_save_on_comes_first_and_private_pages_not_at_all() -> None:
    part = FinderView(Choice("a", "A"), (), Finder((), "play/"), part_of="Play")
    pages = [page("play/"), page("play/a/", part), page("quiet/", sensitive=True)]

    plan = plan_offline("en", "offline/", [page(""), page("offline/"), *pages])

    assert plan.pages == ("offline/", "", "play/")


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    hub = copy_hub("tiny", tmp_path / "hub")
    replace_in(hub / "content/data/hub.yml", "search_folder: search\n", OFFLINE)
    add_language(hub, MAORI, "mi")
    translate(hub, "mi", lambda text: f"kupu {text}")
    return hub


def build(hub: Path, *languages: str, out: str = "site") -> Path:
    result = build_hub(Options(hub, hub / out, TODAY, languages))
    assert not result.stopped, result.findings
    return hub / out


def saved(site: Path, code: str) -> Mapping[str, Any]:
    """The list of what can be saved in the language *code*."""
    (file,) = site.glob(f"assets/saved-{code}.*.json")
    found: Mapping[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def test_lists_what_pages_load_and_nothing_that_they_only_link_to(hub: Path) -> None:
    site = build(hub)

    listed = saved(site, "mi")

    assert set(listed) == {"pages", "files", "bytes"}
    assert listed["pages"][:2] == ["mi/offline/", "mi/"]
    assert not any("quiet" in url for url in listed["pages"])
    names = {file.partition(".")[0] for file in listed["files"]}
    assert {"assets/icon", "assets/finder", "assets/my-list", "assets/offline"} <= names
    assert "mi/basics/bonding/cuddle.png" in listed["files"]
    assert not any(file.endswith(("sw.js", ".html", ".br", ".ics")) for file in listed["files"])
    assert all((site / file).is_file() for file in listed["files"])


def test_a_list_is_verified_though_it_is_made_after_all_pages(hub: Path) -> None:
    site = build(hub)
    read = read_site(site)
    (file,) = site.glob("assets/saved-mi.*.json")
    listed = saved(site, "mi")
    name = file.relative_to(site).as_posix()
    assert check_links(read_late(site, read, [name])) == ()

    file.write_text(json.dumps({**listed, "pages": [*listed["pages"], "mi/gone/"]}), "utf-8")

    (found,) = check_links(read_late(site, read, [name]))
    assert (found.file, found.excerpt) == (name, "mi/gone/")


def test_a_hub_that_saves_nothing_has_no_worker(tmp_path: Path) -> None:
    site = build(copy_hub("tiny", tmp_path / "hub"))

    names = {path.name for path in site.rglob("*")}
    assert names.isdisjoint({"sw.js", "manifest.webmanifest", "saved.plan"})
    assert not list(site.glob("assets/saved-*"))


def test_a_list_changes_its_name_with_what_is_on_it_and_no_other_does(hub: Path) -> None:
    before = {file.name for file in build(hub).glob("assets/saved-*.json")}
    replace_in(hub / "translations/mi/about.po", "kupu", "kupu kupu")

    after = {file.name for file in build(hub).glob("assets/saved-*.json")}

    (old,), (new,) = before - after, after - before
    assert old.startswith("saved-mi.")
    assert new.startswith("saved-mi.")


def test_the_twins_of_the_page_say_what_the_page_says(hub: Path) -> None:
    site = build(hub)

    text = (site / "offline/index.html").read_text("utf-8")

    assert 'data-list="../assets/saved-en.' in text
    assert gzip.decompress((site / "offline/index.html.gz").read_bytes()).decode() == text


def test_parts_that_were_built_apart_make_the_same_lists(hub: Path) -> None:
    whole = build(hub)
    parts = [build(hub, code, out=f"part-{code}") for code in ("en", "mi")]

    join_parts(hub, tuple(parts), hub / "joined")

    assert saved(hub / "joined", "mi") == saved(whole, "mi")
    assert not list((hub / "joined").rglob("saved.plan*"))
    assert (hub / "joined/sw.js").read_bytes() == (whole / "sw.js").read_bytes()


def test_the_name_on_a_phone_is_short_and_opens_the_browser(hub: Path) -> None:
    replace_in(hub / "content/data/hub.yml", OFFLINE, f"{OFFLINE}short_name: Moments\n")

    site = build(hub)

    said = json.loads((site / "mi/manifest.webmanifest").read_text("utf-8"))
    assert (said["short_name"], said["display"], said["lang"]) == ("Moments", "browser", "mi")
    assert (said["start_url"], said["scope"]) == ("./", "../")
    linked = [p for p in site.rglob("*.html") if 'rel="manifest"' in p.read_text("utf-8")]
    assert sorted(linked) == [site / "mi/offline/index.html", site / "offline/index.html"]


def test_a_short_name_that_a_phone_would_cut_is_refused(hub: Path) -> None:
    replace_in(
        hub / "content/data/hub.yml", "list_folder", "short_name: Much too long\nlist_folder"
    )

    result = build_hub(Options(hub, hub / "site", TODAY))

    assert "is longer than 12 letters." in str(result.findings[0])
