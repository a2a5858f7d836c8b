"""Rows as a spreadsheet, and back.

Every cell is text: a spreadsheet never works out what stands in it. What comes back is not trusted.
"""

import re
import warnings
import zlib
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from imhub.desk.sheet import MOST_BYTES, MOST_ROWS, Answer, Answers, Row, Sheet, check_size
from imhub.errors import HubError

_TITLE = "Texts"
_KEY, _SOURCE, _TRANSLATION = "Key", "Source", "Translation"
_COLUMNS = {
    _KEY: 12,
    "Where": 24,
    "What to know": 40,
    _SOURCE: 50,
    _TRANSLATION: 50,
    "Suggestion": 40,
    "It was made for": 40,
    "State": 20,
}
"""Names of the columns and how wide they are."""
_LANGUAGE = re.compile(rf"{_TRANSLATION} \((?P<code>[\w-]+)\)")
_SAVED_AT = re.compile(rb"(?P<start><dcterms:(?:created|modified)[^>]*>)[^<]*")
_LONGEST_CELL = 32_767
_MOST_PARTS = 200
_MOST_COLUMNS = 30
_RETURN = "_x000D_"
"""How a spreadsheet writes the first half of a line end as Windows has it."""
_BROKEN = (
    *(BadZipFile, zlib.error, InvalidFileException, SyntaxError, EOFError, RuntimeError),
    *(KeyError, IndexError, AttributeError, TypeError, ValueError, OverflowError, OSError),
)
"""What openpyxl raises for a file that is broken, or made to break it."""
_NOT_WHOLE = "This file is no whole spreadsheet. Save it again as .xlsx."


def write_xlsx(sheet: Sheet) -> bytes:
    """*sheet* as a spreadsheet in which translations alone can be changed."""
    book = Workbook()
    book.properties.creator = sheet.hub
    page = book.active
    page.title = _TITLE
    _write_line(page, 1, _names(sheet))
    for cell in page[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FFE3D3")
    for number, row in enumerate(sheet.rows, start=2):
        _write_line(page, number, _values(row))
        _open_for_writing(page.cell(number, _place(_TRANSLATION)), sheet)
    for place, width in enumerate(_COLUMNS.values()):
        page.column_dimensions[chr(ord("A") + place)].width = width
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    _protect(page)
    buffer = BytesIO()
    book.save(buffer)
    return _without_clock(buffer)


def _without_clock(made: BytesIO) -> bytes:
    """The spreadsheet *made*, without the time at which it was written: same rows, same bytes."""
    buffer = BytesIO()
    with ZipFile(made) as parts, ZipFile(buffer, "w", ZIP_DEFLATED) as fixed:
        for name in parts.namelist():
            raw = _SAVED_AT.sub(rb"\g<start>2026-01-01T00:00:00Z", parts.read(name))
            fixed.writestr(ZipInfo(name), raw, ZIP_DEFLATED)
    return buffer.getvalue()


def _names(sheet: Sheet) -> list[str]:
    with_code = {
        _SOURCE: f"{_SOURCE} ({sheet.source})",
        _TRANSLATION: f"{_TRANSLATION} ({sheet.code})",
    }
    return [with_code.get(name, name) for name in _COLUMNS]


def _place(name: str) -> int:
    return list(_COLUMNS).index(name) + 1


def _values(row: Row) -> list[str]:
    hints = "\n".join(row.hints)
    texts = (row.text, row.translation, row.suggestion, row.made_for)
    return [row.key, f"{row.section}: {row.place}", hints, *texts, row.state]


def _write_line(page: Worksheet, number: int, values: Sequence[str]) -> None:
    for place, text in enumerate(values, start=1):
        if len(text) > _LONGEST_CELL:
            raise HubError(f"A text of {len(text)} letters does not fit into a spreadsheet.")
        cell = page.cell(number, place)
        if text:
            cell.value = text
            cell.data_type = "s"  # Also for `=1+1`.
        cell.number_format = "@"
        cell.quotePrefix = True
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _open_for_writing(cell: Cell, sheet: Sheet) -> None:
    cell.protection = Protection(locked=False)
    if sheet.right_to_left:
        cell.alignment = Alignment(
            wrap_text=True, vertical="top", horizontal="right", readingOrder=2
        )


def _protect(page: Worksheet) -> None:
    """Lock what is not to be changed; without a password, since it only guards against slips."""
    page.protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "autoFilter", "sort"):
        setattr(page.protection, allowed, False)


def read_xlsx(raw: bytes) -> Answers:
    """What stands in a spreadsheet that came back.

    Raises:
        HubError: it is none of ours, or holds what could harm the computer that reads it.
    """
    check_size(len(raw))
    try:
        _check_parts(raw)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(raw), read_only=True, keep_links=False)
            return _read(book)
    except _BROKEN as error:
        raise HubError(_NOT_WHOLE) from error


def _check_parts(raw: bytes) -> None:
    """Refuse a file that unfolds to more than it may have, or defines names of its own."""
    with ZipFile(BytesIO(raw)) as parts:
        infos = parts.infolist()
        if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > MOST_BYTES:
            raise HubError("This file unfolds to more than a spreadsheet of ours ever has.")
        for info in infos:
            if info.filename.endswith((".xml", ".rels", ".vml")):
                _check_xml(parts.read(info))


def _check_xml(raw: bytes) -> None:
    if b"\0" in raw or b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise HubError("This file defines names of its own, which a spreadsheet does not need.")


def _read(book: Workbook) -> Answers:
    page = book[_TITLE] if _TITLE in book.sheetnames else book.worksheets[0]
    lines = page.iter_rows(max_col=_MOST_COLUMNS)
    names = [str(cell.value or "") for cell in next(lines, ())]
    places = {name.partition(" (")[0]: place for place, name in enumerate(names)}
    found = next(filter(None, map(_LANGUAGE.fullmatch, names)), None)
    if found is None or not {_KEY, _SOURCE, _TRANSLATION} <= set(places):
        raise HubError(
            "The first line does not name the columns “Key”, “Source (…)” and “Translation (…)”. "
            "Leave it as it was sent."
        )
    return Answers(found["code"], tuple(_answers(lines, places)))


def _answers(lines: Iterator[Sequence[Cell]], places: Mapping[str, int]) -> Iterator[Answer]:
    for number, cells in enumerate(lines, start=2):
        if number > MOST_ROWS:
            raise HubError(f"This file has more than {MOST_ROWS} rows. It is none of ours.")
        said = {name: _words(cells, place) for name, place in places.items()}
        if said[_KEY]:
            yield Answer(said[_KEY], said[_SOURCE], said[_TRANSLATION], f"row {number}")


def _words(cells: Sequence[Cell], place: int) -> str:
    """The text of a cell. A number counts as typed; a formula is never worked out."""
    value = cells[place].value if place < len(cells) else None
    return "" if value is None else str(value).replace(_RETURN, "")
