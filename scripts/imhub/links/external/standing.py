"""What the days of an address add up to: whether to warn, to stop, or to ask again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from imhub.finding import Severity
from imhub.links.external.history import Entry
from imhub.links.external.outcome import Outcome, Verdict

DAYS_TO_FAIL = 3
"""On how many days a link has to fail before it is an error."""
_SEVERITY = {Verdict.MOVED: Severity.INFO, Verdict.UNSURE: Severity.INFO}


@dataclass(frozen=True, slots=True)
class Standing:
    """How an address stands."""

    outcome: Outcome
    """What came of it last."""
    asked: date
    last_worked: date | None = None
    failed: tuple[date, ...] = ()
    """Days on which it failed since it last worked, in order."""

    @property
    def severity(self) -> Severity | None:
        """How bad that is; nothing where all is well."""
        if self.outcome.verdict is Verdict.BROKEN:
            return Severity.ERROR if len(self.failed) >= DAYS_TO_FAIL else Severity.WARNING
        return _SEVERITY.get(self.outcome.verdict)


def standing_of(entries: Sequence[Entry]) -> Standing | None:
    """What *entries* of an address add up to; nothing if nobody has asked."""
    if not entries:
        return None
    worked = [entry.day for entry in entries if entry.outcome.worked]
    last = worked[-1] if worked else None
    failed = tuple(
        entry.day
        for entry in entries
        if entry.outcome.verdict is Verdict.BROKEN and (last is None or entry.day > last)
    )
    return Standing(entries[-1].outcome, entries[-1].day, last, failed)


def is_due(standing: Standing | None, today: date, age: int) -> bool:
    """Whether to ask again on *today*, where an answer holds for *age* days.

    What failed or was busy is asked again on the next day.
    """
    if standing is None:
        return True
    outcome = standing.outcome
    hopeful = outcome.verdict is Verdict.BROKEN or outcome.reason == "busy"
    return standing.asked + timedelta(days=1 if hopeful else age) <= today
