"""The units of the hub + the PO files of a language → what these files have to hold.

Nothing that a translator wrote is lost. What moved to another file is found there; what is out of
use waits at the end of its file and comes back with its text; a new text gets the translation of a
similar one as a suggestion, marked fuzzy, which no reader ever sees.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from imhub.catalog import INTERFACE
from imhub.languages import Language
from imhub.pofile import FUZZY, Key, PoEntry, PoFile, forms_of
from imhub.similar import Similar
from imhub.template import Template, format_header

Files: TypeAlias = Mapping[str, PoFile]
"""PO files by their section."""

_Place: TypeAlias = tuple[bool, Key]
"""Whether an entry belongs to templates, and its key: what stays when it moves to another file."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What the PO files of a language have to hold, and what of that is news."""

    files: Files
    """One without entries has to go."""
    new: int = 0
    """Units that no file had."""
    fuzzy: int = 0
    """New units with a suggestion."""
    obsolete: int = 0
    """Units that went out of use."""
    moved: int = 0
    """Units whose translation came from another file."""


def merge(files: Files, template: Template, language: Language, hub: str) -> Merged:
    """What the *files* of *language* have to hold now that the hub named *hub* has *template*."""
    known = _Known(files, forms_of(language.plural_forms))
    used = {
        section: tuple(known.filled(entry, section) for entry in entries)
        for section, entries in template.items()
    }
    placed = {_place(section, e): e.translations for section in used for e in used[section]}
    header = format_header(hub, language)
    merged = {}
    for section in dict.fromkeys((*template, *files)):
        own = used.get(section, ())
        entries = (*own, *known.left_in(section, {entry.key for entry in own}, placed))
        comment = files[section].comment if section in files else ()
        merged[section] = PoFile(comment or (f"{language.name}: {section}",), header, entries)
    return _counted(files, merged)


def _counted(files: Files, merged: Files) -> Merged:
    ever = {_place(section, entry) for section, entry in _all(files)}
    before = {_place(section, e): section for section, e in _all(files) if not e.obsolete}
    now = {_place(section, e): (section, e) for section, e in _all(merged) if not e.obsolete}
    new = now.keys() - ever
    moved = [
        place
        for place, (section, entry) in now.items()
        if entry.is_begun and before.get(place, section) != section
    ]
    return Merged(
        merged,
        new=len(new),
        fuzzy=sum(now[place][1].fuzzy for place in new),
        obsolete=len(before.keys() - now.keys()),
        moved=len(moved),
    )


class _Known:
    """What translators wrote in the files of one language."""

    def __init__(self, files: Files, forms: int) -> None:
        self.files = files
        self.forms = forms
        self.written: dict[Key, list[tuple[str, PoEntry]]] = {}
        for section, entry in _all(files):
            if entry.is_begun:
                self.written.setdefault(entry.key, []).append((section, entry))
        self.waiting = {
            (section, e.key): e for section, e in _all(files) if not (e.obsolete or e.is_begun)
        }

    def filled(self, wanted: PoEntry, section: str) -> PoEntry:
        """The entry *wanted* in *section*, with what translators wrote for it or for one like it.

        One that waits for a translation already gets no suggestion a second time.
        """
        waiting = self.waiting.get((section, wanted.key))
        options = [
            (where, entry)
            for where, entry in self.written.get(wanted.key, ())
            if waiting is None or not _are_apart(where, section)
        ]
        if options:
            where, entry = min(options, key=lambda option: _rank(option, section))
            return self._with(wanted, entry, apart=_are_apart(where, section))
        if waiting is not None:
            return self._with(wanted, waiting, apart=False)
        empty = replace(wanted, translations=("",) * self._forms(wanted))
        return self._similar(wanted, section) or empty

    def left_in(
        self, section: str, here: Collection[Key], placed: Mapping[_Place, tuple[str, ...]]
    ) -> list[PoEntry]:
        """What stands in the file of *section* and nothing uses any more, sorted by its text.

        *here* are the keys that it uses; *placed* says what is used anywhere.
        """
        left = {
            (entry.key, entry.translations): _put_aside(entry)
            for entry in (self.files[section].entries if section in self.files else ())
            if entry.is_begun
            and entry.key not in here
            and placed.get(_place(section, entry)) != entry.translations
            and not (entry.fuzzy and entry.translations in self._sure)
        }
        return [left[each] for each in sorted(left)]

    def _with(self, wanted: PoEntry, entry: PoEntry, *, apart: bool) -> PoEntry:
        """*wanted* with the translation of *entry*, which has the same text."""
        forms = self._forms(wanted)
        same = entry.plural == wanted.plural and len(entry.translations) == forms
        fits = same or not entry.is_begun
        flags = {flag for flag in entry.flags if not flag.endswith("-format")}
        if entry.is_begun and (apart or not fits):
            flags.add(FUZZY)
        return replace(
            wanted,
            translations=(*entry.translations, *[""] * forms)[:forms],
            notes=() if apart else entry.notes,
            flags=wanted.flags | flags,
            before=entry.before if fits else _before(entry),
        )

    def _similar(self, wanted: PoEntry, section: str) -> PoEntry | None:
        """*wanted* with the translation of a text like it, as a suggestion.

        What translators noted beside the other text stays there: it may say who has read it.
        """
        by_text = self._texts[section == INTERFACE]
        found = by_text.get(self._index[section == INTERFACE].nearest(wanted.text))
        if found is None or wanted.plural:
            return None
        return replace(
            wanted,
            translations=found.translations,
            flags=wanted.flags | {FUZZY},
            before=_before(found),
        )

    @cached_property
    def _texts(self) -> tuple[Mapping[str, PoEntry], Mapping[str, PoEntry]]:
        """What can be suggested for pages, and for templates, by its text."""
        made: tuple[dict[str, PoEntry], dict[str, PoEntry]] = ({}, {})
        for section, entry in _all(self.files):
            if entry.is_translated and not entry.plural:
                made[section == INTERFACE].setdefault(entry.text, entry)
        return made

    @cached_property
    def _index(self) -> tuple[Similar, Similar]:
        pages, interface = self._texts
        return Similar(pages), Similar(interface)

    @cached_property
    def _sure(self) -> frozenset[tuple[str, ...]]:
        return frozenset(e.translations for _, e in _all(self.files) if e.is_translated)

    def _forms(self, wanted: PoEntry) -> int:
        return self.forms if wanted.plural else 1


def _all(files: Files) -> Iterator[tuple[str, PoEntry]]:
    return ((section, entry) for section, po in files.items() for entry in po.entries)


def _place(section: str, entry: PoEntry) -> _Place:
    return section == INTERFACE, entry.key


def _are_apart(one: str, other: str) -> bool:
    """Whether a text in section *one* may need another translation in *other*."""
    return (one == INTERFACE) != (other == INTERFACE)


def _rank(option: tuple[str, PoEntry], section: str) -> tuple[bool, bool, bool, bool]:
    """The lower, the better for *section*."""
    where, entry = option
    apart = _are_apart(where, section)
    return apart or not entry.is_translated, apart, entry.obsolete, where != section


def _before(entry: PoEntry) -> tuple[tuple[str, str], ...]:
    said = (("msgctxt", entry.context), ("msgid", entry.text), ("msgid_plural", entry.plural))
    return tuple((keyword, text) for keyword, text in said if text)


def _put_aside(entry: PoEntry) -> PoEntry:
    """*entry* out of use. What a suggestion was made from is not kept: Babel cannot read it."""
    flags = entry.flags & {FUZZY}
    return replace(entry, obsolete=True, hints=(), places=(), flags=flags, before=())
