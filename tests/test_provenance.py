"""Records of who translated and read what: none of them outlives the words it was made for."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imhub.errors import HubError
from imhub.provenance import Record, format_records, key_of, load_records

DAY = date(2026, 11, 22)
MADE = Record(key="0123456789abcdef", method="machine", role="first draft", on=DAY)
READ = Record(
    key="fedcba9876543210", method="human", role="translator", reviewed_role="midwife", on=DAY
)


def write(root: Path, text: str) -> Path:
    path = root / "translations" / "pl" / "review.jsonl"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "other",
    [
        ("Never shake your baby!", "Nigdy nie potrząsaj.", ""),
        ("Never shake your baby.", "Nigdy nie potrząsaj", ""),
        ("Never shake your baby.", "nigdy nie potrząsaj.", ""),
        ("Never shake your baby.", "Nigdy nie potrząsaj.", "menu"),
        ("Never shake your baby.Nigdy nie potrząsaj.", "", ""),
    ],
)
def test_a_change_on_either_side_ends_a_claim(other: tuple[str, str, str]) -> None:
    assert key_of(*other) != key_of("Never shake your baby.", "Nigdy nie potrząsaj.")


@given(one=st.tuples(st.text(), st.text(), st.text()), other=st.tuples(st.text(), st.text()))
def test_what_stands_where_can_be_told_apart(
    one: tuple[str, str, str], other: tuple[str, str]
) -> None:
    plain = [text.replace("\0", "").replace("\4", "") for text in (*one, *other)]
    first, second = (plain[0], plain[1], plain[2]), (plain[3], plain[4], "")

    assert (key_of(*first) == key_of(*second)) == (first == second)


def test_records_are_written_sorted_one_a_line_without_what_is_empty() -> None:
    assert format_records([READ, MADE]) == (
        '{"key": "0123456789abcdef", "method": "machine", "role": "first draft", '
        '"on": "2026-11-22"}\n'
        '{"key": "fedcba9876543210", "method": "human", "role": "translator", '
        '"reviewed_role": "midwife", "on": "2026-11-22"}\n'
    )


def test_what_is_written_reads_as_it_was(tmp_path: Path) -> None:
    write(tmp_path, format_records([READ, MADE]))

    assert load_records(tmp_path, "pl") == {MADE.key: MADE, READ.key: READ}


def test_a_language_without_records_has_none(tmp_path: Path) -> None:
    assert load_records(tmp_path, "pl") == {}


def test_the_last_record_of_a_key_counts(tmp_path: Path) -> None:
    later = MADE.model_copy(update={"reviewed_role": "health visitor"})
    write(tmp_path, format_records([MADE]) + "\n" + format_records([later]))

    assert load_records(tmp_path, "pl") == {MADE.key: later}


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '"key"',
        '{"key": "a"}',
        '{"key": "a", "method": "magic", "role": "b", "on": "2026-11-22"}',
        '{"key": "a", "method": "human", "role": "", "on": "2026-11-22"}',
        '{"key": "a", "method": "human", "role": "b", "on": "soon"}',
        '{"key": "a", "method": "human", "role": "b", "on": "2026-11-22", "name": "c"}',
    ],
)
def test_a_line_that_is_no_record_is_named(tmp_path: Path, line: str) -> None:
    write(tmp_path, format_records([MADE]) + line + "\n")

    with pytest.raises(HubError) as raised:
        load_records(tmp_path, "pl")

    assert str(raised.value).startswith(
        "translations/pl/review.jsonl:2: This line is not a record of a translation. Delete it"
    )


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "") / "translations" / "pl" / "review.jsonl"
    path.write_bytes(b'{"key": "\xff"}\n')

    with pytest.raises(HubError, match=r"^translations/pl/review\.jsonl:1: A character here"):
        load_records(tmp_path, "pl")


def test_the_records_of_a_whole_hub_are_read(tmp_path: Path) -> None:
    records = [READ.model_copy(update={"key": f"{number:016x}"}) for number in range(3_000)]
    write(tmp_path, format_records(records))

    assert len(load_records(tmp_path, "pl")) == 3_000
