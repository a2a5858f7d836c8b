"""Findings as SARIF 2.1.0, which code hosts and editors read."""

import json
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from imhub.checks import help_of, rule_names
from imhub.finding import Finding, Severity

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Json = dict[str, Any]  # JSON has no narrower type


def as_sarif(findings: tuple[Finding, ...]) -> str:
    """*findings* as one SARIF log, with the help page of each rule that has one."""
    names = sorted({finding.rule for finding in findings})
    driver = {
        "name": "imhub",
        "version": version("imhub"),
        "rules": [_rule(name) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, names.index(finding.rule)) for finding in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(name: str) -> Json:
    if name not in rule_names():
        return {"id": name}
    page = help_of(name)
    short = page.splitlines()[2]
    return {
        "id": name,
        "shortDescription": {"text": short},
        "help": {"text": page, "markdown": page},
    }


def _result(finding: Finding, index: int) -> Json:
    place: Json = {"artifactLocation": {"uri": quote(finding.file), "uriBaseId": "%SRCROOT%"}}
    if finding.line:
        place["region"] = {"startLine": finding.line}
        if finding.excerpt:
            place["region"]["snippet"] = {"text": finding.excerpt}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.remedy}".strip()},
        "locations": [{"physicalLocation": place}],
    }
