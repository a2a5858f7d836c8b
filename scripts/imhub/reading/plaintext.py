"""Blocks of a text, written in Markdown or copied from anywhere."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from imhub.blocks import Block
from imhub.markdown import Renderer

_BULLET = re.compile(r"^(\s*)(?:[•●▪◦‣⁃∙·]\s*|(\d{1,3})\)\s+)(?=\S)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}\.)\s+\S")
_FIRST_ITEM = re.compile(r" {0,3}(?:[-*+]|1\.)\s+\S")
_NOTE = "!!!"
_INDENTED = ("    ", "\t")


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of *text*, written in Markdown or copied from anywhere."""
    pairs = tuple(_tidy(text))
    blocks = _render("\n".join(line for line, _ in pairs))
    return tuple(replace(block, line=pairs[block.line - 1][1]) for block in blocks)


def _tidy(text: str) -> Iterator[tuple[str, int]]:
    """Lines of *text* as Markdown wants them, each with the number of the line it comes from.

    Bullets of all shapes make a list, also without an empty line before it, and a paragraph may be
    indented.
    """
    before, inside = "", False
    for number, raw in enumerate(text.splitlines(), start=1):
        line = " ".join(html.unescape(raw).splitlines())
        line = _BULLET.sub(_as_item, line if inside else line.lstrip())
        if _ITEM.match(line) or line.startswith(_NOTE):
            inside = True
        elif line.strip() and not line.startswith(_INDENTED):
            inside = False
        if before.strip() and _FIRST_ITEM.match(line) and not _ITEM.match(before):
            yield "", number
        yield line, number
        before = line


def _as_item(bullet: re.Match[str]) -> str:
    indent, number = bullet.groups()
    return f"{indent}{number}. " if number else f"{indent}- "


def _render(text: str) -> tuple[Block, ...]:
    try:
        return Renderer().render(text).blocks
    except RecursionError:  # hundreds of lists or quotations in each other
        lines = enumerate(text.splitlines(), start=1)
        return tuple(Block("paragraph", line.strip(), n) for n, line in lines if line.strip())
