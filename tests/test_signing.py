"""A sign-off changes one line of services.yml, and nothing else of it."""

from codecs import BOM_UTF8
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imhub.errors import HubError
from imhub.service import SignOff
from imhub.signing import FILE, clean_role, signed, write_sign_off
from imhub.textfile import clean_text
from imhub.yamlfile import Value, read_yaml
from tests.hubs import ROOT

SIGN_OFF = SignOff(date(2026, 11, 22), "health visitor", "phone", "0123456789ab")
WRITTEN = '{on: 2026-11-22, role: "health visitor", how: phone, of: "0123456789ab"}'

keys = st.sampled_from(["name", "description", "url", "cost", "areas", "phones", "caution"])
plain = st.from_regex(r"[A-Za-zéß][A-Za-zéß😀 ]{0,12}[a-z]", fullmatch=True)
values = (
    plain
    | plain.map("\"{}: 'x' # {{\"".format)
    | plain.map("'it''s {}'".format)
    | st.sampled_from(
        ["[all]", "[all,\n    north]", "{a: b}", "null", "", "true", "0", ">-\n    a\n    b"]
    )
    | st.sampled_from(['\n    - {number: "999"}', "\n    a: b\n    c: d", "|\n    a\n\n    b"])
)
comments = st.sampled_from(["", "", "  # nobody yet", "   # été"])
SIGNS = {
    "": "",
    "verified: null": f"verified: {WRITTEN}",
    "verified:": f"verified: {WRITTEN}",
    "verified:   # nobody": f"verified: {WRITTEN}   # nobody",
    "verified: ~": f"verified: {WRITTEN}",
    "verified: {on: 2026-01-01, role: a, how: visit, of: b}": f"verified: {WRITTEN}",
    "verified: {of: \"b\", how: visit, role: 'a, b', on: 2026-01-01}  # old": (
        'verified: {of: "0123456789ab", how: phone, role: "health visitor", on: 2026-11-22}  # old'
    ),
    "verified: {\n    on: 2026-01-01, role: a,\n    how: visit, of: b}": (
        'verified: {\n    on: 2026-11-22, role: "health visitor",\n    how: phone, '
        'of: "0123456789ab"}'
    ),
    "verified:\n    on: 2026-01-01  # a day\n    role: >-\n      a\n    how: visit\n    of: b": (
        'verified:\n    on: 2026-11-22  # a day\n    role: "health visitor"\n    how: phone\n'
        '    of: "0123456789ab"'
    ),
}
"""What may stand in a row, and what a sign-off makes of it. Without it, a line is added."""
ADDED = f"\n  verified: {WRITTEN}"
between = st.sampled_from(["", "\n", "# A comment: with a colon\n", "\n\n# One\n\n"])
ends = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def row(draw: st.DrawFn, id_: str) -> tuple[str, str]:
    """A row of services.yml, and the same with a sign-off."""
    lines = draw(st.dictionaries(keys, values, max_size=5))
    entries = [f"{key}: {value}" for key, value in lines.items()] + [f"id: {id_}"]
    entries = [entry + ("" if "\n" in entry else draw(comments)) for entry in entries]
    sign = draw(st.sampled_from(sorted(SIGNS)))
    entries = draw(st.permutations([*entries, sign] if sign else entries))
    signed = [SIGNS.get(entry, entry) for entry in entries]
    before, after = ("- " + "\n  ".join(each) for each in (entries, signed))
    return f"{before}\n", f"{after}{'' if sign else ADDED}\n"


@st.composite
def files(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """A file of three rows, and the same with a sign-off in the second."""
    first, second, third = draw(row("one")), draw(row("two")), draw(row("three"))
    head, gap, tail = draw(between), draw(between), draw(between)
    texts = (f"{head}{first[0]}{gap}{each}{gap}{third[0]}{tail}" for each in second)
    end, mark = draw(ends), BOM_UTF8 if draw(st.booleans()) else b""
    before, after = (mark + text.replace("\n", end).encode() for text in texts)
    return before, after


@settings(deadline=5_000)
@given(pair=files())
def test_all_else_stays_byte_for_byte(pair: tuple[bytes, bytes]) -> None:
    before, after = pair

    assert signed(before, "two", SIGN_OFF) == after


@settings(deadline=5_000)
@given(pair=files())
def test_the_rows_say_the_same_as_before(pair: tuple[bytes, bytes]) -> None:
    before = rows_of(pair[0])

    made = rows_of(signed(pair[0], "two", SIGN_OFF))

    assert [others(row) for row in made] == [others(row) for row in before]
    assert [made[0].get("verified"), made[2].get("verified")] == [
        before[0].get("verified"),
        before[2].get("verified"),
    ]
    assert made[1]["verified"]["role"] == "health visitor"


@settings(deadline=5_000)
@given(pair=files())
def test_to_sign_twice_is_to_sign_once(pair: tuple[bytes, bytes]) -> None:
    once = signed(pair[0], "two", SIGN_OFF)

    assert signed(once, "two", SIGN_OFF) == once


def rows_of(raw: bytes) -> list[Any]:
    rows = read_yaml(clean_text(raw)).data
    assert isinstance(rows, list)
    return rows


def others(row: Any) -> dict[str, Value]:
    return {name: value for name, value in row.items() if name != "verified"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- id: a\n  verified: null\n  x: y\n", f"- id: a\n  verified: {WRITTEN}\n  x: y\n"),
        ("- id: a\n  verified:\n  x: y\n", f"- id: a\n  verified: {WRITTEN}\n  x: y\n"),
        ("- id: a\n  verified: # no\n", f"- id: a\n  verified: {WRITTEN} # no\n"),
        (
            "- id: a\n  x: y # z\n\n# end\n",
            f"- id: a\n  x: y # z\n  verified: {WRITTEN}\n\n# end\n",
        ),
        ("- id: a", f"- id: a\n  verified: {WRITTEN}"),
        ("-   id: a\n", f"-   id: a\n    verified: {WRITTEN}\n"),
        ("- {id: a, x: y}\n", f"- {{id: a, x: y, verified: {WRITTEN}}}\n"),
        ("- {id: a, verified: , x: y}\n", f"- {{id: a, verified: {WRITTEN}, x: y}}\n"),
        ("- {id: a, verified}\n", f"- {{id: a, verified: {WRITTEN}}}\n"),
        ("- id: a\r\n  x: y\r\n", f"- id: a\r\n  x: y\r\n  verified: {WRITTEN}\r\n"),
        (
            "- id: a\n  verified:\n    role: b # who\n    on: 2026-01-01\n    of: c\n"
            "    how: visit\n",
            '- id: a\n  verified:\n    role: "health visitor" # who\n    on: 2026-11-22\n'
            '    of: "0123456789ab"\n    how: phone\n',
        ),
        (
            "- id: a\n  verified: {on: 2026-01-01, role: b, how: visit, of: c} # old\n",
            f"- id: a\n  verified: {WRITTEN} # old\n",
        ),
    ],
)
def test_what_becomes_of_a_row(before: str, after: str) -> None:
    assert signed(before.encode(), "a", SIGN_OFF).decode() == after


@pytest.mark.parametrize(
    "role", ['say "hello" \\ or', "قابلة", "助産士, 😀", "a: b # c", "{x}", "no"]
)
def test_any_role_is_read_back_as_it_was(role: str) -> None:
    sign_off = SignOff(date(2026, 11, 22), clean_role(role), "visit", "000000000000")

    made = signed(b"- id: a\n", "a", sign_off)

    assert rows_of(made)[0]["verified"]["role"] == role
    assert rows_of(made)[0]["verified"]["of"] == "000000000000"


@pytest.mark.parametrize(
    "role", ["", " ", "not yet", "TODO", "a\u202eb", "a\x07", "x" * 101, "caf\udce9"]
)
def test_a_role_that_names_nobody_or_cannot_be_written_is_refused(role: str) -> None:
    with pytest.raises(HubError, match="--role"):
        clean_role(role)


def test_in_the_file_of_the_hub_one_line_changes() -> None:
    raw = (ROOT / FILE).read_bytes()
    lines = raw.splitlines()

    for row in rows_of(raw):
        made = signed(raw, row["id"], SIGN_OFF).splitlines()

        assert sum(old != new for old, new in zip(lines, made, strict=True)) == 1


def test_a_role_is_one_line() -> None:
    assert clean_role(" health\u00a0visitor,\n Belfast ") == "health visitor, Belfast"


def test_the_file_keeps_its_rights_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / FILE
    file.parent.mkdir(parents=True)
    file.write_bytes(b"- id: a\r\n")
    file.chmod(0o640)

    write_sign_off(tmp_path, "a", SIGN_OFF)

    assert file.read_bytes() == f"- id: a\r\n  verified: {WRITTEN}\r\n".encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in file.parent.iterdir()] == ["services.yml"]


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "content/data").mkdir(parents=True)
    (tmp_path / "real.yml").write_text("- id: a\n", encoding="utf-8")
    (tmp_path / FILE).symlink_to(tmp_path / "real.yml")

    write_sign_off(tmp_path, "a", SIGN_OFF)

    assert (tmp_path / FILE).is_symlink()
    assert "verified" in (tmp_path / "real.yml").read_text(encoding="utf-8")


def test_a_row_that_is_gone_in_the_meantime_is_named() -> None:
    with pytest.raises(HubError, match="no service called b any more"):
        signed(b"- id: a\n", "b", SIGN_OFF)


def test_a_file_that_cannot_be_written_is_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(HubError, match=r"services\.yml cannot be written: No such file"):
        write_sign_off(tmp_path, "a", SIGN_OFF)
