"""A text file as an editor saved it, on any system, read without surprises."""

import re
from codecs import BOM_UTF8
from pathlib import Path

MAX_BYTES = 200_000
"""A page of 250 words is 2 KB. A file a hundred times as large is not a page."""

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What nobody can see, and what one program takes for the end of a line and the next does not."""


class TextProblem(Exception):  # noqa: N818  (STYLE.md: Problem is our word)
    """Why a file cannot be read as text, and what to do."""

    def __init__(self, line: int, rule: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line = line
        self.rule = rule
        self.message = message
        self.remedy = remedy


def read_text(path: Path) -> str:
    r"""The text of *path*, without byte order mark and with line ends as `\n`.

    Raises:
        TextProblem: it is too large, not UTF-8, or holds characters that cannot be shown.
    """
    try:
        raw = _first_bytes(path, MAX_BYTES + 1) if path.is_file() else None
    except OSError:
        raw = None
    if raw is None:
        raise TextProblem(
            0,
            "unreadable-file",
            "This file cannot be opened.",
            "Check that it is still there and that you may read it.",
        )
    if len(raw) > MAX_BYTES:
        raise TextProblem(
            0,
            "file-too-large",
            f"This file is larger than {MAX_BYTES // 1000} KB, the most that a text may have.",
            "Move pictures out of it, or make several files of it.",
        )
    return clean_text(raw)


def _first_bytes(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)


def clean_text(raw: bytes) -> str:
    r"""*raw* as text, without byte order mark and with line ends as `\n`."""
    raw = raw.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise TextProblem(
            raw.count(b"\n", 0, error.start) + 1,
            "not-utf-8",
            "A character here was not saved as UTF-8.",
            "Save the file again and choose UTF-8 as its encoding.",
        ) from error
    control = CONTROL.search(text)
    if control:
        raise TextProblem(
            text.count("\n", 0, control.start()) + 1,
            "control-character",
            "A character that cannot be shown stands here.",
            "Delete the words around it and type them again.",
        )
    return text
