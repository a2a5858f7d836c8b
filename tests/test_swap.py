"""A finished folder takes the place of another, whichever way the system has for it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from imhub.swap import exchange, recover, rename_twice, swap_in
from tests.hubs import files_in

WAYS = [
    pytest.param(
        exchange,
        marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such call"),
    ),
    rename_twice,
]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return folder(tmp_path / ".site-build-1", "new")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return folder(tmp_path / "site", "old")


def folder(path: Path, text: str) -> Path:
    (path / "deep").mkdir(parents=True)
    (path / "deep/index.html").write_text(text, encoding="utf-8")
    return path


def text_in(path: Path) -> str:
    return (path / "deep/index.html").read_text(encoding="utf-8")


def test_the_new_takes_the_place_of_the_old(made: Path, place: Path) -> None:
    swap_in(made, place)

    assert text_in(place) == "new"
    assert list(place.parent.iterdir()) == [place]


def test_the_new_takes_an_empty_place(made: Path, tmp_path: Path) -> None:
    swap_in(made, tmp_path / "site")

    assert text_in(tmp_path / "site") == "new"
    assert not made.exists()


@pytest.mark.parametrize("way", WAYS)
def test_both_ways_exchange_two_folders(
    way: Callable[[Path, Path], bool | None], made: Path, place: Path
) -> None:
    way(made, place)

    assert (text_in(made), text_in(place)) == ("old", "new")
    assert set(place.parent.iterdir()) == {made, place}


def test_says_when_the_system_cannot_exchange(made: Path, tmp_path: Path) -> None:
    assert exchange(made, tmp_path / "missing") is False


def test_a_stop_after_the_first_rename_is_mended(made: Path, place: Path) -> None:
    place.rename(place.with_name(".site-old"))

    recover(place)

    assert text_in(place) == "old"
    assert set(place.parent.iterdir()) == {made, place}


def test_a_stop_after_the_second_rename_is_mended(made: Path, place: Path) -> None:
    place.rename(place.with_name(".site-old"))
    made.rename(place)

    recover(place)

    assert text_in(place) == "new"
    assert list(place.parent.iterdir()) == [place]


def test_there_may_be_nothing_to_mend(place: Path) -> None:
    before = files_in(place.parent)

    recover(place)

    assert files_in(place.parent) == before
