"""imhub reading: one text, or a row a line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from imhub.cli import main

ROOT = Path(__file__).parents[1]
EASY = "Hold your baby close. Smile. Wait for a smile back. " * 20


def reading(*arguments: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["reading", *arguments], input=stdin)


@pytest.fixture(autouse=True)
def _in_the_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_a_page_gets_a_band_and_no_decimals() -> None:
    result = reading("content/topics/crying.md")

    assert result.exit_code == 0
    assert result.output.splitlines()[0] == "About age 11 or under."
    assert "No problems found." in result.output


def test_a_text_gets_its_worst_five_findings_first() -> None:
    text = "\n\n".join(["You must utilise this resource and endeavour to facilitate play."] * 9)

    result = reading("-", stdin=text)

    lines = [line for line in result.output.splitlines() if line.startswith("-:")]
    assert len(lines) == 5


def test_rows_come_back_as_rows() -> None:
    rows = [{"id": 1, "lang": "en", "text": EASY}, {"id": "b", "lang": "ga", "text": "Dia duit."}]

    result = reading("--jsonl", "-", stdin="\n".join(json.dumps(row) for row in rows))

    made = [json.loads(line) for line in result.output.splitlines()]
    assert [(row["id"], row["verdict"]) for row in made] == [(1, "pass"), ("b", "not-validated")]
    names = {"fk", "dale_chall", "rix", "lix", "words", "sentences", "longest"}
    assert set(made[0]["measures"]) == names


def test_any_length_judges_short_texts() -> None:
    row = json.dumps({"id": 1, "lang": "en", "text": "Hold your baby. Smile."})

    assert '"short"' in reading("--jsonl", "-", stdin=row).output
    assert '"pass"' in reading("--jsonl", "--any-length", "-", stdin=row).output


@pytest.mark.parametrize("line", ["{", "[1]", '{"id": 1}', '"x"', "1", "[" * 5000])
def test_a_bad_row_is_named_by_its_line(line: str) -> None:
    result = reading("--jsonl", "-", stdin="\n" + line)

    assert result.exit_code == 2
    assert result.stderr.startswith("Line 2: ")


def test_a_text_that_is_not_utf_8_is_refused() -> None:
    result = reading("-", stdin=b"caf\xe9")

    assert result.exit_code == 2
    assert "UTF-8" in result.stderr


def test_outside_a_hub_the_band_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)

    result = reading("-", stdin=EASY)

    assert (result.exit_code, result.output) == (0, "About age 11 or under.\n")
