"""`imhub links DIR --external`: whether the links that lead out of a built site still work."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from imhub import seenfile
from imhub.cited import cited
from imhub.errors import HubError
from imhub.finding import Finding, stops_build
from imhub.links import BuiltSite
from imhub.links.external import (
    Asking,
    Link,
    Place,
    Standings,
    as_findings,
    as_json,
    as_page,
    by_address,
    check_outside,
    host_lines,
    outside_of,
    plain,
    summary,
)
from imhub.report import FORMATS

if TYPE_CHECKING:
    from imhub.load import Loaded

HISTORY = Path(".cache") / "links.sqlite"
_EVERY = 50
"""After how many links a log says how far it is."""

Locate = Callable[[tuple[Finding, ...]], tuple[Finding, ...]]
"""Names the file that an editor can change, in place of a built one."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What is asked of an outside check."""

    today: date
    history: Path
    age: int
    format: str = "text"
    out: Path | None = None
    write_seen: bool = False


def check_and_tell(
    site: BuiltSite, home: str, hub: "tuple[Path, Loaded] | None", locate: Locate, options: Outside
) -> None:
    """Ask for every address outside of *site*, say how each stands, and end with the exit code.

    Raises:
        HubError: the history cannot be used, a file cannot be written, or no server is reached.
    """
    if options.write_seen and hub is None:
        raise HubError("--write-seen needs a hub: change to the hub's folder.")
    links = links_of(site, home, hub, locate)
    asking = Asking(agent_of(hub[1] if hub else None, home), options.today, options.age)
    with _progress() as tell:
        standings = check_outside(links, options.history, asking, tell)
    if hub and options.write_seen:
        write_seen(hub[0], hub[1], standings)
    _tell(standings, options)
    if stops_build(as_findings(standings)):
        sys.exit(1)


def links_of(
    site: BuiltSite, home: str, hub: "tuple[Path, Loaded] | None", locate: Locate
) -> tuple[Link, ...]:
    """All addresses outside of *site*, each with the lines that name it.

    What data or front matter names is told there alone, for pages are made from it.
    """
    outside = tuple(outside_of(site, home))
    named = list(_in_data(hub[1], {plain(target) for _, target in outside})) if hub else []
    known = {plain(target) for target, _ in named}
    built = tuple(
        Finding(file, 0, "outside-link", "", excerpt=target)
        for file, target in outside
        if plain(target) not in known
    )
    named += [(found.excerpt, Place(found.file, found.line)) for found in locate(built)]
    return by_address(named)


def _in_data(loaded: "Loaded", built: set[str]) -> Iterator[tuple[str, Place]]:
    """Each address that the hub relies on, or that pages show, where data names it."""
    for each in cited(loaded.site) if loaded.site else ():
        yield each.url, Place(each.file, loaded.line_of(each.file, *each.loc))
    for file, document in loaded.documents.items():
        for loc, text in document.words():
            if plain(text) in built:
                yield text, Place(file, document.line_of(loc))


def agent_of(loaded: "Loaded | None", home: str) -> str:
    """Who asks, in a way that whoever runs a server can read and answer."""
    name = loaded.site.hub.name if loaded and loaded.site else ""
    plain_name = "".join(c for c in name if c.isascii() and (c.isalnum() or c in " -")).strip()
    where = f"+{home}; " if home.startswith("http") and home.isascii() else ""
    return f"{plain_name or 'Hub'} link check ({where}imhub/{version('imhub')})"


def write_seen(root: Path, loaded: "Loaded", standings: Standings) -> None:
    """Say in the hub's data when its addresses were last seen to work."""
    if loaded.site is None:
        return
    worked = {
        link.address: standing.last_worked
        for link, standing in standings.items()
        if standing.last_worked
    }
    named = frozenset(each.url for each in cited(loaded.site))
    seen = seenfile.with_days(loaded.site.seen, worked, named)
    file = root / seenfile.FILE
    try:
        file.write_text(seenfile.as_text(seen), encoding="utf-8", newline="\n")
    except OSError as error:
        raise HubError(f"{seenfile.FILE} cannot be written: {error.strerror}.") from error


def _tell(standings: Standings, options: Outside) -> None:
    made = _MAKERS.get(options.format, _as_lines(options.format))(standings, options.today)
    if options.out is None:
        click.echo(made)
        return
    try:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(f"{made.rstrip()}\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise HubError(f"{options.out} cannot be written: {error.strerror}.") from error
    click.echo(f"{summary(standings)} Wrote {options.out}.", err=True)


_Maker = Callable[[Standings, date], str]


def _as_lines(format_: str) -> _Maker:
    """All that was found, as `imhub check` would tell it."""
    return lambda standings, _: FORMATS[format_](as_findings(standings))


def _as_text(standings: Standings, _: date) -> str:
    hosts = tuple(host_lines(standings))
    by_host = ("", "By host:", *hosts, "") if hosts else ()
    return "\n".join((FORMATS["text"](as_findings(standings)), *by_host, summary(standings)))


_MAKERS: dict[str, _Maker] = {"text": _as_text, "json": as_json, "html": as_page}


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, now and then a plain line elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _plain_line
        return
    columns = (TextColumn("Asking other sites"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _plain_line(done: int, total: int) -> None:
    if done % _EVERY == 0 or done == total:
        click.echo(f"Asked for {done} of {total} links.", err=True)
