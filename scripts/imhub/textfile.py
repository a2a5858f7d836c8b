"""A text file as an editor saved it, on any system, read without surprises."""

from codecs import BOM_UTF8
from pathlib import Path

from imhub.safety import UNSEEN, explain_unseen

MAX_BYTES = 200_000
"""A page of 250 words is 2 KB. A file a hundred times as large is not a page."""


class TextProblem(Exception):  # noqa: N818  (STYLE.md: Problem is our word)
    """Why a file cannot be read as text, and what to do."""

    def __init__(self, line: int, rule: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line = line
        self.rule = rule
        self.message = message
        self.remedy = remedy


def read_text(path: Path, most: int = MAX_BYTES) -> str:
    r"""The text of *path*, without byte order mark and with line ends as `\n`.

    It may have *most* bytes.

    Raises:
        TextProblem: it is too large, not UTF-8, or holds characters that cannot be shown.
    """
    try:
        raw = _first_bytes(path, most + 1) if path.is_file() else None
    except OSError:
        raw = None
    if raw is None:
        raise TextProblem(
            0,
            "unreadable-file",
            "This file cannot be opened.",
            "Check that it is still there and that you may read it.",
        )
    if len(raw) > most:
        raise TextProblem(
            0,
            "file-too-large",
            f"This file is larger than {most // 1000} KB, the most that a text may have.",
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
    unseen = UNSEEN.search(text)
    if unseen:
        line = text.count("\n", 0, unseen.start()) + 1
        raise TextProblem(line, *explain_unseen(text, unseen))
    return text
