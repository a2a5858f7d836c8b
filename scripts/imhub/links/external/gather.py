"""Addresses outside of a site, and where each is named."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from imhub.links.built import BuiltFile, BuiltSite
from imhub.links.use import Use

_DROPPED = re.compile(r"[\t\n\r]")
"""What a browser leaves out of an address."""
_FOR_READERS = (".ics", ".pdf")
"""Files that are no pages, and whose links readers follow all the same."""


class Place(NamedTuple):
    """Where an address is named."""

    file: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """An address and all places that name it."""

    address: str
    places: tuple[Place, ...]


def outside_of(site: BuiltSite, home: str) -> Iterator[tuple[str, str]]:
    """File and address of each link in *site*, which stands at *home*, that leads out of it."""
    own = urlsplit(home).netloc.lower()
    for file in site.files:
        for use in file.uses:
            address = plain(use.target)
            if address and _is_for_readers(file, use) and not _is_own(address, own):
                yield file.path, use.target


def _is_own(address: str, own: str) -> bool:
    """Whether *address* is on the host *own*, or hands one of its pages to a way of sharing it."""
    return bool(own) and (_host(address) == own or f"//{own}/" in unquote(address))


def _is_for_readers(file: BuiltFile, use: Use) -> bool:
    return use.follows or (not use.loads and file.path.endswith(_FOR_READERS))


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def plain(target: str) -> str:
    """*target* as it is asked for; empty if no web server answers for it."""
    text = _DROPPED.sub("", target.strip())
    if text.startswith("//"):
        return f"https:{text}"
    return text if text.lower().startswith(("http://", "https://")) else ""


def by_address(named: Iterable[tuple[str, Place]]) -> tuple[Link, ...]:
    """The links that *named* holds, each once, sorted."""
    places: dict[str, set[Place]] = defaultdict(set)
    for target, place in named:
        places[plain(target)].add(place)
    return tuple(
        Link(address, tuple(sorted(found))) for address, found in sorted(places.items()) if address
    )
