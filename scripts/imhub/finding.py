"""What a rule or the loader found: place, problem, remedy."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a finding stops the build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One problem in one place, in words for an editor who does not code."""

    file: str
    """Path below the hub's root, with forward slashes: `content/activities/nappy-chat.md`."""
    line: int
    """Line of the file, from 1; 0 when the finding is about the whole file."""
    rule: str
    """Name of the problem in kebab-case: `unknown-value`."""
    message: str
    """The problem, in one or two plain sentences."""
    remedy: str = ""
    """What to do about it."""
    severity: Severity = Severity.ERROR
    lang: str = ""
    """Language of the text at fault, as a BCP 47 code; empty for the source language."""
    excerpt: str = ""
    """The words at fault, at most 160 characters."""
    over: float = 0.0
    """How far over its limit, as a share; sorts the worst of a page first."""

    def __str__(self) -> str:
        """Place, problem, remedy and name on one line."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        text = " ".join(part for part in (self.message, self.remedy) if part)
        return f"{place}: {text} [{self.rule}]"


def stops_build(findings: tuple[Finding, ...]) -> bool:
    """Whether any finding is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)
