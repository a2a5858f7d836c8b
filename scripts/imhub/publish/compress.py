"""Puts compressed twins beside each file, so that no server has to compress."""

import gzip
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import brotli
import deflate

from imhub.workers import share

_KINDS = frozenset(
    {".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}
)
_BROTLI_QUALITY, _GZIP_LEVEL = 5, 6
"""Together 0.8 ms for a page of 40 KB."""
_ONE_WINDOW, _FAR = 14 * 1024, 17 * 1024
"""Bytes: what is more than a first round trip over TCP is worth more work, but not what never
fits."""
_BETTER = 10
"""Takes 20 ms and saves a tenth. The best, 11, takes 90 and saves one hundredth more."""

_LOT = 100
"""Files that a process takes at a time."""

Progress: TypeAlias = Callable[[str, int, int], None]


def write_twins(
    folder: Path,
    before: Path | None,
    progress: Progress,
    jobs: int = 1,
    *,
    smallest: bool = False,
) -> None:
    """Write `page.html.br` and `page.html.gz` beside each `page.html` in *folder*, and so on.

    A twin in *before*, the site that *folder* will replace, is used again if it still holds the
    same; not where each is to be the *smallest*, since that one may be larger. No more than *jobs*
    processes share the work.
    """
    files = sorted(path for path in folder.rglob("*") if path.suffix in _KINDS)
    work = _Work(folder, None if smallest else before, tuple(files), smallest)
    lots, done = -(-len(files) // _LOT), 0
    for _, written in share(_write_lot, work, lots, jobs):
        done += written
        progress("compress", done, len(files))


@dataclass(frozen=True, slots=True)
class _Work:
    folder: Path
    before: Path | None
    files: tuple[Path, ...]
    smallest: bool


def _write_lot(work: _Work, number: int) -> int:
    """Write the twins of one lot of files, and say how many files that were."""
    lot = work.files[number * _LOT : (number + 1) * _LOT]
    for path in lot:
        known = work.before / path.relative_to(work.folder) if work.before else None
        _write_twins_of(path, known, smallest=work.smallest)
    return len(lot)


def write_twins_of(paths: Iterable[Path], *, smallest: bool = False) -> None:
    """Write the twins of *paths*, which were made or changed after all others."""
    for path in paths:
        _write_twins_of(path, None, smallest=smallest)


def sent_size(path: Path) -> int:
    """Bytes of *path* as browsers get it: of its brotli twin, if it has one."""
    twin = _twin(path, ".br")
    return (twin if twin.is_file() else path).stat().st_size


def _write_twins_of(path: Path, known: Path | None, *, smallest: bool) -> None:
    content = path.read_bytes()
    ways = {".br": pack_smallest if smallest else _pack_quickly, ".gz": _gzip}
    for suffix, pack in ways.items():
        old = _read(_twin(known, suffix)) if known else b""
        same = _says(old, content, _UNPACK[suffix])
        _twin(path, suffix).write_bytes(old if same else pack(content))


def _twin(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _says(packed: bytes, content: bytes, unpack: Callable[[bytes], bytes]) -> bool:
    """Whether *packed* is *content* indeed, and not damaged."""
    try:
        return bool(packed) and unpack(packed) == content
    except (brotli.error, zlib.error, OSError, EOFError):
        return False


def pack_smallest(content: bytes) -> bytes:
    """*content* in brotli as a release sends it."""
    packed: bytes = brotli.compress(content, quality=_BETTER)
    return packed


def _pack_quickly(content: bytes) -> bytes:
    packed: bytes = brotli.compress(content, quality=_BROTLI_QUALITY)
    return pack_smallest(content) if _ONE_WINDOW < len(packed) < _FAR else packed


def _gzip(content: bytes) -> bytes:
    return bytes(deflate.gzip_compress(content, _GZIP_LEVEL))


_UNPACK: dict[str, Callable[[bytes], bytes]] = {".br": brotli.decompress, ".gz": gzip.decompress}
