"""Where each translation comes from, and who has read it: `translations/<lang>/review.jsonl`.

A record belongs to one text and one translation of it. Edit either, and the record belongs to
nothing any more: no claim of a review outlives what was reviewed.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeAlias

from pydantic import ValidationError

from imhub.errors import HubError
from imhub.fields import Line, Schema, Words
from imhub.finding import Finding
from imhub.textfile import TextProblem, read_text

Method: TypeAlias = Literal["human", "machine", "machine-edited"]
_LENGTH = 16
_MOST_BYTES = 5_000_000
"""2,500 records have 300 KB."""


def key_of(text: str, translation: str, context: str = "") -> str:
    """What stands for *translation* of *text*: change a letter of either, and it is another."""
    whole = f"{context}\x04{text}\x00{translation}"
    return hashlib.sha256(whole.encode()).hexdigest()[:_LENGTH]


class Record(Schema):
    """Who made a translation, who has read it, and when."""

    key: Line
    method: Method
    role: Line
    """Who or what made it."""
    reviewed_role: Words = ""
    """Who has read it; empty if nobody has."""
    on: date


Records: TypeAlias = Mapping[str, Record]
"""Records by their key."""


def records_file(code: str) -> str:
    """Where the records of language *code* stand, below the hub's root."""
    return f"translations/{code}/review.jsonl"


def load_records(root: Path, code: str) -> Records:
    """The records of language *code*; the last one of a key counts.

    Raises:
        HubError: a line cannot be read; the text names file and line.
    """
    file = records_file(code)
    path = root / file
    if not path.is_file():
        return {}
    try:
        lines = read_text(path, _MOST_BYTES).split("\n")
    except TextProblem as problem:
        words = (problem.rule, problem.message, problem.remedy)
        raise HubError(str(Finding(file, problem.line, *words))) from problem
    records = (_read(file, number, line) for number, line in enumerate(lines, 1) if line.strip())
    return {record.key: record for record in records}


def _read(file: str, number: int, line: str) -> Record:
    try:
        return Record.model_validate_json(line)
    except ValidationError as error:
        message = "This line is not a record of a translation."
        remedy = (
            "Delete it, and say again who has read the translation: `imhub translations review`."
        )
        raise HubError(str(Finding(file, number, "broken-review", message, remedy))) from error


def format_records(records: Iterable[Record]) -> str:
    """*records* as the text of their file, sorted, one a line."""
    rows: list[dict[str, Any]] = []
    for record in sorted(records, key=lambda record: record.key):
        values = record.model_dump(mode="json")
        rows.append({name: value for name, value in values.items() if value != ""})
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
