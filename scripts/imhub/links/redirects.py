"""A file `_redirects`, as hosts of static sites read it: `/from /to 301`, a line each."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

_NAME = re.compile(r":(?P<name>[a-z]\w*)|\*$", re.I)
_FAILS = 400
"""A status from here on says that nothing is there."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the file."""

    line: int
    start: str
    to: str


@dataclass(frozen=True)
class Redirects:
    """What the file says."""

    rules: tuple[Rule, ...] = ()

    def target(self, path: str) -> str:
        """Where a browser that asks for *path*, below the root, is sent; empty for nowhere."""
        for pattern, rule in self._patterns:
            match = pattern.fullmatch(f"/{path}")
            if match:
                return _filled(rule.to, match)
        return ""

    @property
    def plain(self) -> Iterator[Rule]:
        """Rules that send to one address, whatever was asked for."""
        return (rule for rule in self.rules if not _NAME.search(rule.to))

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], Rule], ...]:
        return tuple((_pattern(rule.start), rule) for rule in self.rules)


NO_REDIRECTS = Redirects()


def parse_redirects(text: str) -> Redirects:
    """The rules in *text*."""
    return Redirects(tuple(_rules(text.splitlines())))


def _rules(lines: Iterable[str]) -> Iterator[Rule]:
    for number, line in enumerate(lines, start=1):
        parts = line.partition(" #")[0].split()
        if len(parts) > 1 and parts[0].startswith("/"):
            to = next((part for part in parts[1:] if part.startswith(("/", "http"))), "")
            status = parts[-1].rstrip("!")
            if to and not (status.isdecimal() and int(status) >= _FAILS):
                yield Rule(number, parts[0], to)


def _pattern(start: str) -> re.Pattern[str]:
    """A pattern for paths that fit *start*; a slash at the end makes no difference."""
    plain, parts, last = start.rstrip("/"), list[str](), 0
    names = set[str]()
    for found in _NAME.finditer(plain):
        name = found["name"] or "splat"
        what = ".*" if name == "splat" else "[^/]+"
        parts.append(re.escape(plain[last : found.start()]))
        parts.append(f"({what})" if name in names else f"(?P<{name}>{what})")
        names.add(name)
        last = found.end()
    return re.compile("".join([*parts, re.escape(plain[last:]), "/?"]))


def _filled(to: str, match: re.Match[str]) -> str:
    found = match.groupdict()
    return _NAME.sub(lambda name: found.get(name["name"] or "", name[0]), to)
