"""What may not be on paper is not, and what is there can be reached."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from imhub.prints import Kit, Setup
from imhub.prints.posters import poster_sheets
from tests.hubs import copy_hub, replace_in
from tests.prints.weeks import (
    HELD,
    LIVE,
    THIRD,
    WEEK,
    built,
    posters,
    week_kit,
    with_prints,
)


@pytest.fixture
def week(tmp_path: Path) -> Path:
    return copy_hub("week", tmp_path / "week")


def test_a_sensitive_thing_to_do_is_on_no_poster(week: Path) -> None:
    def things(kit: Kit) -> set[str]:
        return {sheet.data["try"]["title"] for sheet in posters(kit).values()}  # type: ignore[index]

    before = things(week_kit(week, LIVE))
    replace_in(week / "content/activities/bus-song.md", "cost: low", "cost: low\nsensitive: true")

    assert "Bus song" in before
    assert "Bus song" not in things(week_kit(week, LIVE))


def test_a_sensitive_day_has_no_poster(week: Path) -> None:
    kit = week_kit(week, LIVE)
    pages = tuple(replace(page, sensitive="day-1" in page.url) for page in kit.pages)

    assert f"{WEEK}-day-1-a4.pdf" in posters(kit)
    assert not [file for file in posters(replace(kit, pages=pages)) if "day-1" in file]


@pytest.mark.parametrize("day", [HELD, LIVE])
def test_nothing_of_a_day_is_on_paper_before_it_may_be(week: Path, day: date) -> None:
    kit = week_kit(week, day)

    planned = json.dumps([[sheet.file, sheet.data] for sheet in poster_sheets(kit)]).casefold()

    assert "pineapple" not in planned
    assert "day-3" not in planned
    assert ("day-1" in planned) == (day == LIVE)


def test_no_file_of_a_day_is_there_before_it_may_be(
    week: Path, setup: Setup, tmp_path: Path
) -> None:
    with_prints(week, setup)

    early, third = (built(week, tmp_path / str(day), day) for day in (LIVE, THIRD))

    for code in ("en", "pl", "ar"):
        sheets = {f"print/{code}/{WEEK}-day-3-{end}.pdf" for end in ("a3", "a4", "a6", "tear-off")}
        assert sheets <= set(third)
        assert f"print/{code}/{WEEK}-day-1-a4.pdf" in early
    assert not [name for name in early if "day-3" in name]
    for name in (f"print/en/{WEEK}-a4.pdf", f"print/en/{WEEK}-day-2-a4.pdf"):
        assert b"pineapple" not in early[name].lower()


def test_what_is_on_paper_can_be_reached(week: Path, setup: Setup, tmp_path: Path) -> None:
    with_prints(week, setup)

    site = built(week, tmp_path / "site", LIVE)

    words = b"".join(text for name, text in site.items() if name.endswith("index.html"))
    sheets = [name for name in site if name.startswith("print/")]
    assert [name for name in sheets if name.encode() not in words] == []
    assert {"print/en/play-pack-3-6m.pdf", "print/en/book-3-6m.pdf"} <= set(sheets)
    assert not [name for name in sheets if "0-3m" in name]
    assert b"play-pack-0-3m" not in words
