"""Which services a person has to check next."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from imhub.service import Service
from imhub.signoff import Standing, due, standing


@dataclass(frozen=True, slots=True)
class Entry:
    """A service that readers see, and what its sign-off is worth."""

    service: Service
    standing: Standing
    due: date
    """Last day on which its sign-off holds; for one that does not hold, the day of the list."""

    @property
    def is_crisis(self) -> bool:
        """Whether it stands on every page, for a reader in danger."""
        return self.service.level == "crisis"


def work_list(services: Iterable[Service], today: date) -> tuple[Entry, ...]:
    """The services that readers see, the most urgent first: crisis, then what is due soonest."""
    entries = (_entry(service, today) for service in services if service.is_open)
    return tuple(sorted(entries, key=_urgency))


def _entry(service: Service, today: date) -> Entry:
    worth = standing(service, today)
    last = due(service)
    holds = worth in (Standing.CHECKED, Standing.OVERDUE)
    return Entry(service, worth, last if holds and last else today)


def _urgency(entry: Entry) -> tuple[bool, bool, date, str]:
    holds = entry.standing is Standing.CHECKED
    return not entry.is_crisis, holds, entry.due, entry.service.name.casefold()


def due_within(entries: Iterable[Entry], days: int, today: date) -> tuple[Entry, ...]:
    """Those of *entries* that have to be checked now, or whose sign-off ends within *days*."""
    last = today + timedelta(days=days)
    return tuple(e for e in entries if e.standing is not Standing.CHECKED or e.due <= last)


def summary(entries: Sequence[Entry], not_shown: int) -> str:
    """How many services there are of each standing, in one line."""
    counts = Counter(entry.standing for entry in entries)
    parts = [f"{counts[worth]} {worth.value}" for worth in Standing if counts[worth]]
    services = "1 service" if len(entries) == 1 else f"{len(entries)} services"
    listed = f"{services}: {', '.join(parts)}." if parts else "No services."
    return f"{listed} {not_shown} more not shown to readers." if not_shown else listed
