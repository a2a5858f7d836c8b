"""`imhub translations`: bring PO files up to date, and say how far they are and what is wrong."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from imhub.arguments import TODAY, as_day, find_root
from imhub.cli_translators import export, import_, review
from imhub.finding import stops_build
from imhub.report import FORMATS

if TYPE_CHECKING:
    from imhub.desk.hub import Desk
    from imhub.merge import Merged

_TEMPLATES = "translations/templates"
_LANGUAGES = click.option(
    "--lang", "codes", multiple=True, metavar="CODE", help="Only this language."
)


@click.group()
def translations() -> None:
    """Bring the hub to translators, and what they write to the hub.

    \b
    A round:
      imhub translations update --lang pl
      imhub translations export --lang pl --format xlsx -o pl.xlsx
      imhub translations import pl.xlsx --lang pl --role "translator, Belfast"
      imhub translations review --lang pl --section help --role midwife --on 2026-11-22
    """  # noqa: D301  (click reads the sign, not its letters)


for _command in (export, import_, review):
    translations.add_command(_command)


@translations.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help=f"Default: {_TEMPLATES}/.",
)
@click.option("--check", is_flag=True, help="Write nothing; name the PO files that are behind.")
def extract(out: Path | None, check: bool) -> None:  # noqa: FBT001  (a flag)
    """Write what is to be translated: a template for each section."""
    from imhub.desk.hub import open_desk
    from imhub.desk.store import template_texts, write_changes

    desk = open_desk(find_root(Path.cwd()))
    if check:
        _check_files(desk)
        return
    folder = out or desk.root / _TEMPLATES
    texts = template_texts(folder, desk.template, desk.site.hub.name)
    write_changes(texts)
    click.echo(f"{len(texts)} templates with {len(desk.units)} texts are in {folder.name}/.")


def _check_files(desk: "Desk") -> None:
    from imhub.desk.workbook import files_behind

    behind = [file for each in desk.chosen(()) for file in files_behind(desk, each)]
    for file in behind:
        click.echo(f"{file}: this does not hold what the hub says now.")
    if behind:
        click.echo("To mend it: imhub translations update")
        sys.exit(1)
    click.echo("All PO files hold what the hub says now.")


@translations.command()
@_LANGUAGES
def update(codes: tuple[str, ...]) -> None:
    """Bring PO files up to date with the hub. Nothing that a translator wrote is lost.

    Without --lang: all languages but those that wait and have no files yet.
    """
    from imhub.desk.hub import open_desk
    from imhub.desk.store import po_texts, write_changes
    from imhub.desk.workbook import open_workbook

    desk = open_desk(find_root(Path.cwd()))
    languages = desk.chosen(codes)
    if not languages:
        click.echo("All languages wait. To begin one: imhub translations update --lang CODE")
    for language in languages:
        merged = open_workbook(desk, language).merged
        written = write_changes(po_texts(desk.root, language.code, merged.files))
        click.echo(f"{language.name} ({language.code}): {_news(merged, len(written))}")


def _news(merged: "Merged", files: int) -> str:
    if not files:
        return "up to date."
    return (
        f"{merged.new} new, {merged.fuzzy} of them with a suggestion; "
        f"{merged.obsolete} no longer used; {merged.moved} moved to another file. "
        f"Files written: {files}."
    )


@translations.command()
@_LANGUAGES
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write a page with all languages, for people.",
)
@TODAY
def status(codes: tuple[str, ...], format_: str, html: Path | None, today: str | None) -> None:
    """Say how much is translated and read, by language and section."""
    from imhub.desk.heatmap import make_heatmap
    from imhub.desk.hub import open_desk
    from imhub.desk.status import as_json, as_table, progress_of
    from imhub.desk.store import write_file
    from imhub.desk.workbook import open_workbook

    day = as_day(today)
    desk = open_desk(find_root(Path.cwd()))
    shown = [progress_of(open_workbook(desk, language)) for language in desk.chosen(codes)]
    if html:
        everyone = [each for each in desk.languages if desk.template_for(each)]
        progress = [progress_of(open_workbook(desk, each)) for each in everyone]
        write_file(html, make_heatmap(desk, progress, day).encode())
        click.echo(f"Wrote {html}.", err=True)
    if format_ == "json":
        click.echo(json.dumps(as_json(desk, shown), ensure_ascii=False, indent=2))
    else:
        click.echo(as_table(shown))


@translations.command()
@_LANGUAGES
@click.option("--format", "format_", type=click.Choice(sorted(FORMATS)), default="text")
def check(codes: tuple[str, ...], format_: str) -> None:
    """Say what is wrong with translations: links, numbers, letters, words, lengths."""
    from imhub.desk.hub import open_desk
    from imhub.proof import check_translations

    desk = open_desk(find_root(Path.cwd()))
    wanted = {language.code for language in desk.chosen(codes)} if codes else set()
    found = check_translations(desk.root, desk.site, desk.bodies)
    shown = tuple(finding for finding in found if not codes or finding.lang in wanted)
    click.echo(FORMATS[format_](shown))
    if stops_build(shown):
        sys.exit(1)
