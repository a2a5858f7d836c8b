"""A second check looks only at what changed, and finds the same as a first one."""

from datetime import date
from pathlib import Path

import pytest

from imhub.checks import FindingCache
from imhub.prepare import check, prepare
from tests.cases import pages_hub

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("content/basics/case-0.md", "assist", "utilise"),
        ("content/basics/case-0.md", "title: A page", "# A note\ntitle: A page"),
        ("content/basics/case-1.md", "page:case-0", "page:case-2"),
        ("content/data/style/hard-word.yml", "assist", "zzzz"),
        ("content/data/services.yml", "id: lifeline", "id: life-line"),
    ],
)
def test_a_second_check_finds_what_a_first_would(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    pages = ["You can assist your baby.", "See [that page](page:case-0) first."]
    hub, _ = pages_hub(pages, tmp_path / "hub")
    cache = FindingCache()
    prepare(hub, TODAY, checked=cache)
    text = (hub / file).read_text(encoding="utf-8")
    assert old in text
    (hub / file).write_text(text.replace(old, new), encoding="utf-8")

    again = prepare(hub, TODAY, checked=cache)

    assert again.findings == check(hub, TODAY)
