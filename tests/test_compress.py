"""Compressed twins say what their file says, in the same bytes each time."""

import gzip
from pathlib import Path
from random import Random

import brotli
import pytest

from imhub.prepare import silent
from imhub.publish.compress import write_twins
from tests.hubs import ROOT, files_in

TEXT = b"<p>Copy your baby's face.</p>\n" * 50
KINDS = ("css", "html", "ics", "js", "json", "svg", "txt", "webmanifest", "xml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "site"
    (made / "deep").mkdir(parents=True)
    for kind in KINDS:
        (made / f"deep/a.{kind}").write_bytes(TEXT)
    (made / "picture.png").write_bytes(TEXT)
    (made / "card.pdf").write_bytes(TEXT)
    (made / "_headers").write_bytes(TEXT)
    return made


def test_every_text_gets_two_twins_and_nothing_else_does(folder: Path) -> None:
    before = set(files_in(folder))

    write_twins(folder, None, silent)

    expected = {f"deep/a.{kind}.{twin}" for kind in KINDS for twin in ("br", "gz")}
    assert set(files_in(folder)) - before == expected


def test_a_twin_is_smaller_and_says_the_same(folder: Path) -> None:
    write_twins(folder, None, silent)

    packed = (folder / "deep/a.html.br").read_bytes(), (folder / "deep/a.html.gz").read_bytes()
    assert brotli.decompress(packed[0]) == gzip.decompress(packed[1]) == TEXT
    assert max(map(len, packed)) < len(TEXT) / 5


@pytest.mark.parametrize(("count", "quality"), [(6000, 5), (6400, 10), (9000, 5)])
def test_what_is_little_more_than_a_round_trip_is_packed_better(
    folder: Path, count: int, quality: int
) -> None:
    random = Random(1)
    words = [
        "".join(random.choices("abcdefghijklmnop", k=random.randint(3, 9))) for _ in range(600)
    ]
    text = " ".join(random.choices(words, k=count)).encode()
    (folder / "a.html").write_bytes(text)

    write_twins(folder, None, silent)

    assert (folder / "a.html.br").read_bytes() == brotli.compress(text, quality=quality)


def test_the_smallest_are_made_anew(folder: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    text = (ROOT / "README.md").read_bytes()
    quick = brotli.compress(text, quality=5)
    (before / "b.html.br").write_bytes(quick)
    (folder / "b.html").write_bytes(text)

    write_twins(folder, before, silent, smallest=True)

    packed = (folder / "b.html.br").read_bytes()
    assert brotli.decompress(packed) == text
    assert len(packed) < len(quick) * 0.96


def test_no_twin_says_when_it_was_made(folder: Path) -> None:
    write_twins(folder, None, silent)

    assert (folder / "deep/a.html.gz").read_bytes()[4:8] == bytes(4)


def mark(folder: Path, name: str, content: bytes) -> bytes:
    """Put a twin of another quality beside *name*, so that its use can be told."""
    packed = gzip.compress(content, 1, mtime=7)
    (folder / f"{name}.gz").write_bytes(packed)
    return packed


def test_a_twin_of_the_site_before_is_used_again(folder: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    (before / "deep").mkdir(parents=True)
    known = mark(before, "deep/a.html", TEXT)

    write_twins(folder, before, silent)

    assert (folder / "deep/a.html.gz").read_bytes() == known
    assert (folder / "deep/a.css.gz").read_bytes() != known


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"broken",
        gzip.compress(b"other words", mtime=0),
        gzip.compress(TEXT, mtime=0)[:-9],
        gzip.compress(TEXT, mtime=0)[:30] + b"xxxx" + gzip.compress(TEXT, mtime=0)[34:],
    ],
)
@pytest.mark.parametrize("twin", [".br", ".gz"])
def test_a_twin_that_says_something_else_is_not(
    twin: str, packed: bytes, folder: Path, tmp_path: Path
) -> None:
    before = tmp_path / "before"
    (before / "deep").mkdir(parents=True)
    (before / f"deep/a.html{twin}").write_bytes(packed)

    write_twins(folder, before, silent)

    made = (folder / f"deep/a.html{twin}").read_bytes()
    assert (brotli.decompress if twin == ".br" else gzip.decompress)(made) == TEXT


def make_many(folder: Path) -> int:
    """Write so many files into *folder* that they are compressed in lots; how many there are."""
    for number in range(250):
        (folder / f"{number}.html").write_bytes(TEXT + b"%d" % number)
    return 250 + len(KINDS)


def test_it_tells_how_far_it_is(folder: Path) -> None:
    said: list[tuple[str, int, int]] = []
    count = make_many(folder)

    write_twins(folder, None, lambda *step: said.append(step))

    assert len(said) > 1
    assert [done for _, done, _ in said] == sorted({done for _, done, _ in said})
    assert said[-1] == ("compress", count, count)


def test_any_number_of_processes_writes_the_same_twins(folder: Path) -> None:
    make_many(folder)
    write_twins(folder, None, silent, jobs=1)
    alone = {name: (folder / name).read_bytes() for name in files_in(folder)}
    for name in alone:
        if name.endswith((".br", ".gz")):
            (folder / name).unlink()

    write_twins(folder, None, silent, jobs=2)

    assert {name: (folder / name).read_bytes() for name in files_in(folder)} == alone
