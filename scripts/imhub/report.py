"""Findings → terminal, JSON, CI annotations."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from imhub.finding import Finding, Severity


def as_text(findings: tuple[Finding, ...]) -> str:
    """A line for each finding, then one line with the count."""
    lines = [_printable(str(finding)) for finding in findings]
    return "\n".join([*lines, summary(findings)])


def summary(findings: Iterable[Finding]) -> str:
    """How much was found, in one line."""
    counts = Counter(finding.severity for finding in findings)
    parts = [
        f"{counts[severity]} {severity.value}{'s' if counts[severity] > 1 else ''}"
        for severity in (Severity.ERROR, Severity.WARNING)
        if counts[severity]
    ]
    if counts[Severity.INFO]:
        parts.append(f"{counts[Severity.INFO]} to consider")
    return f"Found {', '.join(parts)}." if parts else "No problems found."


def as_json(findings: tuple[Finding, ...]) -> str:
    """What `imhub check --format json` promises to print."""
    rows = [
        {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "file": _printable(finding.file),
            "line": finding.line,
            "lang": finding.lang,
            "message": _printable(finding.message),
            "remedy": _printable(finding.remedy),
            "excerpt": _printable(finding.excerpt),
        }
        for finding in findings
    ]
    counts = Counter(finding.severity for finding in findings)
    totals = {severity.value: counts[severity] for severity in Severity}
    return json.dumps({"findings": rows, "counts": totals}, ensure_ascii=False, indent=2)


_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_github(findings: tuple[Finding, ...]) -> str:
    """Workflow commands that mark the lines of a pull request."""
    lines = []
    for finding in findings:
        file, rule = _in_property(finding.file), _in_property(finding.rule)
        place = f"file={file},line={finding.line or 1},title={rule}"
        text = _in_text(f"{finding.message} {finding.remedy}".strip())
        lines.append(f"::{_GITHUB[finding.severity]} {place}::{text}")
    return "\n".join([*lines, summary(findings)])


def _in_text(text: str) -> str:
    """*text* as a workflow command writes it, with line ends and signs that it would misread."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return _printable(escaped)


def _in_property(text: str) -> str:
    return _in_text(text).replace(":", "%3A").replace(",", "%2C")


def _printable(text: str) -> str:
    """*text* without what a file name may hold and a terminal may not be sent."""
    return text if text.isprintable() else "".join(c if c.isprintable() else "�" for c in text)


FORMATS: Mapping[str, Callable[[tuple[Finding, ...]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
"""How findings can be printed."""
