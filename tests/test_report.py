"""Findings are printed so that people and CI read them alike."""

import json

from imhub.finding import Finding, Severity
from imhub.report import as_github, as_json, as_text, summary
from tests.conftest import Golden

FINDINGS = (
    Finding("content/a.md", 3, "bad-link", "“x” is not a link.", "Write `https://…`.", excerpt="x"),
    Finding("content/a.md", 0, "unserved-need", "P1 has no page.", "", Severity.WARNING),
    Finding("content/b, c: d%.md", 1, "odd,name", "100% odd:\r\nbroken, twice", "", Severity.INFO),
    Finding("content/\x1b[31m\udcff\n.md", 2, "bad-file-name", "No.", "Yes.", lang="pl"),
)


def test_text_has_a_line_for_each_and_one_for_all(golden: Golden) -> None:
    golden("report/text.txt", as_text(FINDINGS))

    assert len(as_text(FINDINGS).splitlines()) == len(FINDINGS) + 1


def test_github_commands_are_not_broken_by_what_they_carry(golden: Golden) -> None:
    shown = as_github(FINDINGS)

    golden("report/github.txt", shown)
    assert len(shown.splitlines()) == len(FINDINGS) + 1
    assert "file=content/b%2C c%3A d%25.md,line=1,title=odd%2Cname::100%25 odd:%0D%0A" in shown


def test_json_keeps_its_contract(golden: Golden) -> None:
    shown = as_json(FINDINGS)

    value = json.loads(shown)
    golden("report/json.txt", shown)
    assert list(value) == ["findings", "counts"]
    keys = ["rule", "severity", "file", "line", "lang", "message", "remedy", "excerpt"]
    assert {tuple(row) for row in value["findings"]} == {tuple(keys)}
    assert value["counts"] == {"error": 2, "warning": 1, "info": 1}


def test_everything_can_be_sent_to_a_terminal() -> None:
    for shown in (as_text(FINDINGS), as_github(FINDINGS), as_json(FINDINGS)):
        assert shown.encode()
        assert shown.replace("\n", "").isprintable()


def test_summary_counts_in_words() -> None:
    warning = Finding("a", 0, "r", "m", "", Severity.WARNING)
    info = Finding("a", 0, "r", "m", "", Severity.INFO)
    error = Finding("a", 0, "r", "m")

    assert summary(()) == "No problems found."
    assert summary((error,)) == "Found 1 error."
    assert summary((error, error, warning)) == "Found 2 errors, 1 warning."
    assert summary((warning, warning, info, info)) == "Found 2 warnings, 2 to consider."
