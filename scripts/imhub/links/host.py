"""Which file a static host sends for a path: nginx, as deploy/nginx.conf sets it up."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_HIDDEN = re.compile(r"(?:^|/)(?:\.(?!well-known/)|_headers|_redirects$)")
"""What stands beside the pages and is for the host alone."""
_TWINS = (".br", ".gz")
_SLASHES = re.compile("/{2,}")


@dataclass(frozen=True, slots=True)
class Sent:
    """What a host answers."""

    name: str = ""
    """The file that it sends; empty for none."""
    moved: bool = False
    """Whether it first sends the browser to the same path with a slash at its end."""


_NOTHING = Sent()


class Host:
    """A host that serves files called *names*."""

    def __init__(self, names: Iterable[str]) -> None:
        known = frozenset(names)
        self.names = frozenset(name for name in known if _is_sent(name, known))
        self.folders = frozenset(above for name in self.names for above in _above(name))

    def answer(self, path: str) -> Sent:
        """What it sends for *path*, which starts below its root and has no escapes left."""
        if path in self.names:
            return Sent(path)
        if not path or path.endswith("/"):
            name = f"{path}index.html"
            return Sent(name) if name in self.names else _NOTHING
        if path in self.folders and f"{path}/index.html" in self.names:
            return Sent(f"{path}/index.html", moved=True)
        return _NOTHING

    def plain(self, path: str) -> str | None:
        """*path* as the host reads it: without empty steps and dots; nothing if it climbs out."""
        parts: list[str] = []
        for part in _SLASHES.sub("/", path).removeprefix("/").split("/"):
            if part != "..":
                parts += [part] * (part != ".")
            elif parts:
                parts.pop()
            else:
                return None
        ends_in_dots = path.endswith(("/.", "/..")) or path in (".", "..")
        return "/".join(parts) + "/" * (ends_in_dots and bool(parts))


def _is_sent(name: str, known: frozenset[str]) -> bool:
    if _HIDDEN.search(name):
        return False
    return not (name.endswith(_TWINS) and name[:-3] in known)


def _above(name: str) -> Iterator[str]:
    end = name.rfind("/")
    while end > 0:
        yield name[:end]
        end = name.rfind("/", 0, end)
