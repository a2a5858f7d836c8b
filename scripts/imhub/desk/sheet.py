"""What goes to a translator and what comes back: the same rows in every format."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from imhub.desk.hub import Desk
from imhub.desk.state import State
from imhub.desk.workbook import Text, Workbook
from imhub.errors import HubError

MOST_BYTES = 20_000_000
"""A file that comes back may have so many. One with every text of a hub has 2 MB."""
MOST_ROWS = 50_000
"""The same for its rows. A hub has some thousands."""

_SAID: Mapping[State, str] = {
    State.MISSING: "to translate",
    State.FUZZY: "to translate; a suggestion may help",
    State.MACHINE: "made by a machine: please read and mend",
    State.UNREAD: "translated: please read",
    State.REVIEWED: "read by a person",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One text to translate, or one form of a text that counts something."""

    key: str
    """What stands for the text, with the number of its form: `0f3a…` or `0f3a…[1]`."""
    text: str
    translation: str = ""
    suggestion: str = ""
    """The translation of a similar text."""
    made_for: str = ""
    """The similar text."""
    section: str = ""
    place: str = ""
    state: str = ""
    hints: tuple[str, ...] = ()
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows that go out."""

    hub: str
    source: str
    """Code of the language of the hub."""
    code: str
    """Code of the language to translate into."""
    language: str
    """Its name."""
    rows: tuple[Row, ...]
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A row that came back."""

    key: str
    text: str
    translation: str
    where: str = ""
    """Its place in the file, for people: `row 12`."""


@dataclass(frozen=True, slots=True)
class Answers:
    """All rows of a file that came back."""

    code: str
    """Code of the language that the file says it is in."""
    rows: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which texts go out: those without a translation, and which others."""

    section: str = ""
    """Only this one; empty for all."""
    unread: bool = False
    """Also translations that nobody has read."""
    everything: bool = False

    def holds(self, text: Text) -> bool:
        """Whether *text* goes out."""
        if self.section not in ("", text.unit.section):
            return False
        unread = self.unread and text.state is not State.REVIEWED
        return self.everything or unread or not text.state.is_translated


def sheet_of(desk: Desk, book: Workbook, choice: Choice) -> Sheet:
    """The texts of *book* that *choice* holds as rows, in the order of the hub."""
    rows = tuple(row for text in book.texts if choice.holds(text) for row in _rows(text, book))
    language = book.language
    return Sheet(
        desk.site.hub.name,
        desk.source.code,
        language.code,
        language.name,
        rows,
        language.direction == "rtl",
    )


def _rows(text: Text, book: Workbook) -> Iterator[Row]:
    unit, entry = text.unit, text.entry
    shown = entry.translations if not entry.fuzzy else ("",) * len(entry.translations)
    offered = entry.translations if entry.fuzzy else ("",) * len(entry.translations)
    before = dict(entry.before)
    for number, (translation, suggestion) in enumerate(zip(shown, offered, strict=True)):
        mark = f"[{number}]" if unit.plural else ""
        numbers = book.language.numbers_of_form(number)
        counted = (f"For several: {unit.plural}", f"For numbers such as {numbers}")
        told = counted if unit.plural else ()
        yield Row(
            text.id + mark,
            unit.plural if unit.plural and number else unit.text,
            translation,
            suggestion,
            before.get("msgid", "") if suggestion else "",
            unit.section,
            unit.places[0],
            _SAID[text.state],
            (*told, *unit.hints, *(f"Note: {note}" for note in entry.notes)),
            unit.limit,
        )


def check_size(size: int) -> None:
    """Refuse a file of *size* bytes that is none of ours.

    Raises:
        HubError: it is too large.
    """
    if size > MOST_BYTES:
        raise HubError(
            f"This file has {size // 1_000_000} MB. A translation has at most "
            f"{MOST_BYTES // 1_000_000} MB."
        )
