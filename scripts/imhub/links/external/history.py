"""What came of each address on each day, in one SQLite file."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from imhub.errors import HubError
from imhub.links.external.outcome import Outcome, Verdict

_KIND = 0x686C696E
"""Says in the file itself that it is ours."""
_TABLE = """
CREATE TABLE IF NOT EXISTS answers (
  address TEXT NOT NULL, day TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL,
  status INTEGER NOT NULL, moved_to TEXT NOT NULL, PRIMARY KEY (address, day)
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What came of an address on a day."""

    day: date
    outcome: Outcome


@contextmanager
def open_history(file: Path) -> Iterator["History"]:
    """The history in *file*, which is made if it is not there.

    Raises:
        HubError: *file* is something else, or cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(file)) as database:
            _prepare(database, file)
            yield History(database)
    except (sqlite3.Error, OSError) as error:
        raise HubError(
            f"{file} cannot be used as the history of links: {error}. "
            "Name another file, or delete it to start anew."
        ) from error


def _prepare(database: sqlite3.Connection, file: Path) -> None:
    (kind,) = database.execute("PRAGMA application_id").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and kind != _KIND:
        raise HubError(f"{file} is a database, and not a history of links. Name another file.")
    with database:
        database.execute(f"PRAGMA application_id = {_KIND}")
        database.execute(_TABLE)


class History:
    """Answers by address and day. Of two on one day, the last counts."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def add(self, day: date, found: Mapping[str, Outcome]) -> None:
        """Remember what was *found* on *day*."""
        rows = [
            (address, day.isoformat(), each.verdict, each.reason, each.status, each.moved_to)
            for address, each in found.items()
        ]
        with self._database:
            self._database.executemany("REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)", rows)

    def of(self, address: str, until: date) -> tuple[Entry, ...]:
        """What came of *address*, day by day, up to and with *until*."""
        rows = self._database.execute(
            "SELECT day, verdict, reason, status, moved_to FROM answers "
            "WHERE address = ? AND day <= ? ORDER BY day",
            (address, until.isoformat()),
        )
        return tuple(_entry(*row) for row in rows)


def _entry(day: str, verdict: str, reason: str, status: int, moved_to: str) -> Entry:
    try:
        outcome = Outcome(Verdict(verdict), str(reason), int(status), str(moved_to))
        return Entry(date.fromisoformat(day), outcome)
    except (TypeError, ValueError) as error:
        raise sqlite3.DataError("it holds something that no check wrote") from error
