"""Findings → terminal, JSON, CI annotations."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from imhub.finding import Finding, Severity
from imhub.report_sarif import as_sarif

WORST = 5
"""How many findings of a page the terminal shows, unless all are asked for."""

Style: TypeAlias = Callable[[str, Severity], str]
"""Colours a text for a terminal."""


def _plain(text: str, severity: Severity) -> str:  # noqa: ARG001
    return text


def as_text(
    findings: tuple[Finding, ...], *, everything: bool = True, style: Style = _plain
) -> str:
    """The worst findings of each page with their words at fault, then one line with the count."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(finding)
    lines: list[str] = []
    for file, found in by_file.items():
        shown = found if everything else sorted(found, key=worst_first)[:WORST]
        for finding in shown:
            lines.extend(_lines(finding, style))
        if len(found) > len(shown):
            rest = len(found) - len(shown)
            lines.append(f"{_printable(file)}: {rest} more here; --all shows them.")
    return "\n".join([*lines, summary(findings)])


def worst_first(finding: Finding) -> tuple[int, float, int, str]:
    """A key that sorts errors first, then what is furthest over its limit."""
    return list(Severity).index(finding.severity), -finding.over, finding.line, finding.rule


def _lines(finding: Finding, style: Style) -> Iterator[str]:
    yield style(_printable(str(finding)), finding.severity)
    excerpt = _printable(finding.excerpt)
    if excerpt and excerpt not in finding.message:
        yield f"    “{excerpt}”"


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
    "sarif": as_sarif,
}
"""How findings can be printed."""
