"""What the rows of `services.yml` may not say all at once, since readers would be misled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from imhub.service import EVERYWHERE, Phone, Schedule, Service

Loc = tuple[str | int, ...]

_LISTS = ("areas", "stages", "audiences", "concerns", "also_by", "languages")
_SHORTEST_TO_TEXT_FREELY = 7
"""Digits. Many services share a shorter number, and a word says which of them is meant."""
_CRISIS_DAYS = 90


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two things in one row, or in two, that cannot both be so."""

    loc: Loc
    """The place inside the list of rows: `(3, "phones", 0, "number")`."""
    message: str
    remedy: str


def find_conflicts(services: Sequence[Service]) -> Iterator[Conflict]:
    """What cannot be so in *services*, in their order."""
    by_id = {service.id: service for service in services}
    for number, service in enumerate(services):
        found = (*_in_row(service), *_in_phones(service), *_on_the_way(service, by_id))
        yield from (replace(conflict, loc=(number, *conflict.loc)) for conflict in found)


def _in_row(service: Service) -> Iterator[Conflict]:
    yield from _twice_in_lists(service)
    yield from _in_standing(service)
    if service.is_open and not service.description:
        yield Conflict((), "Nothing says what this service is for.", "Add a `description`.")
    if service.always_open:
        for name in ("schedules", "hours_note"):
            if getattr(service, name):
                yield Conflict((name,), *_ALWAYS)
    yield from _in_schedules(service.schedules, ("schedules",))


def _in_standing(service: Service) -> Iterator[Conflict]:
    if service.closed_on and service.listed:
        message = "This service has closed, and would still be listed."
        yield Conflict(("closed_on",), message, "Add `listed: false`.")
    if service.level != "crisis":
        return
    if EVERYWHERE not in service.areas:
        message = "Help of level crisis is shown to everybody, and this is not there for all areas."
        remedy = f"Write `areas: [{EVERYWHERE}]`, or choose another level."
        yield Conflict(("areas",), message, remedy)
    if service.check_every_days > _CRISIS_DAYS:
        message = f"Help of level crisis is checked every {_CRISIS_DAYS} days, or more often."
        yield Conflict(("check_every_days",), message, f"Write {_CRISIS_DAYS} or less.")


def _twice_in_lists(service: Service) -> Iterator[Conflict]:
    for name in _LISTS:
        values = getattr(service, name)
        if len(set(values)) < len(values):
            message = f"{name}: a value stands here twice."
            yield Conflict((name,), message, "Keep one of the two.")
    if EVERYWHERE in service.areas and len(service.areas) > 1:
        yield Conflict(("areas",), *_ALL_AND_MORE)


def _in_phones(service: Service) -> Iterator[Conflict]:
    for number, phone in enumerate(service.phones):
        at = ("phones", number)
        yield from (replace(each, loc=(*at, *each.loc)) for each in _in_phone(phone, service))
        before = {(other.digits, other.type) for other in service.phones[:number]}
        if (phone.digits, phone.type) in before:
            yield Conflict(at, f"{phone.number} stands here a second time.", "Delete one.")
    numbers = {phone.digits for phone in service.phones}
    for number, old in enumerate(service.superseded):
        if "".join(filter(str.isdigit, old.number)) in numbers:
            message = f"{old.number} cannot be in use and out of use at once."
            yield Conflict(("superseded", number), message, "Delete one of the two.")


def _in_phone(phone: Phone, service: Service) -> Iterator[Conflict]:
    if phone.type != "text" and phone.say:
        message = "say: words to text stand beside a number to ring."
        yield Conflict(("say",), message, "Write `type: text`, or delete `say`.")
    if phone.type == "text" and not phone.say and len(phone.digits) < _SHORTEST_TO_TEXT_FREELY:
        message = f"Nothing says what to text to {phone.number}."
        remedy = "Add `say`, as in `say: HELLO`. If any word will do, choose one."
        yield Conflict((), message, remedy)
    if EVERYWHERE in phone.areas and len(phone.areas) > 1:
        yield Conflict(("areas",), *_ALL_AND_MORE)
    beyond = [area for area in phone.areas if area != EVERYWHERE and not service.serves(area)]
    if beyond:
        message = f"The number is for {beyond[0]}, and the service is not there."
        yield Conflict(("areas",), message, "Mend `areas` of one of the two.")
    if phone.always_open and phone.schedules:
        yield Conflict(("schedules",), *_ALWAYS)
    yield from _in_schedules(phone.schedules, ("schedules",))


def _in_schedules(schedules: Sequence[Schedule], at: Loc) -> Iterator[Conflict]:
    for number, schedule in enumerate(schedules):
        if len(set(schedule.days)) < len(schedule.days):
            yield Conflict((*at, number, "days"), "A day stands here twice.", "Delete one.")
        if schedule.closes_at <= schedule.opens_at:
            message = f"{schedule.closes_at} is not after {schedule.opens_at}."
            remedy = 'Open past midnight? Write one line to "24:00", and one from "00:00".'
            yield Conflict((*at, number, "closes_at"), message, remedy)
    for (_, first), (number, second) in combinations(enumerate(schedules), 2):
        same = [day for day in second.days if day in first.days]
        if same and first.opens_at < second.closes_at and second.opens_at < first.closes_at:
            message = f"Two lines of hours overlap on {same[0]}."
            yield Conflict((*at, number), message, "Give each line its own days or times.")


def _on_the_way(service: Service, by_id: dict[str, Service]) -> Iterator[Conflict]:
    through = by_id.get(service.reached_through)
    if through is None:
        return
    at = ("reached_through",)
    if through.id == service.id:
        yield Conflict(at, "This service is reached through itself.", "Name another.")
    elif not through.is_open:
        message = f"{through.id} has closed, or is not listed."
        yield Conflict(at, message, "Name another, or find a number of its own.")
    elif through.reached_through or not through.phones:
        message = f"{through.id} has no number of its own."
        yield Conflict(at, message, "Name the service whose number rings.")


_ALL_AND_MORE = (
    f"“{EVERYWHERE}” holds every area already.",
    f"Keep `{EVERYWHERE}` alone, or delete it.",
)
_ALWAYS = (
    "Hours stand beside `always_open: true`, and readers would not see them.",
    "Delete one of the two.",
)
