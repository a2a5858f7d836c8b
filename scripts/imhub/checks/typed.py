"""A text as it was typed, less what stands in backticks, where any sign may stand."""

import re

_CODE = re.compile(r"(?<!`)(?P<ticks>`++).+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_NOT_BLANK = re.compile(r"\S")


def without_code(text: str) -> str:
    """*text* with spaces in place of code, so that all else keeps its place."""
    return _CODE.sub(blanked, text)


def blanked(part: re.Match[str]) -> str:
    """As many spaces as *part* has signs."""
    return _NOT_BLANK.sub(" ", part[0])
