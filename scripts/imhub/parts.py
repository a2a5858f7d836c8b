"""A part of a site: what a build of some languages made, for `imhub assemble` to put together."""

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from imhub.errors import HubError

PART_FILE = "part.json"
_SOURCES = ("content", "translations", "overrides", "mkdocs.yml")


@dataclass(frozen=True, slots=True)
class Part:
    """What is in a part, and what belongs to the site besides it."""

    hub: str
    """Stands for all that the pages were made from: parts of one site have the same."""
    languages: tuple[str, ...]
    """Codes of the languages in it."""
    pages: Mapping[str, Sequence[tuple[str, bool]]]
    """All pages of the site by code of their language, the source language first: the address
    below the language's root, and whether the page is hidden."""


def fingerprint_of(root: Path) -> str:
    """What stands for all files that the pages of the hub in *root* are made from."""
    digest = sha256()
    for name in _SOURCES:
        place = root / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file():
                digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
                digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def write_part(folder: Path, part: Part) -> None:
    """Say in *folder* what it is a part of."""
    values = {**asdict(part), "pages": list(part.pages.items())}
    text = json.dumps(values, ensure_ascii=False, indent=1)
    (folder / PART_FILE).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def read_part(folder: Path) -> Part:
    """What *folder* says that it is a part of.

    Raises:
        HubError: it is no part.
    """
    try:
        values = json.loads((folder / PART_FILE).read_text(encoding="utf-8"))
        return Part(
            str(values["hub"]),
            tuple(values["languages"]),
            {
                str(code): tuple((str(url), bool(hidden)) for url, hidden in pages)
                for code, pages in values["pages"]
            },
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise HubError(
            f"{folder} is not a part of a site. Make one with `imhub build --lang CODE --out DIR`."
        ) from error


def check_parts(parts: Mapping[Path, Part]) -> Part:
    """What the whole is that *parts* make together.

    Raises:
        HubError: they are not all parts of one site, or one is missing.
    """
    first = next(iter(parts.values()))
    for place, part in parts.items():
        if (part.hub, part.pages) != (first.hub, first.pages):
            raise HubError(
                f"{place} was made from other pages than the rest. Build all parts from one commit."
            )
    here = tuple(code for part in parts.values() for code in part.languages)
    missing = [code for code in first.pages if code not in here]
    if missing:
        raise HubError(f"No part holds {', '.join(missing)}. Build that language, too.")
    return Part(first.hub, here, first.pages)


def copy_parts(parts: Iterable[Path], folder: Path) -> None:
    """Copy what is in *parts* into *folder*; what is made for the whole site is left out."""
    for place in parts:
        shutil.copytree(place, folder, dirs_exist_ok=True, ignore=_OURS)
    (folder / PART_FILE).unlink(missing_ok=True)


_OURS = shutil.ignore_patterns(PART_FILE, "_headers*", "*.br", "*.gz")
