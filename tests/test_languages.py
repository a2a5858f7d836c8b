"""The registry of languages is read whole, or every mistake in it is named."""

from datetime import date
from pathlib import Path

import pytest

from imhub.errors import HubError
from imhub.languages import Language, find_language, load_languages
from tests.conftest import HERE

FILE = "translations/languages.yml"


def said(hub: Path, old: str, new: str) -> str:
    """What `load_languages` says when *new* stands for *old*."""
    text = (hub / FILE).read_text(encoding="utf-8")
    assert old in text
    (hub / FILE).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(HubError) as raised:
        load_languages(hub)
    return str(raised.value)


def test_languages_come_in_the_order_of_the_menu(small_hub: Path) -> None:
    languages = load_languages(small_hub)

    assert [(one.code, one.direction, one.status) for one in languages] == [
        ("en", "ltr", "live"),
        ("ar", "rtl", "draft"),
    ]


def test_the_languages_of_this_repository_load() -> None:
    languages = load_languages(HERE.parent)

    assert "en" in {language.code for language in languages}
    assert all(language.format_day(date(2026, 11, 22)) for language in languages)


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("en_GB", "22 November 2026"),
        ("pl", "22 listopada 2026"),
        ("ar", "22 نوفمبر 2026"),
        ("zh_Hant", "2026年11月22日"),
    ],
)
def test_a_day_is_written_as_its_readers_write_it(locale: str, written: str) -> None:
    language = Language("x", "x", "X", "X", "ltr", locale, "live")

    assert language.format_day(date(2026, 11, 22)) == written


def test_a_language_is_found_by_its_code(small_hub: Path) -> None:
    language = find_language(load_languages(small_hub), "ar")

    assert language.native == "العربية"


def test_an_unknown_code_is_an_error_that_lists_the_codes(small_hub: Path) -> None:
    languages = load_languages(small_hub)

    with pytest.raises(HubError, match=r"pl is not a language of this hub\. Choose one of: en, ar"):
        find_language(languages, "pl")


def test_a_missing_registry_is_named(small_hub: Path) -> None:
    (small_hub / FILE).unlink()

    with pytest.raises(HubError, match=r"^translations/languages\.yml is missing"):
        load_languages(small_hub)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("- code: en", "- code: [en", ":1: A list in square brackets is not closed."),
        ("- code: en", "- code: ../en", ":1: code: ../en holds more than letters"),
        ("- code: ar", "- code: en", ":8: en stands here a second time."),
        ("direction: rtl", "direction: right", ":12: direction: right is not one of the choices."),
        (
            "status: draft",
            "state: draft",
            ":14: “state” does not belong here. Did you mean status?",
        ),
        ("locale: en_GB", "locale: english", ":6: locale: english is not a locale"),
        ("locale: en_GB", "locale: ''", ":6: locale: nothing stands here."),
        ("  name: Arabic\n", "", ":8: “name” is missing."),
    ],
)
def test_a_mistake_is_named_with_its_line(small_hub: Path, old: str, new: str, words: str) -> None:
    assert f"{FILE}{words}" in said(small_hub, old, new)


def test_all_mistakes_are_named_at_once(small_hub: Path) -> None:
    lines = said(small_hub, "direction: ", "direction: very ").splitlines()

    assert [line.partition(": ")[0] for line in lines] == [f"{FILE}:5", f"{FILE}:12"]


def test_a_registry_that_is_not_utf_8_is_named(small_hub: Path) -> None:
    (small_hub / FILE).write_bytes(b"- code: en\n  name: Fran\xe7ais\n")

    with pytest.raises(HubError, match=r"^translations/languages\.yml:2: A character here was not"):
        load_languages(small_hub)


@pytest.mark.parametrize(
    ("code", "script"),
    [
        *(("pl", "Latn"), ("uk", "Cyrl"), ("fa-AF", "Arab"), ("zh-Hans", "Hans"), ("tet", "Latn")),
        *(("sr-Latn", "Latn"), ("uz-AF", "Arab"), ("pa-arab", "Arab"), ("ti", "Ethi"), ("qq", "")),
    ],
)
def test_a_language_knows_its_script(code: str, script: str) -> None:
    assert Language(code, code, "X", "X", "ltr", "en_GB", "live").script == script


@pytest.mark.parametrize(
    ("code", "listed"),
    [
        *(("en", "A, B"), ("tet", "A, B"), ("qq", "A, B")),
        *(("ar", "A، B"), ("ur", "A، B"), ("zh-Hans", "A、B"), ("zh-Hant", "A、B"), ("ja", "A、B")),
    ],
)
def test_a_list_has_the_comma_of_its_script(code: str, listed: str) -> None:
    assert Language(code, code, "X", "X", "ltr", "en_GB", "live").comma.join("AB") == listed


@pytest.mark.parametrize(
    "rule",
    [
        "nplurals=2; plural=n;",
        "nplurals=2; plural=(n==1 ? 0 : 2);",
        "nplurals=2; plural=n%0;",
        "nplurals=2; plural=1/(n-3);",
        "nplurals=2; plural=n==;",
        "nplurals=2; plural=((n);",
        "nplurals=1; plural=-1;",
    ],
)
def test_a_way_of_counting_gives_each_number_a_form(small_hub: Path, rule: str) -> None:
    words = said(small_hub, "status: draft", f'status: draft\n  plural_forms: "{rule}"')

    assert words.startswith(f"{FILE}:15: plural_forms: ")
    assert "Copy it from a PO file" in words


@pytest.mark.parametrize(
    ("rule", "numbers"),
    [
        ("nplurals=1; plural=0;", ["0, 1, 2, 3, 4, …"]),
        ("nplurals=2; plural=(n != 1);", ["1", "0, 2, 3, 4, 5, …"]),
        (
            "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && n%100/10!=1 ? 1 : 2);",
            ["1", "2, 3, 4, 22, 23, …", "0, 5, 6, 7, 8, …"],
        ),
    ],
)
def test_a_translator_is_told_which_numbers_take_a_form(rule: str, numbers: list[str]) -> None:
    language = Language("x", "x", "X", "X", "ltr", "pl", "live", rule)

    assert [language.numbers_of_form(form) for form in range(len(numbers))] == numbers


@pytest.mark.parametrize(
    ("html_lang", "both"),
    [
        ("en-GB", "en_GB"),
        ("pl", "pl_PL"),
        ("zh-Hans", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("tet", "tet_TL"),
        ("mi", "mi_NZ"),
        ("x", "x"),
    ],
)
def test_a_language_knows_the_country_that_other_sites_want(html_lang: str, both: str) -> None:
    language = Language("code", html_lang, "X", "X", "ltr", "en_GB", "live")

    assert language.with_territory == both
