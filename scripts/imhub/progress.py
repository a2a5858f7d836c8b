"""How far long work is: a bar on a terminal, a plain line a step elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

_STEPS = {
    "wait": "Waiting for another build to end",
    "check": "Reading and checking",
    "write": "Writing pages",
    "print": "Printing",
    "verify": "Checking links",
    "search": "Making the search",
    "compress": "Compressing",
    "pack": "Packing",
}


@contextmanager
def shown_progress() -> Iterator[Callable[[str, int, int], None]]:
    """What to call with the step, how much of it is done, and how much there is."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _plain_line
        return
    columns = (TextColumn("{task.description:<22}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        tasks: dict[str, Any] = {}

        def show(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(_STEPS[step], total=total)
            bar.update(tasks[step], completed=done, total=total)

        yield show


def _plain_line(step: str, done: int, total: int) -> None:
    if step == "wait":
        click.echo(f"{_STEPS[step]} …", err=True)
    elif done == total:
        count = f"{total} done" if total > 1 else "done"
        click.echo(f"{_STEPS[step]}: {count}.", err=True)
