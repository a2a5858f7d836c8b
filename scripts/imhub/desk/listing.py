"""Rows as a plain text file that any editor opens, and back.

A row is a heading with its key, what is to know, and what is to be translated between two lines of
waves. A text that has waves itself stands between longer ones.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator

from imhub.desk.sheet import MOST_ROWS, Answer, Answers, Row, Sheet, check_size
from imhub.errors import HubError

_HEAD = 20
"""Lines in which the file says what it is."""
_WAVES = re.compile("~{3,}")
_HEADING = re.compile(r"## (?P<key>[\w-]+(?:\[[0-5]\])?)\s*")
_LANGUAGE = re.compile(r"<!-- language: (?P<code>[\w-]+) -->\s*")
_OPENING = re.compile(r"(?P<waves>~{3,}) (?P<name>source|translation|suggestion)\s*")


def write_listing(sheet: Sheet) -> bytes:
    """*sheet* as a text file."""
    head = (
        f"# {sheet.hub} in {sheet.language}\n\n<!-- language: {sheet.code} -->\n\n"
        "Write each translation between the two lines of waves under “translation”.\n"
        "Leave all else as it is.\n"
    )
    return "\n".join([head, *map(_shown, sheet.rows)]).encode()


def _shown(row: Row) -> str:
    told = [row.place, row.state, *row.hints]
    if row.suggestion:
        told.append(f"The suggestion was made for: {' '.join(row.made_for.split())}")
    facts = "".join(f"- {' '.join(fact.split())}\n" for fact in told if fact)
    texts = [_block("source", row.text)]
    if row.suggestion:
        texts.append(_block("suggestion", row.suggestion))
    texts.append(_block("translation", row.translation))
    return "\n".join([f"## {row.key}\n", facts, *texts])


def _block(name: str, text: str) -> str:
    longest = max((len(run) for run in _WAVES.findall(text)), default=2)
    waves = "~" * (longest + 1)
    return f"{waves} {name}\n{text}{chr(10) if text else ''}{waves}\n"


def read_listing(raw: bytes) -> Answers:
    """What stands in a text file that came back.

    Raises:
        HubError: it is none of ours.
    """
    check_size(len(raw))
    lines = _lines(raw)
    found = next(filter(None, map(_LANGUAGE.fullmatch, lines[:_HEAD])), None)
    if found is None:
        raise HubError("This file does not say which language it is in. It is none of ours.")
    rows: list[dict[str, str]] = []
    for name, text in _parts(lines):
        if name == "key":
            rows.append({})
        if rows:
            rows[-1].setdefault(name, text)
        if len(rows) > MOST_ROWS:
            raise HubError(f"This file has more than {MOST_ROWS} texts. It is none of ours.")
    return Answers(found["code"], tuple(map(_answer, rows)))


def _answer(row: dict[str, str]) -> Answer:
    return Answer(row["key"], row.get("source", ""), row.get("translation", ""), row["where"])


def _parts(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Names and texts in the order of the file: `key`, `where`, `source`, `translation`."""
    at = 0
    while at < len(lines):
        heading, opening = _HEADING.fullmatch(lines[at]), _OPENING.fullmatch(lines[at])
        if heading:
            yield "key", heading["key"]
            yield "where", f"line {at + 1}"
        elif opening:
            end = _end(lines, at, opening["waves"])
            yield opening["name"], "\n".join(lines[at + 1 : end])
            at = end
        at += 1


def _end(lines: list[str], start: int, waves: str) -> int:
    for at in range(start + 1, len(lines)):
        if lines[at].rstrip() == waves:
            return at
    raise HubError(f"Line {start + 1}: the waves that open here are never closed.")


def _lines(raw: bytes) -> list[str]:
    plain = raw.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return plain.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        line = plain.count(b"\n", 0, error.start) + 1
        raise HubError(f"Line {line}: a character here was not saved as UTF-8.") from error
