"""A script counts as the catalog of the page's language does."""

import json
from pathlib import Path

import pytest
from babel import Locale
from jinja2 import DictLoader, Environment

from imhub.templates import install_interface, set_up
from tests.counting import ARABIC, COUNTINGS, ENGLISH, PLURAL, POLISH, SINGULAR, Counting


def forms_of(counting: Counting, root: Path) -> dict[str, str]:
    """What a page in this language gives its scripts."""
    template = f"{{{{ plural_forms('{SINGULAR}', '{PLURAL}') | safe }}}}"
    env = Environment(loader=DictLoader({"page": template}), extensions=["jinja2.ext.i18n"])
    set_up(env, {}, counting.language)
    install_interface(env, counting.interface(root), counting.language)
    made: dict[str, str] = json.loads(env.get_template("page").render())
    return made


def test_forms_go_by_the_categories_of_the_language(tmp_path: Path) -> None:
    assert forms_of(ENGLISH, tmp_path) == {"one": "{number} thing", "other": "{number} things"}
    assert forms_of(POLISH, tmp_path) == {
        "one": "{number} rzecz",
        "few": "{number} rzeczy",
        "many": "{number} spraw",
        "other": "{number} spraw",
    }
    assert forms_of(ARABIC, tmp_path) == {
        "zero": "لا شيء",
        "one": "شيء واحد",
        "two": "شيئان",
        "few": "{number} أشياء",
        "many": "{number} شيئا",
        "other": "{number} شيء",
    }


@pytest.mark.parametrize("counting", COUNTINGS, ids=lambda counting: counting.language.code)
def test_every_number_is_said_as_gettext_says_it(counting: Counting, tmp_path: Path) -> None:
    forms = forms_of(counting, tmp_path)
    interface = counting.interface(tmp_path)
    category = Locale.parse(counting.language.locale).plural_form

    wrong = [
        number
        for number in range(1, 200)
        if forms[category(number)].replace("{number}", str(number))
        != interface.ngettext(SINGULAR, PLURAL, number).replace("%(num)d", str(number))
    ]

    assert wrong == []


def test_words_that_nobody_translated_stay_english_and_are_counted_so(tmp_path: Path) -> None:
    (tmp_path / "translations/pl").mkdir(parents=True)
    polish = Counting(POLISH.language, POLISH.rule, ("", "", ""))

    forms = forms_of(polish, tmp_path)

    assert forms["one"] == "{number} thing to do"
    assert forms["few"] == forms["many"] == "{number} things to do"
