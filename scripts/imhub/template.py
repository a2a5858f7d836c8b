"""The units of the hub → what every PO file starts from."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from imhub.extract import Unit
from imhub.languages import Language
from imhub.pofile import PoEntry

Template: TypeAlias = Mapping[str, tuple[PoEntry, ...]]
"""Entries without translations, by section, in the order of the hub."""


def make_template(units: Iterable[Unit]) -> Template:
    """The entries that every language has, in the order of *units*."""
    made: dict[str, list[PoEntry]] = {}
    for unit in units:
        made.setdefault(unit.section, []).append(_entry(unit))
    return {section: tuple(entries) for section, entries in made.items()}


def _entry(unit: Unit) -> PoEntry:
    return PoEntry(
        unit.text,
        ("", "") if unit.plural else ("",),
        unit.plural,
        unit.context,
        hints=unit.hints,
        places=unit.places,
        flags=unit.flags,
    )


def format_header(hub: str, language: Language | None = None) -> Mapping[str, str]:
    """What the first entry of a file says; of a template, if there is no *language*."""
    header = {
        "Project-Id-Version": hub,
        "Language": language.code.replace("-", "_") if language else "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return {**header, "Plural-Forms": language.plural_forms} if language else header
