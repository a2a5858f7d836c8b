"""Calendars that a phone can take over: what goes on and when, as iCalendar (RFC 5545, RFC 7986).

The same entries make the same bytes: when a build was made stands nowhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar as Book
from icalendar import Event

from imhub.publish.clocks import zone_of
from imhub.publish.words import Words

_DAILY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that goes on, from a moment to another, or on whole days."""

    uid: str
    """Its name for good, in all languages and all calendars that it stands in."""
    title: Words
    start: datetime | date
    end: datetime | date
    """When it ends; for whole days the last of them."""
    text: Words
    url: str
    """Full address of the page that tells more; empty where the hub has none yet."""
    place: Words
    kinds: tuple[Words, ...] = ()
    """Shown as far as they are in the language of the first: some programs read one line only."""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """A file with what goes on."""

    file: str
    """Below the root of the site."""
    title: Words
    maker: str
    """Name of the hub."""
    said: date
    """The day from which its words are."""
    entries: tuple[Entry, ...]


def write_calendars(place: Path, calendars: Iterable[Calendar]) -> None:
    """Write *calendars* below *place*, the root of the site."""
    for calendar in calendars:
        file = place / calendar.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(as_icalendar(calendar))


def as_icalendar(calendar: Calendar) -> bytes:
    """*calendar* as a phone reads it."""
    book = Book()
    book.add("prodid", f"-//{calendar.maker}//imhub//EN")
    book.add("version", "2.0")
    book.add("name", calendar.title.text, parameters={"LANGUAGE": calendar.title.lang})
    book.add("x-wr-calname", calendar.title.text)
    book.add("refresh-interval", _DAILY, parameters={"VALUE": "DURATION"})
    zone = next((zone for entry in calendar.entries if (zone := _zone(entry.start))), None)
    if zone is not None:
        years = [entry.start.year for entry in calendar.entries]
        book.add_component(zone_of(zone, min(years), max(years)))
    stamp = datetime.combine(calendar.said, time(), UTC)
    for entry in calendar.entries:
        book.add_component(_event(entry, stamp))
    return bytes(book.to_ical())


def _zone(moment: datetime | date) -> ZoneInfo | None:
    zone = moment.tzinfo if isinstance(moment, datetime) else None
    return zone if isinstance(zone, ZoneInfo) and zone.key != "UTC" else None


def _event(entry: Entry, stamp: datetime) -> Event:
    event = Event()
    whole_days = not isinstance(entry.end, datetime)
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.start)
    event.add("dtend", entry.end + _DAILY if whole_days else entry.end)
    for name, words in (
        ("summary", entry.title),
        ("description", entry.text),
        ("location", entry.place),
    ):
        if words.text:
            event.add(name, words.text, parameters={"LANGUAGE": words.lang})
    if entry.url:
        event.add("url", entry.url)
    if entry.kinds:
        lang = entry.kinds[0].lang
        kinds = [kind.text for kind in entry.kinds if kind.lang == lang]
        event.add("categories", kinds, parameters={"LANGUAGE": lang})
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("sequence", int(entry.cancelled))
    event.add("transp", "TRANSPARENT" if whole_days or entry.cancelled else "OPAQUE")
    return event
