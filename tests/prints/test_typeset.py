"""What does not come out as it should is refused, and what was made once is used again."""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pikepdf
import pytest

from imhub.errors import HubError
from imhub.prints import Setup
from imhub.publish.palette import LIMIT
from imhub.publish.typeset import Press, Sheet, Workshop, throw_away_old, write_sheets
from imhub.workers import share
from tests.hubs import ROOT
from tests.prints.setting import (
    ADDRESS,
    TEMPLATES,
    as_picture,
    decoded,
    links_in,
    pictured,
    sample,
    samples,
    texts_for_the_blind,
)

DAY = date(2026, 11, 22)


@pytest.fixture
def workshop(setup: Setup, tmp_path: Path) -> Workshop:
    """Templates that a test may change, and an empty cache."""
    templates = copytree(TEMPLATES, tmp_path / "templates")
    return Workshop(templates, setup.folders(ROOT), tmp_path / "cache")


def trouble(press: Press, sheet: Sheet) -> str:
    with pytest.raises(HubError) as raised:
        press.make(sheet)
    return str(raised.value)


# What a PDF says of itself


@pytest.mark.parametrize("code", samples())
def test_a_sheet_says_what_it_is_to_those_who_cannot_see_it(press: Press, code: str) -> None:
    made = press.make(sample(code))

    with pikepdf.open(BytesIO(made)) as pdf:
        assert str(pdf.Root.Lang) == {"en": "en-GB", "zh-Hans": "zh"}.get(code, code)
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert about["dc:title"] == samples()[code]["title"]
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert len(pdf.pages) == 1
    assert set(texts_for_the_blind(made)) >= {samples()[code]["opens"]}


@pytest.mark.parametrize("code", samples())
def test_a_code_opens_what_its_link_opens(press: Press, code: str) -> None:
    sheet = sample(code)

    image = pictured(press.workshop, sheet, 110)

    assert decoded(image) == links_in(press.make(sheet)) == {f"{ADDRESS}?{code}"}


def test_a_code_is_large_enough_for_a_phone(press: Press) -> None:
    with pikepdf.open(BytesIO(press.make(sample()))) as pdf:
        left, bottom, right, top = (float(side) for side in pdf.pages[0].Annots[0].Rect)

    millimetre = 72 / 25.4
    assert min(right - left, top - bottom) >= 20 * millimetre


def test_a_file_says_the_day_of_its_words(press: Press) -> None:
    with pikepdf.open(BytesIO(press.make(replace(sample(), day=DAY)))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261122")


# What is refused


def test_a_letter_that_no_font_has_is_refused(press: Press) -> None:
    sheet = sample(key="Roll the 球 over.")

    assert trouble(press, sheet) == (
        "content/activities/play.md (en-GB), for print/en/play.pdf: no font of this language has "
        "“球”. Write it otherwise, or name a font that has it in mkdocs.yml, under `print`. "
        "[missing-glyph]"
    )
    assert "[missing-glyph]" in trouble(press, as_picture(sheet))


def test_a_font_that_is_not_there_is_refused(press: Press) -> None:
    sheet = sample(fonts=["Noto Sans", "Noto Nonsense"])

    assert trouble(press, sheet) == (
        "mkdocs.yml: no font is called “noto nonsense”. "
        "Name its folder in mkdocs.yml, under `print`. [unknown-font]"
    )


def test_a_font_of_the_machine_is_no_font(press: Press) -> None:
    assert "[unknown-font]" in trouble(press, sample(fonts=["DejaVu Sans"]))


def test_words_that_run_off_the_sheet_are_refused(press: Press) -> None:
    long = [{"kind": "text", "text": "And roll it once more. " * 40} for _ in range(4)]
    sheet = sample(blocks=long)

    assert trouble(press, sheet) == (
        "content/activities/play.md (en-GB), for print/en/play.pdf: the words do not fit on one "
        "page. Shorten them. [sheet-overflow]"
    )
    assert "[sheet-overflow]" in trouble(press, as_picture(sheet))
    assert press.make(replace(sheet, pages=2))
    assert press.make(replace(sheet, pages=0))


def test_a_word_that_is_wider_than_its_place_is_refused(press: Press) -> None:
    long = "Supercalifragilistic" * 3
    need = {"title": "You need", "text": long}

    assert "[sheet-overflow]" in trouble(press, sample(title=long))
    assert "[sheet-overflow]" in trouble(press, sample(need=need))


def test_a_picture_without_words_is_refused(workshop: Workshop) -> None:
    (workshop.templates / "bare.typ").write_text(
        '#import "parts.typ": *\n#show: sheet\n#image(bytes(data.drawing), format: "svg")\n'
    )

    text = trouble(Press(workshop), replace(sample(), template="bare"))

    assert text.startswith("overrides/print/bare.typ: PDF/UA-1 error: missing alt text")


def test_all_troubles_are_told_at_once(press: Press, tmp_path: Path) -> None:
    bad = [sample(key="球"), sample("bg", key="好"), sample()]

    with pytest.raises(HubError) as raised:
        write_sheets(press, bad, tmp_path, lambda done, total: None)

    assert str(raised.value).count("[missing-glyph]") == 2


def test_words_are_words_and_never_commands(press: Press) -> None:
    odd = "#panic() $x$ *b* = [x] @y \\ <z> ` // /* \" ' ~ --"

    made = press.make(sample(key=odd, title=odd))

    with pikepdf.open(BytesIO(made)) as pdf, pdf.open_metadata() as about:
        assert about["dc:title"] == odd


# What is made once


def test_the_same_words_make_the_same_bytes(setup: Setup, tmp_path: Path) -> None:
    def made(cache: str) -> Iterator[bytes]:
        press = Press(Workshop(TEMPLATES, setup.folders(ROOT), tmp_path / cache))
        return (press.make(form) for code in samples() for form in forms(code))

    def forms(code: str) -> tuple[Sheet, Sheet]:
        return sample(code), as_picture(sample(code))

    assert list(made("one")) == list(made("another"))


def kept(workshop: Workshop) -> Path:
    """The only file that is kept."""
    (file,) = workshop.cache.iterdir()
    return file


def test_what_was_made_is_used_again_byte_for_byte(workshop: Workshop) -> None:
    Press(workshop).make(sample())
    kept(workshop).write_bytes(b"from before")

    assert Press(workshop).make(sample()) == b"from before"


def test_what_depends_on_something_else_is_made_anew(workshop: Workshop) -> None:
    Press(workshop).make(sample())
    kept(workshop).write_bytes(b"from before")

    assert Press(workshop).make(sample(key="Roll.")) != b"from before"
    assert Press(workshop).make(replace(sample(), day=DAY)) != b"from before"
    assert Press(workshop).make(as_picture(sample())) != b"from before"
    fewer = replace(workshop, fonts=workshop.fonts[:2])
    assert Press(fewer).make(sample()) != b"from before"
    parts = workshop.templates / "parts.typ"
    parts.write_text(parts.read_text(encoding="utf-8").replace("#2a1d3e", "#2a1d3f"))
    assert Press(workshop).make(sample()) != b"from before"


def test_what_nobody_asked_for_in_a_month_is_thrown_away(workshop: Workshop) -> None:
    Press(workshop).make(sample())
    now = time.time()

    throw_away_old(workshop.cache, now + 29 * 24 * 3600)
    assert kept(workshop)
    throw_away_old(workshop.cache, now + 31 * 24 * 3600)
    assert list(workshop.cache.iterdir()) == []


def test_what_is_used_again_stays_for_another_month(workshop: Workshop) -> None:
    Press(workshop).make(sample())
    now = time.time()
    os.utime(kept(workshop), (now - 29 * 24 * 3600,) * 2)

    Press(workshop).make(sample())

    throw_away_old(workshop.cache, now + 2 * 24 * 3600)
    assert kept(workshop)


def test_a_picture_is_small_enough_to_be_sent_along(press: Press) -> None:
    made = press.make(as_picture(sample()))

    assert made.startswith(b"\x89PNG")
    assert len(made) <= LIMIT


def test_words_of_another_language_come_out_among_others(press: Press) -> None:
    assert press.make(sample("ar", key="اقرأوا \u2068Read this (first).\u2069 ثم ابدأوا."))


def _set_sample(workshop: Workshop, number: int) -> bytes:
    made = Press(replace(workshop, cache=workshop.cache / str(number)))
    return made.make(sample())


def test_processes_can_set_sheets_after_this_one_has(press: Press, tmp_path: Path) -> None:
    """In a fork of a process that has set a sheet, Typst waits for threads that are not there."""
    made = press.make(sample())
    workshop = replace(press.workshop, cache=tmp_path)

    assert dict(share(_set_sample, workshop, 2, 2)) == {0: made, 1: made}
