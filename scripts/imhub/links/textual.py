"""Addresses in files that are plain text: calendars, and what robots read first."""

import re
from collections.abc import Iterator

from imhub.links.use import Use

_FOLD = re.compile(r"\r?\n[ \t]")
_EVENT_ADDRESS = re.compile(
    r"^(?:URL|ATTACH|IMAGE|CONFERENCE|SOURCE)(?P<says>(?:;[^:;\"\r\n]*(?:\"[^\"\r\n]*\"[^:;\"\r\n]*)*)*)"
    r":(?P<url>[^\r\n]*)",
    re.I | re.M,
)
_IN_WORDS = re.compile(r"\b(?:https?|webcals?)://[^\s\\\"'<>,;]+[^\s\\\"'<>,;.:!?)]", re.I)
_SITEMAP = re.compile(r"^\s*sitemap\s*:\s*(?P<url>\S+)", re.I | re.M)


def in_calendar(text: str) -> Iterator[Use]:
    """What a calendar names: pages, attachments, and full addresses in its words."""
    plain = _FOLD.sub("", text)
    for match in _EVENT_ADDRESS.finditer(plain):
        if "VALUE=BINARY" not in match["says"].upper():
            yield Use(match["url"].strip(), loads=False)
    yield from (Use(match[0], loads=False) for match in _IN_WORDS.finditer(plain))


def in_robots(text: str) -> Iterator[Use]:
    """The site maps that robots.txt names."""
    return (Use(match["url"], loads=False) for match in _SITEMAP.finditer(text))
