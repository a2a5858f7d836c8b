"""The services of the hub, and what no rows of services may say."""

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imhub.conflicts import find_conflicts
from imhub.load import load_site
from imhub.model import Site
from imhub.phones import is_short
from imhub.prepare import check, prepare
from imhub.service import DAYS, Phone, Schedule, Service, Superseded
from imhub.signing import FILE
from imhub.signoff import Standing, standing
from tests.hubs import ROOT, TODAY, copy_hub, replace_in

CRISIS = {"emergency-999", "lifeline", "samaritans", "dsa-helpline"}
DAY_AND_NIGHT = CRISIS | {"simon-community", "hsc-interpreting", "childline"}
"""Those of which a source says that somebody answers at any hour."""
NOT_SHOWN = {"parenting-ni-closed", "nhs-111-not-ni", "dads-ni", "advice-ni", "helplines-ni"}


@pytest.fixture(scope="module")
def site() -> Site:
    site = load_site(ROOT).site
    assert site is not None
    return site


def test_every_service_that_was_found_is_there(site: Site) -> None:
    """Rows may be added. None goes: a closed one stays, so that nobody adds it again."""
    assert len(site.services) >= 52
    assert site.service_by_id.keys() >= CRISIS | DAY_AND_NIGHT | NOT_SHOWN


def test_a_parent_in_danger_is_shown_who_answers(site: Site) -> None:
    shown = {s.id: s for s in site.services if s.level == "crisis" and s.is_open}

    assert shown.keys() == CRISIS
    for service in shown.values():
        assert service.always_open
        assert service.sourced == "primary"
        assert service.days_between_checks == 90
        assert any(phone.type == "voice" for phone in service.phones)


def test_day_and_night_is_said_where_a_source_says_so(site: Site) -> None:
    assert {s.id for s in site.services if s.always_open} == DAY_AND_NIGHT
    assert site.service_by_id["nspcc-helpline"].always_open is False
    assert not site.service_by_id["nspcc-helpline"].schedules


def test_every_number_can_be_rung(site: Site) -> None:
    phones = [phone for service in site.services for phone in service.phones]

    assert len(phones) >= 30
    wrong = [p.number for p in phones if not (p.e164 or is_short(p.number, "GB"))]
    assert wrong == []


def test_old_numbers_are_kept_where_a_rule_sees_them(site: Site) -> None:
    old = {old.number for service in site.services for old in service.superseded}

    assert {"0808 8010 722", "0800 917 1414", "08451 228 669"} <= old


def test_nobody_is_sent_to_what_has_closed_or_is_not_confirmed(site: Site) -> None:
    for service in site.services:
        if service.closed_on or service.sourced == "unverified":
            assert not service.is_open, service.id
    assert not any(site.service_by_id[id_].is_open for id_ in NOT_SHOWN)


def test_no_sign_off_claims_what_nobody_did(site: Site) -> None:
    for service in site.services:
        worth = standing(service, TODAY)
        assert worth in (Standing.NEVER, Standing.CHECKED, Standing.OVERDUE), service.id


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("0808 808 8000", "0808 808 800", "wrong-number"),
        ("0808 808 8000", "116 123", "shared-number"),
        ("0808 802 1414", "0800 917 1414", "contradiction"),
        ("always_open: false", "always_open: null", ""),
        ("sourced: primary", "sourced: secondary", "crisis-source"),
        ("listed: false", "listed: true", "contradiction"),
        ("sourced: primary", "sourced: unverified", "service-without-source"),
    ],
)
def test_a_slip_in_the_real_file_is_seen(tmp_path: Path, old: str, new: str, rule: str) -> None:
    for folder in ("data", "drawings"):
        copytree(ROOT / "content" / folder, tmp_path / "content" / folder)
    replace_in(tmp_path / FILE, old, new)

    rules = {f.rule for f in check(tmp_path, TODAY) if f.file == FILE}

    assert rule in rules if rule else not rules


def test_a_service_of_which_no_page_speaks_is_fine(tmp_path: Path) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    replace_in(hub / "content/help/get-help-now.md", "lifeline", "health-line")
    replace_in(hub / "content/basics/bonding.md", "lifeline", "health-line")

    assert [f for f in check(hub, TODAY) if "lifeline" in str(f).lower()] == []


def test_services_that_lead_to_each_other_stop_the_build_with_a_reason(tmp_path: Path) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    file = hub / FILE
    replace_in(file, "- id: lifeline\n", "- id: lifeline\n  reached_through: play-group\n")
    replace_in(file, "reached_through: listening-line", "reached_through: lifeline")

    prepared = prepare(hub, TODAY)

    assert prepared.stopped
    assert {finding.rule for finding in prepared.findings} == {"contradiction"}


def test_a_broken_file_of_services_blames_no_page(tmp_path: Path) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    replace_in(hub / FILE, "level: targeted", "level: targetted")

    assert {finding.file for finding in check(hub, TODAY)} == {FILE}


# Rows of any kind

times = st.sampled_from(["00:00", "09:00", "12:30", "17:00", "24:00"])
schedules = st.builds(
    Schedule, st.lists(st.sampled_from(DAYS), min_size=1, max_size=3).map(tuple), times, times
)
areas = st.lists(st.sampled_from(["all", "north", "south"]), min_size=1, max_size=3).map(tuple)
flags = st.none() | st.booleans()
phones = st.builds(
    Phone,
    number=st.sampled_from(["999", "028 9000 0001", "02890000001", "85258"]),
    type=st.sampled_from(["voice", "text", "textphone"]),
    say=st.sampled_from(["", "HI"]),
    areas=areas,
    always_open=flags,
    schedules=st.lists(schedules, max_size=2).map(tuple),
)
ids = st.sampled_from(["a", "b", "c"])
rows = st.builds(
    Service,
    id=ids,
    name=ids,
    description=st.sampled_from(["", "Help."]),
    level=st.sampled_from(["crisis", "universal"]),
    areas=areas,
    phones=st.lists(phones, max_size=3).map(tuple),
    reached_through=st.just("") | ids,
    always_open=flags,
    schedules=st.lists(schedules, max_size=3).map(tuple),
    hours_note=st.sampled_from(["", "Note."]),
    check_every_days=st.sampled_from([0, 90, 180]),
    closed_on=st.none() | st.just(TODAY),
    listed=st.booleans(),
    superseded=st.lists(st.just(Superseded("999", "old")), max_size=1).map(tuple),
)


@settings(deadline=5_000)
@given(services=st.lists(rows, max_size=3, unique_by=lambda row: row.id))
def test_rows_without_a_conflict_can_be_shown(services: list[Service]) -> None:
    conflicts = list(find_conflicts(services))

    by_id = {service.id: service for service in services}
    assert all(conflict.message and conflict.remedy for conflict in conflicts)
    for number, service in enumerate(services):
        if any(conflict.loc[0] == number for conflict in conflicts):
            continue
        assert not (service.closed_on and service.listed)
        assert not (service.always_open and (service.schedules or service.hours_note))
        assert _last(service, by_id).reached_through in ("", "d", *({"a", "b", "c"} - by_id.keys()))
        for schedule in (*service.schedules, *(s for p in service.phones for s in p.schedules)):
            assert schedule.opens_at < schedule.closes_at
        assert len({(p.digits, p.type) for p in service.phones}) == len(service.phones)


def _last(service: Service, by_id: dict[str, Any]) -> Service:
    """The service whose number rings, one step away."""
    through: Service = by_id.get(service.reached_through, service)
    return through
