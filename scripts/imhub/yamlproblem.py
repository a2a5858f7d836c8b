"""What a mistake in YAML means to an editor, and on which line they made it."""

import re
from collections.abc import Sequence
from typing import Any

import yaml

AS_IN = "Write it as in `title: Peekaboo`."
QUOTE_ALL = "Put quotes around the whole value."
NOT_ENDED = (
    "A quotation mark is opened and never closed.",
    "Close it at the end of the value.",
)
_HASH_IN_LIST = re.compile(r"[\[{,][ \t]*#\w")
_OPENING = re.compile(r"[\[{]")


class YamlProblem(Exception):  # noqa: N818  (STYLE.md: Problem is our word)
    """A mistake in YAML, with the line on which it stands and what to do."""

    def __init__(self, line: int, rule: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line = line
        self.rule = rule
        self.message = message
        self.remedy = remedy


def line_and_column(mark: Any) -> tuple[int, int]:  # PyYAML has one class for each parser
    """Line and column of *mark*, from 0."""
    return (int(mark.line), int(mark.column)) if mark else (0, 0)


def split_lines(text: str) -> list[str]:
    """The lines of *text* as YAML counts them."""
    return re.split(r"\r\n|[\r\n\x85\u2028\u2029]", text)


def cannot_start(sign: str) -> str:
    """That no value starts with *sign*."""
    return f"A value cannot start with {'a tab' if sign == chr(9) else f'“{sign}”'}."


def explained(error: yaml.MarkedYAMLError, text: str, first_line: int) -> YamlProblem:
    """What *error* means, and the line of the file on which the mistake was made."""
    said = f"{error.context or ''} {error.problem or ''}"
    lines = split_lines(text)
    number, column = _place(error, said)
    line = lines[number] if number < len(lines) else ""
    sign = line[column : column + 1]
    hidden = _last_line(_HASH_IN_LIST, lines[: number + 1]) if _FLOW in said else None
    if hidden is not None:
        number, (message, remedy) = hidden, _HIDDEN
    elif _FLOW in said and not sign:
        number, (message, remedy) = _last_line(_OPENING, lines[: number + 1]) or 0, _NOT_CLOSED
    elif "mapping values are not allowed" in said:
        number, message, remedy = _colon(number, line[:column])
    elif any(words in said for words in _ODD_START):
        message, remedy = cannot_start(sign), QUOTE_ALL
    else:
        message, remedy = next(
            (answer for words, answer in _ANSWERS if words in said), _misplaced(line, column)
        )
    last = text.rstrip().count("\n")
    return YamlProblem(first_line + min(number, last), "broken-line", message, remedy)


def _place(error: yaml.MarkedYAMLError, said: str) -> tuple[int, int]:
    """Line and column, from 0, of the fault, which the parser may notice only later."""
    late = any(words in said for words in _AT_THE_START)
    marks = (error.context_mark, error.problem_mark)
    mark = next((mark for mark in (marks if late else marks[::-1]) if mark), None)
    return line_and_column(mark)


def _last_line(pattern: re.Pattern[str], lines: Sequence[str]) -> int | None:
    """Number of the last of *lines* in which *pattern* is found."""
    found = [number for number, line in enumerate(lines) if pattern.search(line)]
    return found[-1] if found else None


_FLOW = "while parsing a flow"
_HIDDEN = (
    "A # here hides the rest of the line.",
    "Put quotes around each value that starts with #.",
)
_NOT_CLOSED = ("A bracket is opened and never closed.", "Close it at the end of the value.")
_AT_THE_START = (
    "while scanning a quoted scalar",
    "while scanning an a",
    "while scanning a block scalar",
    "while scanning a simple key",
    _FLOW,
    "while parsing a tag",
    "while scanning a tag",
)
"""Mistakes that the parser notices later than they were made."""

_ODD_START = (
    "while scanning an a",
    "while scanning a block scalar",
    "while parsing a tag",
    "while scanning a tag",
    "cannot start any token",
    "expected node content",
    "are not allowed in this context",
)
_ANSWERS = (
    ("while scanning a quoted scalar", NOT_ENDED),
    (
        "while parsing a flow sequence",
        ("A list in square brackets is not closed.", "End it with ], with commas inside."),
    ),
    (
        "while parsing a flow mapping",
        ("A curly bracket is not closed.", "End it with }, with commas inside."),
    ),
    ("expected ':'", ("There is no colon after the first word.", AS_IN)),
    (
        "unknown escape character",
        (
            "A backslash inside double quotes means something else.",
            "Write two backslashes, or use single quotes.",
        ),
    ),
)


def _colon(number: int, before: str) -> tuple[int, str, str]:
    """Which line is at fault when a colon stands where none may, and why."""
    if ": " in before or before.lstrip().startswith(("- ", "[", "{")):
        return number, "A value that holds a colon needs quotes.", QUOTE_ALL
    if before.startswith(" "):
        remedy = "Start it below the first letter of the line above."
        return number, "This line starts too far to the right.", remedy
    message = "There is no colon and space after the first word."
    return max(number - 1, 0), message, AS_IN


def _misplaced(line: str, column: int) -> tuple[str, str]:
    """What is wrong with a *line* that stopped making sense at *column*."""
    before, after = line[:column].rstrip(), line[column : column + 20].strip()
    if before.endswith(("'", '"')):
        return (
            "Words stand after the closing quotation mark.",
            "Put double quotes around the whole value, and none inside it.",
        )
    if before:
        remedy = "Take it out, or put quotes around the whole value."
        return f"This cannot be read: “{after or before}”.", remedy
    return (
        "This line does not start below the lines it belongs with.",
        "Start it in the same column as they do.",
    )
