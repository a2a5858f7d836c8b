"""`imhub translations export`, `import` and `review`: texts go to people and come back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from imhub.arguments import TODAY, as_day, find_root
from imhub.errors import HubError
from imhub.provenance import Method

if TYPE_CHECKING:
    from imhub.desk.reading import Signed
    from imhub.desk.take import Taken

_LANGUAGE = click.option("--lang", "code", required=True, metavar="CODE", help="Such as pl.")
_SHOWN = 60


@click.command()
@_LANGUAGE
@click.option(
    "--format",
    "format_",
    type=click.Choice(["xlsx", "xliff", "md"]),
    required=True,
    help="A spreadsheet, a file for translation programs, or plain text.",
)
@click.option("--section", metavar="SECTION", help="Only this section, such as activities.")
@click.option("--review", is_flag=True, help="Also translations that nobody has read.")
@click.option("--all", "everything", is_flag=True, help="Every text.")
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE",
    help="The file to write.",
)
def export(
    code: str,
    format_: str,
    section: str | None,
    review: bool,  # noqa: FBT001  (a flag)
    everything: bool,  # noqa: FBT001  (a flag)
    out: Path,
) -> None:
    """Write what needs work, with what a translator should know of it, to one file."""
    from imhub.desk.formats import FORMATS
    from imhub.desk.hub import open_desk
    from imhub.desk.sheet import Choice, sheet_of
    from imhub.desk.store import write_file
    from imhub.desk.workbook import open_workbook

    desk = open_desk(find_root(Path.cwd()))
    (language,) = desk.chosen((code,))
    if section:
        desk.check_section(section)
    choice = Choice(section or "", unread=review, everything=everything)
    sheet = sheet_of(desk, open_workbook(desk, language), choice)
    if not sheet.rows:
        click.echo("Nothing needs work there, so no file was written.")
        return
    write_file(out, FORMATS[format_].write(sheet))
    click.echo(f"Wrote {len(sheet.rows)} texts to {out}.")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_LANGUAGE
@click.option("--role", required=True, metavar="ROLE", help="Who translated: a role, no name.")
@click.option(
    "--method", type=click.Choice(get_args(Method)), default="human", help="Default: human."
)
@click.option("--on", metavar="DATE", help="Day of the translation; today if not said.")
@click.option("--force", is_flag=True, help="Replace also what a person has read.")
@TODAY
def import_(
    file: Path,
    code: str,
    role: str,
    method: Method,
    on: str | None,
    force: bool,  # noqa: FBT001  (a flag)
    today: str | None,
) -> None:
    """Take in a FILE that `export` wrote and somebody filled; say what was left, and why."""
    from imhub.desk.claims import clean_role, past_day
    from imhub.desk.formats import read_answers
    from imhub.desk.hub import open_desk
    from imhub.desk.store import po_texts, record_texts, write_changes
    from imhub.desk.take import Claim, take_in
    from imhub.desk.workbook import open_workbook

    now = as_day(today)
    claim = Claim(clean_role(role), method, past_day(as_day(on) if on else now, now), force)
    desk = open_desk(find_root(Path.cwd()))
    (language,) = desk.chosen((code,))
    answers = read_answers(file, code)
    taken = take_in(open_workbook(desk, language), answers.rows, claim)
    if taken.taken:
        texts = po_texts(desk.root, code, taken.files)
        write_changes({**texts, **record_texts(desk.root, code, taken.records)})
    _tell(taken)


def _tell(taken: "Taken") -> None:
    for left in taken.left:
        click.echo(f"{left.where}: “{_short(left.text)}” {left.reason}")
    click.echo(
        f"Took {taken.taken}. {taken.same} are as before, {taken.empty} are empty, "
        f"{len(taken.left)} were left."
    )
    if taken.left:
        sys.exit(1)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


@click.command()
@_LANGUAGE
@click.option("--section", metavar="SECTION", help="A section that was read, such as help.")
@click.option("--page", metavar="ID", help="A page that was read, in whichever file it stands.")
@click.option("--role", required=True, metavar="ROLE", help="Who has read it: a role, no name.")
@click.option("--on", required=True, metavar="DATE", help="Day on which it was read: 2026-11-22.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be signed.")
@TODAY
def review(
    code: str,
    section: str | None,
    page: str | None,
    role: str,
    on: str,
    dry_run: bool,  # noqa: FBT001  (a flag)
    today: str | None,
) -> None:
    """Write down that a person has read translations, as they stand now.

    The claim holds for these very words. Change a letter on either side, and it is gone.
    """
    from imhub.desk.claims import clean_role, past_day
    from imhub.desk.faults import faulty_ids
    from imhub.desk.hub import open_desk
    from imhub.desk.reading import Signature, sign, texts_read
    from imhub.desk.store import record_texts, write_changes
    from imhub.desk.workbook import open_workbook

    signature = Signature(clean_role(role), past_day(as_day(on), as_day(today)))
    desk = open_desk(find_root(Path.cwd()))
    (language,) = desk.chosen((code,))
    book = open_workbook(desk, language)
    read = texts_read(desk, book, section or "", page or "")
    signed = sign(book, read, signature, faulty_ids(desk, book))
    for text in signed.faulty:
        click.echo(f"“{_short(text.unit.text)}” Its translation has an error; mend it first.")
    if signed.signed and not dry_run:
        write_changes(record_texts(desk.root, code, signed.records))
    _tell_signed(signed, dry_run=dry_run)


def _tell_signed(signed: "Signed", *, dry_run: bool) -> None:
    click.echo(
        f"{'Would sign' if dry_run else 'Signed'} {signed.signed}. "
        f"{signed.before} were signed before, {signed.missing} have no translation, "
        f"{signed.fuzzy} have only a suggestion, {len(signed.faulty)} have errors."
    )
    if not signed.signed and not signed.before:
        raise HubError("There is nothing here that can be signed for.")
    if signed.faulty:
        click.echo("To see the errors: imhub translations check")
        sys.exit(1)
