"""Where a build works: a folder of its own beside the site, one build at a time."""

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from imhub.errors import HubError
from imhub.parts import PART_FILE
from imhub.swap import recover

if sys.platform != "win32":
    import fcntl

_CANNOT_WRITE = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EBUSY}
)
_PREFIX = ".site-build-"


def refuse_to_harm(root: Path, out: Path) -> None:
    """Stop before a build into *out* replaces anything but a built site.

    Raises:
        HubError: *out* is a file, holds the hub in *root*, or holds what no build made.
    """
    if out.exists() and not out.is_dir():
        raise HubError(f"{out} is a file. Name a folder for the site.")
    if root.is_relative_to(out) or root / "content" in (out, *out.parents):
        raise HubError(f"{out} holds the hub itself. Name another folder for the site.")
    names = {path.name for path in out.iterdir()} if out.is_dir() else set()
    is_site = {"index.html", "404.html"} <= names or PART_FILE in names
    if names and (".git" in names or not is_site):
        raise HubError(
            f"{out} holds other things than a built site, and a build replaces the whole folder. "
            "Name a new or an empty one."
        )


@contextmanager
def workplace(out: Path, when_waiting: Callable[[], None]) -> Iterator[Path]:
    """A new folder beside *out* for this build alone, gone afterwards unless it was moved.

    Calls *when_waiting* if another build works there and has to end first. What builds left that
    were killed is removed.

    Raises:
        HubError: nothing can be written there.
    """
    try:
        _make(out.parent)
        with _alone_in(out.parent, when_waiting):
            recover(out)
            for left in out.parent.glob(f"{_PREFIX}*"):
                shutil.rmtree(left, ignore_errors=True)
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=out.parent))
            try:
                folder.chmod(0o755)
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        if error.errno not in _CANNOT_WRITE:
            raise
        raise _cannot(error, out) from error


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot(error, folder) from error


def _cannot(error: OSError, place: Path) -> HubError:
    return HubError(f"{error.filename or place} cannot be written: {error.strerror}.")


@contextmanager
def _alone_in(folder: Path, when_waiting: Callable[[], None]) -> Iterator[None]:
    """Hold *folder*. The system gives the hold back when a process dies, however it dies."""
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _hold(descriptor, when_waiting)
        yield
    finally:
        os.close(descriptor)


def _hold(descriptor: int, when_waiting: Callable[[], None]) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        when_waiting()
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError:
        return  # Some network disks cannot hold a folder. A lone build is as safe there.
