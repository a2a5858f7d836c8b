"""The target that somebody may have meant: the nearest one that exists."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cached_property

_MOST = 200
"""How many missing targets are compared with all that exist; after so many, mend those first."""
_LIKE = 0.6


class Nearest:
    """Knows the files of a site called *names*, and the *roots* of its languages: `ar/`, ``."""

    def __init__(self, names: frozenset[str], roots: frozenset[str] = frozenset()) -> None:
        self._names = names
        self._roots = roots
        self._left = _MOST
        self._known: dict[str, str] = {}

    def file(self, path: str) -> str:
        """Advice for one who wrote *path*, which does not exist; empty for none."""
        if path not in self._known:
            self._known[path] = self._advice(path)
        return self._known[path]

    def place(self, fragment: str, ids: Iterable[str]) -> str:
        """Advice for one who wrote *fragment*, which is none of *ids*."""
        folded = {_folded(id_): id_ for id_ in sorted(ids)}
        near = folded.get(_folded(fragment)) or self._like(fragment, sorted(ids))
        return f"Nearest: #{near}." if near else ""

    def other_language(self, page: str, path: str) -> str:
        """The same page as *path* in another language, if only that of *page* lacks it."""
        folder = f"{page.partition('/')[0]}/"
        own = folder if folder in self._roots else ""
        if not path.startswith(own) or not path.endswith("/"):
            return ""
        below = path.removeprefix(own)
        for other in sorted(self._roots - {own}):
            if f"{other}{below}index.html" in self._names:
                return f"/{other}{below}"
        return ""

    def _advice(self, path: str) -> str:
        same = self._folded.get(_folded(path))
        if same:
            return f"There is {_shown(same)}; each letter counts, and capitals too."
        near = self._moved(path) or self._like(path, self._beside(path))
        return f"Nearest: {_shown(near)}." if near else ""

    def _moved(self, path: str) -> str:
        """The one file that is called the same and stands somewhere else."""
        found = self._called[_last(path)]
        return found[0] if len(found) == 1 else self._like(path, found[:_MOST])

    def _beside(self, path: str) -> list[str]:
        start = path.partition("/")[0] if "/" in path else ""
        return [name for name in self._shown if name.startswith(start)] or self._shown

    def _like(self, path: str, choices: list[str]) -> str:
        if self._left <= 0 or not choices:
            return ""
        self._left -= 1
        return next(iter(get_close_matches(path, choices, 1, _LIKE)), "")

    @cached_property
    def _shown(self) -> list[str]:
        return sorted(name.removesuffix("index.html") for name in self._names)

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        return {_folded(name.removesuffix("index.html")): name for name in sorted(self._names)}

    @cached_property
    def _called(self) -> Mapping[str, list[str]]:
        called: dict[str, list[str]] = defaultdict(list)
        for name in self._shown:
            called[_last(name)].append(name)
        return called


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _shown(name: str) -> str:
    return f"/{name.removesuffix('index.html')}"


def _folded(name: str) -> str:
    """*name* as it is for one who sees no difference between letters of one kind."""
    plain = unicodedata.normalize("NFKC", name).casefold().removesuffix("index.html")
    return "".join(sign for sign in plain if sign not in " _-+").strip("/")
