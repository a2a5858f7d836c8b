"""When and for whom pages are planned."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Setting:
    """The day of a build, and how its readers call a language."""

    today: date
    name_of: Callable[[str], str]
    """From the code of a language to its name."""
