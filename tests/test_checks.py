"""Each rule finds what its examples show, and leaves alone what they show to be fine."""

import ast
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from imhub.checks import RULES, SITE_RULES, help_of, rule_names
from imhub.prepare import check
from tests.cases import broken_hub, read_cases
from tests.conftest import HERE, Golden

TODAY = date(2026, 11, 22)
NAMES = rule_names()
HEADINGS = ["## What it does", "## Why it matters", "## Example"]
FOLDER = HERE.parent / "scripts" / "imhub" / "checks"


def found(rule: str, hub: Path) -> list[str]:
    return [str(finding) for finding in check(hub, TODAY) if finding.rule == rule]


@pytest.mark.parametrize("rule", NAMES)
def test_a_rule_finds_what_its_examples_show(rule: str, golden: Golden, tmp_path: Path) -> None:
    examples = read_cases(HERE / "checks" / f"{rule}.yml")
    failing = [broken_hub(case, tmp_path / f"f{n}") for n, case in enumerate(examples["fails"])]
    passing = [broken_hub(case, tmp_path / f"p{n}") for n, case in enumerate(examples["passes"])]

    said = [found(rule, hub) for hub in failing]

    assert [number for number, lines in enumerate(said) if not lines] == []
    assert [lines for hub in passing for lines in found(rule, hub)] == []
    golden(f"checks/{rule}.txt", "\n\n".join("\n".join(lines) for lines in said) + "\n")


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

    assert set(files) == set(NAMES)
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
