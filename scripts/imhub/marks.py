"""Marks around words that stay in the hub's source language on a page in another one.

Words of data travel as plain text through plans and templates. What has no translation is put
between two marks, letters of Unicode's private use area that no text contains; when a page is
written, the marks become a `span` with `lang` and `dir`, or nothing where no element may stand.
"""

import re
from collections.abc import Mapping

_START, _END = "\ue000", "\ue001"
_TOKEN = re.compile(
    "<(?P<raw>title|script|style)\\b[^>]*>.*?</(?P=raw)>|<[^>]*>|\ue000|\ue001", re.DOTALL
)


def mark(text: str) -> str:
    """*text* between the marks."""
    return f"{_START}{text}{_END}"


def without_marks(text: str) -> str:
    """*text* as it was written."""
    return text.replace(_START, "").replace(_END, "")


def as_isolates(text: str) -> str:
    """*text* with signs in place of marks, so that each part runs in its own direction."""
    return text.replace(_START, "\u2068").replace(_END, "\u2069")


def is_marked(text: str) -> bool:
    """Whether some of *text* stays in the source language."""
    return _START in text


def as_spans(html: str, attributes: Mapping[str, str]) -> str:
    """*html* with spans that have *attributes* in place of marks between tags, and none in tags."""
    if _START not in html:
        return html
    opened = "<span" + "".join(f' {name}="{value}"' for name, value in attributes.items()) + ">"
    marks = {_START: opened, _END: "</span>"}
    return _TOKEN.sub(lambda token: marks.get(token[0]) or without_marks(token[0]), html)
