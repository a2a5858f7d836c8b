"""How long, deep and tangled a text may be, so that nobody waits for it and nothing breaks."""

import re

from imhub.textfile import TextProblem

MOST_CHARACTERS = 20_000
"""A page of 250 words has 1,500."""
_MOST_DEEP = 10
_WIDEST_INDENT = 80
_MOST_COLUMNS = 50
_MOST_BRACKETS = 300
_MOST_LINES = 500
"""Lines, and brackets, with no empty line between them."""
_MARKERS = re.compile(r"(?:[ \t]*(?:>|(?:[-*+]|[0-9]+\.)(?=[ \t])))*[ \t]*")
_MARKER = re.compile(r">|[-*+]|[0-9]+\.")
_LINE_ACROSS = re.compile(r"[ \t]*(?:[-*_][ \t]*){3,}")


def check_page(body: str) -> None:
    """Refuse *body* if it is no page but a book, or tangled.

    Raises:
        TextProblem: it is; the line is that of the body.
    """
    if len(body) > MOST_CHARACTERS:
        message = f"This page has {len(body)} characters. The most is {MOST_CHARACTERS}."
        raise TextProblem(1, "too-long", message, "Make several pages of it.")
    check_tangle(body)


def check_tangle(body: str) -> None:
    """Refuse *body* if lists, quotes, tables or brackets in it are far beyond what anybody means.

    Raises:
        TextProblem: they are; the line is that of the body.
    """
    brackets = lines = 0
    for number, line in enumerate(body.splitlines(), start=1):
        is_empty = not line.strip()
        brackets = 0 if is_empty else brackets + line.count("[")
        lines = 0 if is_empty else lines + 1
        if _is_deep(line):
            raise _tangled(number, f"Lists or quotes stand more than {_MOST_DEEP} deep here.")
        if line.count("|") > _MOST_COLUMNS:
            raise _tangled(number, f"A table has more than {_MOST_COLUMNS} columns here.")
        if brackets > _MOST_BRACKETS:
            raise _tangled(number, f"One paragraph has more than {_MOST_BRACKETS} brackets here.")
        if lines > _MOST_LINES:
            raise _tangled(number, f"One paragraph has more than {_MOST_LINES} lines here.")


def _is_deep(line: str) -> bool:
    if _LINE_ACROSS.fullmatch(line):
        return False
    start = _MARKERS.match(line)
    before = start[0] if start else ""
    return len(_MARKER.findall(before)) > _MOST_DEEP or _indent(before) > _WIDEST_INDENT


def _indent(before: str) -> int:
    return before.expandtabs(4).count(" ")


def _tangled(line: int, message: str) -> TextProblem:
    return TextProblem(line, "tangled-text", message, "Take out signs that do not belong here.")
