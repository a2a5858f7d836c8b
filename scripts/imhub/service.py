"""Somebody outside the hub who can help, as data. Names follow Open Referral's HSDS where they fit.

Source: https://docs.openreferral.org/en/latest/hsds/schema_reference.html
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import quote

LEVELS = ("crisis", "universal", "targeted", "specialist")
"""From whom anybody may ring now, to whom somebody else has to ask first."""

WAYS = ("phone", "text", "web", "email", "in-person", "home-visit", "online")
"""How a service can be reached, in the order in which readers are told."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Days of the week as data names them."""

EVERYWHERE = "all"
"""Area of a service that is there for the whole place."""

_CRISIS_DAYS = 90
_OTHER_DAYS = 180


@dataclass(frozen=True, slots=True)
class Schedule:
    """Days on which a service is open, and from when to when."""

    days: tuple[str, ...]
    """Of `DAYS`, in the order of the week."""
    opens_at: str
    """24-hour clock: `09:00`."""
    closes_at: str


@dataclass(frozen=True, slots=True)
class Phone:
    """A number to ring or to send a text to."""

    number: str
    """As people write it down: `0808 808 8000`."""
    e164: str = ""
    """The same for the whole world, `+448088088000`; empty for a short number such as 999."""
    type: str = "voice"
    """`voice`, `text` or `textphone`."""
    say: str = ""
    """What a text has to say, for a number of type `text`."""
    note: str = ""
    """What it is for, when a service has several."""
    areas: tuple[str, ...] = (EVERYWHERE,)
    always_open: bool | None = None
    schedules: tuple[Schedule, ...] = ()

    @property
    def digits(self) -> str:
        """The digits to dial, `08088088000`."""
        return "".join(sign for sign in self.number if sign.isdigit())

    @property
    def href(self) -> str:
        """What a telephone opens."""
        digits = self.digits
        if self.type == "text":
            return f"sms:{self.e164 or digits}" + (f"?body={quote(self.say)}" if self.say else "")
        return f"tel:{digits if self.type == 'textphone' else self.e164 or digits}"

    def serves(self, area: str) -> bool:
        """Whether people who live in *area* may use it."""
        return area in self.areas or EVERYWHERE in self.areas


@dataclass(frozen=True, slots=True)
class SignOff:
    """A person has checked a service with that service."""

    on: date
    role: str
    how: str
    """`phone`, `website`, `email` or `visit`."""
    of: str
    """Fingerprint of what was checked: a row that is changed later is not checked any more."""


@dataclass(frozen=True, slots=True)
class Superseded:
    """A number that was once right, or that others give by mistake."""

    number: str
    note: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where what we say of a service was read."""

    url: str = ""
    text: str = ""
    copy_date: str = ""
    """Date on the copy that was read, as far as it shows one."""
    supports: str = ""


@dataclass(frozen=True)
class Service:
    """Somebody outside the hub who can help."""

    id: str
    name: str
    description: str = ""
    """What it is for, in one plain line."""
    level: str = "universal"
    areas: tuple[str, ...] = (EVERYWHERE,)
    stages: tuple[str, ...] = ()
    """Empty for every stage."""
    audiences: tuple[str, ...] = ()
    """Empty for everyone."""
    concerns: tuple[str, ...] = ()
    phones: tuple[Phone, ...] = ()
    url: str = ""
    email: str = ""
    also_by: tuple[str, ...] = ()
    """Of `WAYS`: how else it can be reached."""
    reached_through: str = ""
    """Id of the service whose number leads here."""
    self_referral: bool | None = None
    """Whether parents may ask for themselves; nothing when no source says so."""
    application_process: str = ""
    always_open: bool | None = None
    """True only where a source says so; false where it is known not to be."""
    schedules: tuple[Schedule, ...] = ()
    hours_note: str = ""
    cost: str = ""
    """`free`, `low`, or empty when no source says."""
    languages: tuple[str, ...] = ()
    interpretation_services: str = ""
    sourced: str = "unverified"
    """`primary`, `secondary` or `unverified`: who says all this."""
    sources: tuple[Source, ...] = ()
    verified: SignOff | None = None
    check_every_days: int = 0
    """Days until a sign-off runs out; 0 for the usual."""
    closed_on: date | None = None
    superseded: tuple[Superseded, ...] = ()
    listed: bool = True
    caution: str = ""
    """For editors; readers never see it."""

    @cached_property
    def ways(self) -> tuple[str, ...]:
        """How it can be reached, in the order of `WAYS`."""
        texts = any(phone.type == "text" for phone in self.phones)
        talks = any(phone.type != "text" for phone in self.phones) or self.reached_through
        by = {"phone": talks, "text": texts, "web": self.url, "email": self.email}
        return tuple(way for way in WAYS if by.get(way) or way in self.also_by)

    @property
    def days_between_checks(self) -> int:
        """Days until a sign-off runs out."""
        return self.check_every_days or (_CRISIS_DAYS if self.level == "crisis" else _OTHER_DAYS)

    @property
    def is_open(self) -> bool:
        """Whether readers may be sent there: it is listed and has not closed."""
        return self.listed and self.closed_on is None

    def serves(self, area: str) -> bool:
        """Whether it is there for people who live in *area*."""
        return area in self.areas or EVERYWHERE in self.areas
