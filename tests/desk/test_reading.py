"""A review is signed for words as they stand, by a role, and for nothing that is not whole."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from imhub.desk.claims import clean_role, past_day
from imhub.desk.faults import faulty_ids
from imhub.desk.hub import Desk
from imhub.desk.reading import Signature, Signed, sign, texts_read
from imhub.desk.state import State
from imhub.desk.store import po_texts, record_texts, write_changes
from imhub.desk.workbook import Workbook
from imhub.errors import HubError
from imhub.pofile import FUZZY
from imhub.provenance import Record, key_of
from tests.desk.tiny import opened, text_of, updated
from tests.hubs import TODAY

MIDWIFE = Signature("midwife, Polish speaker", TODAY)
SONG, LINE, STOP = "Pick a song.", "Sing a line.", "Stop when the bus stops."


def translated(hub: Path, **more: tuple[str, ...]) -> tuple[Desk, Workbook]:
    """The hub with some items of the bus song in Polish."""
    _, book = updated(hub)
    words = {SONG: ("Wybierz piosenkę.",), LINE: ("Zaśpiewaj wers.",), **more}
    po = book.merged.files["activities"]
    entries = tuple(
        replace(
            entry,
            translations=words.get(entry.text, entry.translations),
            flags=frozenset({FUZZY}) if entry.text == STOP else frozenset(),
        )
        for entry in po.entries
    )
    entries = tuple(replace(e, translations=("Stań.",)) if e.text == STOP else e for e in entries)
    write_changes(po_texts(hub, "pl", {"activities": replace(po, entries=entries)}))
    return opened(hub)


def signed(desk: Desk, book: Workbook, section: str = "activities", page: str = "") -> Signed:
    return sign(book, texts_read(desk, book, section, page), MIDWIFE, faulty_ids(desk, book))


def test_what_is_translated_is_signed_and_what_is_not_is_counted(hub: Path) -> None:
    desk, book = translated(hub)

    made = signed(desk, book)

    assert (made.signed, made.before, made.fuzzy, made.faulty) == (2, 0, 1, ())
    assert made.missing == len(texts_read(desk, book, "activities", "")) - 3
    assert {record.reviewed_role for record in made.records} == {"midwife, Polish speaker"}


def test_what_is_signed_counts_as_read_until_a_letter_changes(hub: Path) -> None:
    desk, book = translated(hub)
    write_changes(record_texts(hub, "pl", signed(desk, book).records))

    _, read = opened(hub)
    assert text_of(read, SONG).state is State.REVIEWED
    po = hub / "translations" / "pl" / "activities.po"
    po.write_text(po.read_text(encoding="utf-8").replace("piosenkę.", "piosenkę!"), "utf-8")
    _, changed = opened(hub)
    assert text_of(changed, SONG).state is State.MACHINE
    assert text_of(changed, LINE).state is State.REVIEWED


def test_who_made_a_translation_stays_on_record(hub: Path) -> None:
    desk, book = translated(hub)
    key = key_of(SONG, "Wybierz piosenkę.")
    made = Record(key=key, method="machine", role="first draft", on=date(2026, 1, 1))
    write_changes(record_texts(hub, "pl", [made]))
    _, book = opened(hub)

    records = {record.key: record for record in signed(desk, book).records}

    assert (records[key].method, records[key].role) == ("machine", "first draft")
    assert (records[key].reviewed_role, records[key].on) == (MIDWIFE.role, TODAY)
    other = records[key_of(LINE, "Zaśpiewaj wers.")]
    assert (other.method, other.role) == ("human", MIDWIFE.role)


def test_who_has_read_a_translation_first_stays_on_record(hub: Path) -> None:
    desk, book = translated(hub)
    write_changes(record_texts(hub, "pl", signed(desk, book).records))
    _, book = opened(hub)

    later = sign(book, texts_read(desk, book, "activities", ""), Signature("b", TODAY), ())

    assert (later.signed, later.before) == (0, 2)
    assert {record.reviewed_role for record in later.records} == {MIDWIFE.role}


@pytest.mark.parametrize(
    "wrong",
    ["Wybierz <b>piosenkę</b>.", "Wybierz [piosenkę](https://example.org/).", "Zadzwoń 999"],
)
def test_a_translation_with_an_error_is_not_signed(hub: Path, wrong: str) -> None:
    desk, book = translated(hub, **{SONG: (wrong,)})

    made = signed(desk, book)

    assert [text.unit.text for text in made.faulty] == [SONG]
    assert key_of(SONG, wrong) not in {record.key for record in made.records}


def test_a_page_is_read_in_whichever_files_its_texts_stand(hub: Path) -> None:
    desk, book = translated(hub)

    texts = texts_read(desk, book, "", "bus-song")

    assert {SONG, LINE, STOP, "Bus song"} <= {text.unit.text for text in texts}
    assert all("activities/bus-song.md" in text.unit.places for text in texts)
    both = texts_read(desk, book, "activities", "bus-song")
    assert {text.unit.section for text in both} == {"activities"}


@pytest.mark.parametrize(
    ("section", "page", "words"),
    [
        ("", "", "Say what was read"),
        ("activity", "", "There is no section activity. Did you mean activities?"),
        ("", "bus-sing", "There is no page bus-sing. Did you mean bus-song?"),
    ],
)
def test_what_was_read_has_to_be_there(hub: Path, section: str, page: str, words: str) -> None:
    desk, book = opened(hub)

    with pytest.raises(HubError, match=words):
        texts_read(desk, book, section, page)


@pytest.mark.parametrize("role", ["", "  ", "not yet", "-", "a@example.org", "a\u202eb", "x" * 101])
def test_a_role_that_says_nothing_or_too_much_is_refused(role: str) -> None:
    with pytest.raises(HubError, match="--role"):
        clean_role(role)


def test_a_role_is_one_line() -> None:
    assert clean_role(" health visitor,\n Belfast ") == "health visitor, Belfast"


def test_a_day_that_is_still_to_come_is_refused() -> None:
    with pytest.raises(HubError, match="2026-11-23 is still to come"):
        past_day(date(2026, 11, 23), TODAY)
    assert past_day(TODAY, TODAY) == TODAY
