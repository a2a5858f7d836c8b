"""Posters and play packs look as they did when somebody looked at them, in each script."""

import pytest
from PIL import Image

from imhub.publish.typeset import Press
from tests.prints.looks import (
    GOLDEN,
    hold_against,
    large,
    large_sheet,
    look_alike,
    pictures,
    side_by_side,
)

_PPI = 48
_CASES = [(template, code) for template, codes in large().items() for code in codes]


def look(press: Press, template: str, code: str, **changes: object) -> Image.Image:
    return side_by_side(pictures(press.workshop, large_sheet(template, code, **changes), _PPI))


def test_there_is_a_picture_of_each_script() -> None:
    assert {code for _, code in _CASES} == {"en", "bg", "ar", "zh-Hans"}


@pytest.mark.parametrize(("template", "code"), _CASES)
def test_it_looks_as_it_did(
    press: Press, request: pytest.FixtureRequest, template: str, code: str
) -> None:
    seen = look(press, template, code)

    file = GOLDEN / f"{template}-{code}.png"
    hold_against(seen, file, update=request.config.getoption("--update"))


def test_a_word_that_changed_would_be_seen(press: Press) -> None:
    seen = look(press, "poster", "en")

    assert look_alike(seen, seen)
    assert not look_alike(seen, look(press, "poster", "en", free="Frei"))
    assert not look_alike(seen, look(press, "poster", "en", kicker="A week of 2027"))


def test_a_number_that_turned_round_would_be_seen(press: Press) -> None:
    ring = large()["poster"]["ar"]["ring"]
    turned = [{**row, "number": " ".join(row["number"].split()[::-1])} for row in ring["rows"]]

    other = look(press, "poster", "ar", ring={**ring, "rows": turned})

    assert turned != ring["rows"]
    assert not look_alike(look(press, "poster", "ar"), other)
