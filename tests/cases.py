"""Mistakes as data: what a test changes in a copy of the smallest hub."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import copytree
from typing import Any, TypeAlias

import yaml

from tests.conftest import HERE

PAGE = "content/activities/nappy-chat.md"
STAND_INS = {"{{endless}}": "very-long-" * 500, "{{brackets}}": "[" * 10_000}

Case: TypeAlias = Mapping[str, Any]
"""Changes to the smallest hub, as YAML holds them.

`page`: the whole of `PAGE`. `line`: what replaces the line of a key (nothing: the line goes).
`add`: lines at the end of the front matter. `body`: what stands below it. `files`: texts by file.
`change`: what is replaced in a file, and by what. `remove`: files that go.
"""


def read_cases(path: Path) -> Any:  # what YAML holds
    """The cases in *path*."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def broken_hub(case: Case | str, folder: Path) -> Path:
    """A copy of the smallest hub at *folder*, changed as *case* says; a text is a body alone."""
    hub = copytree(HERE / "sites" / "minimal", folder)
    case = {"body": case} if isinstance(case, str) else case
    for file, (old, new) in case.get("change", {}).items():
        text = (hub / file).read_text(encoding="utf-8")
        assert old in text, f"There is no {old} in {file}."
        (hub / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    for file in case.get("remove", ()):
        (hub / file).unlink()
    page = _page((hub / PAGE).read_text(encoding="utf-8"), case)
    for file, text in {PAGE: page, **case.get("files", {})}.items():
        (hub / file).parent.mkdir(parents=True, exist_ok=True)
        (hub / file).write_text(text, encoding="utf-8")
    return hub


def _page(text: str, case: Case) -> str:
    front, _, body = text.removeprefix("---\n").partition("---\n")
    lines = "\n".join(_lines(front.splitlines(), case))
    page: str = case.get("page", f"---\n{lines}\n---\n{case.get('body', body)}")
    for name, stand_in in STAND_INS.items():
        page = page.replace(name, stand_in)
    return page


def _lines(lines: list[str], case: Case) -> Iterator[str]:
    changed = dict(case.get("line", {}))
    for line in lines:
        new = changed.pop(line.partition(":")[0], line)
        if new:
            yield new
    assert not changed, f"There is no line of {', '.join(changed)}."
    if "add" in case:
        yield case["add"]
