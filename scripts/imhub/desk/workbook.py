"""All texts of one language as they stand, were its files up to date."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from imhub.catalog import INTERFACE, po_path, read_po_files
from imhub.desk.hub import Desk
from imhub.desk.state import State, state_of
from imhub.extract import Unit
from imhub.languages import Language
from imhub.merge import Merged, merge
from imhub.pofile import PoEntry, PoFile
from imhub.provenance import Records, key_of, load_records


@dataclass(frozen=True, slots=True)
class Text:
    """A unit in one language, and what translators made of it."""

    unit: Unit
    entry: PoEntry
    state: State

    @property
    def id(self) -> str:
        """What stands for the source text wherever it goes: change a letter, and it is another."""
        of_interface = f"{INTERFACE}-" if self.unit.section == INTERFACE else ""
        return of_interface + key_of(self.entry.source, "", self.unit.context)


@dataclass(frozen=True)
class Workbook:
    """All texts of one language as they stand, were its files up to date."""

    language: Language
    merged: Merged
    records: Records
    texts: tuple[Text, ...]
    """In the order of the hub."""

    @cached_property
    def by_id(self) -> Mapping[str, Text]:
        """Texts by their id."""
        return {text.id: text for text in self.texts}


def open_workbook(desk: Desk, language: Language) -> Workbook:
    """All texts of *language*.

    Raises:
        HubError: one of its files cannot be read; the text names file and line.
    """
    files = read_po_files(desk.root, language.code)
    merged = merge(files, desk.template_for(language), language, desk.site.hub.name)
    records = load_records(desk.root, language.code)
    entries = {
        (section, entry.key): entry
        for section, po in merged.files.items()
        for entry in po.entries
        if not entry.obsolete
    }
    texts = []
    for unit in desk.units_for(language):
        entry = entries[unit.section, (unit.context, unit.text)]
        texts.append(Text(unit, entry, state_of(entry, records)))
    return Workbook(language, merged, records, tuple(texts))


def files_behind(desk: Desk, language: Language) -> tuple[str, ...]:
    """Files of *language* that do not hold what the hub says now; none if it has no files.

    How a program wraps lines or what it says of itself makes no difference.
    """
    files = read_po_files(desk.root, language.code)
    merged = merge(files, desk.template_for(language), language, desk.site.hub.name).files
    return tuple(
        po_path(desk.root, language.code, section).relative_to(desk.root).as_posix()
        for section, po in merged.items()
        if files and not _same(files.get(section, PoFile()), po)
    )


def _same(one: PoFile, other: PoFile) -> bool:
    names = ("Language", "Plural-Forms")
    headers = [[po.header.get(name) for name in names] for po in (one, other)]
    used = [[e for e in po.entries if not e.obsolete] for po in (one, other)]
    unused = [{e for e in po.entries if e.obsolete} for po in (one, other)]
    return headers[0] == headers[1] and used[0] == used[1] and unused[0] == unused[1]
