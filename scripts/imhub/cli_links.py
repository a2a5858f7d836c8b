"""`imhub links`: whether the links of a built site lead somewhere."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from imhub.arguments import TODAY, as_day, find_root
from imhub.errors import HubError
from imhub.finding import Finding, stops_build
from imhub.report import FORMATS

if TYPE_CHECKING:
    from imhub.cli_outside import Outside
    from imhub.links import Source
    from imhub.load import Loaded
    from imhub.model import Site


@click.command()
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR"
)
@click.option("--format", "format_", type=click.Choice([*FORMATS, "html"]), default="text")
@click.option(
    "--site-url",
    default="",
    metavar="URL",
    help="Where the site will stand. Default: where its own pages say that it does.",
)
@click.option(
    "--external", is_flag=True, help="Ask other sites whether the links that lead to them work."
)
@click.option(
    "--history",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What came of earlier days. Default: .cache/links.sqlite.",
)
@click.option(
    "--age",
    type=click.IntRange(min=1),
    default=6,
    metavar="DAYS",
    help="For how many days an answer holds. Default: 6.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write what other sites say there.",
)
@click.option(
    "--write-seen", is_flag=True, help="Write to content/data/seen.yml what was seen to work."
)
@TODAY
def links(
    folder: Path,
    format_: str,
    site_url: str,
    external: bool,  # noqa: FBT001  (a flag)
    history: Path | None,
    age: int,
    out: Path | None,
    write_seen: bool,  # noqa: FBT001  (a flag)
    today: str | None,
) -> None:
    """Say which links of the built site in DIR lead nowhere, and what to write instead.

    It needs no network, and DIR may come from any generator. Where DIR was built from the hub that
    you stand in, a finding names the line of the page that an editor wrote.

    With --external it asks the sites that links lead out to, politely, and remembers each day: a
    link that fails once is a warning, and one that fails on three days is an error.
    """
    if external:
        from imhub.cli_outside import HISTORY, Outside

        place = history or _root_here() / HISTORY
        _check_outside(
            folder, site_url, Outside(as_day(today), place, age, format_, out, write_seen)
        )
        return
    if history or out or write_seen or format_ == "html":
        raise click.UsageError("--history, --out, --write-seen and html go with --external.")
    found = check_inside(folder, site_url, _hub_here())
    click.echo(FORMATS[format_](found))
    if stops_build(found):
        sys.exit(1)


def _check_outside(folder: Path, site_url: str, options: "Outside") -> None:
    """Ask other sites, and end with the exit code."""
    from imhub.cli_outside import check_and_tell
    from imhub.links import at_line, at_source, home_of, read_site
    from imhub.workers import processors

    site = read_site(folder, jobs=processors())
    hub = _loaded_here()

    def locate(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
        placed = at_line(found, folder)
        if hub is None or hub[1].site is None:
            return placed
        return at_source(placed, _sources(hub[0], hub[1].site), hub[0])

    check_and_tell(site, site_url or home_of(site), hub, locate, options)


def check_inside(
    folder: Path, site_url: str, hub: "tuple[Path, Site] | None"
) -> tuple[Finding, ...]:
    """What is wrong with links from file to file of the site in *folder*."""
    from imhub.links import Purpose, at_line, at_source, check_links, home_of, read_site
    from imhub.workers import processors

    site = read_site(folder, jobs=processors())
    alone = frozenset(hub[1].hub.unlinked if hub else ())
    found = check_links(site, site_url or home_of(site), purpose=Purpose(alone))
    placed = at_line(found, folder)
    if hub is None:
        return placed
    root, known = hub
    return at_source(placed, _sources(root, known), root)


def _sources(root: Path, site: "Site") -> "dict[str, Source]":
    """What the page of each message is made from, in each language."""
    from imhub.links import Source

    found = {f"{each.url}index.html": Source(each.file) for each in site.messages}
    for folder in sorted((root / "translations").glob("*/")):
        for each in site.messages:
            source = Source(each.file, f"translations/{folder.name}")
            found[f"{folder.name}/{each.url}index.html"] = source
    return found


def _hub_here() -> "tuple[Path, Site] | None":
    """The hub that the command was called in, and its pages; nothing outside of a hub."""
    hub = _loaded_here()
    return (hub[0], hub[1].site) if hub and hub[1].site else None


def _loaded_here() -> "tuple[Path, Loaded] | None":
    """The hub that the command was called in, as it was read; nothing outside of a hub."""
    from imhub.load import load_site

    try:
        root = find_root(Path.cwd())
    except HubError:
        return None
    return root, load_site(root)


def _root_here() -> Path:
    """The hub's folder, or the one that the command was called in."""
    try:
        return find_root(Path.cwd())
    except HubError:
        return Path.cwd()
