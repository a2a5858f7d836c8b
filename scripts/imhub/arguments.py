"""What all commands share: the hub that they stand in, the day, and mistakes as one plain line."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from imhub.errors import HubError

TODAY = click.option("--today", metavar="DATE", help="Act as if it were this day: 2026-11-22.")
"""The option that every command with a clock has."""


class _Trouble(click.ClickException):
    """What a person can mend, shown as it is."""

    exit_code = 2

    def show(self, file: Any = None) -> None:  # click's own signature
        """Print the text alone."""
        click.echo(self.message, err=True, file=file)


class PlainGroup(click.Group):
    """Shows what a person can mend as one plain line, never as a traceback."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:  # click's own signature
        """Read the arguments."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")  # A terminal may lack some of our letters.
        with _plainly():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:  # click's own signature
        """Run the command that the arguments name."""
        with _plainly():
            return super().invoke(ctx)


@contextmanager
def _plainly() -> Iterator[None]:
    try:
        yield
    except HubError as error:
        raise _Trouble(str(error)) from error
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "imhub"
        text = " ".join(error.format_message().split()).rstrip(".")
        end = "" if text.endswith("?") else "."
        raise _Trouble(f"{text}{end} To see what there is: {command} --help") from error


def as_day(text: str | None) -> date:
    """The day that *text* names; today if it is nothing.

    Raises:
        HubError: it names none.
    """
    try:
        return date.fromisoformat(text) if text else datetime.now(UTC).date()
    except ValueError as error:
        raise HubError(f"{text} is not a date. Write year-month-day: 2026-11-22.") from error


def find_root(start: Path) -> Path:
    """The hub that *start* stands in.

    Raises:
        HubError: it stands in none.
    """
    place = start.resolve()
    for folder in (place, *place.parents):
        if (folder / "content" / "data" / "hub.yml").is_file():
            return folder
    raise HubError(
        f"There is no hub in {start}: content/data/hub.yml is missing there and above. "
        "Change to the hub's folder."
    )
