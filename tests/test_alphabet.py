"""Names stand under their letter, in the order of each language's own alphabet."""

import pytest

from imhub.alphabet import Alphabet
from imhub.languages import find_language, load_languages
from tests.hubs import ROOT


def letters(alphabet: str, *names: str) -> list[tuple[str, list[str]]]:
    groups = Alphabet(tuple(alphabet.split())).group(names, str)
    return [(letter, list(under)) for letter, under in groups]


def of(code: str) -> str:
    return find_language(load_languages(ROOT), code).alphabet


def test_an_accent_is_no_letter_of_its_own_unless_the_language_says_so() -> None:
    names = ("Zebra", "œilleton", "élan", "ebb", "Über")

    assert letters("", *names) == [
        ("E", ["ebb", "élan"]),
        ("O", ["œilleton"]),
        ("U", ["Über"]),
        ("Z", ["Zebra"]),
    ]


def test_marks_before_a_name_are_passed_over_and_digits_come_first() -> None:
    assert letters("", "“Me do it”", "2 minutes", "Me", "Moon", "My list") == [
        ("2", ["2 minutes"]),
        ("M", ["Me", "“Me do it”", "Moon", "My list"]),
    ]


@pytest.mark.parametrize(
    ("code", "names", "order"),
    [
        ("pl", ("Żaba", "Zebra", "Ćma", "Cena", "Łąka", "Lato"), "CĆLŁZŻ"),
        ("lt", ("Žaislas", "Šuo", "Ąžuolas", "Įvadas", "Zona", "Suma"), "AISŠZŽ"),
        ("uk", ("Їжа", "Йод", "Іграшка", "Єдність", "Ґанок", "Гра", "Ярмарок"), "ГҐЄІЇЙЯ"),
        ("bg", ("Йога", "Игра", "Ябълка", "Ъгъл", "Баща"), "БИЙЪЯ"),
        ("ro", ("Șarpe", "Sare", "Țară", "Tată", "Înger", "Iarnă"), "IÎSȘTȚ"),
        ("ar", ("لعبة", "أغنية", "بيت", "اطلبوا", "نوم"), "ابلن"),
    ],
)
def test_each_language_has_its_own_order(code: str, names: tuple[str, ...], order: str) -> None:
    assert "".join(letter for letter, _ in letters(of(code), *names)) == order


def test_two_signs_may_be_one_letter() -> None:
    found = letters(of("sk"), "Chata", "Cesta", "Hora", "Čas")

    assert [letter for letter, _ in found] == ["C", "Č", "H", "CH"]


def test_chinese_names_have_no_letters() -> None:
    languages = load_languages(ROOT)

    assert [each.code for each in languages if not each.has_letters] == ["zh-Hans", "zh-Hant"]
