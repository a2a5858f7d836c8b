"""Facts about the hub's own content that its readers rely on."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from imhub.load import load_site
from imhub.model import Message, Site
from imhub.prepare import check

ROOT = Path(__file__).parents[1]
DAILY = {"nappy", "bath", "bus", "bed", "feed", "waiting"}


@pytest.fixture(scope="module")
def site() -> Site:
    loaded = load_site(ROOT)
    assert loaded.site is not None
    return loaded.site


def _activities(site: Site) -> list[Message]:
    return [message for message in site.messages if message.type == "activity"]


def test_content_has_no_findings() -> None:
    never_asked = "content/data/seen.yml"  # It says so until a machine with a connection has asked.

    found = check(ROOT, date(2026, 11, 22))

    assert [finding for finding in found if finding.file != never_asked] == []


@pytest.mark.parametrize(
    ("section", "least"),
    [
        ("basics", 10),
        ("activities", 40),
        ("dads", 8),
        ("newcomer", 6),
        ("young-parents", 3),
        ("additional-needs", 3),
        ("grandparents-carers", 3),
        ("topics", 12),
        ("help", 6),
    ],
)
def test_each_section_has_enough_pages(site: Site, section: str, least: int) -> None:
    assert sum(message.section == section for message in site.messages) >= least


def test_start_here_stays_short(site: Site) -> None:
    assert sum(message.section == "basics" for message in site.messages) <= 10


def test_every_stage_has_eight_things_to_do(site: Site) -> None:
    by_stage = Counter(stage for message in _activities(site) for stage in message.stage)

    assert {stage.id for stage in site.hub.stages if by_stage[stage.id] < 8} == set()


def test_many_activities_fit_into_two_minutes_of_daily_care(site: Site) -> None:
    short = [m for m in _activities(site) if m.minutes <= 2 and DAILY & set(m.routine)]

    assert len(short) >= 14


def test_there_is_enough_for_outdoors_waiting_and_additional_needs(site: Site) -> None:
    activities = _activities(site)

    assert sum("outdoors" in m.place for m in activities) >= 8
    assert sum(bool({"waiting", "bus"} & set(m.routine)) for m in activities) >= 6
    assert sum("additional-needs" in (m.adaptations or {}) for m in activities) >= 8


def test_every_page_is_short(site: Site) -> None:
    words = {m.path: len(re.findall(r"\w[\w’'-]*", _plain(m.body))) for m in site.messages}
    kits = {m.path for m in site.messages if m.type == "kit"}  # They fill a printed sheet.

    assert {path: n for path, n in words.items() if not 60 <= n <= 250 and path not in kits} == {}
    assert {path: words[path] for path in kits if words[path] > 430} == {}


def _plain(body: str) -> str:
    return re.sub(r"\]\([^)]*\)", "]", body)


def test_nothing_claims_a_review_that_nobody_made(site: Site) -> None:
    claims = [
        m.path
        for m in site.messages
        if m.type not in ("info", "campaign", "campaign-day", "kit", "story")
        and {m.approved_by, m.made_with, m.tested_with} != {"not yet"}
    ]

    assert claims == []


def test_no_page_prints_a_phone_number(site: Site) -> None:
    numbers = re.compile(r"(?<![\w-])(?:\+?\d[\d ]{4,}\d|116 123|111)(?![\w-])")

    found = [(m.path, hit) for m in site.messages for hit in numbers.findall(m.body)]

    assert [pair for pair in found if not re.fullmatch(r"(?:19|20)\d\d", pair[1])] == []


def test_every_drawing_is_small_and_named_ones_exist(site: Site) -> None:
    folder = ROOT / "content" / "drawings"
    sizes = {path.stem: path.stat().st_size for path in folder.glob("*.svg")}
    named = {m.drawing for m in site.messages} | set(re.findall(r"drawing: ([\w-]+)", _hub()))

    assert len(sizes) >= 24
    assert max(sizes.values()) <= 2048
    assert named <= set(sizes) | {""}


def _hub() -> str:
    return (ROOT / "content/data/hub.yml").read_text(encoding="utf-8")
