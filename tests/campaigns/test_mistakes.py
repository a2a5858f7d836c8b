"""Every mistake that was put into a good campaign is found, with its file and line."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from imhub.finding import Finding
from imhub.prepare import check
from tests.cases import STYLE, read_cases
from tests.hubs import copy_hub, replace_in

MISTAKES: list[Mapping[str, Any]] = read_cases(Path(__file__).parent / "mistakes.yml")
CAMPAIGN = "content/campaigns/2027-quiet-week"
LONG = "Sit down together and listen to one small sound. " * 6
DAYS = ("2027-08-01", "2027-10-01", "2027-10-26", "2027-10-27", "2027-11-10", "2027-12-31")


def hub_with(mistake: Mapping[str, Any], folder: Path) -> Path:
    """A copy of the hub with the good campaign, and *mistake* in it."""
    hub = copy_hub("week", folder)
    copytree(STYLE, hub / "content/data/style")
    path = hub / place(mistake["in"])
    if "write" in mistake:
        path.write_text(mistake["write"], encoding="utf-8")
        return hub
    text = path.read_text(encoding="utf-8")
    assert mistake["old"] in text, f"There is no {mistake['old']} in {path.name}."
    changed = text.replace(mistake["old"], mistake["new"].replace("{{long}}", LONG.strip()), 1)
    path.write_text(changed, encoding="utf-8")
    return hub


def place(name: str) -> str:
    """Path below the hub of a file that `mistakes.yml` names."""
    return name[1:] if name.startswith("/") else f"{CAMPAIGN}/{name}"


def line_of(hub: Path, mistake: Mapping[str, Any]) -> int:
    """Line that has to be named; the last of several where the case says so."""
    file = hub / place(mistake.get("file", mistake["in"]))
    lines = file.read_text(encoding="utf-8").splitlines()
    found = [number for number, line in enumerate(lines, start=1) if mistake["at"] in line]
    assert found, f"No line has {mistake['at']}."
    return found[-1] if mistake.get("last") else found[0]


def found_in(hub: Path, mistake: Mapping[str, Any]) -> tuple[list[Finding], list[Finding]]:
    """What is found in the file that has to be named, under its right name; and all else."""
    today = date.fromisoformat(str(mistake.get("today", "2027-10-01")))
    file = place(mistake.get("file", mistake["in"]))
    found = check(hub, today)
    named = [f for f in found if f.rule == mistake["rule"] and f.file == file]
    return named, [f for f in found if f not in named]


def test_there_are_forty_mistakes_or_more_of_every_kind() -> None:
    assert len(MISTAKES) >= 40
    assert len({mistake["what"] for mistake in MISTAKES}) == len(MISTAKES)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: str(mistake["what"]))
def test_a_mistake_is_found_in_its_file_and_line(
    mistake: Mapping[str, Any], tmp_path: Path
) -> None:
    hub = hub_with(mistake, tmp_path / "hub")

    found, others = found_in(hub, mistake)

    assert found, f"{mistake['rule']} found nothing."
    assert not (mistake.get("alone") and others)
    assert mistake.get("says", "") in found[0].remedy
    if "at" in mistake:
        assert line_of(hub, mistake) in [finding.line for finding in found]
    assert all(finding.message and finding.remedy for finding in found)


def test_days_are_not_sent_to_write_a_page_that_is_there_and_broken(tmp_path: Path) -> None:
    hub = copy_hub("week", tmp_path / "hub")
    replace_in(hub / CAMPAIGN / "index.md", "year: 2027", "year 2027")

    assert [(f.file, f.rule) for f in check(hub, date(2027, 10, 1))] == [
        (f"{CAMPAIGN}/index.md", "broken-line")
    ]


@pytest.mark.parametrize("today", DAYS)
def test_the_good_campaign_is_left_alone_on_any_day(today: str, tmp_path: Path) -> None:
    hub = copy_hub("week", tmp_path / "hub")
    copytree(STYLE, hub / "content/data/style")

    assert check(hub, date.fromisoformat(today)) == ()
