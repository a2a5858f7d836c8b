"""Translations of what templates say, from gettext PO files (the only reader of PO)."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from babel import UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import NullTranslations, Translations

from imhub.errors import HubError
from imhub.finding import Finding
from imhub.textfile import TextProblem, read_text

_LINE = re.compile(
    r'(?P<keyword>msgctxt|msgid|msgid_plural|msgstr|msgstr\[[0-5]\])?\s*"(?:[^"\\]|\\.)*"'
)
_HEADER_ERRORS = (ValueError, LookupError, AttributeError, UnknownLocaleError)
"""What Babel and gettext raise for a date, a language or a plural form that is not one."""
_ODD_HEADER = "The first entry has a language, a date or a plural form that is not one."
_BEFORE = {"msgid_plural": "msgid", "msgstr": "msgid", "msgstr[0]": "msgid_plural"}


def load_interface(root: Path, code: str) -> NullTranslations:
    """The words of the templates in language *code*; as written, if nobody translated them.

    Raises:
        HubError: the PO file cannot be read; the text names file and line.
    """
    file = f"translations/{code}/ui.po"
    path = root / file
    if not path.is_file():
        return NullTranslations()
    try:
        return _as_translations(_read(read_text(path).split("\n")))
    except TextProblem as problem:
        words = (problem.rule, problem.message, problem.remedy)
        raise HubError(str(Finding(file, problem.line, *words))) from problem


def _read(lines: Sequence[str]) -> Catalog:
    current = ["" if line.lstrip().startswith("#~") else line for line in lines]
    _check_entries(current)
    try:
        return read_po(current, locale=None, abort_invalid=True)
    except PoFileError as error:
        raise _problem((error.lineno or 0) + 1, "An entry here is not whole.") from error
    except _HEADER_ERRORS as error:
        raise _problem(1, _ODD_HEADER) from error


def _check_entries(lines: Sequence[str]) -> None:
    before = ""
    for number, line in enumerate((line.strip() for line in lines), start=1):
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise _problem(number, "This line is not `msgid` or `msgstr` with words in quotes.")
        keyword = match["keyword"]
        if keyword and not _may_follow(keyword, before):
            raise _problem(number, f"`{keyword}` does not belong here.")
        if not keyword and not before:
            raise _problem(number, "Words stand here that belong to no entry.")
        before = keyword or before


def _may_follow(keyword: str, before: str) -> bool:
    """Whether *keyword* may come next. Babel itself guesses when one is missing."""
    at_start = not before or before.startswith("msgstr")
    if keyword == "msgctxt":
        return at_start
    if keyword == "msgid":
        return at_start or before == "msgctxt"
    number = int(keyword[7]) if keyword.startswith("msgstr[") else 0
    return before == (f"msgstr[{number - 1}]" if number else _BEFORE[keyword])


def _problem(line: int, message: str) -> TextProblem:
    return TextProblem(line, "broken-po", message, "Compare it with the entries around it.")


def _as_translations(catalog: Catalog) -> Translations:
    catalog.charset = "utf-8"
    buffer = BytesIO()
    try:
        write_mo(buffer, catalog, use_fuzzy=False)
        buffer.seek(0)
        return Translations(buffer)
    except _HEADER_ERRORS as error:
        raise _problem(1, _ODD_HEADER) from error
