"""What the sign-off of a service stands for, as a person reads it before signing."""

from collections.abc import Iterable, Iterator

from imhub.service import EVERYWHERE, Phone, Schedule, Service

_UNKNOWN = "not known"
_YES_OR_NO = {True: "yes", False: "no", None: _UNKNOWN}
_HOURS = {True: "day and night", False: "not day and night", None: ""}


def facts_of(service: Service) -> Iterator[tuple[str, str]]:
    """Each fact of *service* that a sign-off covers, behind what it is called."""
    yield "Name", service.name
    yield "What it is for", service.description
    for phone in service.phones:
        yield "Number", _number(phone)
    hours = _hours(service.always_open, service.schedules, service.hours_note)
    others = {
        "Reached through": service.reached_through,
        "Also by": ", ".join(service.also_by),
        "Website": service.url,
        "E-mail": service.email,
        "Hours": hours or _UNKNOWN,
        "Cost": service.cost or _UNKNOWN,
        "Areas": ", ".join(service.areas),
        "Ask for yourself": _YES_OR_NO[service.self_referral],
        "How to ask": service.application_process,
        "Languages": ", ".join(service.languages),
        "Interpreters": service.interpretation_services,
    }
    yield from ((label, text) for label, text in others.items() if text)


def _number(phone: Phone) -> str:
    parts = (
        "" if phone.type == "voice" else phone.type,
        f"say {phone.say}" if phone.say else "",
        phone.note,
        "" if EVERYWHERE in phone.areas else f"for {', '.join(phone.areas)}",
        _hours(phone.always_open, phone.schedules, ""),
    )
    more = _joined(parts)
    return f"{phone.number} ({more})" if more else phone.number


def _hours(always: bool | None, schedules: tuple[Schedule, ...], note: str) -> str:  # noqa: FBT001  (three states, as in the data)
    times = [f"{' '.join(s.days)} {s.opens_at} to {s.closes_at}" for s in schedules]
    return _joined([_HOURS[always], *times, note])


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(part for part in parts if part)
