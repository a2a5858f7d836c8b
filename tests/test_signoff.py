"""A sign-off holds for what was checked, for so long, and for nothing else."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imhub.service import Phone, Schedule, Service, SignOff, Source, Superseded
from imhub.signoff import (
    Standing,
    due,
    fingerprint,
    is_checked,
    is_fingerprint,
    names_somebody,
    shown_services,
    standing,
)

DAY = date(2026, 11, 22)
SORTING: dict[str, Any] = {
    "level": "crisis",
    "stages": ("0-3m",),
    "audiences": ("dads",),
    "concerns": ("home",),
    "sourced": "primary",
    "sources": (Source(text="A leaflet."),),
    "check_every_days": 30,
    "superseded": (Superseded("028 9000 0009", "old"),),
    "listed": False,
    "caution": "Ask again.",
}
"""Fields of the hub, which a service cannot confirm, each with another value."""
FACTS: dict[str, Any] = {
    "id": "other",
    "name": "Another",
    "description": "For others.",
    "areas": ("north",),
    "phones": (Phone("028 9000 0002", "+442890000002"),),
    "url": "https://example.org/other",
    "email": "other@example.org",
    "also_by": ("online",),
    "reached_through": "somebody",
    "self_referral": False,
    "application_process": "Write to them.",
    "always_open": False,
    "schedules": (Schedule(("mon",), "09:00", "17:00"),),
    "hours_note": "Not in August.",
    "cost": "low",
    "languages": ("pl",),
    "interpretation_services": "By phone.",
    "closed_on": DAY,
}
"""Fields that a person checks, each with another value."""

words = st.text(max_size=12)
phones = st.builds(
    Phone,
    number=st.from_regex(r"028 9000 [0-9]{4}", fullmatch=True),
    type=st.sampled_from(["voice", "text", "textphone"]),
    say=words,
    note=words,
    areas=st.lists(st.sampled_from(["all", "north", "south"]), min_size=1, max_size=2).map(tuple),
    always_open=st.none() | st.booleans(),
)
services = st.builds(
    Service,
    id=words,
    name=words,
    description=words,
    phones=st.lists(phones, max_size=3).map(tuple),
    url=words,
    cost=st.sampled_from(["", "free", "low"]),
    always_open=st.none() | st.booleans(),
    hours_note=words,
)


def a_service(**changes: Any) -> Service:
    return replace(Service("lifeline", "Lifeline", phones=(Phone("028 9000 0001"),)), **changes)


def signed(service: Service, on: date) -> Service:
    return replace(service, verified=SignOff(on, "midwife", "phone", fingerprint(service)))


def test_every_field_is_one_or_the_other() -> None:
    assert {field.name for field in fields(Service)} == {*SORTING, *FACTS, "verified"}


@pytest.mark.parametrize("name", sorted(FACTS))
def test_to_change_a_fact_changes_the_fingerprint(name: str) -> None:
    before = a_service()

    after = replace(before, **{name: FACTS[name]})

    assert getattr(after, name) != getattr(before, name)
    assert fingerprint(after) != fingerprint(before)


@pytest.mark.parametrize("name", sorted(SORTING))
def test_to_sort_a_service_elsewhere_changes_nothing(name: str) -> None:
    before = a_service()

    after = replace(before, **{name: SORTING[name]})

    assert getattr(after, name) != getattr(before, name)
    assert fingerprint(after) == fingerprint(before)


@settings(deadline=5_000)
@given(service=services, name=st.sampled_from(sorted(FACTS)))
def test_no_fact_of_any_service_can_change_unseen(service: Service, name: str) -> None:
    after = replace(service, **{name: FACTS[name]})

    same = fingerprint(after) == fingerprint(service)

    assert same == (getattr(after, name) == getattr(service, name))


@settings(deadline=5_000)
@given(
    service=services,
    change=st.fixed_dictionaries(
        {}, optional={name: st.just(value) for name, value in SORTING.items()}
    ),
)
def test_no_sorting_of_any_service_ends_its_sign_off(
    service: Service, change: dict[str, Any]
) -> None:
    assert fingerprint(replace(service, **change)) == fingerprint(service)


@pytest.mark.parametrize(
    "change",
    [
        {"number": "028 9000 0002"},
        {"type": "textphone"},
        {"say": "HELLO"},
        {"note": "At night"},
        {"areas": ("north",)},
        {"always_open": True},
        {"schedules": (Schedule(("mon",), "09:00", "17:00"),)},
    ],
)
def test_to_change_a_number_changes_the_fingerprint(change: dict[str, Any]) -> None:
    before = a_service()

    after = a_service(phones=(replace(before.phones[0], **change),))

    assert fingerprint(after) != fingerprint(before)


def test_what_a_library_makes_of_a_number_is_no_fact() -> None:
    before = a_service()

    after = a_service(phones=(replace(before.phones[0], e164="+442890000001"),))

    assert fingerprint(after) == fingerprint(before)


def test_the_order_of_numbers_is_a_fact() -> None:
    one, two = Phone("028 9000 0001"), Phone("028 9000 0002")

    assert fingerprint(a_service(phones=(one, two))) != fingerprint(a_service(phones=(two, one)))


def test_a_fingerprint_stays_as_it_is() -> None:
    """Another one here would end every sign-off that was ever written."""
    service = a_service(
        name="Léa’s line",
        phones=(Phone("028 9000 0001", schedules=(Schedule(("mon", "tue"), "09:00", "17:00"),)),),
        always_open=False,
        cost="free",
    )

    assert fingerprint(service) == "bca9903984f5"
    assert is_fingerprint(fingerprint(service))


@pytest.mark.parametrize(
    "text", ["", "yes", "336C79AF8AC3", "336c79af8ac", "336c79af8ac3 ", "x" * 12]
)
def test_what_is_no_fingerprint(text: str) -> None:
    assert not is_fingerprint(text)


@pytest.mark.parametrize(
    ("level", "every", "days"), [("crisis", 0, 90), ("universal", 0, 180), ("targeted", 30, 30)]
)
def test_a_sign_off_holds_for_so_many_days(level: str, every: int, days: int) -> None:
    service = signed(a_service(level=level, check_every_days=every), DAY)
    last = DAY + timedelta(days=days)

    assert due(service) == last
    assert standing(service, DAY) is Standing.CHECKED
    assert standing(service, last) is Standing.CHECKED
    assert standing(service, last + timedelta(days=1)) is Standing.OVERDUE


def test_what_else_a_sign_off_can_be_worth() -> None:
    service = signed(a_service(), DAY)

    assert due(a_service()) is None
    assert standing(a_service(), DAY) is Standing.NEVER
    assert standing(replace(service, cost="free"), DAY) is Standing.CHANGED
    assert standing(service, DAY - timedelta(days=1)) is Standing.AHEAD
    assert is_checked(service, DAY)
    assert not is_checked(replace(service, cost="free"), DAY)


def test_a_release_shows_what_a_person_has_checked() -> None:
    open_ = a_service(id="open")
    checked = signed(a_service(id="checked"), DAY)
    through = signed(a_service(id="through", reached_through="checked"), DAY)
    astray = signed(a_service(id="astray", reached_through="open"), DAY)
    closed = signed(a_service(id="closed", closed_on=DAY, listed=False), DAY)
    every = (open_, checked, through, astray, closed)

    assert shown_services(every, DAY, release=False) == (open_, checked, through, astray)
    assert shown_services(every, DAY, release=True) == (checked, through)


@pytest.mark.parametrize(
    "role", ["health visitor", "Aoife, midwife", "助産士", "قابلة", "Dr X", "GP"]
)
def test_a_role_names_somebody(role: str) -> None:
    assert names_somebody(role)


@pytest.mark.parametrize(
    "role",
    ["", " ", "not yet", "Not yet.", "TODO", "tbc", "n/a", "???", "—", "[todo]", "nobody", "12"],
)
def test_a_role_may_name_nobody(role: str) -> None:
    assert not names_somebody(role)
