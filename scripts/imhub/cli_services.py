"""`imhub services`: which services a person has to check, and that one has been checked."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from imhub.arguments import TODAY, as_day, find_root
from imhub.errors import HubError
from imhub.factsheet import facts_of
from imhub.load import load_site
from imhub.service import Service, SignOff
from imhub.signing import FILE, clean_role, write_sign_off
from imhub.signoff import Standing, due, fingerprint
from imhub.vocabulary import nearest
from imhub.worklist import Entry, due_within, summary, work_list

_FORMAT = click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
_HOW = ("phone", "website", "email", "visit")
_BY = {"phone": "by phone", "website": "on its website", "email": "by e-mail", "visit": "in person"}
_COLOURS = {Standing.CHECKED: "green", Standing.OVERDUE: "red", Standing.AHEAD: "red"}
_LABEL = 17
_WIDE = 200
"""Columns of a table that no terminal shows, so that each service stays on one line."""


@click.group(invoke_without_command=True)
@_FORMAT
@TODAY
@click.pass_context
def services(ctx: click.Context, format_: str, today: str | None) -> None:
    """List the services that readers see, the most urgent to check first.

    `due` shows those alone that a person has to check; `verify` writes down that one has.
    """
    if ctx.invoked_subcommand is None:
        day = as_day(today)
        known = _load(find_root(Path.cwd()))
        _show(work_list(known, day), sum(not s.is_open for s in known), format_)


@services.command("due")
@click.option(
    "--within",
    type=click.IntRange(0, 366),
    default=14,
    metavar="DAYS",
    help="Also those whose sign-off ends within so many days. Default: 14.",
)
@_FORMAT
@TODAY
def due_(within: int, format_: str, today: str | None) -> None:
    """List the services that have to be checked now or soon.

    Exit code 1 if one of them is for a crisis and has no sign-off that holds today, so that a
    weekly job can call for somebody; 0 otherwise.
    """
    day = as_day(today)
    entries = due_within(work_list(_load(find_root(Path.cwd())), day), within, day)
    _show(entries, 0, format_)
    if any(entry.is_crisis and entry.standing is not Standing.CHECKED for entry in entries):
        sys.exit(1)


@services.command()
@click.argument("service_id", metavar="ID")
@click.option("--role", required=True, metavar="TEXT", help="Who has checked: a role, no name.")
@click.option("--how", type=click.Choice(_HOW), default="phone", help="Default: phone.")
@click.option("--on", "on_", metavar="DATE", help="Day of the check. Default: today.")
@click.option("--yes", is_flag=True, help="Do not ask whether all is right.")
@TODAY
def verify(
    service_id: str,
    role: str,
    how: str,
    on_: str | None,
    yes: bool,  # noqa: FBT001  (a flag)
    today: str | None,
) -> None:
    """Write down that a person has asked the service ID whether its row is right.

    Shows all that the sign-off stands for. It changes one line of content/data/services.yml, and
    it holds until the row is changed, or for as many days as the row says.
    """
    root, day = find_root(Path.cwd()), as_day(today)
    on, who = as_day(on_) if on_ else day, clean_role(role)
    service = _find(_load(root), service_id)
    sign_off = SignOff(on, who, how, fingerprint(service))
    last = _last_day(service, sign_off, day)
    _show_facts(service)
    click.echo(f"Checked {_BY[how]} on {on} by: {who}. This will hold until {last}.")
    if sys.stdin.isatty() and not yes and not click.confirm("Is all of this right?"):
        click.echo("Nothing was written.")
        sys.exit(1)
    if fingerprint(_find(_load(root), service_id)) != sign_off.of:
        raise HubError(f"{FILE} has changed in the meantime. Look at it again.")
    write_sign_off(root, service_id, sign_off)
    click.echo(f"Wrote the sign-off of {service.name} to {FILE}.")


def _load(root: Path) -> tuple[Service, ...]:
    loaded = load_site(root)
    faults = [str(finding) for finding in loaded.findings if finding.file == FILE]
    if loaded.site is None or faults:
        raise HubError("\n".join(faults or map(str, loaded.findings)))
    return loaded.site.services


def _find(known: Sequence[Service], id_: str) -> Service:
    by_id = {service.id: service for service in known}
    if id_ not in by_id:
        raise HubError(f"There is no service called {id_}. {nearest(id_, by_id)}")
    service = by_id[id_]
    if service.closed_on:
        raise HubError(f"{service.name} closed on {service.closed_on}. Nobody is sent there.")
    if not service.listed:
        raise HubError(
            f"Readers do not see {service.name}. Delete `listed: false` in {FILE} first."
        )
    return service


def _last_day(service: Service, sign_off: SignOff, today: date) -> date:
    """Last day on which *sign_off* would hold.

    Raises:
        HubError: it would not hold on *today*.
    """
    if sign_off.on > today:
        raise HubError(f"{sign_off.on} is a day to come. Write the day on which somebody asked.")
    last = due(replace(service, verified=sign_off)) or today
    if last < today:
        raise HubError(f"A check of {sign_off.on} has run out on {last}. Ask the service again.")
    return last


def _show(entries: Sequence[Entry], not_shown: int, format_: str) -> None:
    if format_ == "json":
        click.echo(json.dumps(_as_json(entries, not_shown), ensure_ascii=False, indent=2))
        return
    if entries:
        _print_table(entries)
    click.echo(summary(entries, not_shown))


def _as_json(entries: Sequence[Entry], not_shown: int) -> dict[str, object]:
    counts = Counter(entry.standing for entry in entries)
    return {
        "services": [_as_row(entry) for entry in entries],
        "counts": {worth.name.lower(): counts[worth] for worth in Standing},
        "not_shown": not_shown,
    }


def _as_row(entry: Entry) -> dict[str, str]:
    signed = entry.service.verified
    return {
        "id": entry.service.id,
        "name": entry.service.name,
        "level": entry.service.level,
        "checked_on": str(signed.on) if signed else "",
        "by": signed.role if signed else "",
        "due_by": str(entry.due) if _holds(entry) else "now",
        "state": entry.standing.value,
    }


def _holds(entry: Entry) -> bool:
    return entry.standing in (Standing.CHECKED, Standing.OVERDUE)


def _print_table(entries: Sequence[Entry]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("Id", "Name", "Level", "Checked on", "By", "Due by", "State"):
        table.add_column(title, overflow="fold")
    for entry in entries:
        colour = _COLOURS.get(entry.standing, "yellow")
        *cells, state = map(escape, _as_row(entry).values())
        table.add_row(*cells, f"[{colour}]{state}[/]")
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_WIDE)
    with console.capture() as shown:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in shown.get().splitlines()))


def _show_facts(service: Service) -> None:
    for label, text in facts_of(service):
        click.echo(f"{label + ':':<{_LABEL}} {text}")
    click.echo("")
