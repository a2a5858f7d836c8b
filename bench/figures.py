"""Measured figures, the targets they are held to, and how both are printed."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured in each run, and the most that its median may be."""

    name: str
    values: tuple[float, ...]
    unit: str = ""
    target: float | None = None
    """No target: the figure is shown, and decides nothing."""
    digits: int = 0

    @property
    def median(self) -> float:
        """The middle one of the values."""
        return median(self.values)

    @property
    def missed(self) -> bool:
        """Whether the figure is above its target."""
        return self.target is not None and self.median > self.target

    def shown(self, value: float) -> str:
        """*value* as people read it: `1,204`."""
        return f"{value:,.{self.digits}f}"


def say(text: str) -> None:
    """Tell the person who waits what is going on, beside the results."""
    print(text, file=sys.stderr, flush=True)


def warn_if_busy() -> None:
    """Say that times will mislead when other work keeps this computer busy."""
    load, processors = os.getloadavg()[0], os.cpu_count() or 1
    if load > processors / 2:
        say(f"This computer is busy (load {load:.1f}, {processors} processors): times will vary.")


def report(figures: Sequence[Figure]) -> int:
    """Print *figures* as a table; the exit code: 1 when a target is missed."""
    print_table(
        ("", "min", "median", "max", "unit", "target", ""), [_row(figure) for figure in figures]
    )
    missed = [figure for figure in figures if figure.missed]
    for figure in missed:
        value, most = figure.shown(figure.median), figure.shown(figure.target or 0)
        print(f"Missed: {figure.name}: {value} {figure.unit}".rstrip() + f", and at most {most}.")
    if not missed:
        print("All targets are met.")
    return 1 if missed else 0


def _row(figure: Figure) -> tuple[str, ...]:
    verdict = "" if figure.target is None else "missed" if figure.missed else "met"
    spread = (min(figure.values), figure.median, max(figure.values))
    return (
        figure.name,
        *map(figure.shown, spread),
        figure.unit,
        "" if figure.target is None else f"≤ {figure.shown(figure.target)}",
        verdict,
    )


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print *rows* below *head*: the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        first, *others = (
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join([first, *others]).rstrip())
    print()
