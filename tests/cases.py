"""Mistakes as data: what a test changes in a copy of the smallest hub."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from shutil import copytree
from typing import Any, TypeAlias

import yaml

from tests.conftest import HERE

PAGE = "content/activities/nappy-chat.md"
STAND_INS = {"{{endless}}": "very-long-" * 500, "{{brackets}}": "[" * 10_000}

STYLE = HERE.parent / "content" / "data" / "style"
_BASE = {"title": "A page", "summary": "What it is about.", "reviewed": "2026-11-22"}
_MADE = {"approved_by": "not yet", "made_with": "not yet", "tested_with": "not yet"}
_WRITTEN = {**_BASE, **_MADE, "audience": ["everyone"]}
_TOPIC = {**_WRITTEN, "stage": ["0-3m"], "evidence": ["serve-and-return"]}
_MESSAGE = {**_TOPIC, "key_message": "Come in close.", "why_it_helps": "It is warm."}
_CHOSEN = {"place": ["home"], "routine": ["nappy"], "skill": ["talk"]}
FRONT: Mapping[str, Mapping[str, Any]] = {
    "basics": _MESSAGE,
    "dads": _MESSAGE,
    "activities": {**_MESSAGE, **_CHOSEN, "cost": "free", "minutes": 2},
    "topics": _TOPIC,
    "help": _WRITTEN,
    "kits": {**_BASE, "audience": ["schools"]},
    "about": _BASE,
}
"""Front matter that is right, by folder of the hub `wording`."""

Case: TypeAlias = Mapping[str, Any]
"""Changes to the smallest hub, as YAML holds them.

`page`: the whole of `PAGE`. `line`: what replaces the line of a key (nothing: the line goes).
`add`: lines at the end of the front matter. `body`: what stands below it. `files`: texts by file.
`change`: what is replaced in a file, and by what. `remove`: files that go. `hub`: another hub to
start from, in which only `change` and `remove` do something.
"""


def read_cases(path: Path) -> Any:  # what YAML holds
    """The cases in *path*."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def pages_hub(cases: Sequence[Case | str], folder: Path) -> tuple[Path, list[str]]:
    """A hub at *folder* with the real lists of words and a page a case; and the pages' files.

    `text`: the body; a case may be that alone. `front`: front matter that is set or changed.
    `path`: a page in the folder where it stands.
    """
    hub = copytree(HERE / "sites" / "wording", folder)
    copytree(STYLE, hub / "content/data/style")
    files = []
    for number, case in enumerate(cases):
        given: Mapping[str, Any] = {"text": case} if isinstance(case, str) else case
        place = Path(given.get("path", "content/basics/x.md")).parent
        front = {**FRONT[place.name], **given.get("front", {})}
        lines = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
        path = hub / place / f"case-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{lines}---\n{given['text']}\n", encoding="utf-8")
        files.append((place / path.name).as_posix())
    return hub, files


def broken_hub(case: Case | str, folder: Path) -> Path:
    """A copy of the smallest hub at *folder*, changed as *case* says; a text is a body alone."""
    case = {"body": case} if isinstance(case, str) else case
    hub = copytree(HERE / "sites" / case.get("hub", "minimal"), folder)
    for file, (old, new) in case.get("change", {}).items():
        text = (hub / file).read_text(encoding="utf-8")
        assert old in text, f"There is no {old} in {file}."
        (hub / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    for file in case.get("remove", ()):
        (hub / file).unlink()
    if "hub" in case:
        return hub
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
