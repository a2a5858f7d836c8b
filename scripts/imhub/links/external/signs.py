"""What a page says of itself: that it is not there, for members, for people alone, for sale."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

_FILE = Path(__file__).with_name("signs.csv")
_SPLIT = re.compile(r"\s+[|–—·•»:\-]\s+|\s*[|»·•]\s*")
_SPACE = re.compile(r"\s+")
_SHORT = 1_500
"""Letters of a page that may say in its words alone what it is; longer ones may talk about it."""
_STARTS = 3
_HOME = re.compile(
    r"/*(?:[a-z]{2}(?:[-_][a-z]{2,4})?/?)?(?:(?:index|default|home|homepage|welcome)(?:\.\w+)?)?/?",
    re.I,
)


@cache
def _signs(stands: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["stands"] == stands]
    return tuple((row["meaning"], re.compile(row["words"], re.I)) for row in rows)


def is_home(path: str) -> bool:
    """Whether *path* is that of the first page of a site, or of a language of it."""
    return bool(_HOME.fullmatch(path or "/"))


def in_path(path: str) -> str:
    """What *path* gives away to somebody who was sent there, or nothing."""
    return next((meaning for meaning, sign in _signs("path") if sign.fullmatch(path)), "")


def in_page(tree: LexborHTMLParser) -> str:
    """What the page *tree* says of itself, or nothing."""
    text = words(tree)
    for title in _titles(tree):
        for meaning, sign in _signs("title"):
            if sign.fullmatch(title) and (meaning != "login" or _asks_for_password(tree)):
                return meaning
    if len(text) > _SHORT:
        return ""
    return next((meaning for meaning, sign in _signs("body") if sign.search(text)), "")


def _asks_for_password(tree: LexborHTMLParser) -> bool:
    return tree.css_first("input[type=password]") is not None


def _titles(tree: LexborHTMLParser) -> Iterator[str]:
    """The title, its parts and the main heading, without what only decorates them."""
    for node in [*tree.css("head title")[:1], *tree.css("h1")[:1]]:
        whole = _plain(node.text())
        parts = [part for part in _SPLIT.split(whole) if part]
        yield whole
        yield from (part.strip(" .!…") for part in parts[:_STARTS])


def words(tree: LexborHTMLParser) -> str:
    """What a reader sees of *tree*."""
    for node in tree.css("script, style, template"):
        node.decompose()
    return _plain(tree.body.text(separator=" ")) if tree.body else ""


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
