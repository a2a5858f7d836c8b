"""What stands in the data files of campaigns: their schemas, and how they become the model."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    RootModel,
    WithJsonSchema,
    model_validator,
)

from imhub.campaign import (
    Booking,
    CampaignRules,
    CampaignWords,
    Channel,
    Event,
    Person,
    Post,
    PostImage,
    Week,
)
from imhub.fields import (
    Day,
    Form,
    LanguageCode,
    Line,
    Many,
    Picture,
    Schema,
    Slug,
    Web,
    Words,
    as_date,
)
from imhub.servicesfile import Area, Clock, Email, SourceRow
from imhub.vocabulary import Audience, OneOf, plain_error, shown

TO_COME = "to be announced"
"""What stands for a date that nobody has announced."""

Weekday = Literal["", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def _announced(value: Any) -> Any:  # whatever YAML held; pydantic judges it next
    if value is None or value == TO_COME:
        return None
    if isinstance(value, str) and not re.search("[0-9]", value):
        remedy = f"Write year-month-day, or `{TO_COME}`."
        raise plain_error("not-a-date", f"{shown(value)} is not a date.", remedy)
    return as_date(value)


Announced = Annotated[
    date | None,
    BeforeValidator(_announced),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "format": "date"}, {"const": TO_COME}, {"type": "null"}]}
    ),
]
"""A date, or `to be announced`."""


def _moment(value: Any) -> Any:  # as above
    day, _, clock = (value if isinstance(value, str) else "").replace("T", " ").partition(" ")
    try:
        return datetime.combine(as_date(day), datetime.strptime(clock, "%H:%M").time())
    except ValueError as error:
        problem = f"{shown(str(value))} is not a day and a time."
        remedy = "Write year-month-day and hours:minutes, for example 2027-06-07 10:30."
        raise plain_error("not-a-date", problem, remedy) from error


Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d\d-\d\d[ T]\d\d:\d\d$"}),
]
"""A day and a time, as clocks show them where the hub is."""

Price = Annotated[
    str,
    Form(
        r"(?:free|\D{0,3}[0-9]{1,4}(?:[.,][0-9]{2})?\D{0,3})?",
        "is neither `free` nor a price.",
        "Write it as in `free` or `£3.50`.",
    ),
]


def _known_zone(value: str) -> str:
    if value not in available_timezones():
        problem = f"{shown(value)} is not a time zone."
        raise plain_error("unknown-value", problem, "Write it as in Europe/London.")
    return value


class PersonRow(Schema):
    """Somebody who may be asked."""

    name: Line
    email: Email = ""
    url: Web = ""

    def as_person(self) -> Person:
        """What the model says of it."""
        return Person(**dict(self))


class BookingRow(Schema):
    """How a reader gets a place."""

    needed: bool
    url: Web = ""
    note: Words = ""


class EventRow(Schema):
    """Something that goes on in a campaign."""

    id: Slug
    title: Line
    summary: Words = ""
    start: Moment
    end: Moment
    way: Annotated[tuple[Literal["in-person", "online"], ...], Many, Field(min_length=1)]
    place: Words = ""
    area: Annotated[tuple[Area, ...], Many, Field(min_length=1)]
    audience: Annotated[tuple[Audience, ...], Many, Field(min_length=1)]
    languages: Annotated[tuple[LanguageCode, ...], Many, Field(min_length=1)]
    cost: Price = ""
    booking: BookingRow | None = None
    organiser: Line
    contact: PersonRow | None = None
    contact_consent: bool = False
    cancelled: bool = False
    publish_from: Day | None = None


class EventsFile(RootModel[list[EventRow]]):
    """`events.yml`: what goes on in a campaign."""


class PostImageRow(Schema):
    """A picture beside `posts.yml`."""

    file: Picture
    alt: Words = ""


class PostRow(Schema):
    """What is said about a campaign."""

    id: Slug
    channel: Annotated[tuple[Annotated[str, OneOf("channel")], ...], Many, Field(min_length=1)]
    text: Line
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    on: Day | None = None
    time: Clock | None = None
    link: Words = ""
    image: PostImageRow | None = None
    publish_from: Day | None = None

    @model_validator(mode="after")
    def _goes_out_once(self) -> "PostRow":
        if self.day and self.on:
            problem = "this post has both a `day` and a date in `on`."
            raise plain_error("bad-value", problem, "Keep the one that is meant.")
        return self


class PostsFile(RootModel[list[PostRow]]):
    """`posts.yml`: what is said about a campaign."""


class ChannelRow(Schema):
    """Where posts go out, and what has room there."""

    id: Slug
    title: Line
    count: Literal["graphemes", "weighted", "sms"]
    limit: Annotated[int, Field(ge=1)]
    link: Annotated[int, Field(ge=0)]
    source: Annotated[Web, Field(min_length=1)]
    read: Day


class CampaignWordsRow(Schema):
    """What the pages of campaigns ask and say."""

    ask_area: Line
    ask_way: Line
    ask_time: Line
    ask_audience: Line
    ask_language: Line
    in_person: Line
    online: Line
    daytime: Line
    evening: Line
    no_events: Line
    own_plan: Line
    no_publisher: Line
    no_press: Line
    earlier: Line
    earlier_summary: Line


class CampaignRulesRow(Schema):
    """What holds for all campaigns of a hub."""

    timezone: Annotated[str, AfterValidator(_known_zone)]
    evening: Clock
    tell_us: Words = ""
    event_folder: Slug = "events"
    way_folder: Slug = "by"
    time_folder: Slug = "time"
    language_folder: Slug = "language"
    programme_folder: Slug = "programme"
    channels: list[ChannelRow] = Field(default_factory=list)
    words: CampaignWordsRow

    def as_rules(self) -> CampaignRules:
        """What the model says of it."""
        values = dict(self)
        values["channels"] = tuple(Channel(**dict(row)) for row in self.channels)
        values["words"] = CampaignWords(**dict(self.words))
        return CampaignRules(**values)


class WeekRow(Schema):
    """A week of an earlier year, as far as sources tell."""

    year: Annotated[int, Field(ge=1900, le=2200)]
    start: Day | None = None
    end: Day | None = None
    theme: Line | None = None
    verified: Literal["primary", "secondary", "unverified"]
    hashtags: list[Line] = Field(default_factory=list)
    sources: list[SourceRow] = Field(default_factory=list)
    note: Words = ""


class WeeksFile(RootModel[list[WeekRow]]):
    """`weeks.yml`: the weeks of earlier years."""


CAMPAIGN_FILES: Mapping[str, type[BaseModel]] = {"events": EventsFile, "posts": PostsFile}
"""The schema of each data file in the folder of a campaign, by its name without `.yml`."""


def as_event(row: EventRow, zone: ZoneInfo) -> Event:
    """What the model says of *row*, whose times are those of *zone*."""
    values = dict(row)
    values["ways"], values["areas"] = values.pop("way"), values.pop("area")
    values["start"] = row.start.replace(tzinfo=zone)
    values["end"] = row.end.replace(tzinfo=zone)
    values["booking"] = Booking(**dict(row.booking)) if row.booking else None
    values["contact"] = row.contact.as_person() if row.contact else None
    return Event(**values)


def as_post(row: PostRow) -> Post:
    """What the model says of *row*."""
    values = dict(row)
    values["channels"] = values.pop("channel")
    values["day"], values["time"] = row.day or 0, row.time or ""
    values["image"] = PostImage(**dict(row.image)) if row.image else None
    return Post(**values)


def as_week(row: WeekRow) -> Week:
    """What the model says of *row*."""
    values = dict(row)
    values["theme"] = row.theme or ""
    values["hashtags"] = tuple(row.hashtags)
    values["sources"] = tuple(source.url for source in row.sources if source.url)
    return Week(**values)
