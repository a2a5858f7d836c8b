"""What a run of the checks of accessibility found, as data."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias, get_args

Check: TypeAlias = Literal[
    "rules",
    "rules-samples",
    "keyboard",
    "zoom",
    "spacing",
    "targets",
    "colours",
    "calm",
    "journeys",
]
CHECKS: tuple[str, ...] = get_args(Check)
"""In the order in which the page names them."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One kind of check."""

    check: str
    """One of `CHECKS`."""
    looks: int
    """How many times a page was looked at."""
    problems: int
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """A run of the checks."""

    checked: date
    browser: str
    axe: str
    """Version of axe-core."""
    rows: tuple[AuditRow, ...]
