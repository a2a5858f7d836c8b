"""A time zone as calendars want it told: when its clocks change, found by asking the zone itself.

A year in which clocks change as in every other becomes a rule that holds for good. Where no rule
fits, as where a government decides each year anew, each change stands by itself.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import groupby
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BEFORE, _AFTER = 1, 8
"""Years around those of a calendar. So many tell a fourth Sunday from a last one."""


@dataclass(frozen=True, slots=True)
class Change:
    """A moment at which the clocks of a zone are put forward or back."""

    at: datetime
    """As clocks showed it before."""
    before: timedelta
    """How far the clocks were ahead of UTC."""
    after: timedelta
    name: str
    """What the time is called from then on: `BST`."""


@cache
def zone_of(zone: ZoneInfo, first: int, last: int) -> Timezone:
    """What a calendar that reaches from the year *first* to *last* has to say of *zone*."""
    made = Timezone()
    made.add("tzid", zone.key)
    years = range(first - _BEFORE, last + _AFTER + 1)
    changes = tuple(changes_of(zone, years))
    kinds = [tuple(same) for _, same in groupby(sorted(changes, key=_kind), key=_kind)]
    rules = [rule_of(kind, years) for kind in kinds]
    if changes and all(rules):
        for kind, rule in zip(kinds, rules, strict=True):
            made.add_component(_observance(kind[0], rule))
    else:
        for change in (_from_the_start(zone, years), *changes):
            made.add_component(_observance(change, ""))
    return made


def _kind(change: Change) -> tuple[timedelta, timedelta, str]:
    return change.before, change.after, change.name


def changes_of(zone: ZoneInfo, years: range) -> Iterator[Change]:
    """Each change of the clocks of *zone* in *years*, in their order."""
    moment, end = datetime(years[0], 1, 1, tzinfo=UTC), datetime(years[-1] + 1, 1, 1, tzinfo=UTC)
    while moment < end:
        if _offset(zone, moment) != _offset(zone, moment + _DAY):
            yield _change_in(zone, moment, moment + _DAY)
        moment += _DAY


def _change_in(zone: ZoneInfo, low: datetime, high: datetime) -> Change:
    """The change between *low* and *high*."""
    before = _offset(zone, low)
    while high - low > _SECOND:
        middle = low + ((high - low) // 2 // _SECOND or 1) * _SECOND
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    name = high.astimezone(zone).tzname() or ""
    return Change(high.replace(tzinfo=None) + before, before, _offset(zone, high), name)


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def rule_of(changes: Sequence[Change], years: range) -> str:
    """The rule by which *changes*, which are of one kind, come in each of *years*; empty if none.

    It names month and weekday: `3 -1SU` for the last Sunday of March.
    """
    moments = [change.at for change in changes]
    alike = {(moment.month, moment.weekday(), moment.time()) for moment in moments}
    if [moment.year for moment in moments] != list(years) or len(alike) > 1:
        return ""
    first = moments[0]
    in_month = {(moment.day - 1) // 7 + 1 for moment in moments}
    if all(moment.day + 7 > monthrange(moment.year, moment.month)[1] for moment in moments):
        return f"{first.month} -1{_WEEKDAYS[first.weekday()]}"
    if len(in_month) == 1:
        return f"{first.month} {in_month.pop()}{_WEEKDAYS[first.weekday()]}"
    return ""


def _from_the_start(zone: ZoneInfo, years: range) -> Change:
    """What holds in *zone* until its clocks change first."""
    start = datetime(years[0], 1, 1, tzinfo=zone)
    offset = start.utcoffset() or timedelta()
    return Change(start.replace(tzinfo=None), offset, offset, start.tzname() or "")


def _observance(change: Change, rule: str) -> TimezoneStandard | TimezoneDaylight:
    made = TimezoneDaylight() if change.after > change.before else TimezoneStandard()
    made.add("dtstart", change.at)
    made.add("tzoffsetfrom", change.before)
    made.add("tzoffsetto", change.after)
    made.add("tzname", change.name)
    if rule:
        month, _, weekday = rule.partition(" ")
        made.add("rrule", {"freq": "yearly", "bymonth": int(month), "byday": weekday})
    return made
