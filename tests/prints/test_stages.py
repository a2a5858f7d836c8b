"""Play packs and books: what there is to do at a stage, with all that is said of safety."""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from imhub.errors import HubError
from imhub.prints import Kit
from imhub.prints.body import blocks_of
from imhub.prints.cards import has_card
from imhub.prints.stages import stage_sheets
from imhub.publish.typeset import Press, Sheet
from imhub.views import MessageView
from tests.hubs import copy_hub, replace_in
from tests.prints.looks import large, large_sheet, pictures
from tests.prints.setting import decoded, links_in
from tests.prints.weeks import LIVE, week_kit

_SPEAKERS = ("en", "bg", "ar", "zh-Hans")
_A4 = (297, 210)
_MILLIMETRE = 72 / 25.4


def sheets(kit: Kit, template: str) -> dict[str, Sheet]:
    """Packs or books by stage."""
    found = (sheet for sheet in stage_sheets(kit) if sheet.template == template)
    return {sheet.file.partition(f"{_STEMS[template]}-")[2][:-4]: sheet for sheet in found}


_STEMS = {"playpack": "play-pack", "book": "book"}


def things(sheet: Sheet) -> list[Mapping[str, Any]]:
    """What to do in *sheet*."""
    listed = sheet.data["activities"]
    assert isinstance(listed, list)
    return listed


def ids(sheet: Sheet) -> list[str]:
    return [thing["code"]["address"].split("/")[-2] for thing in things(sheet)]


def notes(blocks: Any) -> list[Any]:  # what JSON holds
    return [block for block in blocks if block["kind"] == "note"]


def pages(pdf: bytes) -> list[tuple[int, int]]:
    """Millimetres of each page."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        boxes = [[float(side) / _MILLIMETRE for side in page.mediabox] for page in opened.pages]
        return [(round(box[2]), round(box[3])) for box in boxes]


def bookmarks(pdf: bytes) -> list[str]:
    """What the PDF's own list of contents says."""

    def titles(items: Any) -> list[str]:  # what pikepdf gives
        return [each for item in items for each in (item.title, *titles(item.children))]

    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_outline() as outline:
        return titles(outline.root)


@pytest.mark.parametrize("code", _SPEAKERS)
def test_there_is_a_pack_and_a_book_of_each_stage_with_something_to_do(
    kits: Mapping[str, Kit], code: str
) -> None:
    kit = kits[code]
    known = [message for message in kit.site.messages if has_card(message)]
    stages = {stage for message in known for stage in message.stage}

    assert set(sheets(kit, "playpack")) == set(sheets(kit, "book")) == stages
    assert len(stages) == len(kit.site.hub.stages)


@pytest.mark.parametrize("code", _SPEAKERS)
def test_a_book_has_all_that_there_is_to_do(kits: Mapping[str, Kit], code: str) -> None:
    kit = kits[code]

    for stage, book in sheets(kit, "book").items():
        known = {m.id for m in kit.site.messages if has_card(m) and stage in m.stage}
        assert set(ids(book)) == known
        assert len(ids(book)) == len(known)


def test_a_page_of_a_book_is_the_same_in_all_languages(kits: Mapping[str, Kit]) -> None:
    english = {stage: ids(book) for stage, book in sheets(kits["en"], "book").items()}

    for kit in kits.values():
        for stage, book in sheets(kit, "book").items():
            made = set(ids(book))
            assert ids(book) == [id_ for id_ in english[stage] if id_ in made]


@pytest.mark.parametrize("code", _SPEAKERS)
def test_all_that_is_said_of_safety_is_in_packs_and_books(
    kits: Mapping[str, Kit], code: str
) -> None:
    kit = kits[code]
    views = [page.view for page in kit.pages if isinstance(page.view, MessageView)]
    said = {view.message.id: notes(blocks_of(view.html)) for view in views}

    for template in ("playpack", "book"):
        for sheet in sheets(kit, template).values():
            found = {
                id_: notes(thing["blocks"])
                for id_, thing in zip(ids(sheet), things(sheet), strict=True)
            }
            assert found == {id_: said[id_] for id_ in ids(sheet)}
            assert any(found.values())


def test_a_note_stands_in_the_pack_even_where_other_words_have_no_room(press: Press) -> None:
    (thing, *others) = large()["playpack"]["en"]["activities"]
    note = {"kind": "note", "title": "Stay safe", "parts": [{"kind": "text", "text": "Stay near."}]}
    steps = [block for block in thing["blocks"] if block["kind"] == "steps"]
    long = {"kind": "text", "text": "Some days you get a blank look. " * 60}

    def look(*blocks: object) -> bytes:
        given = [{**thing, "blocks": [*steps, *blocks]}, *others]
        sheet = large_sheet("playpack", "en", activities=given)
        return pictures(press.workshop, sheet, 48)[0].tobytes()

    assert look(long) == look(long, long)
    assert look(long, note) == look(note, long) != look(long)


def test_a_pack_has_what_is_short_and_for_several_routines(kits: Mapping[str, Kit]) -> None:
    for kit in kits.values():
        by_id = kit.site.message_by_id
        for stage, pack in sheets(kit, "playpack").items():
            known = [m for m in kit.site.messages if has_card(m) and stage in m.stage]
            assert len(things(pack)) == min(4, len(known))
            routines = {by_id[id_].routine[0] for id_ in ids(pack)}
            assert len(routines) >= min(3, len({m.routine[0] for m in known}))


def test_what_is_long_is_in_the_book_alone(tmp_path: Path) -> None:
    hub = copy_hub("week", tmp_path / "week")
    song = hub / "content/activities/bus-song.md"
    short = song.read_text(encoding="utf-8").replace("Bus song", "Walk song")
    (song.parent / "walk-song.md").write_text(short, encoding="utf-8")
    replace_in(song, "3. Stop", f"{'Sing it once more. ' * 20}\n3. {'Hum it. ' * 90}Stop")

    kit = week_kit(hub, LIVE)

    assert ids(sheets(kit, "playpack")["3-6m"]) == ["walk-song"]
    assert ids(sheets(kit, "book")["3-6m"]) == ["bus-song", "walk-song"]


def test_nothing_sensitive_is_in_a_pack_or_book(tmp_path: Path) -> None:
    hub = copy_hub("week", tmp_path / "week")
    assert [sheet.file for sheet in stage_sheets(week_kit(hub, LIVE))] == [
        "print/en/play-pack-3-6m.pdf",
        "print/en/book-3-6m.pdf",
    ]

    replace_in(hub / "content/activities/bus-song.md", "cost: low", "cost: low\nsensitive: true")

    assert list(stage_sheets(week_kit(hub, LIVE))) == []


@pytest.mark.parametrize("code", _SPEAKERS)
def test_codes_of_a_pack_open_each_page_in_its_language(
    press: Press, kits: Mapping[str, Kit], code: str
) -> None:
    kit = kits[code]
    pack = sheets(kit, "playpack")["6-12m"]
    stage = f"{kit.root}{kit.site.hub.stage_folder}/6-12m/"

    seen = [decoded(page) for page in pictures(press.workshop, pack, 150)]

    addresses = {thing["code"]["address"] for thing in things(pack)}
    assert set().union(*seen) == addresses | {stage} == links_in(press.make(pack))
    assert stage in seen[0]
    assert {address.removeprefix(kit.root) for address in addresses} <= {p.url for p in kit.pages}


@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_pack_is_one_sheet_with_two_sides(
    press: Press, kits: Mapping[str, Kit], code: str
) -> None:
    for pack in sheets(kits[code], "playpack").values():
        assert pages(press.make(pack)) == [_A4, _A4]


@pytest.mark.parametrize("code", ["en", "ar", "zh-Hans"])
def test_a_book_has_a_cover_contents_a_page_each_and_whom_to_ring(
    press: Press, kits: Mapping[str, Kit], code: str
) -> None:
    book = sheets(kits[code], "book")["6-12m"]
    made = press.make(book)

    assert pages(made) == [(148, 210)] * (len(things(book)) + 3)
    ring = book.data["ring"]
    assert isinstance(ring, dict)
    titles = [thing["title"] for thing in things(book)]
    assert bookmarks(made) == [*titles, ring["heading"]]
    stage = f"{kits[code].root}{kits[code].site.hub.stage_folder}/6-12m/"
    assert links_in(made) == {thing["code"]["address"] for thing in things(book)} | {stage}


def test_a_book_says_what_it_is_to_those_who_cannot_see_it(
    press: Press, kits: Mapping[str, Kit]
) -> None:
    book = sheets(kits["ar"], "book")["0-3m"]

    with pikepdf.open(BytesIO(press.make(book))) as pdf:
        assert str(pdf.Root.Lang) == "ar"
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"] == book.data["title"]
        roles = [
            str(e["/S"]) for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and "/S" in e
        ]
    assert roles.count("/H1") == 1
    assert roles.count("/H2") == len(things(book)) + 2
    assert {"/TOC", "/TOCI", "/L", "/LI"} <= set(roles)


def test_words_that_do_not_fit_a_panel_or_a_page_are_refused(press: Press) -> None:
    (thing, *others) = large()["playpack"]["en"]["activities"]
    long = {"kind": "steps", "items": ["Hold the cloth up and wait. " * 20] * 8}
    sheet = large_sheet(
        "playpack",
        "en",
        activities=[{**thing, "blocks": [long], "source": "content/activities/first.md"}, *others],
    )

    with pytest.raises(HubError) as raised:
        press.make(replace(sheet, pages=2))

    assert str(raised.value) == (
        "content/activities/first.md (en-GB), for print/en/x.pdf: "
        "the words do not fit on the page they have. Shorten them. [sheet-overflow]"
    )


def test_a_pack_with_one_thing_to_do_is_a_pack(press: Press) -> None:
    (thing, *_) = large()["playpack"]["en"]["activities"]

    made = press.make(replace(large_sheet("playpack", "en", activities=[thing]), pages=2))

    assert pages(made) == [_A4, _A4]


@pytest.mark.parametrize("template", ["playpack", "book"])
def test_the_same_words_make_the_same_bytes_and_codes_are_large(
    press: Press, kits: Mapping[str, Kit], tmp_path: Path, template: str
) -> None:
    sheet = sheets(kits["ar"], template)["3-4y"]
    other = Press(replace(press.workshop, cache=tmp_path))

    made = press.make(sheet)

    assert made == other.make(sheet)
    with pikepdf.open(BytesIO(made)) as pdf:
        sides = [
            [float(side) / _MILLIMETRE for side in note["/Rect"]]
            for page in pdf.pages
            for note in page.obj.get("/Annots", ())
            if "/A" in note and "/URI" in note["/A"]
        ]
    assert len(sides) == len(things(sheet)) + 1
    assert all(min(right - left, top - bottom) >= 20 for left, bottom, right, top in sides)


def test_a_long_list_of_whom_to_ring_is_refused_where_it_has_no_room(press: Press) -> None:
    ring = large()["playpack"]["en"]["ring"]
    crowd = {**ring, "rows": ring["rows"] * 4}

    with pytest.raises(HubError, match=r"content/x.md .*\[sheet-overflow\]"):
        press.make(replace(large_sheet("playpack", "en", ring=crowd), pages=2))
