"""A built site, read once: each file that can refer to others, and what it says.

A site may be read in parts, each in a process of its own, and joined: what is kept of a page is
small and holds nothing of the parsed page.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

from imhub.links.addresses import in_css, in_json, in_script, in_xml
from imhub.links.jsonfile import (
    FROM_SAVED,
    SAVED,
    BadFileError,
    full_addresses,
    in_manifest,
    in_saved,
)
from imhub.links.markup import Take, loaded_by, read_markup
from imhub.links.numbers import Candidate, numbers_in
from imhub.links.pdf import in_pdf
from imhub.links.redirects import NO_REDIRECTS, Redirects, parse_redirects
from imhub.links.textual import in_calendar, in_robots
from imhub.links.use import Use
from imhub.links.xmlfile import in_xml_file
from imhub.workers import share


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file of the site, and what stands in it."""

    path: str
    """Below the site's folder, with forward slashes: `glossary/index.html`."""
    uses: tuple[Use, ...] = ()
    ids: frozenset[str] = frozenset()
    """All that a link can name behind `#`."""
    twice: tuple[str, ...] = ()
    """Ids that stand there more than once."""
    maps: frozenset[str] = frozenset()
    styles: Mapping[str, str] = field(default_factory=dict)
    """How each inline style begins, by the name that a policy gives it."""
    scripts: Mapping[str, str] = field(default_factory=dict)
    """The same of each inline script."""
    refused: tuple[str, ...] = ()
    """What it holds that no policy of ours lets a browser use."""
    faults: tuple[tuple[str, str], ...] = ()
    """Address and problem, of what is wrong with it by itself."""
    numbers: frozenset[Candidate] = frozenset()
    """What may be a phone number in it, if it is a page."""
    policy: str = ""
    robots: str = ""
    lang: str = ""
    canonical: str = ""
    base: str = ""
    sends_to: str = ""
    """Where a page that only sends on sends a reader."""
    leads_on: bool = True
    """Whether its main part leads to another page."""
    unreadable: str = ""
    """Why it is not what its name says."""
    taken: str = ""
    """What was taken out of it for somebody else, if it is a page."""

    @property
    def is_page(self) -> bool:
        """Whether it is a page."""
        return self.path.endswith(_PAGES)


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """All files of a built site."""

    names: frozenset[str]
    files: tuple[BuiltFile, ...]
    """Those that can refer to others, sorted."""
    redirects: Redirects = NO_REDIRECTS

    @property
    def pages(self) -> Iterator[BuiltFile]:
        """The pages among the files."""
        return (file for file in self.files if file.is_page)

    @property
    def numbers(self) -> Mapping[str, frozenset[Candidate]]:
        """What may be a phone number in each page, by its path."""
        return {page.path: page.numbers for page in self.pages if page.numbers}


_PAGES = (".html", ".htm")
_REDIRECTS = "_redirects"
_BY_NAME = frozenset({_REDIRECTS, "robots.txt"})
_Same = dict[Use, Use]
_ENOUGH = 200
"""How many files are worth a process of their own."""


Takes: TypeAlias = Mapping[str, Take]
"""What is to be taken out of pages for somebody else while they are read, by their paths."""


def read_site(
    folder: Path, below: str = "", jobs: int = 1, takes: Takes | None = None
) -> BuiltSite:
    """The site in *folder*, or the part of one that will stand *below*: `ar/`.

    With more than one of the *jobs*, as many processes share the reading. What *takes* take out of
    pages is kept with them, so that nobody has to read them again.
    """
    names = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    count = min(jobs, len(names) // _ENOUGH + 1)
    work = _Work(folder, below, tuple(names), count, takes or {})
    files = [file for _, part in share(_read_share, work, count, jobs) for file in part]
    redirects = NO_REDIRECTS if below else _redirects(folder / _REDIRECTS)
    found = tuple(sorted(files, key=attrgetter("path")))
    return BuiltSite(frozenset(below + name for name in names), found, redirects)


@dataclass(frozen=True, slots=True)
class _Work:
    folder: Path
    below: str
    names: tuple[str, ...]
    count: int
    takes: Takes


def _read_share(work: _Work, number: int) -> list[BuiltFile]:
    same: _Same = {}
    found = (
        _read(work.folder, name, work.below + name, same, work.takes.get(name))
        for name in work.names[number :: work.count]
    )
    return [file for file in found if file]


def _redirects(file: Path) -> Redirects:
    if not file.is_file():
        return NO_REDIRECTS
    return parse_redirects(file.read_text("utf-8", errors="replace"))


def read_late(folder: Path, site: BuiltSite, made: Iterable[str]) -> BuiltSite:
    """What was *made* in *folder* after *site* was read there: these files alone, among all names.

    Nothing is known of places on other pages, so no page may be among them.
    """
    paths = sorted(made)
    read = (_read(folder, path, path, {}) for path in paths)
    return BuiltSite(site.names.union(paths), tuple(file for file in read if file), site.redirects)


def join_sites(parts: Iterable[BuiltSite]) -> BuiltSite:
    """The site that *parts* make together; of files with one name, the last part's."""
    read = tuple(parts)
    files = {file.path: file for part in read for file in part.files}
    names = frozenset[str]().union(*(part.names for part in read))
    redirects = next((part.redirects for part in read if part.redirects.rules), NO_REDIRECTS)
    return BuiltSite(names, tuple(files[path] for path in sorted(files)), redirects)


def _read(
    folder: Path, name: str, path: str, same: _Same, take: Take | None = None
) -> BuiltFile | None:
    kind = name.rpartition(".")[2].lower()
    if kind in ("html", "htm", "svg"):
        return _read_markup(path, (folder / name).read_bytes(), same, take)
    if kind == "pdf":
        return _made(path, lambda: in_pdf(folder / name))
    if kind not in _KINDS and path not in _BY_NAME:
        return None
    content = (folder / name).read_bytes()
    return _made(path, lambda: _named_in(kind, path, content))


def _made(path: str, read: Callable[[], Iterable[Use]]) -> BuiltFile:
    try:
        base = FROM_SAVED if SAVED.fullmatch(path) else ""
        return BuiltFile(path, tuple(dict.fromkeys(read())), base=base)
    except BadFileError as error:
        return BuiltFile(path, unreadable=str(error))


def _named_in(kind: str, path: str, content: bytes) -> Iterable[Use]:
    """What a file of this *kind* names."""
    text = content.decode("utf-8-sig", errors="replace")
    if kind == "xml":
        yield from map(Use, in_xml(text))
        yield from in_xml_file(content)
    elif kind == "json":
        yield from map(Use, in_json(text, loaded_by))
        yield from in_saved(text) if SAVED.fullmatch(path) else full_addresses(text)
    elif path == _REDIRECTS:
        yield from (Use(rule.to, loads=False) for rule in parse_redirects(text).plain)
    else:
        yield from _KINDS.get(kind, in_robots)(text)


def _in_css_file(text: str) -> Iterable[Use]:
    return (Use(address) for address in in_css(text) if not address.startswith("#"))


def _in_script_file(text: str) -> Iterable[Use]:
    return map(Use, in_script(text))


def _in_manifest(text: str) -> Iterable[Use]:
    yield from map(Use, in_json(text, loaded_by))
    yield from in_manifest(text)


_KINDS: Mapping[str, Callable[[str], Iterable[Use]]] = {
    "css": _in_css_file,
    "ics": in_calendar,
    "js": _in_script_file,
    "json": full_addresses,
    "mjs": _in_script_file,
    "webmanifest": _in_manifest,
    "xml": lambda text: map(Use, in_xml(text)),
}


def _read_markup(path: str, content: bytes, same: _Same, take: Take | None) -> BuiltFile:
    made = read_markup(content, take)
    is_page = path.endswith(_PAGES)
    text = content.decode(errors="replace")
    uses = (*made.uses, *(() if is_page else map(Use, in_xml(text))))
    return BuiltFile(
        path,
        tuple(same.setdefault(use, use) for use in uses),
        frozenset(made.ids) | made.names,
        tuple(sorted(id_ for id_, count in made.ids.items() if count > 1)),
        frozenset(made.maps),
        made.styles,
        made.scripts,
        tuple(made.refused),
        tuple(made.faults),
        frozenset(numbers_in(text)) if is_page else frozenset(),
        made.policy,
        made.robots,
        made.lang,
        made.canonical,
        made.base,
        made.sends_to,
        made.leads_on,
        taken=made.taken,
    )
