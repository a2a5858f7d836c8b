"""Posters of the week and of its days: what there is, and what stands on them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from imhub.errors import HubError
from imhub.prints import Kit
from imhub.prints.posters import poster_sheets
from imhub.publish.typeset import Press
from tests.hubs import copy_hub, replace_in
from tests.prints.looks import large_sheet, pictures
from tests.prints.setting import decoded, links_in
from tests.prints.weeks import LIVE, WEEK, posters, week_kit

_SPEAKERS = ("en", "bg", "ar", "zh-Hans")
_MILLIMETRE = 72 / 25.4


@pytest.fixture
def week(tmp_path: Path) -> Path:
    return copy_hub("week", tmp_path / "week")


# What there is


@pytest.mark.parametrize("code", _SPEAKERS)
def test_there_are_posters_and_slips_of_each_week_and_day_and_strips_of_each_day(
    kits: Mapping[str, Kit], code: str
) -> None:
    made = {message.id for message in kits[code].site.messages}
    days = [day.id for week in kits[code].site.campaigns for day in week.days if day.id in made]
    weeks = [week.id for week in kits[code].site.campaigns if week.id in made]

    files = set(posters(kits[code]))

    both = {f"{id_}-{size}.pdf" for id_ in (*weeks, *days) for size in ("a3", "a4", "a6")}
    assert files == both | {f"{id_}-tear-off.pdf" for id_ in days}
    assert len(days) >= 7


@pytest.mark.parametrize("code", _SPEAKERS)
def test_codes_open_the_page_in_the_language_of_the_poster(
    press: Press, kits: Mapping[str, Kit], code: str
) -> None:
    kit = kits[code]
    campaign = kit.site.campaigns[0]
    day = campaign.days[2]
    url = kit.site.message_by_id[day.id].url
    led = {"-a4.pdf": (campaign.id, campaign.url), "-a3.pdf": (day.id, url)}
    led |= {"-a6.pdf": (day.id, url), "-tear-off.pdf": (day.id, url)}

    for ending, (id_, opened) in led.items():
        sheet = posters(kit)[f"{id_}{ending}"]
        (page,) = pictures(press.workshop, sheet, 110)
        assert decoded(page) == links_in(press.make(sheet)) == {f"{kit.root}{opened}"}


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("-a4.pdf", (210, 297)),
        ("-a3.pdf", (297, 420)),
        ("-a6.pdf", (105, 148)),
        ("-tear-off.pdf", (210, 297)),
    ],
)
def test_a_poster_has_the_size_of_its_paper_and_says_what_it_is(
    press: Press, kits: Mapping[str, Kit], name: str, size: tuple[int, int]
) -> None:
    sheet = posters(kits["ar"])[f"{kits['ar'].site.campaigns[0].days[0].id}{name}"]

    with pikepdf.open(BytesIO(press.make(sheet))) as pdf:
        (page,) = pdf.pages
        assert [round(float(side) / _MILLIMETRE) for side in page.mediabox[2:]] == list(size)
        assert str(pdf.Root.Lang) == "ar"
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"] == sheet.data["title"]
        roles = [str(each["/S"]) for each in pdf.objects if _is_element(each)]
        assert roles.count("/H1") == 1
        figures = [each for each in pdf.objects if _is_element(each) and each["/S"] == "/Figure"]
        assert [str(each["/Alt"]) for each in figures] == [sheet.data["opens"]]


def _is_element(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/S" in thing and "/P" in thing


# What stands on them


def test_dates_that_nobody_announced_stand_on_no_poster(
    week: Path, kits: Mapping[str, Kit]
) -> None:
    campaign = kits["en"].site.campaigns[0]
    assert campaign.start is None

    assert posters(kits["en"])[f"{campaign.id}-a4.pdf"].data["when"] == ""
    first = posters(kits["en"])[f"{campaign.days[0].id}-a4.pdf"].data["when"]
    assert first == "Day 1 · Monday · See me"
    known = posters(week_kit(week, LIVE))
    assert known[f"{WEEK}-a4.pdf"].data["when"] == "25–31 Oct 2027"
    assert known[f"{WEEK}-day-1-a4.pdf"].data["when"] == "Day 1 · Monday, 25 October 2027 · Sit"


@pytest.mark.parametrize("code", _SPEAKERS)
def test_whom_to_ring_comes_from_data(kits: Mapping[str, Kit], code: str) -> None:
    kit = kits[code]
    urgent = {
        phone.number
        for service in kit.site.services
        if service.level == "crisis"
        for phone in service.phones
    }
    unchecked = kit.site.hub.directory.words.unchecked

    for sheet in poster_sheets(kit):
        ring = sheet.data["ring"]
        assert isinstance(ring, dict)
        assert {row["number"] for row in ring["rows"]} <= urgent
        assert {"999", "0808 808 8000"} <= {row["number"] for row in ring["rows"]}
        assert ring["note"] == unchecked


def test_a_poster_says_who_made_it_and_when(week: Path, kits: Mapping[str, Kit]) -> None:
    polish = posters(kits["pl"])[f"{kits['pl'].site.campaigns[0].days[0].id}-a4.pdf"]
    known = posters(week_kit(week, LIVE))[f"{WEEK}-day-1-a4.pdf"]

    assert known.data["foot"] == [
        "Published by: The Quiet Club",
        "Version of 1 August 2027",
        "Draft. Not yet checked.",
    ]
    assert known.day == date(2027, 8, 1)
    assert isinstance(polish.data["foot"], list)
    assert len(polish.data["foot"]) == 4


def test_words_that_do_not_fit_name_the_page_of_the_day(week: Path, press: Press) -> None:
    sheet = posters(week_kit(week, LIVE))[f"{WEEK}-day-1-a4.pdf"]
    sheet = replace(sheet, data={**sheet.data, "key": "Sit down, and sit. " * 30})

    with pytest.raises(HubError) as raised:
        press.make(sheet)

    assert str(raised.value) == (
        f"content/campaigns/{WEEK}/day-1.md (en-GB), for print/en/{WEEK}-day-1-a4.pdf: "
        "the words do not fit on one page. Shorten them. [sheet-overflow]"
    )


def test_a_poster_without_words_to_try_or_whom_to_ring_is_a_poster(press: Press) -> None:
    bare = {"heading": "", "title": "", "text": "One small sound.", "drawing": ""}

    made = press.make(large_sheet("poster", "en", ring=None, drawing="", **{"try": bare}))

    assert made.startswith(b"%PDF")


def test_only_what_costs_nothing_is_called_free(
    week: Path, press: Press, kits: Mapping[str, Kit]
) -> None:
    bought = posters(week_kit(week, LIVE))
    assert {sheet.data["free"] for sheet in bought.values()} == {""}
    assert press.make(bought[f"{WEEK}-day-1-a4.pdf"])

    replace_in(week / "content/activities/bus-song.md", "cost: low", "cost: free")

    free = posters(week_kit(week, LIVE))
    assert {sheet.data["free"] for sheet in free.values()} == {"Free"}
    assert {sheet.data["free"] for sheet in poster_sheets(kits["en"])} == {"Free"}


@pytest.mark.parametrize("ending", ["-a4.pdf", "-a3.pdf", "-a6.pdf", "-tear-off.pdf"])
def test_the_longest_message_that_a_day_may_have_fits(
    press: Press, kits: Mapping[str, Kit], ending: str
) -> None:
    longest = ("Непослідовність майструвати " * 9)[:140]

    for code in ("bg", "ga", "uk"):
        sheet = posters(kits[code])[f"{kits[code].site.campaigns[0].days[5].id}{ending}"]
        key = longest if code != "ga" else "Meabhairshláinte naíonán " * 5
        assert press.make(replace(sheet, data={**sheet.data, "key": key}))
