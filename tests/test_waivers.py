"""A page may break a rule for a while, for a reason, and not for ever."""

from datetime import date
from pathlib import Path

import pytest

from imhub.finding import Finding
from imhub.prepare import check
from tests.cases import pages_hub

TODAY = date(2026, 11, 22)
HARD = "You can assist your baby to drum."
WAIVER = {
    "rule": "hard-word",
    "text": "assist your baby",
    "reason": "A parent said it in these words.",
    "by": "editor",
    "until": "2027-01-31",
}


def found(tmp_path: Path, body: str, **waiver: str) -> list[str]:
    front = {"allow": [{**WAIVER, **waiver}]}
    hub, _ = pages_hub([{"text": body, "front": front}], tmp_path / "hub")
    return [finding.rule for finding in check(hub, TODAY)]


def test_without_a_waiver_the_rule_speaks(tmp_path: Path) -> None:
    hub, _ = pages_hub([HARD], tmp_path / "hub")

    assert "hard-word" in [finding.rule for finding in check(hub, TODAY)]


def test_a_waiver_silences_its_rule_on_its_words(tmp_path: Path) -> None:
    assert found(tmp_path, HARD) == []


def test_a_waiver_for_other_words_silences_nothing(tmp_path: Path) -> None:
    assert sorted(found(tmp_path, HARD, text="over the moon")) == ["hard-word", "unused-waiver"]


def test_an_expired_waiver_is_an_error_and_silences_nothing(tmp_path: Path) -> None:
    assert sorted(found(tmp_path, HARD, until="2026-11-21")) == ["expired-waiver", "hard-word"]


def test_a_waiver_holds_on_its_last_day(tmp_path: Path) -> None:
    assert found(tmp_path, HARD, until="2026-11-22") == []


def test_a_waiver_that_nothing_needs_is_an_error(tmp_path: Path) -> None:
    assert found(tmp_path, "You can use a spoon as a drum.") == ["unused-waiver"]


def test_a_waiver_of_a_rule_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    assert sorted(found(tmp_path, HARD, rule="hard-words")) == ["hard-word", "unknown-waiver"]


@pytest.mark.parametrize(
    ("rule", "text", "words"),
    [
        ("covid-label", "Is yours one of the COVID babies?", "COVID babies"),
        ("blame", "Bad parents do not sing.", "Bad parents"),
        ("dad-as-helper", "Dads can babysit now and then.", "babysit"),
    ],
)
def test_some_rules_cannot_be_waived(tmp_path: Path, rule: str, text: str, words: str) -> None:
    assert sorted(found(tmp_path, text, rule=rule, text=words)) == sorted([rule, "unknown-waiver"])


def test_curly_and_straight_apostrophes_are_alike(tmp_path: Path) -> None:
    text = "It’s fine to assist your baby."

    assert found(tmp_path, text, text="It's fine to assist") == []


def test_a_waiver_error_names_the_line(tmp_path: Path) -> None:
    front = {"allow": [WAIVER]}
    hub, files = pages_hub([{"text": "All is well.", "front": front}], tmp_path / "hub")

    (finding,) = check(hub, TODAY)

    lines = (hub / files[0]).read_text(encoding="utf-8").splitlines()
    assert isinstance(finding, Finding)
    assert lines[finding.line - 1] == "allow:"
