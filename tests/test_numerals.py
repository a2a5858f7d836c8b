"""Numbers are the same number in every script and in every way of writing them."""

import pytest

from imhub.proof.numerals import compare_numbers, numbers_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("no numbers", []),
        ("3 to 6 months", ["3", "6"]),
        ("3–6", ["3", "6"]),
        ("٣ إلى ٦", ["3", "6"]),
        ("۳ تا ۶", ["3", "6"]),
        ("३ से ६", ["3", "6"]),
        ("৩ থেকে ৬", ["3", "6"]),
        ("３至６", ["3", "6"]),
        ("1,000 and 1.000 and 1 000 and 1\u202f000 and ١٬٠٠٠", ["1000"] * 5),
        ("1,234,567", ["1234567"]),
        ("2½, 2,5 and 2 1/2", ["2.5"] * 3),
        ("½ cup", ["0.5"]),
        ("5:30, 5.30 and 5h30", ["5.3"] * 3),
        ("17:00 and 17", ["17"] * 2),
        ("0808 808 8000 or 0808-808-8000", ["08088088000"] * 2),
        ("+44 28 9000 0000", ["442890000000"]),
        ("22.11.2026", ["22", "11", "2026"]),
        ("007", ["7"]),
    ],
)
def test_numbers_are_read_in_any_script(text: str, numbers: list[str]) -> None:
    assert sorted(numbers_in(text).elements()) == sorted(numbers)


@pytest.mark.parametrize(
    ("source", "translation", "missing", "added"),
    [
        ("3 to 6", "6 … 3", [], []),
        ("at 5pm", "o 17:00", [], []),
        ("at 5.30 p.m.", "17.30", [], []),
        ("at 12 a.m.", "о 0:00", [], []),
        ("at 5pm", "o 15:00", ["5"], ["15"]),
        ("two cups", "2 filiżanki", [], []),
        ("two cups", "3 filiżanki", [], ["3"]),
        ("two cups", "2 i 2", [], ["2"]),
        ("12 weeks", "十二周", [], []),
        ("20 weeks", "二十周", [], []),
        ("105 weeks", "一百零五周", [], []),
        ("3 and 3", "三", [], []),
        ("12 weeks", "十周", ["12"], []),
        ("999", "٩٩٨", ["999"], ["998"]),
        ("3 months", "trzy miesiące", ["3"], []),
    ],
)
def test_numbers_of_two_texts_are_compared(
    source: str, translation: str, missing: list[str], added: list[str]
) -> None:
    assert compare_numbers(source, translation, "en") == (missing, added)


def test_number_words_are_known_in_the_language_of_the_source_alone() -> None:
    assert compare_numbers("two cups", "2 tasses", "fr") == ([], ["2"])
