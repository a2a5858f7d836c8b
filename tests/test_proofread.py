"""A translation is proofread once: the next build looks only at what changed."""

import json
from pathlib import Path
from typing import Any

import pytest

from imhub.build import Options, build_hub
from tests.hubs import TODAY, copy_hub
from tests.translated import MAORI, add_language, translate

TITLE = "Nappy chat"
PAGE = "site/mi/activities/nappy-chat/index.html"
KEPT = ".cache/proof/mi.json"


def maori(text: str) -> str:
    """A translation that nobody mistakes for the original."""
    return f"kupu {text}"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A hub with two languages, built once."""
    hub = copy_hub("tiny", tmp_path / "hub")
    add_language(hub, MAORI, "mi")
    translate(hub, "mi", maori)
    build_hub(Options(hub, hub / "site", TODAY, jobs=1))
    return hub


def kept(hub: Path) -> dict[str, Any]:
    """What the last build remembers, as JSON has it."""
    found: dict[str, Any] = json.loads((hub / KEPT).read_text(encoding="utf-8"))
    return found


def is_translated(hub: Path) -> bool:
    """Whether the title of the page is shown in the other language."""
    return f"<h1>kupu {TITLE}" in (hub / PAGE).read_text(encoding="utf-8")


def change(hub: Path, text: str, translation: str) -> None:
    """Translate one *text* otherwise."""
    translate(hub, "mi", lambda each: translation if each == text else maori(each))


def test_what_did_not_change_is_not_read_again(hub: Path) -> None:
    before = kept(hub)
    doctored = {**before, "sound": [], "faulty": before["sound"]}
    (hub / KEPT).write_text(json.dumps(doctored), encoding="utf-8")

    build_hub(Options(hub, hub / "site", TODAY, jobs=1))

    assert not (hub / PAGE).exists()


def test_a_changed_translation_is_read_and_no_other(hub: Path) -> None:
    before = kept(hub)
    assert is_translated(hub)
    change(hub, TITLE, "kupu **{}")

    build_hub(Options(hub, hub / "site", TODAY, jobs=1))

    after = kept(hub)
    assert not is_translated(hub)
    assert len(set(after["faulty"]) - set(before["faulty"])) == 1
    assert set(after["sound"]) <= set(before["sound"])


def test_a_changed_glossary_has_all_of_them_read_again(hub: Path) -> None:
    before = kept(hub)
    (hub / "translations/mi/glossary.yml").write_text(
        f"never:\n  - term: {TITLE}\n", encoding="utf-8"
    )

    build_hub(Options(hub, hub / "site", TODAY, jobs=1))

    assert kept(hub)["key"] != before["key"]
    assert not is_translated(hub)


def test_what_cannot_be_understood_is_forgotten(hub: Path) -> None:
    before = kept(hub)
    (hub / KEPT).write_text('{"key": 1', encoding="utf-8")

    build_hub(Options(hub, hub / "site", TODAY, jobs=1))

    assert is_translated(hub)
    assert kept(hub) == before
