"""Each rule finds what its examples show, and leaves alone what they show to be fine."""

import ast
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from shutil import copytree

import pytest

from imhub.checks import RULES, SITE_RULES, help_of, rule_names
from imhub.prepare import check
from tests.cases import STYLE, Case, broken_hub, pages_hub, read_cases
from tests.conftest import HERE, Golden

TODAY = date(2026, 11, 22)
"""Rules about a translation and its source, whose examples are in a test of their own."""
ON_THE_HUB = {"unsafe-html"}
"""Rules about mistakes of the hub itself, which no page can make: see test_sanitise.py."""
NAMES = rule_names()
ON_PAGES = sorted({*NAMES} - ON_THE_HUB)
HEADINGS = ["## What it does", "## Why it matters", "## Example"]
FOLDER = HERE.parent / "scripts" / "imhub" / "checks"


def found(rule: str, cases: Sequence[Case | str], folder: Path) -> list[list[str]]:
    """What *rule* says about each of *cases*: pages of one hub, or changes of a hub each."""
    with_text = any(not isinstance(case, str) and "text" in case for case in cases)
    alone = with_text or all(isinstance(case, str) for case in cases)
    pages = [case for case in cases if (alone if isinstance(case, str) else "text" in case)]
    on_pages = iter(found_in_pages(rule, pages, folder / "pages") if pages else [])
    return [
        next(on_pages) if case in pages else found_in_hub(rule, case, folder / str(number))
        for number, case in enumerate(cases)
    ]


def found_in_pages(rule: str, cases: Sequence[Case | str], folder: Path) -> list[list[str]]:
    hub, files = pages_hub(cases, folder)
    said = [finding for finding in check(hub, TODAY) if finding.rule == rule]
    return [[str(finding) for finding in said if finding.file == file] for file in files]


def found_in_hub(rule: str, case: Case | str, folder: Path) -> list[str]:
    hub = broken_hub(case, folder)
    copytree(STYLE, hub / "content/data/style", dirs_exist_ok=True)
    return [str(finding) for finding in check(hub, TODAY) if finding.rule == rule]


@pytest.mark.parametrize("rule", ON_PAGES)
def test_a_rule_finds_what_its_examples_show(rule: str, golden: Golden, tmp_path: Path) -> None:
    examples = read_cases(HERE / "checks" / f"{rule}.yml")

    failing = found(rule, examples["fails"], tmp_path / "fails")
    passing = found(rule, examples["passes"], tmp_path / "passes")

    assert [number for number, lines in enumerate(failing) if not lines] == []
    assert [lines for lines in passing if lines] == []
    golden(f"checks/{rule}.txt", "\n\n".join("\n".join(lines) for lines in failing) + "\n")


def test_every_module_with_a_rule_is_listed() -> None:
    modules = {
        path.stem.replace("_", "-")
        for path in FOLDER.glob("*.py")
        if "RULE" in _assigned(ast.parse(path.read_text(encoding="utf-8")))
    }

    assert modules == set(NAMES)


def _assigned(module: ast.Module) -> set[str]:
    assignments = (node for node in module.body if isinstance(node, ast.Assign))
    return {name.id for node in assignments for name in node.targets if isinstance(name, ast.Name)}


def test_every_rule_has_both_kinds_of_example() -> None:
    files = {path.stem: read_cases(path) for path in (HERE / "checks").glob("*.yml")}

    assert set(files) == set(ON_PAGES)
    assert [name for name, cases in files.items() if not (cases["fails"] and cases["passes"])] == []


@pytest.mark.parametrize("rule", NAMES)
def test_every_rule_says_what_it_does_why_and_shows_an_example(rule: str) -> None:
    text = help_of(rule)

    assert [line for line in text.splitlines() if line.startswith("## ")] == HEADINGS
    assert [number for number, line in enumerate(text.splitlines()) if len(line) > 100] == []


def test_a_rule_is_named_as_its_module() -> None:
    modules = [import_module(f"imhub.checks.{name.replace('-', '_')}") for name in NAMES]

    listed = {*(rule.name for rule in RULES), *(rule.name for rule in SITE_RULES)}

    assert {module.RULE.name for module in modules} == listed
