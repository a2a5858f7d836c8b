import pytest

from imhub.reading import blocks_of, read_jsonl_row

PLAIN = "Sing a song to your baby. Wait for a smile. They may look at you. Then say it back. "


def _kinds(text: str) -> list[tuple[str, str, int]]:
    return [(block.kind, block.text, block.line) for block in blocks_of(text)]


def test_an_english_row_has_the_shape_that_was_agreed() -> None:
    answer = read_jsonl_row({"id": "a-1", "lang": "en", "text": PLAIN * 6, "en": "ignored"})

    assert answer == {
        "id": "a-1",
        "verdict": "pass",
        "band": "about age 11 or under",
        "measures": {
            "fk": pytest.approx(answer["measures"]["fk"]),
            "dale_chall": pytest.approx(4.75 * 0.0496, abs=1e-4),
            "rix": 0.0,
            "lix": 4.75,
            "words": 114,
            "sentences": 24,
            "longest": 6,
        },
    }


def test_any_length_judges_short_texts_too() -> None:
    row = {"id": 1, "lang": "en", "text": PLAIN}

    assert read_jsonl_row(row)["verdict"] == "short"
    assert read_jsonl_row(row, any_length=True)["verdict"] == "pass"


def test_a_translation_carries_hints() -> None:
    source = "Talk to your baby every day, at home or outside. Tell them what you see. " * 3
    text = "Rozmawiaj z dzieckiem każdego dnia, w domu albo na dworze. Mów mu, co widzisz. " * 3

    whole = read_jsonl_row({"id": 1, "lang": "pl", "text": text, "en": source})
    cut = read_jsonl_row({"id": 1, "lang": "pl", "text": text[:80], "en": source})

    assert whole["verdict"] == "not-validated"
    assert whole["nlix"] == pytest.approx(7 / 0.86 + 100 * 2 / 14, abs=1e-4)
    assert whole["nrix"] == 1
    assert (whole["length_flag"], cut["length_flag"]) == (False, True)


def test_a_published_formula_is_shown_with_its_name() -> None:
    answer = read_jsonl_row(
        {"id": 1, "lang": "es", "text": "Canta con tu bebé. Mírale a los ojos."}
    )

    assert answer["formula"]["name"] == "INFLESZ"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, "No “id” and no “lang” and no “text”. A row has “id”, “lang” and “text”."),
        ({"id": 1, "lang": "en"}, "No “text”. A row has “id”, “lang” and “text”."),
        ({"id": 1, "lang": "en", "text": 5}, "“text” is not text. Put its words between quotes."),
        (
            {"id": 1, "lang": "pl", "text": "a", "en": []},
            "“en” is not text. Put its words between quotes.",
        ),
    ],
)
def test_a_row_that_cannot_be_read_says_why(row: dict[str, object], expected: str) -> None:
    with pytest.raises(ValueError, match=expected):
        read_jsonl_row(row)


@pytest.mark.parametrize("lang", [None, 5, [], "", "not a tag", "\ud800", "zh-Hant-TW-x-y"])
def test_any_value_of_lang_is_read(lang: object) -> None:
    answer = read_jsonl_row({"id": None, "lang": lang, "text": PLAIN})

    assert answer["verdict"] == "not-validated"


def test_a_list_needs_no_empty_line_before_it() -> None:
    assert _kinds("Try this:\n- a cup\n- a spoon\n\nDone.") == [
        ("paragraph", "Try this:", 1),
        ("item", "a cup", 2),
        ("item", "a spoon", 3),
        ("paragraph", "Done.", 5),
    ]


def test_bullets_of_all_shapes_make_a_list() -> None:
    assert _kinds("Try:\n• a cup\n●a spoon\n\nThen:\n1) a sock\n2) a shoe") == [
        ("paragraph", "Try:", 1),
        ("item", "a cup", 2),
        ("item", "a spoon", 3),
        ("paragraph", "Then:", 5),
        ("item", "a sock", 6),
        ("item", "a shoe", 7),
    ]


def test_lines_that_only_look_like_items_stay_text() -> None:
    assert _kinds("Born in\n2020. It was\nhot -\n5 - 6 °C.") == [
        ("paragraph", "Born in 2020. It was hot - 5 - 6 °C.", 1)
    ]


def test_indented_text_is_text_and_indented_items_are_items() -> None:
    assert _kinds("    So it began.\n\n\tAnd went on.\n\n- one\n\n    two\n") == [
        ("paragraph", "So it began.", 1),
        ("paragraph", "And went on.", 3),
        ("item", "one", 5),
        ("item", "two", 7),
    ]


def test_characters_written_as_entities_are_read() -> None:
    assert [block.text for block in blocks_of("Trust &amp; Safety&#10;&copy;&nbsp;us")] == [
        "Trust & Safety © us"
    ]
