"""How a card and a picture look in each script: letters joined, lines in order, nothing astray."""

from collections.abc import Callable

import pytest
from PIL import Image

from imhub.publish.typeset import Press, Sheet
from tests.prints.looks import GOLDEN, hold_against, look_alike, side_by_side
from tests.prints.setting import pictured, sample, samples


def card(code: str) -> Sheet:
    return sample(code)


def share(code: str) -> Sheet:
    data = dict(sample(code).data)
    data.update(width=1200, height=630, text=data["key"])
    return Sheet(f"share/{code}/play.png", "share", data, "content/activities/play.md")


def look(press: Press, sheet: Sheet, ppi: int = 56) -> Image.Image:
    return side_by_side([pictured(press.workshop, sheet, ppi)])


@pytest.mark.parametrize("code", samples())
@pytest.mark.parametrize(("make", "ppi"), [(card, 56), (share, 24)])
def test_it_looks_as_somebody_saw_it(
    press: Press,
    request: pytest.FixtureRequest,
    make: Callable[[str], Sheet],
    code: str,
    ppi: int,
) -> None:
    file = GOLDEN / f"{make.__name__}-{code}.png"

    seen = look(press, make(code), ppi)

    hold_against(seen, file, update=request.config.getoption("--update"))


@pytest.mark.parametrize("code", samples())
def test_one_other_word_would_be_seen(press: Press, code: str) -> None:
    other = sample(code, minutes=samples()[code]["cost"])

    assert not look_alike(look(press, sample(code)), look(press, other))


def test_a_number_keeps_its_order_among_words_from_right_to_left(press: Press) -> None:
    def card_with(number: str) -> Image.Image:
        blocks = [{"kind": "text", "text": f"اتصلوا على {number} إن أردتم."}]
        return look(press, sample("ar", blocks=blocks), 110)

    kept = card_with("\u2066028 9536 0000\u2069")

    assert look_alike(kept, card_with("\u2066028 9536 0000\u2069"))
    assert not look_alike(kept, card_with("028 9536 0000"))
