"""SARIF can be read by those who read SARIF."""

import json
from pathlib import Path

import jsonschema
import pytest

from imhub.finding import Finding, Severity
from imhub.report_sarif import as_sarif

SCHEMAS = Path(__file__).parents[1] / "node_modules" / "@microsoft"
FINDINGS = (
    Finding("content/a.md", 3, "vague-link", "Says nothing.", "Say more.", excerpt="here"),
    Finding("content/odd näme.md", 0, "bad-file-name", "An odd name.", "", Severity.WARNING),
    Finding("content/a.md", 9, "idiom", "A saying.", "Say it plainly.", Severity.INFO),
)


@pytest.mark.parametrize("findings", [FINDINGS, (), FINDINGS[1:2]])
def test_it_keeps_to_the_schema(findings: tuple[Finding, ...]) -> None:
    (schema,) = SCHEMAS.glob("sarif-multitool-*/sarif-2.1.0.json")
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8-sig")))

    log = json.loads(as_sarif(findings))

    assert [error.message for error in validator.iter_errors(log)] == []


def test_it_says_place_level_and_help() -> None:
    (run,) = json.loads(as_sarif(FINDINGS))["runs"]

    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    results = run["results"]
    assert [result["level"] for result in results] == ["error", "warning", "note"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == sorted(rules)
    assert "## Why it matters" in rules["vague-link"]["help"]["text"]
    place = results[0]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 3, "snippet": {"text": "here"}}
    assert "%20" in results[1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_a_schema_that_fails_exists() -> None:
    (schema,) = SCHEMAS.glob("sarif-multitool-*/sarif-2.1.0.json")
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8-sig")))
    log = json.loads(as_sarif(FINDINGS))
    log["runs"][0]["results"][0]["level"] = "dreadful"

    assert not validator.is_valid(log)
