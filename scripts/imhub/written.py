"""What is written in a hub besides its pages and data: translations and templates, as they stand.

Rules that look for something anywhere at all read these; nothing else does.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

_FOLDERS: Mapping[str, frozenset[str]] = {
    "overrides": frozenset({".html", ".js", ".svg", ".txt", ".xml"}),
    "translations": frozenset({".po"}),
}


def read_written(root: Path) -> Mapping[str, str]:
    """Texts by their file below *root*. What cannot be opened is left to those who need it."""
    return dict(_texts(root))


def _texts(root: Path) -> Iterator[tuple[str, str]]:
    for folder, suffixes in _FOLDERS.items():
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in suffixes:
                continue
            with suppress(OSError):
                text = path.read_text(encoding="utf-8", errors="replace")
                said = _without_notes(text) if path.suffix == ".po" else text
                yield path.relative_to(root).as_posix(), said


def _without_notes(po: str) -> str:
    """*po* without its notes and the entries that nothing uses any more."""
    return "\n".join("" if line.lstrip().startswith("#") else line for line in po.split("\n"))
