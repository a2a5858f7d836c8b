from pathlib import Path

import pytest

from imhub.reading.syllables import count_syllables

_LINES = Path(__file__).with_name("syllables.txt").read_text(encoding="utf-8").splitlines()
_WORDS = [
    (word, int(count))
    for count, *words in (line.split() for line in _LINES if not line.startswith("#"))
    for word in words
]


def test_is_right_on_nine_of_ten_everyday_words() -> None:
    wrong = [word for word, count in _WORDS if count_syllables(word) != count]

    assert len(_WORDS) > 250
    assert len(wrong) < len(_WORDS) / 10, wrong


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("smile", 1),
        ("little", 2),
        ("smiled", 1),
        ("waited", 2),
        ("comes", 1),
        ("faces", 2),
        ("movement", 2),
        ("careful", 2),
        ("careless", 2),
        ("lovely", 2),
        ("radio", 3),
        ("video", 3),
        ("actual", 3),
        ("autism", 3),
        ("mum's", 1),
        ("she’ll", 1),
        ("skin-to-skin", 3),
        ("Baby", 2),
        ("0", 1),
        ("", 1),
        ("宝", 1),
    ],
)
def test_keeps_the_rules_of_silent_and_split_vowels(word: str, expected: int) -> None:
    assert count_syllables(word) == expected
