"""How much of the hub is translated, by language and section, as numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from imhub.catalog import INTERFACE
from imhub.desk.hub import Desk
from imhub.desk.state import State
from imhub.desk.workbook import Text, Workbook
from imhub.languages import Language

TITLES: Mapping[str, str] = {
    INTERFACE: "Buttons and menus",
    "hub": "Choices and questions",
    "services": "Services",
    "glossary": "Glossary",
    "evidence": "Sources",
}
"""What the sections are called that are no folders of pages."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many texts are how far."""

    units: int = 0
    translated: int = 0
    """Read by somebody or not."""
    fuzzy: int = 0
    """With a suggestion that nobody has confirmed."""
    machine: int = 0
    """Translated by a machine, or by nobody knows whom, and read by nobody."""
    reviewed: int = 0
    """Read by a person who has signed for it."""
    critical_missing: int = 0
    """On which somebody's safety depends, and that no person has read."""

    def __add__(self, other: "Count") -> "Count":
        return Count(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def percent(self) -> int:
        """Translated texts in a hundred. 100 means all, and 0 none."""
        if self.translated in (0, self.units):
            return 100 if self.translated == self.units else 0
        return min(99, max(1, round(100 * self.translated / self.units)))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one language is."""

    language: Language
    sections: Mapping[str, Count]

    @property
    def total(self) -> Count:
        """All sections together."""
        return sum(self.sections.values(), Count())


def progress_of(book: Workbook) -> Progress:
    """How far the language of *book* is."""
    by_section: dict[str, list[Text]] = {}
    for text in book.texts:
        by_section.setdefault(text.unit.section, []).append(text)
    return Progress(book.language, {name: _count(texts) for name, texts in by_section.items()})


def _count(texts: Sequence[Text]) -> Count:
    return Count(
        len(texts),
        sum(text.state.is_translated for text in texts),
        sum(text.state is State.FUZZY for text in texts),
        sum(text.state is State.MACHINE for text in texts),
        sum(text.state is State.REVIEWED for text in texts),
        sum(text.unit.critical and text.state is not State.REVIEWED for text in texts),
    )


def title_of(desk: Desk, section: str) -> str:
    """What people call *section*."""
    folder = desk.site.hub.section_by_folder.get(section)
    return folder.title if folder else TITLES.get(section, section)


def as_json(desk: Desk, all_progress: Iterable[Progress]) -> Mapping[str, Any]:
    """The numbers for a program."""
    return {
        "hub": desk.site.hub.name,
        "languages": [
            {
                "code": each.language.code,
                "name": each.language.name,
                "status": each.language.status,
                "total": _numbers(each.total),
                "sections": {name: _numbers(count) for name, count in each.sections.items()},
            }
            for each in all_progress
        ],
    }


def _numbers(count: Count) -> Mapping[str, int]:
    numbers = {field.name: getattr(count, field.name) for field in fields(count)}
    return {**numbers, "percent": count.percent}


def as_table(all_progress: Iterable[Progress]) -> str:
    """The numbers for a terminal: a block for each language, with a line for each section."""
    blocks = [_block(each) for each in all_progress]
    return "\n\n".join(blocks) or "Nobody works on a translation yet."


_HEADINGS = ("", "texts", "done", "to confirm", "machine", "read", "safety unread")


def _block(progress: Progress) -> str:
    language = progress.language
    title = f"{language.name} ({language.code}, {language.status})"
    rows: list[tuple[str, ...]] = [(title, *_HEADINGS[1:])]
    rows += [(f"  {name}", *_cells(count)) for name, count in progress.sections.items()]
    rows.append(("  all", *_cells(progress.total)))
    return "\n".join(_line(row) for row in rows)


def _cells(count: Count) -> tuple[str, ...]:
    numbers = (count.fuzzy, count.machine, count.reviewed, count.critical_missing)
    return (str(count.units), f"{count.percent}%", *map(str, numbers))


def _line(row: Sequence[str]) -> str:
    cells = (f"{cell:>{max(8, len(_HEADINGS[at]) + 2)}}" for at, cell in enumerate(row) if at)
    return f"{row[0]:<36}{''.join(cells)}"
