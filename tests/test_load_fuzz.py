"""Nothing that stands in a file makes the loader fail with anything but words for a person."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import copytree
from time import perf_counter
from typing import Any, TypeAlias

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from imhub.drawing import read_drawing
from imhub.finding import Finding
from imhub.load import load_site
from imhub.textfile import MAX_BYTES, TextProblem, clean_text
from imhub.yamlfile import YamlProblem, read_yaml
from tests.cases import PAGE
from tests.conftest import HERE

DATA = ("hub", "evidence", "needs", "glossary", "services")
MINIMAL = HERE / "sites" / "minimal"
VALID = (MINIMAL / PAGE).read_text(encoding="utf-8")
KEYS = re.findall(r"^(\w+):", VALID, re.MULTILINE)
FOR_PROGRAMMERS = re.compile(r"None|True|False|\['|\{'|datetime|<class")

quick = settings(max_examples=80, deadline=5_000)

pieces = st.sampled_from(
    [
        *"\n\t -:#&*!|>'\"%@`[]{},?~\\.0",
        "\r\n",
        "---\n",
        "...\n",
        "- ",
        "  ",
        ": ",
        " #x",
        "<<: ",
        "!!int ",
        "&a ",
        "*a",
        "null",
        "true",
        "0-3m",
        "2026-02-30",
        "title: ",
        "image: ",
        "\ufeff",
        "\u2028",
        "\x85",
        "\0",
        "é",
        "😀",
    ]
)
soup = st.lists(pieces | st.text(max_size=3), max_size=40).map("".join)
Changes: TypeAlias = list[tuple[int, int, str]]

edits = st.lists(st.tuples(st.integers(0, 600), st.integers(0, 30), soup), min_size=1, max_size=4)
words = st.text("abc 0-", max_size=20)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | words | st.dates()
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copytree(MINIMAL, tmp_path_factory.mktemp("fuzz") / "hub")


def mangled(text: str, changes: Changes) -> str:
    for start, length, new in changes:
        text = text[:start] + new + text[start + length :]
    return text


def plain_findings(hub: Path, file: str, raw: bytes) -> list[Finding]:
    """What the loader says when *raw* stands in *file*: one plain line for each mistake."""
    before = (MINIMAL / file).read_bytes()
    (hub / file).write_bytes(raw)
    try:
        findings = load_site(hub).findings
    finally:
        (hub / file).write_bytes(before)
    lines = len(re.split(rb"\r\n|\r|\n", raw))
    for finding in findings:
        assert len(str(finding).splitlines()) == 1
        assert 0 < len(finding.message) < 300
        assert finding.remedy
        assert finding.file != file or 0 <= finding.line <= lines
    return list(findings)


@quick
@given(text=st.text() | soup)
def test_any_text_as_a_page(hub: Path, text: str) -> None:
    plain_findings(hub, PAGE, text.encode("utf-8", "replace"))


@quick
@given(raw=st.binary())
def test_any_bytes_as_a_page(hub: Path, raw: bytes) -> None:
    plain_findings(hub, PAGE, raw)


@quick
@given(changes=edits)
def test_a_mangled_page(hub: Path, changes: Changes) -> None:
    plain_findings(hub, PAGE, mangled(VALID, changes).encode("utf-8", "replace"))


@quick
@given(front=st.dictionaries(st.sampled_from(KEYS), values))
def test_any_values_in_the_front_matter(hub: Path, front: Mapping[str, object]) -> None:
    text = yaml.safe_dump(dict(front), allow_unicode=True)

    findings = plain_findings(hub, PAGE, f"---\n{text}---\nWords.\n".encode())

    assert not [str(finding) for finding in findings if FOR_PROGRAMMERS.search(finding.message)]


@quick
@given(name=st.sampled_from(DATA), text=soup | st.text())
def test_any_text_as_a_data_file(hub: Path, name: str, text: str) -> None:
    plain_findings(hub, f"content/data/{name}.yml", text.encode("utf-8", "replace"))


@quick
@given(name=st.sampled_from(DATA), changes=edits)
def test_a_mangled_data_file(hub: Path, name: str, changes: Changes) -> None:
    file = f"content/data/{name}.yml"
    text = mangled((MINIMAL / file).read_text(encoding="utf-8"), changes)

    plain_findings(hub, file, text.encode("utf-8", "replace"))


@quick
@given(name=st.sampled_from(DATA), data=st.data())
def test_any_value_in_a_data_file(hub: Path, name: str, data: st.DataObject) -> None:
    file = f"content/data/{name}.yml"
    rows = yaml.safe_load((MINIMAL / file).read_text(encoding="utf-8"))
    row = rows if isinstance(rows, dict) else rows[0]
    row[data.draw(st.sampled_from(sorted(row)))] = data.draw(values)

    findings = plain_findings(hub, file, yaml.safe_dump(rows, allow_unicode=True).encode())

    assert not [str(finding) for finding in findings if FOR_PROGRAMMERS.search(finding.message)]


Problem: TypeAlias = TextProblem | YamlProblem


def problem_of(read: Callable[[Any], object], raw: str | bytes) -> Problem | None:
    """Why *read* cannot read *raw*; nothing when it can."""
    try:
        read(raw)
    except (TextProblem, YamlProblem) as problem:
        return problem
    return None


@quick
@given(text=soup | st.text())
def test_any_text_as_yaml(text: str) -> None:
    problem = problem_of(read_yaml, text)

    assert problem is None or (problem.line >= 1 and problem.message and problem.remedy)


@quick
@given(raw=st.binary())
def test_any_bytes_as_text(raw: bytes) -> None:
    problem = problem_of(clean_text, raw)

    assert problem is None or 1 <= problem.line <= len(raw) + 1


@quick
@given(text=soup, inside=st.text("<>/=\"'&; svgpathdonclick:#\n", max_size=60))
def test_any_text_as_a_drawing(text: str, inside: str) -> None:
    for drawing in (text, f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'):
        problem = problem_of(read_drawing, drawing)

        assert problem is None or problem.line <= drawing.count("\n") + 1


@pytest.mark.parametrize(
    "piece", ["[", "{", "- ", "? ", "a: [", "'", '"', "|\n ", "<svg ", "---\n"]
)
def test_the_longest_file_of_one_thing_takes_no_time(hub: Path, piece: str) -> None:
    text = piece * (MAX_BYTES // len(piece))
    start = perf_counter()

    plain_findings(hub, PAGE, f"---\n{text}".encode()[:MAX_BYTES])
    plain_findings(hub, "content/data/needs.yml", text.encode())
    plain_findings(hub, "content/drawings/face.svg", text.encode())

    assert perf_counter() - start < 5
