"""What goes out to translators comes back letter by letter, and what comes back is not trusted."""

import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from translate.storage import xliff

from imhub.desk.formats import FORMATS, Format, read_answers
from imhub.desk.sheet import MOST_BYTES, Row, Sheet
from imhub.errors import HubError

FORMS = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
XLSX, XLIFF, MD = FORMATS["xlsx"], FORMATS["xliff"], FORMATS["md"]


def sheet(*rows: Row, code: str = "pl", right_to_left: bool = False) -> Sheet:
    return Sheet("Tiny & small", "en", code, "Polish", rows, right_to_left)


def row(text: str, translation: str = "", key: str = "0123456789abcdef", **more: object) -> Row:
    return Row(key, text, translation, **more)  # type: ignore[arg-type]  # any field


ODD = [
    "=1+1",
    '=HYPERLINK("https://example.org")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "'=1",
    "a\nb",
    "a  \nb",
    "\n",
    " around ",
    'He said "no" and <b>left</b> & went.',
    "]]>",
    "كلمة 12 \u200fو\u200e OK",
    "שלום",
    "👩\u200d👧 🙂",
    "\ue000marked\ue001",
    "~~~",
    "~~~~ translation\nx\n~~~~",
    "## 0123456789abcdef",
    "```\ncode\n```",
    "5",
    "1.50",
    "2026-11-22",
    "TRUE",
    "#N/A",
    "#REF!",
    "\\n",
    "%(num)d",
    "|",
    "-->",
    "&#10;&amp;",
    "e\u0301",
    "\u00e9",
    "x" * 3_000,
]


@FORMS
def test_odd_texts_come_back_as_they_went_out(form: Format) -> None:
    rows = [row(text, text, key=f"{at:016x}") for at, text in enumerate(ODD)]

    answers = form.read(form.write(sheet(*rows)))

    assert answers.code == "pl"
    assert [(a.key, a.text, a.translation) for a in answers.rows] == [
        (each.key, each.text, each.translation) for each in rows
    ]


letters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
signs = st.sampled_from('\n\t=+-@"<>&~#`|%{}[]\\ ')
texts = st.text(letters | signs, max_size=40).filter(lambda text: "x005F_" not in text)
keys = st.from_regex(r"(ui-)?[0-9a-f]{16}(\[[0-5]\])?", fullmatch=True)
rows_ = st.builds(
    Row,
    keys,
    texts,
    texts,
    suggestion=texts,
    made_for=texts,
    section=st.sampled_from(["help", "ui"]),
    place=st.just("help/a.md"),
    state=texts,
    hints=st.lists(texts, max_size=2).map(tuple),
    limit=st.integers(0, 200),
)


@FORMS
@settings(max_examples=60, deadline=None)
@given(rows=st.lists(rows_, min_size=1, max_size=5), right_to_left=st.booleans())
def test_any_texts_come_back_as_they_went_out(
    form: Format,
    rows: list[Row],
    right_to_left: bool,  # noqa: FBT001  (hypothesis)
) -> None:
    ordered = sorted(rows, key=lambda each: each.section)
    made = form.write(sheet(*ordered, right_to_left=right_to_left))

    answers = form.read(made)

    assert [(a.key, a.text, a.translation) for a in answers.rows] == [
        (each.key, each.text, each.translation) for each in ordered
    ]


@FORMS
def test_the_same_rows_say_the_same_twice(form: Format) -> None:
    rows = (row("One", "Jeden", hints=("Page: A",), limit=20), row("Two", key="f" * 16))

    assert form.write(sheet(*rows)) == form.write(sheet(*rows))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "5", "#REF!"])
def test_a_spreadsheet_never_works_out_what_stands_in_it(text: str) -> None:
    made = XLSX.write(sheet(row(text, text, suggestion=text, hints=(text,))))

    page = load_workbook(BytesIO(made))["Texts"]

    for cell in page[2]:
        assert cell.data_type in ("s", "n")
        assert cell.data_type == "s" or cell.value is None
        assert cell.number_format == "@"
        assert cell.quotePrefix


def test_in_a_spreadsheet_only_translations_can_be_changed() -> None:
    page = load_workbook(BytesIO(XLSX.write(sheet(row("One")))))["Texts"]

    assert page.protection.sheet
    assert [cell.column_letter for cell in page[2] if not cell.protection.locked] == ["E"]


def test_a_spreadsheet_shows_a_language_from_right_to_left() -> None:
    made = XLSX.write(sheet(row("One", "واحد"), code="ar", right_to_left=True))

    cell = load_workbook(BytesIO(made))["Texts"]["E2"]

    assert (cell.alignment.horizontal, cell.alignment.readingOrder) == ("right", 2)


def test_what_a_spreadsheet_program_makes_of_a_line_end_is_understood() -> None:
    made = XLSX.write(sheet(row("One", "a_x000D_\nb")))

    assert XLSX.read(made).rows[0].translation == "a\nb"


def test_numbers_that_a_spreadsheet_program_made_of_texts_are_texts_again() -> None:
    book = load_workbook(BytesIO(XLSX.write(sheet(row("One", "x")))))
    book["Texts"]["E2"].value = 5
    changed = BytesIO()
    book.save(changed)

    assert XLSX.read(changed.getvalue()).rows[0].translation == "5"


def test_a_translation_program_reads_our_xliff() -> None:
    made = XLIFF.write(
        sheet(
            row("One", "Jeden", section="help", hints=("Page: A",), limit=20),
            row("Two", "", key="f" * 16, section="ui", suggestion="Dwa", made_for="Too"),
        )
    )

    store = xliff.xlifffile.parsestring(made)  # type: ignore[no-untyped-call]  # it has no types

    assert [(unit.source, unit.target or "") for unit in store.units] == [
        ("One", "Jeden"),
        ("Two", ""),
    ]
    assert "Page: A" in store.units[0].getnotes()
    assert [(s.source, s.target) for s in store.units[1].getalttrans()] == [("Too", "Dwa")]
    assert store.gettargetlanguage() == "pl"


def test_what_a_translation_program_adds_to_xliff_makes_no_difference() -> None:
    made = XLIFF.write(sheet(row("One two", "")))
    text = made.decode().replace(
        '<target state="needs-translation"/>',
        '<!-- x --><target state="final"><mrk mtype="seg" mid="0">Jeden <g id="1">dwa</g></mrk>'
        "<!-- a note --></target>",
    )
    assert "final" in text

    (answer,) = XLIFF.read(text.replace("UTF-8", "UTF-16").encode("utf-16")).rows

    assert answer.translation == "Jeden dwa"


def test_a_text_file_may_have_been_saved_on_windows() -> None:
    made = MD.write(sheet(row("One\nTwo", "Jeden\nDwa")))

    (answer,) = MD.read(b"\xef\xbb\xbf" + made.replace(b"\n", b"\r\n")).rows

    assert answer.translation == "Jeden\nDwa"


def bomb(size: int = MOST_BYTES + 1) -> bytes:
    made = BytesIO(XLSX.write(sheet(row("One"))))
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/media/x.xml", b" " * size)
    return made.getvalue()


def many_parts() -> bytes:
    made = BytesIO(XLSX.write(sheet(row("One"))))
    with zipfile.ZipFile(made, "a") as parts:
        for number in range(300):
            parts.writestr(f"xl/media/{number}", b"")
    return made.getvalue()


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    made = BytesIO()
    whole = BytesIO(XLSX.write(sheet(row("One", "x"))))
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            raw = old.read(part)
            new.writestr(part, change(raw) if part == name else raw)
    return made.getvalue()


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PAGE = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (bomb(), "unfolds to more"),
        (many_parts(), "unfolds to more"),
        (with_part(PAGE, lambda raw: LAUGHS + raw), "names of its own"),
        (with_part(PAGE, lambda raw: OUTSIDE + raw.replace(b"One", b"&a;")), "names of its own"),
        (with_part(PAGE, lambda raw: (LAUGHS + raw).decode().encode("utf-16")), "names of its own"),
        (with_part("xl/workbook.xml", lambda raw: LAUGHS + raw), "names of its own"),
        (with_part(PAGE, lambda raw: raw[:400]), "no whole spreadsheet"),
        (with_part("xl/workbook.xml", lambda _: b"<a/>"), "no whole spreadsheet"),
        (b"", "no whole spreadsheet"),
        (b"PK\x03\x04 not really", "no whole spreadsheet"),
        (b"key,source\n", "no whole spreadsheet"),
        (with_part(PAGE, lambda raw: raw.replace(b"Translation (pl)", b"In Polish")), "first line"),
        (with_part(PAGE, lambda raw: raw.replace(b">Key<", b">Number<")), "first line"),
        (b"x" * (MOST_BYTES + 1), "has 20 MB"),
    ],
)
def test_a_spreadsheet_that_is_broken_or_made_to_harm_is_refused(raw: bytes, words: str) -> None:
    with pytest.raises(HubError, match=words):
        XLSX.read(raw)


def test_a_spreadsheet_with_a_million_rows_is_refused() -> None:
    row = b'<row r="1048576"><c r="A1048576" t="n"><v>1</v></c></row></sheetData>'

    def stretched(raw: bytes) -> bytes:
        wide = raw.replace(b'ref="A1:H2"', b'ref="A1:XFD1048576"')
        return wide.replace(b"</sheetData>", row)

    far = with_part(PAGE, stretched)

    with pytest.raises(HubError, match="more than 50000 rows"):
        XLSX.read(far)


def laughing(text: str) -> str:
    return text.replace("?>", f"?>{LAUGHS.decode()}").replace("One", "&b;")


def in_xliff(change: Callable[[str], str]) -> bytes:
    return change(XLIFF.write(sheet(row("One", "x"))).decode()).encode()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (in_xliff(laughing), "names of its own"),
        (in_xliff(lambda text: text.replace("?>", f"?>{OUTSIDE.decode()}")), "names of its own"),
        (in_xliff(laughing).decode().encode("utf-16"), "names of its own"),
        (in_xliff(lambda text: text[:-9]), "no whole XLIFF"),
        (in_xliff(lambda text: text.replace("One", "&nothing;")), "no whole XLIFF"),
        (in_xliff(lambda text: text.replace("<source>", "<a>" * 400)), "no whole XLIFF"),
        (b"", "no whole XLIFF"),
        (b"\xff\xff", "not saved as UTF-8"),
        (b"<xliff/>", "no XLIFF 1.2"),
        (in_xliff(lambda text: text.replace("document:1.2", "document:2.0")), "no XLIFF 1.2"),
        (in_xliff(lambda text: text.replace(' target-language="pl"', "")), "which one language"),
        (XLIFF.write(sheet()), "which one language"),
        (b"x" * (MOST_BYTES + 1), "has 20 MB"),
    ],
)
def test_xliff_that_is_broken_or_made_to_harm_is_refused(raw: bytes, words: str) -> None:
    with pytest.raises(HubError, match=words):
        XLIFF.read(raw)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "does not say which language"),
        (b"# Notes\n", "does not say which language"),
        (b"<!-- language: pl -->\n~~~ source\nx\n", "Line 2: the waves that open here"),
        (b"<!-- language: pl -->\nsm\xf8rrebr\xf8d\n", "Line 2: a character here"),
        (b"x" * (MOST_BYTES + 1), "has 20 MB"),
    ],
)
def test_a_text_file_that_is_none_of_ours_is_refused(raw: bytes, words: str) -> None:
    with pytest.raises(HubError, match=words):
        MD.read(raw)


@FORMS
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_mangled_file_is_read_or_refused(form: Format, data: st.DataObject) -> None:
    raw = mangled(form.write(sheet(row("One", "Jeden", hints=("Page: A",)))), data)

    with suppress(HubError):
        form.read(raw)


def mangled(raw: bytes, data: st.DataObject) -> bytes:
    """*raw* with some bytes changed."""
    changed = bytearray(raw)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw)))
        changed[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    return bytes(changed)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_spreadsheet_that_is_mangled_inside_is_read_or_refused(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([PAGE, "xl/workbook.xml", "xl/styles.xml", "_rels/.rels"]))

    with suppress(HubError):
        XLSX.read(with_part(name, lambda raw: mangled(raw, data)))


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.csv", b"", "has to end in .xlsx"),
        ("a.md", MD.write(sheet(code="ar")), "a.md is in ar, not in pl."),
        ("a.xlsx", b"x", "a.xlsx: This file is no whole spreadsheet"),
    ],
)
def test_a_file_of_another_kind_or_language_is_refused(
    tmp_path: Path, name: str, raw: bytes, words: str
) -> None:
    file = tmp_path / name
    file.write_bytes(raw)

    with pytest.raises(HubError, match=words):
        read_answers(file, "pl")


def test_our_xliff_keeps_white_space() -> None:
    made = etree.fromstring(XLIFF.write(sheet(row(" a  b "))))

    (unit,) = made.iter("{*}trans-unit")
    assert unit.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
