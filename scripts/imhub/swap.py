"""Puts a finished folder in the place of another, whole or not at all."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def swap_in(made: Path, place: Path) -> None:
    """Make *made* stand at *place*; what stood there is deleted. Both share a parent folder.

    A reader sees the old folder or the new one. On Linux and macOS the two are exchanged in one
    step of the file system; elsewhere two renames follow each other, and `recover` mends a stop
    between them.
    """
    if not place.exists():
        made.rename(place)
        return
    if not exchange(made, place):
        rename_twice(made, place)
    shutil.rmtree(made, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; whether the system could."""
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux":
        return _call("renameat2", _AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    if sys.platform == "darwin":
        return _call("renamex_np", first, second, _RENAME_SWAP)
    return False


def rename_twice(one: Path, other: Path) -> None:
    """Exchange two folders in three steps. `.…-old` is whole at each moment that it is there."""
    old = _old_name(other)
    other.rename(old)
    one.rename(other)
    old.rename(one)


def recover(place: Path) -> None:
    """Mend what a stop inside `rename_twice` left beside *place*."""
    old = _old_name(place)
    if old.exists() and place.exists():
        shutil.rmtree(old, ignore_errors=True)
    elif old.exists():
        old.rename(place)


def _old_name(place: Path) -> Path:
    return place.with_name(f".{place.name}-old")


def _call(name: str, *arguments: int | bytes) -> bool:
    """Call a function of the C library; whether there is one and it succeeded."""
    function = getattr(ctypes.CDLL(None), name, None)
    return function is not None and bool(function(*arguments) == 0)
