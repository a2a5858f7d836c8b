"""A week with one theme, as data: its days, what goes on in it, and what is said about it.

Dates are written by people. What nobody has announced is `None`, and nothing here guesses it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum
from functools import cached_property
from zoneinfo import ZoneInfo

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Days of the week as data names them, in the order of `date.weekday`."""

EVENT_WAYS = ("in-person", "online")
"""How one can be at an event, in the order in which readers are told."""


class State(Enum):
    """Where a campaign stands in its life."""

    ANNOUNCED = "announced"
    """It will be, and nobody has said when."""
    PLANNED = "planned"
    LIVE = "live"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class Channel:
    """Where posts go out, and what has room there."""

    id: str
    title: str
    count: str
    """`graphemes` as readers count, `weighted` where some count double, `sms` by text messages."""
    limit: int
    """Characters; for `sms` the parts into which a phone may cut the text."""
    link: int
    """Characters that the address of a page takes up."""
    source: str
    """Web address of the page that says so."""
    read: date
    """When it was read there."""


@dataclass(frozen=True, slots=True)
class CampaignWords:
    """What the pages of campaigns ask and say that depends on the place and the topic."""

    ask_area: str = ""
    ask_way: str = ""
    ask_time: str = ""
    ask_audience: str = ""
    ask_language: str = ""
    in_person: str = ""
    online: str = ""
    daytime: str = ""
    evening: str = ""
    no_events: str = ""
    """Where no event is known, and what to do for one to be listed."""
    own_plan: str = ""
    """Whose plan it is, beside that of whoever sets theme and dates."""
    no_publisher: str = ""
    no_press: str = ""
    earlier: str = ""
    earlier_summary: str = ""


@dataclass(frozen=True, slots=True)
class CampaignRules:
    """What holds for all campaigns of a hub."""

    timezone: str = "UTC"
    """Where the clocks are that events go by: `Europe/London`."""
    evening: str = "17:00"
    """From when on an event is in the evening."""
    tell_us: str = ""
    """Id of the page that says how to tell the hub of an event."""
    event_folder: str = "events"
    way_folder: str = "by"
    time_folder: str = "time"
    language_folder: str = "language"
    programme_folder: str = "programme"
    channels: tuple[Channel, ...] = ()
    words: CampaignWords = field(default_factory=CampaignWords)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of events."""
        return ZoneInfo(self.timezone)


@dataclass(frozen=True, slots=True)
class PostImage:
    """A picture that goes out with a post."""

    file: str
    """Name of the file beside `posts.yml`."""
    alt: str
    """What it shows, for those who cannot see it."""


@dataclass(frozen=True, slots=True)
class Post:
    """What is said about a campaign on one channel or on several."""

    id: str
    channels: tuple[str, ...]
    text: str
    day: int = 0
    """Number of the day on which it goes out; 0 for none."""
    on: date | None = None
    """The date, for a post that belongs to no day."""
    time: str = ""
    """24-hour clock: `09:00`; empty for any time."""
    link: str = ""
    """Id of the page that it leads to."""
    image: PostImage | None = None
    publish_from: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may be asked, as they want to be named in public."""

    name: str
    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Booking:
    """How a reader gets a place."""

    needed: bool
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that goes on in a campaign."""

    id: str
    title: str
    start: datetime
    """In the time zone of the hub's campaigns."""
    end: datetime
    ways: tuple[str, ...]
    """Of `EVENT_WAYS`."""
    organiser: str
    summary: str = ""
    place: str = ""
    areas: tuple[str, ...] = ()
    """Areas of the hub's directory; empty for all."""
    audience: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    cost: str = ""
    """`free`, or a price as it is printed; empty where nobody has said."""
    booking: Booking | None = None
    """Nothing where nobody has said."""
    contact: Person | None = None
    """Shown only with `contact_consent`."""
    contact_consent: bool = False
    """Whether the contact has agreed to be named here."""
    cancelled: bool = False
    publish_from: date | None = None

    @property
    def is_online(self) -> bool:
        """Whether one can be there from anywhere."""
        return "online" in self.ways

    def is_over(self, today: date) -> bool:
        """Whether its last day lies before *today*."""
        return self.end.date() < today


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a campaign; its words stand in the message of the same id."""

    id: str
    number: int
    weekday: str = ""
    """Of `WEEKDAYS`; it can be known before the date is."""
    on: date | None = None
    occasion: str = ""
    """What else the day is."""
    activities: tuple[str, ...] = ()
    """Ids of the pages with things to do on it."""
    publish_from: date | None = None


@dataclass(frozen=True)
class Campaign:
    """A week with one theme; its words stand in the message of the same id."""

    id: str
    folder: str
    """Below `content/`, and the address of its pages: `campaigns/2027-week`."""
    year: int
    start: date | None = None
    end: date | None = None
    theme: str = ""
    """As whoever runs the week has announced it."""
    local_theme: str = ""
    """Our own, in plain words."""
    hashtags: tuple[str, ...] = ()
    publisher: str = ""
    press: Person | None = None
    what_happened: tuple[str, ...] = ()
    """What is told of it once it is over, a paragraph each."""
    publish_from: date | None = None
    days: tuple[Day, ...] = ()
    events: tuple[Event, ...] = ()
    posts: tuple[Post, ...] = ()

    @property
    def url(self) -> str:
        """Address below the language's root; it stays the same for good."""
        return f"{self.folder}/"

    @property
    def file(self) -> str:
        """The file of its own words and dates, below the hub's root."""
        return f"content/{self.folder}/index.md"

    @property
    def events_file(self) -> str:
        """The file of its events, below the hub's root."""
        return f"content/{self.folder}/events.yml"

    @property
    def posts_file(self) -> str:
        """The file of its posts, below the hub's root."""
        return f"content/{self.folder}/posts.yml"

    @cached_property
    def day_by_number(self) -> Mapping[int, Day]:
        """Its days by their number."""
        return {day.number: day for day in self.days}

    def state(self, today: date) -> State:
        """Where it stands on *today*. A year that is over needs no dates to be over."""
        if self.start is None or self.end is None:
            return State.ARCHIVED if today.year > self.year else State.ANNOUNCED
        if today < self.start:
            return State.PLANNED
        return State.LIVE if today <= self.end else State.ARCHIVED

    def day_on(self, today: date) -> Day | None:
        """The day that is *today*."""
        return next((day for day in self.days if day.on == today), None)


@dataclass(frozen=True, slots=True)
class Week:
    """A week of an earlier year, as far as sources tell; what they do not is `None` or empty."""

    year: int
    verified: str
    """`primary`, `secondary` or `unverified`; of the last nothing is shown as a fact."""
    start: date | None = None
    end: date | None = None
    theme: str = ""
    hashtags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""
    """For editors."""


def exists(moment: datetime) -> bool:
    """Whether clocks show *moment*: they leave an hour out when they go forward."""
    there = moment.astimezone(UTC).astimezone(moment.tzinfo)
    return there.replace(tzinfo=None, fold=0) == moment.replace(tzinfo=None, fold=0)


def is_twice(moment: datetime) -> bool:
    """Whether clocks show *moment* twice, as when they go back."""
    return (
        exists(moment) and moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()
    )
