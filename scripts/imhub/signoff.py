"""Whether a person has checked a service, and until when that holds."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, timedelta
from enum import Enum

from imhub.service import Service

_OURS = frozenset(
    {"verified", "check_every_days", "caution", "listed", "level", "stages", "audiences"}
    | {"concerns", "sourced", "sources", "superseded"}
)
"""Fields in which the hub sorts a service, and which that service cannot confirm."""
_DERIVED = frozenset({"e164"})
"""Fields that follow from others, and could change with a new version of a library."""
_LENGTH = 12
_NOBODY = frozenset({"", "n/a", "nobody", "none", "not yet", "tba", "tbc", "tbd", "to do", "todo"})


class Standing(Enum):
    """What a sign-off is worth on a day."""

    CHECKED = "checked"
    NEVER = "never checked"
    OVERDUE = "overdue"
    CHANGED = "changed since it was checked"
    AHEAD = "signed off for a day to come"


def fingerprint(service: Service) -> str:
    """What stands for all that a person checks of *service*: change a word, and it is another."""
    facts = {name: value for name, value in asdict(service).items() if name not in _OURS}
    text = json.dumps(_said(facts), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def _said(value: object) -> object:
    """*value* without what is empty, so that a field nobody uses yet changes no fingerprint."""
    if isinstance(value, Mapping):
        known = ((name, _said(each)) for name, each in value.items() if name not in _DERIVED)
        return {name: each for name, each in known if each not in (None, "", [])}
    if isinstance(value, tuple):
        return [_said(each) for each in value]
    return value


def is_fingerprint(text: str) -> bool:
    """Whether *text* looks like one."""
    return len(text) == _LENGTH and set(text) <= set("0123456789abcdef")


def names_somebody(role: str) -> bool:
    """Whether *role* says who has checked, rather than that nobody has."""
    plain = role.strip(" .…!?-–—_*/<>()[]{}").casefold()
    return plain not in _NOBODY and any(map(str.isalpha, plain))


def due(service: Service) -> date | None:
    """Last day on which the sign-off of *service* holds; nothing when there is none."""
    if service.verified is None:
        return None
    return service.verified.on + timedelta(days=service.days_between_checks)


def standing(service: Service, today: date) -> Standing:
    """What the sign-off of *service* is worth on *today*."""
    last = due(service)
    if service.verified is None or last is None:
        return Standing.NEVER
    if service.verified.of != fingerprint(service):
        return Standing.CHANGED
    if service.verified.on > today:
        return Standing.AHEAD
    return Standing.OVERDUE if last < today else Standing.CHECKED


def is_checked(service: Service, today: date) -> bool:
    """Whether a person has checked *service* as it stands, not too long before *today*."""
    return standing(service, today) is Standing.CHECKED


def shown_services(
    services: Iterable[Service], today: date, *, release: bool
) -> tuple[Service, ...]:
    """Those of *services* that readers are sent to: all that are open.

    A *release* leaves out what nobody has checked, and what is reached through such a service.
    """
    among = tuple(service for service in services if service.is_open)
    if not release:
        return among
    checked = {service.id: service for service in among if is_checked(service, today)}
    return tuple(s for s in checked.values() if s.reached_through in ("", *checked))
