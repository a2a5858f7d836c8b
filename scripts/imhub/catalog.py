"""What translators wrote for one language: the words of the templates, and those of the pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from gettext import NullTranslations
from pathlib import Path

from imhub.errors import HubError
from imhub.finding import Finding
from imhub.mofile import as_translations
from imhub.pofile import PoEntry, PoFile
from imhub.poparse import parse_po
from imhub.textfile import TextProblem, read_text

INTERFACE = "ui"
"""The PO file with the words of the templates."""

_MOST_BYTES = 5_000_000
"""A file of 750 units with what translators are told about them has 250 KB."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit and what a translator made of it."""

    text: str
    translation: str
    file: str
    """Below the hub's root."""
    context: str = ""
    fuzzy: bool = False
    """Whether it is a suggestion only, made from a similar unit."""
    flags: frozenset[str] = frozenset()
    line: int = 0
    """Line of the file on which its text starts."""
    notes: tuple[str, ...] = ()
    """What translators wrote beside it."""


@dataclass(frozen=True)
class Catalog:
    """All units of one language that somebody has translated, or that a tool suggests."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def translations(self) -> Mapping[str, Entry]:
        """Translated entries by their text; suggestions are not among them."""
        good = (entry for entry in self.entries if entry.translation.strip() and not entry.fuzzy)
        return {entry.text: entry for entry in reversed(tuple(good))}


def load_interface(root: Path, code: str) -> NullTranslations:
    """The words of the templates in language *code*; as written, if nobody translated them.

    Raises:
        HubError: the PO file cannot be read; the text names file and line.
    """
    path = po_path(root, code, INTERFACE)
    if not path.is_file():
        return NullTranslations()
    try:
        return as_translations(read_po_file(root, path))
    except TextProblem as problem:
        raise _unreadable(root, path, problem) from problem


def load_catalog(root: Path, code: str) -> Catalog:
    """The units of all pages in language *code*, file by file.

    Raises:
        HubError: a PO file cannot be read; the text names file and line.
    """
    paths = sorted((root / "translations" / code).glob("*.po"))
    files = {path: path.relative_to(root).as_posix() for path in paths if path.stem != INTERFACE}
    return Catalog(
        tuple(
            _entry(entry, file)
            for path, file in files.items()
            for entry in read_po_file(root, path).entries
        )
    )


def read_po_files(root: Path, code: str) -> Mapping[str, PoFile]:
    """All that translators wrote in language *code*, by section; also what is out of use.

    Raises:
        HubError: a PO file cannot be read; the text names file and line.
    """
    paths = sorted((root / "translations" / code).glob("*.po"))
    return {path.stem: read_po_file(root, path, obsolete=True) for path in paths}


def po_path(root: Path, code: str, section: str) -> Path:
    """Where the units of *section* stand in language *code*."""
    return root / "translations" / code / f"{section}.po"


def read_po_file(root: Path, path: Path, *, obsolete: bool = False) -> PoFile:
    """What stands in *path*, which is below *root*; *obsolete* entries only if asked for.

    Raises:
        HubError: it cannot be read; the text names file and line.
    """
    try:
        return parse_po(read_text(path, _MOST_BYTES), obsolete=obsolete)
    except TextProblem as problem:
        raise _unreadable(root, path, problem) from problem


def _unreadable(root: Path, path: Path, problem: TextProblem) -> HubError:
    file = path.relative_to(root).as_posix()
    words = (problem.rule, problem.message, problem.remedy)
    return HubError(str(Finding(file, problem.line, *words)))


def _entry(entry: PoEntry, file: str) -> Entry:
    translation = entry.translation if len(entry.translations) == 1 else ""
    facts = (entry.context, entry.fuzzy, entry.flags, entry.line, entry.notes)
    return Entry(entry.text, translation, file, *facts)
