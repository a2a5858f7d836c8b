"""A zip file with the same bytes whenever the same files go into it."""

import io
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from imhub.errors import HubError

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LEVEL = 9
_UNIX = 3
_MODE = 0o644 << 16


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """*files* by their names, sorted, and with nothing of the day on which they were packed."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name in sorted(files):
            info = ZipInfo(name, _EARLIEST)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, _UNIX, _MODE
            archive.writestr(info, files[name], compresslevel=_LEVEL)
    return out.getvalue()


def write_whole(path: Path, content: bytes) -> bool:
    """Put *content* into *path*, all of it or nothing, and say whether that changed anything.

    Raises:
        HubError: nothing can be written there.
    """
    if path.is_file() and path.read_bytes() == content:
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except OSError as error:
        raise HubError(f"{path} cannot be written: {error.strerror}.") from error
    return True


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    half = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        half.chmod(0o644)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
