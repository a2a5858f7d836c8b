"""What a value of front matter or data may not be: each function gives it back or says why not."""

import re

from imhub.safety import (
    is_device,
    is_of_the_page,
    is_picture_name,
    is_recording_name,
    trouble_with_address,
)
from imhub.vocabulary import plain_error, shown

_HTML = re.compile(r"<[a-z/!?][^<>]*>?", re.IGNORECASE)
_LONGEST = 2_000
"""Characters of one value."""


def one_line(value: str) -> str:
    """*value*, if it is a line of words."""
    if "\n" in value:
        raise plain_error("bad-value", "this has to stand on one line.", "Join its lines.")
    if len(value) > _LONGEST:
        problem = f"this has {len(value)} characters."
        raise plain_error("too-long", problem, f"Keep it to {_LONGEST} characters.")
    return no_html(value)


def no_html(value: str) -> str:
    """*value*, if no tag stands in it."""
    typed = _HTML.search(value)
    if typed:
        problem = f"“{shown(typed[0])}” would stand on the page as typed."
        raise plain_error("untranslatable-html", problem, "Delete it, and write the words alone.")
    return value


def no_device(value: str) -> str:
    """*value*, if a folder on any computer can have its name."""
    if is_device(value):
        problem = f"{value} is a name that Windows keeps for itself."
        raise plain_error("bad-value", problem, "Choose another.")
    return value


def free_id(value: str) -> str:
    """*value*, if pages do not use that id themselves."""
    if is_of_the_page(value):
        problem = f"{value} is a name that pages use themselves."
        raise plain_error("bad-value", problem, "Choose another.")
    return value


def good_address(value: str) -> str:
    """*value*, if it is empty or a page may link to it."""
    trouble = trouble_with_address(value) if value else ""
    if trouble:
        raise plain_error("bad-value", f"{shown(value)} is not safe to link to.", trouble)
    return value


def picture_name(value: str) -> str:
    """*value*, if it names a picture beside or below the page."""
    if not is_picture_name(value):
        problem = f"{shown(value)} is not the name of a picture beside the page."
        remedy = (
            "Put a jpg, png, webp, avif or gif beside the page, and write its name alone: "
            "letters, digits and hyphens, with no space."
        )
        raise plain_error("bad-value", problem, remedy)
    return value


def recording_name(value: str) -> str:
    """*value*, if it names a recording beside or below the page."""
    if not is_recording_name(value):
        problem = f"{shown(value)} is not the name of a recording beside the page."
        remedy = (
            "Put an mp3, m4a, ogg or opus file beside the page, and write its name alone: "
            "letters, digits and hyphens, with no space."
        )
        raise plain_error("bad-value", problem, remedy)
    return value
