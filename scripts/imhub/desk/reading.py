"""Writes down that a person has read translations: as they stand, and no longer than they stand."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from imhub.desk.hub import Desk
from imhub.desk.state import State, record_of
from imhub.desk.workbook import Text, Workbook
from imhub.errors import HubError
from imhub.provenance import Record, key_of


@dataclass(frozen=True, slots=True)
class Signature:
    """Who has read translations, and when."""

    role: str
    on: date


@dataclass(frozen=True, slots=True)
class Signed:
    """What a signature stands under."""

    records: tuple[Record, ...]
    """All of the language: those before, and those that are signed now."""
    signed: int
    before: int
    """Texts that somebody had signed for already; their records stay."""
    missing: int
    """Texts without a translation."""
    fuzzy: int
    """Texts with a suggestion that nobody has confirmed."""
    faulty: tuple[Text, ...]
    """Texts whose translation has something wrong with it."""


def texts_read(desk: Desk, book: Workbook, section: str, page: str) -> tuple[Text, ...]:
    """The texts of *section* in *book*, or of the *page* with that id, or of both.

    Raises:
        HubError: neither is given, or there is no such section or page.
    """
    if not section and not page:
        raise HubError("Say what was read: --section, --page or both.")
    if section:
        desk.check_section(section)
    units = desk.units_on(page) if page else frozenset(desk.units)
    return tuple(
        text for text in book.texts if text.unit in units and section in ("", text.unit.section)
    )


def sign(
    book: Workbook, texts: Iterable[Text], signature: Signature, faulty: Collection[str]
) -> Signed:
    """The records of *book* once *signature* stands under those of *texts* that can be signed.

    *faulty* are the ids of texts whose translations have errors.
    """
    made: dict[str, Record] = {}
    wrong: list[Text] = []
    states = Counter[State]()
    for text in texts:
        states[text.state] += 1
        if text.state in (State.MACHINE, State.UNREAD):
            if text.id in faulty:
                wrong.append(text)
            else:
                record = _record(text, book, signature)
                made[record.key] = record
    return Signed(
        tuple({**book.records, **made}.values()),
        len(made),
        states[State.REVIEWED],
        states[State.MISSING],
        states[State.FUZZY],
        tuple(wrong),
    )


def _record(text: Text, book: Workbook, signature: Signature) -> Record:
    """The record of *text*, signed. Who made it stays; if nobody said so, a person did."""
    entry = text.entry
    known = record_of(entry, book.records)
    return Record(
        key=key_of(entry.source, entry.translation, entry.context),
        method=known.method if known else "human",
        role=known.role if known else signature.role,
        reviewed_role=signature.role,
        on=signature.on,
    )
