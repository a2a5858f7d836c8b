"""What stands in `content/data/services.yml`: its schema, and how it becomes the model."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    RootModel,
    WithJsonSchema,
    model_validator,
)

from imhub.fields import Anchor, Day, Form, LanguageCode, Line, Many, Schema, Web, Words
from imhub.phones import as_e164
from imhub.service import (
    DAYS,
    EVERYWHERE,
    Phone,
    Schedule,
    Service,
    SignOff,
    Source,
    Superseded,
)
from imhub.signoff import names_somebody
from imhub.vocabulary import OneOf, plain_error, shown

Number = Annotated[
    str,
    Form(
        r"\+?[0-9](?:[ ]?[0-9]){2,17}",
        "is not a phone number.",
        'Write digits and spaces, in quotes: "028 9000 0000".',
    ),
]
Clock = Annotated[
    str,
    Form(
        "(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00",
        "is not a time of day.",
        'Write it in quotes, as in "09:00" or "17:30".',
    ),
]
Email = Annotated[
    str,
    Form(
        r"(?:[^@\s<>\"'?&]+@[^@\s<>\"'?&]+\.[^@\s<>\"'?&.]+)?",
        "is not an e-mail address.",
        "Write it as in help@example.org.",
    ),
]
Area = Annotated[str, OneOf("area")]
Areas = Annotated[list[Area], Many, Field(min_length=1)]


def _as_days(value: Any) -> Any:  # whatever YAML held; pydantic judges it next
    """`mon-fri` and `[mon, wed]` alike as a list of days."""
    parts = value if isinstance(value, list) else [value]
    return [day for part in parts for day in _days_in(part)]


def _days_in(part: Any) -> Iterator[Any]:  # as above
    first, dash, last = part.partition("-") if isinstance(part, str) else (part, "", "")
    if not dash:
        yield first
        return
    if first not in DAYS or last not in DAYS or DAYS.index(first) >= DAYS.index(last):
        problem = f"{shown(part)} does not lead from one day of the week to a later one."
        raise plain_error("bad-value", problem, "Write it as in mon-fri.")
    yield from DAYS[DAYS.index(first) : DAYS.index(last) + 1]


Days = Annotated[
    list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]],
    BeforeValidator(_as_days),
    Field(min_length=1),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


class ScheduleRow(Schema):
    """Days on which a service is open, and from when to when."""

    days: Days
    opens_at: Clock
    closes_at: Clock

    def as_schedule(self) -> Schedule:
        """What the model says of it."""
        return Schedule(tuple(sorted(self.days, key=DAYS.index)), self.opens_at, self.closes_at)


class PhoneRow(Schema):
    """A number to ring or to send a text to."""

    number: Number
    type: Literal["voice", "text", "textphone"] = "voice"
    say: Words = ""
    note: Words = ""
    areas: Areas = Field(default_factory=lambda: [EVERYWHERE])
    always_open: bool | None = None
    schedules: list[ScheduleRow] = Field(default_factory=list)

    def as_phone(self, region: str) -> Phone:
        """What the model says of it."""
        values = {
            **dict(self),
            "areas": tuple(self.areas),
            "schedules": tuple(row.as_schedule() for row in self.schedules),
        }
        return Phone(e164=as_e164(self.number, region), **values)


def _somebody(role: str) -> str:
    if not names_somebody(role):
        problem = f"“{shown(role)}” says that nobody has checked it."
        raise plain_error("bad-value", problem, "Write `verified: null` until somebody has.")
    return role


class SignOffRow(Schema):
    """A person has checked the service. `imhub services verify` writes it, nobody else."""

    on: Day
    role: Annotated[Line, AfterValidator(_somebody)]
    how: Literal["phone", "website", "email", "visit"]
    of: Line


class SupersededRow(Schema):
    """A number that was once right, or that others give by mistake."""

    number: Number
    note: Line


class SourceRow(Schema):
    """Where what the row says was read."""

    url: Web = ""
    text: Words = ""
    copy_date: Words = ""
    supports: Words = ""

    @model_validator(mode="after")
    def _says_where(self) -> "SourceRow":
        if not self.url and not self.text:
            problem = "this source has neither a `url` nor a `text`."
            raise plain_error("missing-key", problem, "Write where it was read.")
        return self


class ServiceRow(Schema):
    """Somebody outside the hub who can help."""

    id: Anchor
    name: Line
    description: Words = ""
    level: Literal["crisis", "universal", "targeted", "specialist"] = "universal"
    areas: Areas = Field(default_factory=lambda: [EVERYWHERE])
    stages: list[Annotated[str, OneOf("stage")]] = Field(default_factory=list)
    audiences: list[Annotated[str, OneOf("audience")]] = Field(default_factory=list)
    concerns: list[Annotated[str, OneOf("concern")]] = Field(default_factory=list)
    phones: list[PhoneRow] = Field(default_factory=list)
    url: Web = ""
    email: Email = ""
    also_by: list[Literal["phone", "text", "in-person", "home-visit", "online"]] = Field(
        default_factory=list
    )
    reached_through: Annotated[str, OneOf("service in this file", or_empty=True)] = ""
    self_referral: bool | None = None
    application_process: Words = ""
    always_open: bool | None = None
    schedules: list[ScheduleRow] = Field(default_factory=list)
    hours_note: Words = ""
    cost: Literal["", "free", "low"] = ""
    languages: list[LanguageCode] = Field(default_factory=list)
    interpretation_services: Words = ""
    sourced: Literal["primary", "secondary", "unverified"] = "unverified"
    sources: list[SourceRow] = Field(default_factory=list)
    verified: SignOffRow | None = None
    check_every_days: Annotated[int, Field(ge=1, le=366)] | None = None
    closed_on: Day | None = None
    superseded: list[SupersededRow] = Field(default_factory=list)
    listed: bool = True
    caution: Words = ""


class ServicesFile(RootModel[list[ServiceRow]]):
    """`services.yml`: who can help."""


_LISTS = ("areas", "stages", "audiences", "concerns", "also_by", "languages")


def as_service(row: ServiceRow, region: str) -> Service:
    """What the model says of *row*. Its numbers are those of the country *region*."""
    values = {
        **dict(row),
        **{name: tuple(getattr(row, name)) for name in _LISTS},
        "phones": tuple(phone.as_phone(region) for phone in row.phones),
        "schedules": tuple(schedule.as_schedule() for schedule in row.schedules),
        "sources": tuple(Source(**dict(source)) for source in row.sources),
        "superseded": tuple(Superseded(**dict(old)) for old in row.superseded),
        "verified": SignOff(**dict(row.verified)) if row.verified else None,
        "check_every_days": row.check_every_days or 0,
    }
    return Service(**values)
