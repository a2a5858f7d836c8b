"""The words of templates are found wherever a template or the package says them."""

from pathlib import Path

import pytest

from imhub.errors import HubError
from imhub.extract import Unit
from imhub.interface import extract_interface
from tests.hubs import ROOT


def said(tmp_path: Path, **templates: str) -> dict[str, Unit]:
    """What *templates* say, without what the package says."""
    folder = tmp_path / "overrides"
    for name, text in templates.items():
        path = folder / name.replace("_", "/", 1)
        path = path.with_suffix(".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    units = extract_interface(folder)
    return {u.text: u for u in units if any(p.startswith("overrides/") for p in u.places)}


def test_every_way_in_which_a_template_says_something_is_known(tmp_path: Path) -> None:
    units = said(
        tmp_path,
        a="""{{ _("One") }} {{ ngettext("%(num)d cat", "%(num)d cats", 2) }}
        {{ pgettext("verb", "Open") }} {{ npgettext("x", "a sheep", "sheep", 2) }}
        {{ plural_forms("%(num)d dog", "%(num)d dogs") }}
        {{ macro(_("Inside")) }} {% set x = _("Set") %}""",
    )

    assert {(u.text, u.plural, u.context) for u in units.values()} == {
        ("One", "", ""),
        ("%(num)d cat", "%(num)d cats", ""),
        ("Open", "", "verb"),
        ("a sheep", "sheep", "x"),
        ("%(num)d dog", "%(num)d dogs", ""),
        ("Inside", "", ""),
        ("Set", "", ""),
    }


def test_units_name_their_templates_and_stand_sorted(tmp_path: Path) -> None:
    units = said(tmp_path, b='{{ _("Two") }}{{ _("One") }}', parts_a='\n\n{{ _("Two") }}')

    assert [(u.text, u.places) for u in units.values()] == [
        ("One", ("overrides/b.html",)),
        ("Two", ("overrides/b.html", "overrides/parts/a.html")),
    ]
    assert {unit.section for unit in units.values()} == {"ui"}


def test_where_a_line_stands_makes_no_difference(tmp_path: Path) -> None:
    first = extract_interface(_folder(tmp_path / "one", '{{ _("One") }}'))
    second = extract_interface(_folder(tmp_path / "two", '\n\n<p>\n{{ _("One") }}'))

    assert first == second


def _folder(folder: Path, text: str) -> Path:
    path = folder / "overrides" / "a.html"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path.parent


def test_what_is_to_be_filled_in_is_flagged(tmp_path: Path) -> None:
    units = said(tmp_path, a='{{ _("For %(name)s", name="x") }} {{ _("Free") }}')

    assert units["For %(name)s"].flags == {"python-format"}
    assert units["Free"].flags == set()


def test_a_note_for_translators_goes_along(tmp_path: Path) -> None:
    units = said(tmp_path, a='{# Translators: a button #}\n{{ _("Go") }}')

    assert units["Go"].comments == ("a button",)


def test_a_broken_template_is_named_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(HubError, match="A template cannot be read, line 2"):
        said(tmp_path, a='<p>\n{{ _("One" }}')


def test_the_words_of_this_package_are_found_and_those_for_editors_are_not() -> None:
    units = {unit.text: unit for unit in extract_interface(ROOT / "overrides")}

    assert "imhub/contact.py" in units["Day and night, every day"].places
    assert "Stopped." not in units, "It is said in a terminal."
    assert units["Get help now"].places
    assert all(unit.text.strip() == unit.text != "" for unit in units.values())
