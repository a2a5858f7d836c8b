"""Where each address of a built site leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from imhub.links.built import BuiltFile, BuiltSite
from imhub.links.host import Host
from imhub.links.target import WEB, Address, read_address


@dataclass(frozen=True, slots=True)
class Lead:
    """Where an address leads."""

    name: str = ""
    """The file that a reader gets; empty for none of this site."""
    fragment: str = ""
    path: str = ""
    """The path that is asked for, below the site's root."""
    moved: bool = False
    """Whether the host sends the browser somewhere else before it gets the file."""
    loops: bool = False
    """Whether the host sends the browser round and round."""
    outside: bool = False
    """Whether it leads to another site, or to none."""
    climbs_out: bool = False
    """Whether it climbs above the root of this one."""


_OUTSIDE = Lead(outside=True)
_CLIMBS_OUT = Lead(climbs_out=True)


class Map:
    """A built site as a host serves it at *site_url*: `https://example.org/hub/`, or `/hub/`."""

    def __init__(self, site: BuiltSite, site_url: str, elsewhere: frozenset[str]) -> None:
        self.site = site
        self.elsewhere = elsewhere - site.names
        self.home = urlsplit(site_url)
        self.root = self.home.path.lstrip("/")
        self.host = Host(site.names | elsewhere)
        self._folders: dict[str, tuple[str, ...]] = {}
        self._answers: dict[tuple[str, str], Lead] = {}

    @cached_property
    def files(self) -> Mapping[str, BuiltFile]:
        """The files that can refer to others, by path."""
        return {file.path: file for file in self.site.files}

    def is_ours(self, address: Address) -> bool:
        """Whether *address* is on the host of this site."""
        return bool(self.home.netloc) and address.host == self.home.netloc.lower()

    def lead(self, file: BuiltFile, address: Address) -> Lead:
        """Where *address* leads that stands in *file*."""
        if file.base and not address.host:
            return self._from_base(file, address)
        return self._from(file.path, address)

    def _from_base(self, file: BuiltFile, address: Address) -> Lead:
        base = read_address(file.base)
        if base.host and not self.is_ours(base):
            return _OUTSIDE
        start = self._path(file.path, base)
        if start is None:
            return _CLIMBS_OUT
        if address.here:
            return self._answer(start, address.fragment)
        return self._from(start, address)

    def _from(self, page: str, address: Address) -> Lead:
        """Where *address* leads as seen from *page*, a file or a path."""
        if address.here:
            return Lead(page, address.fragment, page)
        if address.host and not self.is_ours(address):
            return _OUTSIDE
        path = self._path(page, address)
        if path is None:
            outside = bool(address.host)
            return _OUTSIDE if outside else _CLIMBS_OUT
        return self._answer(path, address.fragment)

    def _answer(self, path: str, fragment: str) -> Lead:
        key = path, fragment
        if key not in self._answers:
            self._answers[key] = self._ask(path, fragment)
        return self._answers[key]

    def _ask(self, path: str, fragment: str) -> Lead:
        sent = self.host.answer(path)
        if sent.name or not self.site.redirects.rules:
            return Lead(sent.name, fragment, path, sent.moved)
        return self._redirected(path, fragment)

    def _redirected(self, path: str, fragment: str) -> Lead:
        seen = {path}
        to = self.site.redirects.target(path)
        while to:
            address = read_address(to)
            if address.host and not self.is_ours(address):
                return _OUTSIDE
            next_ = self._path("", address)
            if next_ is None or next_ in seen:
                return Lead("", fragment, path, moved=True, loops=next_ in seen)
            sent = self.host.answer(next_)
            if sent.name:
                return Lead(sent.name, address.fragment or fragment, path, moved=True)
            seen.add(next_)
            to = self.site.redirects.target(next_)
        return Lead("", fragment, path)

    def _path(self, page: str, address: Address) -> str | None:
        """The path below the site's root, or nothing where it leads out of the site."""
        if address.rooted:
            if address.climbs:
                return None
            below = address.below if not address.odd else self.host.plain(address.below)
            if below is None or not below.startswith(self.root):
                return None
            return below[len(self.root) :]
        folders = self._folders_of(page)
        if address.climbs >= len(folders):
            return None
        path = folders[address.climbs] + address.below
        return path if not address.odd else self.host.plain(path)

    def _folders_of(self, page: str) -> tuple[str, ...]:
        """The folder of *page*, the one above, and so on up to the root: `a/b/`, `a/`, ``."""
        folder = page[: page.rfind("/") + 1]
        if folder not in self._folders:
            parts = folder.split("/")[:-1]
            ways = (
                "".join(f"{part}/" for part in parts[:end]) for end in range(len(parts), -1, -1)
            )
            self._folders[folder] = tuple(ways)
        return self._folders[folder]


def is_web(address: Address) -> bool:
    """Whether a web server answers for *address*."""
    return not address.scheme or address.scheme in WEB
