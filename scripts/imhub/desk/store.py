"""Writes the files of translators. None is replaced before all are written."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from imhub.catalog import po_path
from imhub.errors import HubError
from imhub.merge import Files
from imhub.pofile import PoFile, format_po
from imhub.provenance import Record, format_records, records_file
from imhub.template import Template, format_header


def po_texts(root: Path, code: str, files: Files) -> Mapping[Path, str]:
    """What the PO *files* of language *code* have to hold; nothing for one that has to go."""
    return {
        po_path(root, code, section): format_po(po) if po.entries else ""
        for section, po in files.items()
    }


def template_texts(folder: Path, template: Template, hub: str) -> Mapping[Path, str]:
    """What templates for translators have to hold, one for each section, in *folder*."""
    header = format_header(hub)
    return {
        folder / f"{section}.pot": format_po(PoFile((f"{hub}: {section}",), header, entries))
        for section, entries in template.items()
    }


def record_texts(root: Path, code: str, records: Iterable[Record]) -> Mapping[Path, str]:
    """What the file with the *records* of language *code* has to hold."""
    return {root / records_file(code): format_records(records)}


def write_changes(texts: Mapping[Path, str]) -> tuple[Path, ...]:
    """Write what differs of *texts*, and say which files. A file without text is deleted.

    Raises:
        HubError: one cannot be written.
    """
    changed = {path: text for path, text in texts.items() if _now(path) != text.encode()}
    staged: dict[Path, Path] = {}
    try:
        for path, text in changed.items():
            if text:
                path.parent.mkdir(parents=True, exist_ok=True)
                staged[path] = path.with_name(f".{path.name}.new")
                staged[path].write_bytes(text.encode())
        for path in changed:
            if path in staged:
                os.replace(staged[path], path)  # noqa: PTH105  (the two of pathlib say less)
            else:
                path.unlink()
    except OSError as error:
        for made in staged.values():
            with suppress(OSError):
                made.unlink()
        place = Path(error.filename or "").name.removeprefix(".").removesuffix(".new")
        raise HubError(f"{place} cannot be written: {error.strerror}.") from error
    return tuple(changed)


def write_file(path: Path, raw: bytes) -> None:
    """Write one file that nobody else looks after.

    Raises:
        HubError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    except OSError as error:
        raise HubError(f"{path.name} cannot be written: {error.strerror}.") from error


def _now(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
