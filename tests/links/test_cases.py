"""Odd links, as data: what a checker must find, and what it must leave alone."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from imhub.links import Purpose, check_links, read_site
from tests.cases import read_cases
from tests.conftest import HERE

FOLDER = HERE / "links"
SITE = read_cases(FOLDER / "site.yml")
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((FOLDER / "cases").glob("*.yml"))
    for case in read_cases(path)
]
UNASKED = {"dead-end", "orphan-page"}
"""Nearly every case is one, as nobody links to it."""


def write_site(folder: Path, case: Mapping[str, Any]) -> None:
    files = {**SITE, **case.get("add", {})}
    page = case.get("page", "index.html")
    files[page] = case.get("raw") or files[page] + case.get("html", "")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="")


@pytest.mark.parametrize("case", CASES)
def test_a_case_is_judged_as_a_browser_and_a_host_would(
    case: Mapping[str, Any], tmp_path: Path
) -> None:
    write_site(tmp_path, case)

    found = check_links(read_site(tmp_path), "https://site.example/", purpose=Purpose())

    rules = {finding.rule for finding in found} - UNASKED
    assert rules == set(case.get("finds", [])), [str(finding) for finding in found]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150
