import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imhub.reading import BANDS, Verdict, blocks_of, long_limits, measure, read_jsonl_row
from imhub.reading.languages import known_languages
from imhub.reading.verdict import judge

EASY = "Sing a song to your baby. Wait for a smile. They may look at you. Then say it back.\n\n"
HARD = (
    "Practitioners operationalise collaborative multidisciplinary frameworks to facilitate "
    "responsive interventions. Vulnerable populations demonstrate considerable heterogeneity.\n\n"
)
LANGUAGES = known_languages()
OTHERS = [*(lang for lang in LANGUAGES if lang != "en"), "zh-Hant", "pt-BR", "sco", "xx", "", "😀"]


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        ((7, 6.8, 2.5), "pass"),
        ((7, 6.8, 4.0), "pass"),
        ((9, 6.8, 2.5), "pass"),
        ((7, 7.6, 2.5), "pass"),
        ((7.1, 6.9, 2.5), "warn"),
        ((9.1, 6.8, 2.5), "warn"),
        ((7, 7.7, 2.5), "warn"),
        ((7, 6.8, 4.1), "warn"),
        ((9, 7.6, 4), "warn"),
        ((9.1, 7.7, 2.5), "fail"),
        ((9.1, 6.8, 4.1), "fail"),
        ((5, 7.7, 4.1), "fail"),
    ],
)
def test_two_of_three_measures_decide(measures: tuple[float, float, float], expected: str) -> None:
    assert judge(*measures, longest=20, share_over_25=0.0) == expected


@pytest.mark.parametrize(
    ("longest", "share", "expected"),
    [(40, 0.1, "pass"), (40, 0.11, "warn"), (41, 0.0, "fail")],
)
def test_long_sentences_decide_too(longest: int, share: float, expected: str) -> None:
    assert judge(2, 2, 1, longest=longest, share_over_25=share) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (EASY * 6, "pass"),
        (HARD * 8, "fail"),
        (EASY * 3, "short"),
        (f"{'Sing a song and then ' * 5}look at them. " * 4, "short"),
        ("", "short"),
        ("# Only a heading", "short"),
    ],
)
def test_a_page_gets_a_verdict_and_a_band(text: str, expected: Verdict) -> None:
    reading = measure(blocks_of(text))

    assert (reading.verdict, reading.band) == (expected, BANDS[expected])


def test_the_least_length_is_a_parameter() -> None:
    blocks = blocks_of(EASY)

    assert measure(blocks, min_words=0, min_sentences=0).verdict == "pass"
    assert measure(blocks, min_words=19, min_sentences=4).verdict == "pass"
    assert measure(blocks, min_words=20, min_sentences=4).verdict == "short"
    assert measure(blocks, min_words=19, min_sentences=5).verdict == "short"
    assert measure(blocks_of("…"), min_words=0, min_sentences=0).verdict == "short"


def test_measures_tell_of_the_scored_sentences() -> None:
    text = f"# A heading\n\n{'One two three. ' * 8}{'Word ' * 26}end. A b c d.\n\n> Not ours."

    found = measure(blocks_of(text)).measures

    assert (found["words"], found["sentences"]) == (8 * 3 + 27 + 4, 10)
    assert (found["longest"], found["p90"], found["share_over_25"]) == (27, 4, 0.1)
    assert found["fk_margin"] == pytest.approx(22 / math.sqrt(55))


@pytest.mark.parametrize("lang", OTHERS)
def test_no_other_language_is_judged_by_english_rules(lang: str) -> None:
    reading = measure(blocks_of(HARD * 10), lang)

    assert reading.verdict == "not-validated"
    assert reading.band == "not validated for this language"
    assert {reading.measures[name] for name in ("fk", "dale_chall", "rix", "lix")} == {None}


@pytest.mark.parametrize("lang", ["en", "EN", "en-GB", "en_US", " en "])
def test_english_has_many_names(lang: str) -> None:
    assert measure(blocks_of(EASY * 6), lang).verdict == "pass"


@pytest.mark.parametrize("lang", ["xx", "", "sco", "eng", "😀"])
def test_nothing_is_concluded_about_an_unknown_language(lang: str) -> None:
    row = {"id": 1, "lang": lang, "text": HARD, "en": EASY}

    assert long_limits(lang) is None
    assert set(read_jsonl_row(row)) == {"id", "verdict", "band", "measures"}


_PIECES = st.sampled_from(
    [
        *("# ", "- ", "1. ", "> ", "\n", "\n\n", "    ", "\t", "|a|b|\n|-|-|\n", "!!! note\n"),
        *("**", "[a", "](", "![", "``", "\\", "_", "<b>", "&amp;", "&#10;", "https://", "://["),
        *("a@b.c", "e.g. ", "...", "。", "፡፡", "1.5", "0808 808 8000 ", "(c) ", "Baby ", "don’t "),
        *(
            "宝",
            "٣",
            "İ",
            "ß",
            "\u200d",
            "\u0301",
            "\ud800",
            "\x1c",
            "\u2028",
            "\r",
            "\x02",
            "\x0e",
        ),
    ]
)
_TEXTS = st.lists(_PIECES | st.text(max_size=12), max_size=15).map("".join)


@settings(max_examples=1500, deadline=None, database=None, derandomize=True)
@given(_TEXTS, st.sampled_from([*LANGUAGES, *["en"] * 10, "xx", ""]), st.sampled_from(["", EASY]))
def test_any_text_in_any_language_gets_numbers_or_nothing(
    text: str, lang: str, source: str
) -> None:
    row = {"id": 1, "lang": lang, "text": text, "en": source}

    answer = read_jsonl_row(row, any_length=True)

    json.dumps(answer, allow_nan=False)
    assert answer["verdict"] in BANDS


@pytest.mark.parametrize(
    "text", ["- " * 2000, "> " * 2000, "\n".join("    " * n + "- a" for n in range(300))]
)
def test_lists_within_lists_without_end_are_read(text: str) -> None:
    assert read_jsonl_row({"id": 1, "lang": "en", "text": f"{text}b"})["verdict"] in BANDS
