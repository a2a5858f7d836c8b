"""What an address names, as a browser reads it: https://url.spec.whatwg.org in short."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote_to_bytes

WEB = frozenset({"http", "https", "webcal", "webcals"})
"""Ways to ask a web server for something."""

_EDGE = "".join(map(chr, range(0x21)))
_DROPPED = re.compile(r"[\t\n\r]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_SPACE = r"\x00-\x20\x7f"
_NO_HOST = re.compile(rf"[{_SPACE}#%/<>?@\\^|\[\]]|^$|:(?!\d*$)")
_IPV6 = re.compile(r"\[[0-9a-f:.]+\](?::\d{1,5})?", re.I)
_PORT = re.compile(r":(\d+)$")
_LAST_PORT = 0xFFFF
_BAD_ESCAPE = re.compile(r"%(?![0-9a-f]{2})", re.I)
_DOT = re.compile(r"%2e", re.I)
_ODD = re.compile(r"//|^/|(?:^|/)\.{1,2}(?:/|$)")


@dataclass(frozen=True, slots=True)
class Address:
    """An address, in the parts that say which file it leads to."""

    scheme: str = ""
    """In small letters; empty where it is that of the page."""
    host: str = ""
    rest: str = ""
    """What stands behind the scheme of an address that is not for a web server."""
    rooted: bool = False
    """Whether it starts at the root of the host."""
    here: bool = False
    """Whether it names no path, and so the page on which it stands."""
    climbs: int = 0
    """How many folders up it starts; more than there are end at the root."""
    below: str = ""
    """The way down from there, without escapes."""
    odd: bool = False
    """Whether *below* is not as plain as it looks, so that a server reads it once more."""
    fragment: str = ""
    """What stands behind `#`, with its escapes and without words to scroll to."""
    fault: str = ""
    """Why no browser or no server can use it."""


@lru_cache(maxsize=1 << 16)
def read_address(target: str) -> Address:
    """What *target* names."""
    text = _DROPPED.sub("", target.strip(_EDGE))
    match = _SCHEME.match(text)
    if match is None:
        return _read_web("", text)
    scheme, rest = match[1].lower(), text[match.end() :]
    if scheme not in WEB:
        return Address(scheme, rest=rest)
    return _read_web(scheme, rest)


def _read_web(scheme: str, text: str) -> Address:
    before, _, fragment = text.partition("#")
    path = before.partition("?")[0].replace("\\", "/")
    fragment = fragment.partition(":~:")[0]
    host = ""
    if path.startswith("//") or scheme:
        if not path.startswith("//"):
            return Address(scheme, fault=f"has no // behind {scheme}:")
        host, slash, path = path.lstrip("/").partition("/")
        path = slash + path
        host = host.rpartition("@")[2].lower()
        if not _is_host(host):
            return Address(scheme, host, fault="names no host that can exist")
    elif not path:
        return Address(here=True, fragment=fragment)
    return _with_path(scheme, host, path, fragment)


def _is_host(host: str) -> bool:
    port = _PORT.search(host)
    if port and int(port[1]) > _LAST_PORT:
        return False
    return bool(_IPV6.fullmatch(host)) or not _NO_HOST.search(host)


def _with_path(scheme: str, host: str, path: str, fragment: str) -> Address:
    rooted = bool(host) or path.startswith("/")
    climbs, below = without_dots(path[1:] if path.startswith("/") else path)
    fault = ""
    if "%" in below:
        if _BAD_ESCAPE.search(below):
            fault = "has a % that two digits should follow"
        below = unquote_to_bytes(below).decode(errors="surrogateescape")
        if "\0" in below:
            fault = "holds a zero byte"
    return Address(
        scheme,
        host,
        rooted=rooted,
        climbs=climbs,
        below=below,
        odd=bool(_ODD.search(below)),
        fragment=fragment,
        fault=fault,
    )


def without_dots(path: str) -> tuple[int, str]:
    """*path* without `.` and `..`, and how many folders it climbs before it goes down."""
    if "." not in path and "%" not in path:
        return 0, path
    climbs, parts, last = 0, list[str](), ""
    for part in path.split("/"):
        last = _DOT.sub(".", part)
        if last == "..":
            climbs += not parts
            del parts[-1:]
        elif last != ".":
            parts.append(part)
    return climbs, "/".join([*parts, ""] if last in (".", "..") and parts else parts)
