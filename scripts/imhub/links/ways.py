"""The ways through a site: pages that no way leads to, that no way leads out of, and circles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from imhub.finding import Finding, Severity
from imhub.links.built import BuiltFile, BuiltSite
from imhub.links.lead import Map
from imhub.links.target import read_address

_START = "index.html"
_FOUND_BY_HOSTS = frozenset({"404.html"})
"""Pages that a host shows without a link."""
_ALONE = _FOUND_BY_HOSTS | {_START}
"""Pages whose way on may be the menu alone."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Which pages each page leads to, and what is known of them."""

    to: Mapping[str, set[str]]
    on_purpose: frozenset[str]
    """Pages to which no link leads, and should not; also below the root of a language."""
    whole: bool


def check_ways(site: BuiltSite, map_: Map, ways: Ways) -> Iterator[Finding]:
    """Orphans, dead ends and circles in *site*."""
    sends = {page.path: _sent_to(map_, page) for page in site.pages if page.sends_to}
    for page in site.pages:
        if page.path in sends:
            yield from _circle(page, sends)
        elif not page.leads_on and page.path not in _ALONE:
            message = "The main part of this page has no link, so a reader can only go back."
            remedy = "Lead to what helps next."
            yield Finding(page.path, 0, "dead-end", message, remedy, Severity.INFO)
    if ways.whole:
        yield from _orphans(site, ways)


def _sent_to(map_: Map, page: BuiltFile) -> str:
    return map_.lead(page, read_address(page.sends_to)).name


def _circle(page: BuiltFile, sends: Mapping[str, str]) -> Iterator[Finding]:
    seen, now = {page.path}, sends[page.path]
    if now == page.path:
        return  # It loads itself anew, as a page with news does.
    while now in sends and now not in seen:
        seen.add(now)
        now = sends[now]
    if now in seen:
        message = f"This page sends readers round and round, by way of {now}."
        yield Finding(page.path, 0, "redirect-loop", message, "Send them to a page that stays.")


def _orphans(site: BuiltSite, ways: Ways) -> Iterator[Finding]:
    found = _reached(ways)
    for page in site.pages:
        if page.path not in found and not _is_on_purpose(page.path, ways.on_purpose):
            message = "No way leads from the first page to this one."
            remedy = "Link to it, or list it among the pages that stand alone on purpose."
            yield Finding(page.path, 0, "orphan-page", message, remedy, Severity.WARNING)


def _reached(ways: Ways) -> set[str]:
    """Pages that a reader can come to from the first one."""
    found, waiting = {_START}, [_START]
    while waiting:
        new = ways.to.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def _is_on_purpose(path: str, on_purpose: frozenset[str]) -> bool:
    names = {path, path.partition("/")[2]}
    names |= {name.removesuffix("index.html") for name in names}
    return not names.isdisjoint(on_purpose | _FOUND_BY_HOSTS)
