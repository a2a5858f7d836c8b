"""Each component by its examples."""

import re
from collections.abc import Mapping
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from jinja2.runtime import Macro
from markupsafe import Markup

from imhub.languages import Language
from imhub.templates import set_up
from tests.conftest import HERE, Golden

_OVERRIDES = HERE.parent / "overrides"
_ARABIC = Language("ar", "ar", "Arabic", "العربية", "rtl", "ar", "draft")
_DRAWINGS = {"face": '<circle class="t1" r="9"/>', "bath": '<path class="ln" d="M1 1h9"/>'}
_COMPONENTS = sorted(path.stem for path in (HERE / "components").glob("*.yml"))
_SPECIAL = {"macro", "caller"}
"""Keys of an example besides the macro's arguments: which macro, and what a call block holds."""

_WORDLESS = {"drawing"}
"""Components that say nothing, so that they are the same in every language."""

Example = Mapping[str, Any]


@cache
def _read(component: str) -> tuple[Mapping[str, str], Mapping[str, Example]]:
    """Options and examples of *component*."""
    text = (HERE / "components" / f"{component}.yml").read_text(encoding="utf-8")
    file = yaml.safe_load(text)
    return file["options"], file["examples"]


def _examples() -> list[tuple[str, str]]:
    return [(component, name) for component in _COMPONENTS for name in _read(component)[1]]


@pytest.fixture(scope="module")
def environment() -> Environment:
    env = Environment(loader=FileSystemLoader(_OVERRIDES))
    set_up(env, _DRAWINGS, _ARABIC)
    return env


def _macros(environment: Environment, component: str) -> Mapping[str, Macro]:
    module = environment.get_template(f"components/{component}/macro.html").module
    return {name: macro for name, macro in vars(module).items() if isinstance(macro, Macro)}


def _as_given_by_the_site(value: Any) -> Any:
    """*value* as templates get it: objects with attributes, and tuples."""
    if isinstance(value, dict):
        return SimpleNamespace(**{key: _as_given_by_the_site(kept) for key, kept in value.items()})
    if isinstance(value, list):
        return tuple(_as_given_by_the_site(kept) for kept in value)
    return value


def _render(environment: Environment, component: str, example: Example) -> str:
    macro = _macros(environment, component)[example.get("macro", component.replace("-", "_"))]
    arguments = {
        name: _as_given_by_the_site(value)
        for name, value in example.items()
        if name not in _SPECIAL
    }
    if "caller" in example:
        inside = Markup(example["caller"])
        arguments["caller"] = lambda: inside
    return str(macro(**arguments))


@pytest.mark.parametrize(("component", "name"), _examples())
def test_a_component_renders_its_examples(
    component: str, name: str, environment: Environment, golden: Golden
) -> None:
    html = _render(environment, component, _read(component)[1][name])

    golden(f"components/{component}/{name}.html", html)


def test_a_component_lists_each_option_and_no_other(environment: Environment) -> None:
    for component in _COMPONENTS:
        macros = _macros(environment, component).values()
        taken = {name for macro in macros for name in macro.arguments}
        calls = {"caller" for macro in macros if macro.caller}
        assert set(_read(component)[0]) == taken | calls, component


@pytest.mark.parametrize("component", _COMPONENTS)
def test_a_component_has_the_examples_that_every_one_needs(component: str) -> None:
    examples = _read(component)[1]

    assert {"default", "translated", "escapes-html"} <= set(examples)
    assert "<b>&\"'" in _strings(examples["escapes-html"])


@pytest.mark.parametrize("component", [name for name in _COMPONENTS if name not in _WORDLESS])
def test_a_component_has_an_example_that_runs_from_right_to_left(component: str) -> None:
    words = _strings(_read(component)[1]["translated"])

    assert any(re.search(r"[\u0600-\u06ff]", word) for word in words)


def _strings(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set().union(*map(_strings, value.values()))
    if isinstance(value, list):
        return set().union(*map(_strings, value))
    return {value} if isinstance(value, str) else set()


@pytest.mark.parametrize("component", _COMPONENTS)
def test_what_an_editor_types_is_never_markup(component: str, environment: Environment) -> None:
    html = _render(environment, component, _read(component)[1]["escapes-html"])

    assert "<b>" not in html
    assert "&\"'" not in html


def test_each_macro_has_a_file_of_examples() -> None:
    folders = sorted(path.parent.name for path in _OVERRIDES.glob("components/*/macro.html"))

    assert folders == _COMPONENTS


def test_each_golden_file_belongs_to_an_example() -> None:
    golden_files = (HERE / "golden" / "components").glob("*/*")

    assert sorted((path.parent.name, path.stem) for path in golden_files) == sorted(_examples())


def test_each_component_is_used() -> None:
    templates = "".join(path.read_text(encoding="utf-8") for path in _OVERRIDES.glob("**/*.html"))

    unused = [name for name in _COMPONENTS if f"components/{name}/macro.html" not in templates]
    assert unused == []
