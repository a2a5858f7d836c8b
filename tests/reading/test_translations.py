import pytest

from imhub.blocks import Block
from imhub.reading import (
    Published,
    harder_than_source,
    length_flag,
    long_limits,
    measure,
    sentences_of,
)
from imhub.reading.published import published_score

LONG = "Your baby knows your voice. Talk to them while you change a nappy or wait for the bus. "


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", (20, 25)),
        ("pl", (17, 22)),
        ("lt", (17, 21)),
        ("ur", (26, 32)),
        ("ml", (9, 11)),
        ("zh-Hans", (34, 42)),
        ("pt-BR", (22, 28)),
        ("fa-AF", (23, 29)),
        ("sco", None),
        ("xx", None),
    ],
)
def test_limits_of_sentences_follow_the_language(
    lang: str, expected: tuple[int, int] | None
) -> None:
    assert long_limits(lang) == expected


def test_chinese_is_counted_in_han_characters() -> None:
    measures = measure([Block("paragraph", "宝宝哭了，抱抱他。打 999。", 1)], "zh-Hans").measures

    assert (measures["words"], measures["sentences"], measures["longest"]) == (9, 2, 7)
    assert (measures["nlix"], measures["nrix"]) == (None, None)


@pytest.mark.parametrize("share", [0.75, 1.0, 1.25])
def test_a_block_of_usual_length_passes(share: float) -> None:
    text = "а" * round(share * 1.19 * 67)

    assert length_flag(text, LONG, "ru") is False


@pytest.mark.parametrize("share", [0.65, 1.35])
def test_a_block_far_from_its_usual_length_is_flagged(share: float) -> None:
    text = "а" * round(share * 1.19 * 67)

    assert length_flag(text, LONG, "ru") is True


def test_marks_do_not_make_a_text_longer() -> None:
    assert length_flag("عَ" * round(0.9 * 67), LONG, "ar") is False


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("x" * 55, "Look at your baby and wait a little for a smile", False),
        ("x" * 15, "Look at your baby and wait a little for a smile", True),
        ("Sen", "Sleep", False),
        ("Zabawa w domu", "Play", False),
        ("", LONG, False),
        (LONG, LONG, False),
        ("x", "", False),
    ],
)
def test_single_sentences_and_few_words_have_more_room(
    text: str, source: str, expected: object
) -> None:
    assert length_flag(text, source, "pl") is expected


@pytest.mark.parametrize("lang", ["en", "de", "xx", ""])
def test_no_length_is_usual_where_none_was_measured(lang: str) -> None:
    assert length_flag("short", LONG, lang) is None


@pytest.mark.parametrize(
    ("nlix", "source_lix", "expected"),
    [(46, 33, True), (46, 34, False), (45, 20, False), (60, 49, False)],
)
def test_a_translation_is_hard_by_itself_and_next_to_its_source(
    nlix: float, source_lix: float, expected: object
) -> None:
    assert harder_than_source(nlix, source_lix) is expected


def _score(text: str, lang: str) -> Published | None:
    return published_score(sentences_of([Block("paragraph", text, 1)], lang), lang)


@pytest.mark.parametrize(
    ("lang", "text", "name", "value"),
    [
        # 7 words with 11 syllables
        ("es", "El bebé oye a papá y ríe.", "INFLESZ", 206.835 - 62.3 * 11 / 7 - 7),
        # 4 words with 7 syllables: some words have no vowel
        ("ru", "Пойте с малышом дома.", "Flesch (Oborneva)", 206.835 - 1.3 * 4 - 60.1 * 7 / 4),
        # 4 words: 1 of three syllables, 1 over six letters, 2 of one syllable
        (
            "de",
            "Sing mit deinem Kleinkindlein.",
            "Wiener Sachtextformel",
            0.1935 * 25 + 0.1672 * 4 + 0.1297 * 25 - 0.0327 * 50 - 0.875,
        ),
        # 100 words in 25 sentences, one in four with four syllables
        ("pl", "Mama i tata opowiadają. " * 25, "FOG-PL", 0.4 * (4 + 25)),
    ],
)
def test_published_formulas_are_as_published(lang: str, text: str, name: str, value: float) -> None:
    found = _score(text, lang)

    assert found is not None
    assert found.name == name
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(("lang", "text"), [("pl", "Mama śpiewa."), ("fr", LONG), ("es", "…")])
def test_no_formula_no_score(lang: str, text: str) -> None:
    assert _score(text, lang) is None
