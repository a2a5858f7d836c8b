"""What a hub may say of its sheets in `mkdocs.yml`, and what it is told when it says it wrongly."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from imhub.errors import HubError
from imhub.prints import read_setup

GOOD = {"fonts": ["fonts"], "families": {"default": ["A"], "ar": ["B", {"name": "A"}]}}


def test_each_language_has_its_own_families_or_those_of_all() -> None:
    setup = read_setup(GOOD)

    assert setup is not None
    assert setup.families_of("ar") == ("B", {"name": "A"})
    assert setup.families_of("pl") == ("A",)


def test_a_hub_that_says_nothing_makes_no_sheets() -> None:
    assert read_setup({}) is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"fonts": []}, "needs `fonts` and `families`"),
        ({"fonts": "fonts"}, "needs `fonts` and `families`"),
        ({"fonts": [1]}, "needs `fonts` and `families`"),
        ({"colour": "red"}, "needs `fonts` and `families`"),
        ({"families": ["A"]}, "families: needs a row `default`"),
        ({"families": {"ar": ["B"]}}, "families: needs a row `default`"),
        ({"families": {"default": "A"}}, "families: default: needs a list"),
        ({"families": {"default": ["A"], "ar": []}}, "families: ar: needs a list"),
    ],
)
def test_what_is_written_wrongly_is_told(changes: Mapping[str, object], said: str) -> None:
    with pytest.raises(HubError) as raised:
        read_setup({**GOOD, **changes})

    assert str(raised.value).startswith("mkdocs.yml: print: ")
    assert said in str(raised.value)


def test_a_folder_of_fonts_that_is_not_there_is_told(tmp_path: Path) -> None:
    setup = read_setup(GOOD)
    assert setup is not None

    with pytest.raises(HubError, match="there are no fonts in fonts"):
        setup.folders(tmp_path)

    (tmp_path / "fonts").mkdir()
    assert setup.folders(tmp_path) == (tmp_path / "fonts",)
