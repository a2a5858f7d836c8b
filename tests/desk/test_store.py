"""Files of translators are written whole, together, and only where they change."""

from pathlib import Path

import pytest

from imhub.desk.store import write_changes, write_file
from imhub.errors import HubError


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    old, new = tmp_path / "a.po", tmp_path / "b" / "c.po"
    old.write_bytes(b"one\n")
    before = old.stat().st_mtime_ns

    written = write_changes({old: "one\n", new: "two\n"})

    assert written == (new,)
    assert new.read_bytes() == b"two\n"
    assert old.stat().st_mtime_ns == before


def test_a_file_without_text_goes(tmp_path: Path) -> None:
    old = tmp_path / "a.po"
    old.write_bytes(b"one\n")

    assert write_changes({old: "", tmp_path / "never.po": ""}) == (old,)
    assert list(tmp_path.iterdir()) == []


def test_when_one_cannot_be_written_none_is(tmp_path: Path) -> None:
    first, second, third = (tmp_path / name for name in ("a.po", "b.po", "c.po"))
    first.write_bytes(b"one\n")
    (tmp_path / ".b.po.new").mkdir()

    with pytest.raises(HubError, match=r"^b\.po cannot be written: "):
        write_changes({first: "", second: "two\n", third: "three\n"})

    assert first.read_bytes() == b"one\n"
    assert not second.exists()
    assert not third.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".b.po.new", "a.po"]


def test_a_file_for_people_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    with pytest.raises(HubError, match=r"^out cannot be written: "):
        write_file(tmp_path / "out", b"")
