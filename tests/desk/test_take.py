"""What comes back from translators is taken where it fits the hub as it is now."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imhub.catalog import read_po_files
from imhub.desk.formats import FORMATS
from imhub.desk.sheet import Answer, Choice, Row, Sheet, sheet_of
from imhub.desk.state import State, record_of
from imhub.desk.store import po_texts, record_texts, write_changes
from imhub.desk.take import Claim, Taken, take_in
from imhub.desk.workbook import Workbook, open_workbook
from imhub.pofile import FUZZY, PoEntry
from imhub.provenance import Record, key_of, load_records
from imhub.safety import UNSEEN
from tests.desk.tiny import opened, text_of, tiny_hub, updated
from tests.hubs import TODAY, replace_in

CLAIM = Claim("translator, Polish speaker", "human", TODAY)
SONG = "Pick a song."
MINUTE = "%(num)d minute"


def one(book: Workbook, source: str, translation: str) -> Answer:
    return Answer(text_of(book, source).id, source, translation, "row 2")


def forms(book: Workbook, *translations: str) -> list[Answer]:
    text = text_of(book, MINUTE)
    return [
        Answer(f"{text.id}[{number}]", text.unit.plural if number else MINUTE, each, "row 3")
        for number, each in enumerate(translations)
    ]


def saved(hub: Path, taken: Taken) -> Workbook:
    """The workbook once what was *taken* is written."""
    texts = po_texts(hub, "pl", taken.files)
    write_changes({**texts, **record_texts(hub, "pl", taken.records)})
    return opened(hub)[1]


def with_entry(hub: Path, source: str, **more: object) -> Workbook:
    """The workbook, with the entry of *source* changed in its file."""
    _, book = updated(hub)
    section = text_of(book, source).unit.section
    po = book.merged.files[section]
    entries = tuple(
        replace(e, **more) if e.text == source else e  # type: ignore[arg-type]  # any field
        for e in po.entries
    )
    write_changes(po_texts(hub, "pl", {section: replace(po, entries=entries)}))
    return opened(hub)[1]


def test_a_translation_is_taken_with_a_record_of_who_made_it(hub: Path) -> None:
    _, book = opened(hub)

    taken = take_in(book, [one(book, SONG, "Wybierz piosenkę.")], CLAIM)

    text = text_of(saved(hub, taken), SONG)
    assert (taken.taken, taken.same, taken.empty, taken.left) == (1, 0, 0, ())
    assert text.entry.translations == ("Wybierz piosenkę.",)
    assert text.state is State.UNREAD
    assert record_of(text.entry, load_records(hub, "pl")) == Record(
        key=key_of(SONG, "Wybierz piosenkę."),
        method="human",
        role="translator, Polish speaker",
        on=TODAY,
    )


def test_what_a_machine_made_says_so(hub: Path) -> None:
    _, book = opened(hub)

    taken = take_in(book, [one(book, SONG, "Wybierz.")], replace(CLAIM, method="machine"))

    assert text_of(saved(hub, taken), SONG).state is State.MACHINE


def test_a_suggestion_that_comes_back_as_a_translation_is_one(hub: Path) -> None:
    book = with_entry(
        hub,
        SONG,
        translations=("Wybierz.",),
        flags=frozenset({FUZZY}),
        before=(("msgid", "Pick."),),
    )

    taken = take_in(book, [one(book, SONG, "Wybierz.")], CLAIM)

    entry = text_of(saved(hub, taken), SONG).entry
    assert entry.is_translated
    assert entry.before == ()


def test_what_comes_back_as_it_stands_makes_no_new_claim(hub: Path) -> None:
    book = with_entry(hub, SONG, translations=("Wybierz.",))

    taken = take_in(book, [one(book, SONG, "Wybierz.")], CLAIM)

    assert (taken.taken, taken.same, taken.records) == (0, 1, ())
    assert taken.files == book.merged.files


def test_empty_rows_leave_what_stands_there(hub: Path) -> None:
    book = with_entry(hub, SONG, translations=("Wybierz.",))

    taken = take_in(book, [one(book, SONG, " ")], CLAIM)

    assert (taken.taken, taken.empty, taken.left) == (0, 1, ())
    assert taken.files == book.merged.files


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"key": "0123456789abcdef"}, "not in the hub any more"),
        ({"key": "=1+1"}, "not in the hub any more"),
        ({"text": "Pick no song."}, "source text was changed"),
        ({"translation": "a\u202eb"}, "nobody can see"),
        ({"translation": "\ue000a\ue001"}, "nobody can see"),
        ({"translation": "a\x0bb"}, "cannot be shown"),
    ],
)
def test_what_does_not_fit_is_left_with_a_reason(
    hub: Path, change: dict[str, str], reason: str
) -> None:
    _, book = opened(hub)

    taken = take_in(book, [replace(one(book, SONG, "Wybierz."), **change)], CLAIM)

    (left,) = taken.left
    assert reason in left.reason
    assert left.where == "row 2"
    assert (taken.taken, taken.files) == (0, book.merged.files)


def test_a_text_that_has_changed_in_the_hub_since_is_left(hub: Path) -> None:
    _, before = opened(hub)
    answer = one(before, SONG, "Wybierz piosenkę.")
    replace_in(hub / "content" / "activities" / "bus-song.md", SONG, "Pick no song.")
    _, book = opened(hub)

    taken = take_in(book, [answer], CLAIM)

    assert [left.reason for left in taken.left] == ["This text is not in the hub any more."]


def test_white_space_that_a_program_changed_in_the_source_does_no_harm(hub: Path) -> None:
    _, book = opened(hub)

    answer = replace(one(book, SONG, "Wybierz."), text="Pick \r\n a song. ")

    taken = take_in(book, [answer], CLAIM)

    assert taken.taken == 1


def test_line_ends_are_made_ours(hub: Path) -> None:
    _, book = opened(hub)

    taken = take_in(book, [one(book, SONG, "\r\nWybierz\r\npiosenkę.\n")], CLAIM)

    assert text_of(saved(hub, taken), SONG).entry.translation == "Wybierz\npiosenkę."


def test_a_row_that_stands_there_twice_counts_once_if_both_say_the_same(hub: Path) -> None:
    _, book = opened(hub)
    rows = [one(book, SONG, "Wybierz."), one(book, SONG, "Wybierz.")]

    same = take_in(book, rows, CLAIM)
    other = take_in(book, [*rows, one(book, SONG, "Inaczej.")], CLAIM)

    assert same.taken == 1
    assert "twice" in other.left[0].reason


def read_by_a_midwife(hub: Path) -> Workbook:
    """The workbook with a translation that a midwife has read."""
    with_entry(hub, SONG, translations=("Wybierz.",))
    record = Record(
        key=key_of(SONG, "Wybierz."), method="human", role="a", reviewed_role="midwife", on=TODAY
    )
    write_changes(record_texts(hub, "pl", [record]))
    return opened(hub)[1]


def test_what_a_person_has_read_is_replaced_only_by_force(hub: Path) -> None:
    book = read_by_a_midwife(hub)
    answer = one(book, SONG, "Inaczej.")

    kept = take_in(book, [answer], CLAIM)
    forced = take_in(book, [answer], replace(CLAIM, force=True))

    assert "--force" in kept.left[0].reason
    assert kept.files == book.merged.files
    text = text_of(saved(hub, forced), SONG)
    assert (text.entry.translation, text.state) == ("Inaczej.", State.UNREAD)


def test_a_translation_that_was_read_before_comes_back_as_read(hub: Path) -> None:
    forced = take_in(
        book := read_by_a_midwife(hub), [one(book, SONG, "Inaczej.")], replace(CLAIM, force=True)
    )
    book = saved(hub, forced)

    back = take_in(book, [one(book, SONG, "Wybierz.")], CLAIM)

    assert text_of(saved(hub, back), SONG).state is State.REVIEWED


def test_all_forms_of_a_number_are_taken_together(hub: Path) -> None:
    _, book = opened(hub)

    taken = take_in(book, forms(book, "%(num)d minuta", "%(num)d minuty", "%(num)d minut"), CLAIM)

    text = text_of(saved(hub, taken), MINUTE)
    assert text.entry.translations == ("%(num)d minuta", "%(num)d minuty", "%(num)d minut")
    assert text.state is State.UNREAD


@pytest.mark.parametrize(
    ("translations", "reason"),
    [
        (("a", "b"), "needs 3 forms"),
        (("a", "b", ""), "needs 3 forms"),
        (("a", "b", "c", "d"), "needs 3 forms"),
        (("a", "b", "%(nun)d"), "%(nun)d cannot be filled in"),
        (("a", "b", "100 %"), "% cannot be filled in"),
    ],
)
def test_forms_that_are_not_whole_or_would_break_a_page_are_left(
    hub: Path, translations: tuple[str, ...], reason: str
) -> None:
    _, book = opened(hub)

    taken = take_in(book, forms(book, *translations), CLAIM)

    assert reason in taken.left[0].reason
    assert taken.taken == 0


def test_a_sign_for_per_cent_is_fine_on_a_page(hub: Path) -> None:
    _, book = opened(hub)

    assert take_in(book, [one(book, SONG, "100 % piosenek")], CLAIM).taken == 1


FORMS = pytest.mark.parametrize("name", FORMATS)


@FORMS
def test_a_round_through_each_format_loses_nothing(hub: Path, name: str) -> None:
    desk, book = updated(hub)
    form = FORMATS[name]
    sheet = sheet_of(desk, book, Choice(everything=True))
    filled = replace(
        sheet, rows=tuple(replace(row, translation=f"„{row.text}” ąę") for row in sheet.rows)
    )

    taken = take_in(book, form.read(form.write(filled)).rows, CLAIM)

    assert (taken.taken, taken.left, taken.empty) == (len(book.texts), (), 0)
    done = saved(hub, taken)
    assert {text.state for text in done.texts} == {State.UNREAD}
    again = sheet_of(desk, done, Choice(everything=True))
    back = take_in(done, form.read(form.write(again)).rows, CLAIM)
    assert (back.taken, back.same) == (0, len(done.texts))
    assert back.files == done.merged.files


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from('\n\t=+-@"~#\ue000\ue001\u200f'),
    min_size=1,
    max_size=30,
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Workbook]:
    """A workbook that no test writes."""
    hub = tiny_hub(tmp_path_factory.mktemp("shared") / "hub")
    _, book = opened(hub)
    return lambda: book


@FORMS
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=texts)
def test_any_translation_comes_back_letter_by_letter_or_is_left_with_a_reason(
    shared: Callable[[], Workbook], name: str, words: str
) -> None:
    book, form = shared(), FORMATS[name]
    row = text_of(book, SONG)
    sent = form.write(_sheet(row.id, words))

    taken = take_in(book, form.read(sent).rows, CLAIM)

    entry = _entry(taken.files["activities"].entries)
    if UNSEEN.search(words):
        assert (taken.taken, len(taken.left)) == (0, 1)
    elif words.strip():
        assert entry.translation == words.strip("\n")
    else:
        assert (taken.empty, taken.left) == (1, ())


def _sheet(key: str, words: str) -> Sheet:
    return Sheet("Tiny", "en", "pl", "Polish", (Row(key, SONG, words),))


def _entry(entries: Iterable[PoEntry]) -> PoEntry:
    (found,) = [entry for entry in entries if entry.text == SONG]
    return found


def test_what_is_taken_stands_in_files_that_can_be_read(hub: Path) -> None:
    _, book = opened(hub)
    odd = 'He said "\\n"\t– ok\nand more'

    saved(hub, take_in(book, [one(book, SONG, odd)], CLAIM))

    entries = read_po_files(hub, "pl")["activities"].entries
    assert _entry(entries).translation == odd


def test_a_day_and_a_role_are_those_of_the_claim(hub: Path) -> None:
    _, book = opened(hub)
    claim = Claim("language agency", "machine-edited", date(2026, 10, 1))

    (record,) = take_in(book, [one(book, SONG, "Wybierz.")], claim).records

    assert (record.role, record.method, record.on) == (claim.role, claim.method, claim.on)
    assert record.reviewed_role == ""


def test_other_languages_are_not_touched(hub: Path) -> None:
    desk, _ = updated(hub, "mi")
    before = read_po_files(hub, "mi")
    _, book = opened(hub)

    saved(hub, take_in(book, [one(book, SONG, "Wybierz.")], CLAIM))

    assert read_po_files(hub, "mi") == before
    assert open_workbook(desk, desk.chosen(("mi",))[0]).records == {}
