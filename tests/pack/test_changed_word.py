"""A team changes one word of one day, and only what depends on it is made again."""

import io
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest

from imhub.packing import Packs, make_packs
from imhub.packsite import Packing
from tests.campaigns.test_life import PLANNED
from tests.hubs import copy_hub, files_in, let_print, replace_in

DAY = "2027-quiet-week-day-1"
SAYS = "Sit down, and let your child come to you."


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub that prints, whose packs were made before and after a word of the first day changed.

    Translators have said that their words for it still hold.
    """
    hub = let_print(copy_hub("week", tmp_path_factory.mktemp("word") / "hub"))
    make(hub, "before")
    (hub / "first").write_text("\n".join(sorted(kept(hub))), encoding="utf-8")
    day = hub / "content/campaigns/2027-quiet-week/day-1.md"
    for file in (day, *hub.glob("translations/*/campaigns.po")):
        replace_in(file, SAYS, SAYS.replace("Sit down", "Sit still"))
    make(hub, "after")
    return hub


def make(hub: Path, name: str) -> Packs:
    made = make_packs(Packing(hub, "2027-quiet-week", hub / name, PLANNED))
    assert made.findings == ()
    return made


def kept(hub: Path) -> set[str]:
    """Names of all sheets that were ever made."""
    return {path.name for path in (hub / ".cache/print").iterdir()}


def made_anew(hub: Path) -> set[str]:
    """Sheets and pictures of the site that were made after the change."""
    first = set((hub / "first").read_text(encoding="utf-8").split("\n"))
    new = {(hub / ".cache/print" / name).read_bytes() for name in kept(hub) - first}
    site = files_in(hub / ".cache/pack/site")
    sheets = {name for name in site if name.startswith(("print/", "share/"))}
    return {name for name in sheets if site[name] in new}


def inside(hub: Path, name: str, code: str) -> Mapping[str, bytes]:
    pack = (hub / name / f"2027-quiet-week-{code}.zip").read_bytes()
    with ZipFile(io.BytesIO(pack)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def changed_in_pack(hub: Path, code: str) -> set[str]:
    before, after = inside(hub, "before", code), inside(hub, "after", code)
    assert before.keys() == after.keys()
    return {name for name in after if after[name] != before[name]}


def test_only_sheets_of_that_day_are_made_anew(hub: Path) -> None:
    anew = made_anew(hub)

    assert {name.split("/")[1] for name in anew} == {"en"}
    assert {f"print/en/{DAY}-a3.pdf", f"print/en/{DAY}-a4.pdf", f"share/en/{DAY}.png"} <= anew
    others = {name for name in anew if DAY not in name}
    assert {name.rpartition("/")[2] for name in others} <= {
        "2027-quiet-week-a3.pdf",
        "2027-quiet-week-a4.pdf",
    }
    assert len(kept(hub)) > 2 * len(anew)


def test_only_what_says_that_word_changes_in_the_pack(hub: Path) -> None:
    changed = changed_in_pack(hub, "en")

    of_day = {name for name in changed if DAY in name}
    assert {f"posters/{DAY}-a4.pdf", f"images/{DAY}.png"} <= of_day
    assert changed - of_day - {"index.html"} <= {
        "posters/2027-quiet-week-a3.pdf",
        "posters/2027-quiet-week-a4.pdf",
        "calendar/2027-quiet-week.ics",
        "images.html",
        "posts.html",
        "posts.csv",
        "press-notice.html",
    }
    assert {"images.html", "press-notice.html"} <= changed


@pytest.mark.parametrize("code", ["pl", "ar"])
def test_a_language_whose_words_are_the_same_has_the_same_pack(code: str, hub: Path) -> None:
    assert changed_in_pack(hub, code) == set()


def test_the_same_word_again_makes_nothing(hub: Path) -> None:
    before = kept(hub)

    made = make(hub, "after")

    assert kept(hub) == before
    assert not any(pack.is_new for pack in made.packs)


def test_a_pack_holds_what_the_site_offers_of_the_campaign(hub: Path) -> None:
    names = set(inside(hub, "after", "en"))

    assert {
        f"posters/{DAY}-a3.pdf",
        f"tear-offs/{DAY}-tear-off.pdf",
        "cards/bus-song.pdf",
        "images/2027-quiet-week-square.png",
        "calendar/2027-quiet-week.ics",
        "calendar/2027-quiet-week-north.ics",
        "calendar/dads-online.ics",
    } <= names
    assert {name for name in names if "day-3" in name or "pineapple" in name} == set()
