"""What a reader is told about reaching a service, in the words of one language."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from gettext import NullTranslations

from imhub.languages import Language
from imhub.service import DAYS, EVERYWHERE, Phone, Schedule, Service
from imhub.signoff import is_checked


@dataclass(frozen=True, slots=True)
class Number:
    """A number to tap."""

    display: str
    href: str
    label: str
    """What it is, unless it is plainly a number to ring: `Text PANDAS to`."""
    note: str
    hours: str
    rings: bool
    """Whether anybody in the place can ring it."""
    areas: tuple[str, ...] = ()
    """Ids of the areas that it is for; empty for everywhere."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A service as a reader is told of it."""

    service: Service
    numbers: tuple[Number, ...]
    through: "Contact | None"
    """The service whose number leads here."""
    cost: str
    hours: str
    hours_short: str
    """The hours, if they are short enough to stand inside a sentence."""
    ways: tuple[tuple[str, str], ...]
    """Id and title of each way to reach it."""
    languages: tuple[str, ...]
    checked: bool
    """Whether a person has checked it, not too long ago."""
    in_short: str
    """Cost and hours in a few words, to stand behind the number."""

    @property
    def first(self) -> Number | None:
        """The number to ring; nothing when there is none, or one for each area."""
        return next((number for number in self.numbers if number.rings), None)

    def in_area(self, area: str) -> "Contact":
        """The same for a reader in *area*: without the numbers that are for other areas."""
        here = tuple(n for n in self.numbers if not n.areas or area in n.areas)
        return replace(self, numbers=here, through=self.through and self.through.in_area(area))


class ContactWriter:
    """Tells readers of *language* about services, as of *today*."""

    def __init__(
        self,
        services: Iterable[Service],
        language: Language,
        interface: NullTranslations,
        today: date,
    ) -> None:
        self.services = {service.id: service for service in services}
        self.language = language
        self.say = interface.gettext
        self.today = today

    def contact(self, service: Service) -> Contact:
        """*service* as readers are told of it."""
        through = self.services.get(service.reached_through)
        cost, cost_short = self._cost(service.cost)
        hours_short = self.say("day and night, every day") if service.always_open else ""
        return Contact(
            service,
            tuple(self._number(phone) for phone in service.phones),
            self.contact(through) if through else None,
            cost,
            self._hours(service.always_open, service.schedules, service.hours_note),
            hours_short,
            tuple((way, self.way(way)) for way in service.ways),
            tuple(self.language.name_of(code) for code in service.languages),
            is_checked(service, self.today),
            self.language.comma.join(filter(None, (cost_short, hours_short))),
        )

    def way(self, way: str) -> str:
        """Title of one of `service.WAYS`."""
        _ = self.say
        titles = {
            "phone": _("By phone"),
            "text": _("By text message"),
            "web": _("On a website"),
            "email": _("By e-mail"),
            "in-person": _("In person"),
            "home-visit": _("At your home"),
            "online": _("Online"),
        }
        return titles[way]

    def _cost(self, cost: str) -> tuple[str, str]:
        _ = self.say
        words = {"free": (_("Free"), _("free")), "low": (_("Low cost"), _("low cost"))}
        return words.get(cost, ("", ""))

    def _number(self, phone: Phone) -> Number:
        _ = self.say
        label = ""
        if phone.type == "textphone":
            label = _("Textphone")
        elif phone.type == "text":
            words = _("Text %(word)s to") if phone.say else _("Send a text to")
            label = words % {"word": phone.say} if phone.say else words
        hours = self._hours(phone.always_open, phone.schedules, "")
        areas = () if EVERYWHERE in phone.areas else phone.areas
        rings = phone.type == "voice" and not areas
        return Number(phone.number, phone.href, label, phone.note, hours, rings, areas)

    def _hours(self, always: bool | None, schedules: tuple[Schedule, ...], note: str) -> str:  # noqa: FBT001  (three states, as in the data)
        if always:
            return self.say("Day and night, every day")
        times = [self._schedule(schedule) for schedule in schedules]
        return "; ".join(part for part in (*times, note) if part)

    def _schedule(self, schedule: Schedule) -> str:
        times = {
            "days": self._days(schedule.days),
            "opens": self.language.format_clock(schedule.opens_at),
            "closes": self.language.format_clock(schedule.closes_at),
        }
        return self.say("%(days)s, %(opens)s to %(closes)s") % times

    def _days(self, days: tuple[str, ...]) -> str:
        numbers = [DAYS.index(day) for day in days]
        names = [self.language.day_name(number) for number in numbers]
        if len(numbers) == len(DAYS):
            return self.say("every day")
        if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
            return self.say("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
        return self.language.comma.join(names)
