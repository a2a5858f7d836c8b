import pytest

from imhub.checks.translation_length import RULE, length_problem
from imhub.finding import Severity

SOURCE = "Sit close to your baby. Look at their face. Wait until they look at you. Then smile."
ONE_SENTENCE = "Sit close to your baby and look at their face until they look at you and smile."
"""62 letters; Polish usually takes 68."""


def text(letters: int) -> str:
    return "a" * letters


@pytest.mark.parametrize("letters", [55, 73, 90])
def test_a_translation_of_usual_length_is_no_problem(letters: int) -> None:
    assert length_problem(SOURCE, text(letters), "pl") is None


def test_a_short_translation_may_have_lost_a_sentence() -> None:
    problem = length_problem(SOURCE, text(40), "pl", 7)

    assert problem is not None
    assert problem.line == 7
    assert "40 letters" in problem.message
    assert "missing" in problem.remedy
    assert problem.excerpt == text(40)


def test_a_long_translation_may_say_more() -> None:
    problem = length_problem(SOURCE, text(120), "pl")

    assert problem is not None
    assert "more than the English" in problem.remedy
    assert problem.over == pytest.approx(120 / 70 - 1)


def test_one_sentence_may_vary_more_than_several() -> None:
    assert length_problem(ONE_SENTENCE, text(98), "pl") is None
    assert length_problem(SOURCE, text(98), "pl") is not None


@pytest.mark.parametrize(("lang", "letters"), [("zh", 24), ("ar", 60), ("ml", 41), ("so", 79)])
def test_each_language_has_its_own_usual_length(lang: str, letters: int) -> None:
    assert length_problem(SOURCE, text(letters), lang) is None


@pytest.mark.parametrize("lang", ["", "xx", "de", "en"])
def test_nothing_is_said_where_the_usual_length_is_not_known(lang: str) -> None:
    assert length_problem(SOURCE, text(5), lang) is None


@pytest.mark.parametrize("translation", ["", " ", SOURCE])
def test_text_that_is_not_translated_is_no_matter_of_length(translation: str) -> None:
    assert length_problem(SOURCE, translation, "pl") is None


@pytest.mark.parametrize(
    ("source", "translation"), [("Hi!", "Cześć!"), ("Play", "Zabawa"), ("", "")]
)
def test_a_word_or_two_may_have_any_length(source: str, translation: str) -> None:
    assert length_problem(source, translation, "pl") is None


def test_the_problem_is_a_warning() -> None:
    assert RULE.severity is Severity.WARNING
