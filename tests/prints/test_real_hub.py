"""All that the real hub prints, in every language: nothing runs off its sheet."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from imhub.marks import without_marks
from imhub.prints import Gallery, Kit, plan_sheets
from imhub.prints.cards import has_card
from imhub.publish.palette import LIMIT
from imhub.publish.typeset import Press, Sheet, write_sheets
from imhub.views import MessageView
from tests.prints.setting import decoded, links_in, pictured

_SPEAKERS = ("en", "bg", "ar", "zh-Hans")
"""One language of each script."""
_WITH_BOOKS = ("en", "ar", "zh-Hans")
"""Languages whose books are made here: a book has the words of cards, which are made in all."""


def printed(kit: Kit) -> tuple[Sheet, ...]:
    return tuple(sheet for sheet in plan_sheets(kit) if not sheet.is_picture)


def cards(kit: Kit) -> Iterator[Sheet]:
    return (sheet for sheet in printed(kit) if sheet.template == "card")


def test_every_sheet_comes_out_whole_in_every_language(
    press: Press, kits: Mapping[str, Kit], tmp_path: Path
) -> None:
    asked = [
        sheet
        for code, kit in kits.items()
        for sheet in printed(kit)
        if sheet.template != "book" or code in _WITH_BOOKS
    ]

    write_sheets(press, asked, tmp_path, lambda done, total: None)

    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.pdf")}
    assert files == {sheet.file for sheet in asked}
    assert {sheet.template for sheet in asked} == {
        *("card", "poster", "slip", "tearoff", "playpack", "book")
    }


@pytest.mark.parametrize("code", _SPEAKERS)
def test_there_is_a_card_of_every_activity_and_of_nothing_sensitive(
    kits: Mapping[str, Kit], code: str
) -> None:
    views = [page.view for page in kits[code].pages if isinstance(page.view, MessageView)]

    made = {sheet.file for sheet in cards(kits[code])}

    assert made == {
        f"print/{code}/{view.message.id}.pdf" for view in views if has_card(view.message)
    }
    assert made
    sensitive = {page.source for page in kits[code].pages if page.sensitive}
    assert sensitive.isdisjoint(sheet.source for sheet in plan_sheets(kits[code]))


@pytest.mark.parametrize("code", _SPEAKERS)
def test_the_code_of_a_card_opens_the_page_in_its_language(
    press: Press, kits: Mapping[str, Kit], code: str
) -> None:
    pages = {page.url for page in kits[code].pages}

    for sheet in list(cards(kits[code]))[::10]:
        (address,) = decoded(pictured(press.workshop, sheet, 110))
        assert address.removeprefix(kits[code].root) in pages
        assert links_in(press.make(sheet)) == {address}


@pytest.mark.parametrize("code", _SPEAKERS)
def test_a_card_of_a_machine_says_so(kits: Mapping[str, Kit], code: str) -> None:
    said = {bool(sheet.data["made_by"]) for sheet in cards(kits[code])}

    assert said == {code != "en"}


@pytest.mark.parametrize("code", _SPEAKERS)
def test_pictures_are_small_and_have_both_forms(
    press: Press, kits: Mapping[str, Kit], code: str
) -> None:
    sheets = [sheet for sheet in plan_sheets(kits[code]) if sheet.is_picture]

    lists = [sheet for sheet in sheets if "/lists/" in sheet.file]
    assert sum("-square" in sheet.file for sheet in lists) == len(lists) / 2
    for sheet in (*sheets[::39], *lists[::9]):
        made = press.make(sheet)
        size = tuple(int.from_bytes(made[at : at + 4], "big") for at in (16, 20))
        assert size == ((1080, 1080) if "-square" in sheet.file else (1200, 630))
        assert len(made) <= LIMIT, sheet.file


@pytest.mark.parametrize("code", _SPEAKERS)
def test_each_page_has_a_picture_that_is_made_and_a_sensitive_one_none(
    kits: Mapping[str, Kit], code: str
) -> None:
    kit = kits[code]
    made = {sheet.file for sheet in plan_sheets(kit)}

    gallery = Gallery(kit.site.hub, code, kit.interface)
    pictures = {page.url: gallery.pictures_of(page) for page in kit.pages}

    assert {url for url, found in pictures.items() if not found} == {
        page.url for page in kit.pages if page.sensitive
    }
    named = {picture.file for found in pictures.values() for picture in found}
    assert named == {file for file in made if file.startswith("share/")}


@pytest.mark.parametrize("code", _SPEAKERS)
def test_a_list_has_a_picture_of_its_own_and_a_part_of_it_the_same(
    kits: Mapping[str, Kit], code: str
) -> None:
    kit = kits[code]
    gallery = Gallery(kit.site.hub, code, kit.interface)
    by_url = {page.url: page for page in kit.pages}

    pictures = {url: gallery.pictures_of(page) for url, page in by_url.items()}

    for url in ("activities/", "age/", "age/0-3m/", "for/dads/", "help/services/", "kits/"):
        picture, square = pictures[url]
        assert (square.width, square.height) == (1080, 1080)
        assert picture.file == f"share/{code}/lists/{url.rstrip('/')}.png"
        title = by_url[url].title
        assert picture.alt.startswith(without_marks(title))
    for part, whole in (
        ("activities/minutes/2/", "activities/"),
        ("help/services/by/phone/", "help/services/"),
        ("help/services/area/belfast/0-3m/", "help/services/area/belfast/"),
    ):
        assert pictures[part] == pictures[whole]
    for url in ("search/", "offline/", "my-list/", ""):
        assert pictures[url][0].file == f"share/{code}.png"
