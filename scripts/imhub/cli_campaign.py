"""`imhub campaign` and `imhub pack`: how far a week is, and all of it in one file a language."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from imhub.arguments import TODAY, as_day, find_root
from imhub.errors import HubError
from imhub.vocabulary import nearest

if TYPE_CHECKING:
    from datetime import date

    from imhub.board import Desk
    from imhub.campaign import Campaign
    from imhub.load import Loaded
    from imhub.model import Site
    from imhub.translate import Translator

_LANGUAGES = click.option(
    "--lang", "codes", multiple=True, metavar="CODE", help="Only this language; may be repeated."
)


@click.group()
def campaign() -> None:
    """Keep an eye on a week with one theme.

    \b
    From nothing to a campaign:
      imhub new campaign "2028 awareness week"   write its folder, with blanks to fill in
      imhub campaign status                      see what is written and what is missing
      imhub check                                read what is wrong, with file and line
      imhub pack 2028-awareness-week             put it all in one file a language
    """  # noqa: D301  (click reads the sign, not its letters)


@campaign.command()
@click.argument("name", metavar="[CAMPAIGN]", required=False, default="")
@_LANGUAGES
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="A built site in which to look for posters. Default: site/, and that of the last pack.",
)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@TODAY
def status(
    name: str, codes: tuple[str, ...], site: Path | None, format_: str, today: str | None
) -> None:
    """Show the board of CAMPAIGN: what is written, translated, read and printed.

    It says what goes out today and tomorrow, which dates are missing, what is held back, and what
    somebody still has to find out, with file and line. CAMPAIGN is the name of its folder; if you
    leave it out, it is the one that is on or comes next. Nothing is changed.

    \b
      imhub campaign status
      imhub campaign status 2027-awareness-week --lang pl --lang ar
      imhub campaign status --today 2027-06-07
    """  # noqa: D301  (click reads the sign, not its letters)
    from imhub.board import make_board
    from imhub.boardtext import board_json, board_text
    from imhub.packsite import KEPT

    root, day = find_root(Path.cwd()), as_day(today)
    loaded = _load(root)
    known = _site_of(loaded)
    chosen = find_campaign(known, name, day)
    places = (site,) if site else (root / "site", root / KEPT)
    board = make_board(_desk(root, loaded, codes, places), chosen, day)
    if format_ == "json":
        click.echo(json.dumps(board_json(board), ensure_ascii=False, indent=2))
    else:
        click.echo(board_text(board))


def find_campaign(site: "Site", name: str, today: "date") -> "Campaign":
    """The campaign called *name*; without a name, the one that is on or comes next.

    Raises:
        HubError: there is none.
    """
    from imhub.campaign import State

    if not site.campaigns:
        raise HubError('This hub has no campaign yet. Write one: imhub new campaign "…".')
    wanted = name.rstrip("/").rpartition("/")[2]
    if not wanted:
        open_ = [each for each in site.campaigns if each.state(today) is not State.ARCHIVED]
        return open_[-1] if open_ else site.campaigns[0]
    if wanted not in site.campaign_by_id:
        raise HubError(f"There is no campaign {name}. {nearest(wanted, site.campaign_by_id)}")
    return site.campaign_by_id[wanted]


def _load(root: Path) -> "Loaded":
    from imhub.load import load_site

    return load_site(root)


def _site_of(loaded: "Loaded") -> "Site":
    if loaded.site is None:
        raise HubError("\n".join(str(finding) for finding in loaded.findings))
    return loaded.site


def _desk(root: Path, loaded: "Loaded", codes: tuple[str, ...], places: tuple[Path, ...]) -> "Desk":
    """What the board of a campaign of the hub in *root* is made from."""
    from imhub.board import Desk
    from imhub.extract import extract_units
    from imhub.markdown import Renderer

    site = _site_of(loaded)
    renderer = Renderer()
    bodies = {message.id: renderer.render(message.body) for message in site.messages}
    prints = frozenset(
        file.relative_to(place).as_posix()
        for place in places
        for file in place.glob("print/*/*.pdf")
    )
    units = extract_units(site, bodies)
    return Desk(site, loaded.line_of, units, _translators(root, site, codes), prints)


def _translators(root: Path, site: "Site", codes: tuple[str, ...]) -> "tuple[Translator, ...]":
    """What looks up words in each language that has any."""
    from imhub.catalog import load_catalog
    from imhub.languages import find_language, load_languages
    from imhub.provenance import load_records
    from imhub.translate import Translator

    languages = load_languages(root)
    own = find_language(languages, site.hub.source_language)
    wanted = {find_language(languages, code).code for code in codes}
    made = (
        Translator(each, own, load_catalog(root, each.code), load_records(root, each.code))
        for each in languages
        if each != own and (each.code in wanted if wanted else each.status != "waiting")
    )
    return tuple(each for each in made if wanted or each.catalog.translations)


@click.command()
@click.argument("name", metavar="CAMPAIGN")
@_LANGUAGES
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where to put the files. Default: pack/.",
)
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Take posters, cards and pictures out of this built site, as it is.",
)
@click.option("--release", is_flag=True, help="Pack only words that people have signed off.")
@TODAY
def pack(
    name: str,
    codes: tuple[str, ...],
    out: Path | None,
    site: Path | None,
    release: bool,  # noqa: FBT001  (a flag)
    today: str | None,
) -> None:
    """Put all of CAMPAIGN in one zip file a language, for those who take part.

    Posters, cards, pictures, calendar, posts, a notice for the press, and a page that says how to
    use them. CAMPAIGN is the name of its folder. Nothing that is held back is ever in it.

    The site is built first where that is needed, which takes a minute or two. After that, only
    what has changed is made again.

    \b
      imhub pack 2027-awareness-week
      imhub pack 2027-awareness-week --lang pl --lang ar --out to-send
    """  # noqa: D301  (click reads the sign, not its letters)
    from imhub.packing import make_packs
    from imhub.packsite import Packing
    from imhub.progress import shown_progress
    from imhub.report import as_text

    root, day = find_root(Path.cwd()), as_day(today)
    id_ = find_campaign(_site_of(_load(root)), name, day).id
    order = Packing(root, id_, out or root / "pack", day, codes, site, release)
    with shown_progress() as progress:
        made = make_packs(order, progress)
    if made.findings:
        click.echo(as_text(made.findings, everything=False))
        click.echo("Nothing was packed; what was packed before is as it was.")
        sys.exit(1)
    for code in made.without:
        click.echo(f"{code}: left out, since too little of the campaign is translated into it.")
    for each in made.packs:
        state = "Wrote" if each.is_new else "No change in"
        path = os.path.relpath(each.path)
        click.echo(f"{state} {path}: {each.files} files, {each.size // 1000} KB.")
    if not made.packs:
        click.echo("Nothing was packed.")
        sys.exit(1)
