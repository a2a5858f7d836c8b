"""How far each language is, in numbers that add up and on a page that everybody can read."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from imhub.desk.heatmap import make_heatmap, shade
from imhub.desk.state import State, state_of
from imhub.desk.status import Count, as_json, as_table, progress_of
from imhub.desk.workbook import Workbook
from imhub.pofile import FUZZY, PoEntry
from imhub.provenance import Record, key_of
from tests.conftest import Golden
from tests.desk.tiny import opened
from tests.hubs import TODAY

STATES = list(State)


def turned(book: Workbook) -> Workbook:
    """*book* with its texts in all states, by turns."""
    texts = (
        replace(text, state=STATES[number % len(STATES)]) for number, text in enumerate(book.texts)
    )
    return replace(book, texts=tuple(texts))


def test_all_states_are_counted_and_add_up(hub: Path) -> None:
    _, book = opened(hub)

    progress = progress_of(turned(book))

    total, size = progress.total, len(book.texts)
    assert total.units == size == sum(count.units for count in progress.sections.values())
    assert total.translated + total.fuzzy + size // 5 in (size - 1, size)
    assert total.machine in (size // 5, size // 5 + 1)
    assert total.reviewed == size // 5


def test_a_text_on_which_safety_depends_is_missing_until_a_person_has_read_it(hub: Path) -> None:
    _, book = opened(hub)
    critical = sum(text.unit.critical for text in book.texts)
    assert critical

    for state in STATES:
        texts = tuple(replace(text, state=state) for text in book.texts)
        count = progress_of(replace(book, texts=texts)).total
        assert count.critical_missing == (0 if state is State.REVIEWED else critical)


@pytest.mark.parametrize(
    ("translated", "units", "percent"),
    [(0, 9, 0), (9, 9, 100), (1, 1000, 1), (999, 1000, 99), (1, 2, 50), (0, 0, 100)],
)
def test_only_all_is_a_hundred_and_only_nothing_is_none(
    translated: int, units: int, percent: int
) -> None:
    assert Count(units, translated).percent == percent


ENTRY = PoEntry("One", ("Jeden",))
RECORD = Record(key=key_of("One", "Jeden"), method="human", role="a", on=TODAY)


@pytest.mark.parametrize(
    ("entry", "record", "state"),
    [
        (replace(ENTRY, translations=("",)), None, State.MISSING),
        (replace(ENTRY, plural="Many", translations=("a", "")), None, State.MISSING),
        (replace(ENTRY, flags=frozenset({FUZZY})), None, State.FUZZY),
        (replace(ENTRY, flags=frozenset({FUZZY}), translations=("",)), None, State.MISSING),
        (replace(ENTRY, flags=frozenset({FUZZY})), {"reviewed_role": "b"}, State.FUZZY),
        (ENTRY, None, State.MACHINE),
        (ENTRY, {"method": "machine"}, State.MACHINE),
        (ENTRY, {"method": "machine-edited"}, State.MACHINE),
        (ENTRY, {}, State.UNREAD),
        (ENTRY, {"reviewed_role": "b"}, State.REVIEWED),
        (ENTRY, {"method": "machine", "reviewed_role": "b"}, State.REVIEWED),
        (ENTRY, {"reviewed_role": "b", "key": "other"}, State.MACHINE),
    ],
)
def test_how_far_a_text_is(entry: PoEntry, record: dict[str, str] | None, state: State) -> None:
    known = [] if record is None else [RECORD.model_copy(update=record)]

    assert state_of(entry, {each.key: each for each in known}) is state


def test_the_table_and_the_numbers_for_programs(hub: Path, golden: Golden) -> None:
    desk, book = opened(hub)
    small = replace(book, texts=turned(book).texts[:40])

    golden("translations/status.txt", as_table([progress_of(small)]) + "\n")
    numbers = as_json(desk, [progress_of(small)])
    assert numbers["hub"] == "Tiny Moments"
    (polish,) = numbers["languages"]
    assert (polish["code"], polish["status"]) == ("pl", "draft")
    assert polish["total"]["units"] == 40
    assert polish["total"]["percent"] == 60


def page_of(hub: Path) -> LexborHTMLParser:
    desk, book = opened(hub)
    arabic = opened(hub, "ar")[1]
    maori = opened(hub, "mi")[1]
    books = (turned(book), maori, arabic)
    return LexborHTMLParser(make_heatmap(desk, [progress_of(each) for each in books], TODAY))


def first(node: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = node.css_first(selector)
    assert found is not None
    return found


def test_the_page_says_each_number_in_words_and_not_by_colour_alone(hub: Path) -> None:
    page = page_of(hub)

    rows = page.css("table.heat tbody tr")
    assert [first(row, "th").text().split()[0] for row in rows] == ["Polish", "Maori"]
    for cell in page.css("td.shade"):
        assert re.match(r"\d+%\d+ read", cell.text())
    assert "safety" in first(rows[0], "td").text()


def test_the_page_invites_people_to_languages_that_wait(hub: Path) -> None:
    page = page_of(hub)

    (arabic,) = page.css(".waiting li")
    native = first(arabic, "[lang]")
    assert (native.attributes["lang"], native.attributes["dir"]) == ("ar", "rtl")
    assert native.text() == "العربية"
    assert "waiting" in first(page, "dl").text()


def test_the_page_asks_nothing_of_another_host_and_can_be_read_by_a_screen_reader(
    hub: Path,
) -> None:
    page = page_of(hub)

    html = page.html or ""
    assert not re.search(r"(?:src|href|url\()\s*=?\s*[\"']?(?:https?:)?//", html)
    assert not page.css("script, link, img, iframe")
    assert all(cell.attributes.get("scope") for cell in page.css("th"))
    assert [section.attributes["aria-labelledby"] for section in page.css("section")] == [
        "map",
        "words",
        "help",
    ]
    assert first(page, "html").attributes["lang"] == "en"


def test_names_are_letters_on_the_page(hub: Path) -> None:
    desk, book = opened(hub)
    odd = replace(book, language=replace(book.language, name="<script>x</script>"))

    assert "<script>" not in make_heatmap(desk, [progress_of(odd)], TODAY)


@pytest.mark.parametrize(
    ("percent", "step"), [(0, 0), (1, 1), (39, 1), (40, 2), (79, 2), (80, 3), (99, 3), (100, 4)]
)
def test_a_cell_is_darker_the_more_is_done(percent: int, step: int) -> None:
    assert shade(percent) == step
