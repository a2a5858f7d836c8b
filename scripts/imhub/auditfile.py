"""What the last run of the checks of accessibility found: `content/data/accessibility.yml`.

The browser tests write it (`make statement`), and the page on accessibility shows it. Nobody writes
a result by hand: that would be a claim that no run has made.
"""

import json
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from imhub.audit import CHECKS, Audit, AuditRow, Check
from imhub.fields import Day, LanguageCode, Line, Many, Schema

FILE = "content/data/accessibility.yml"
_HEAD = """\
# What the last run of the checks of accessibility found. `make statement` writes this file.
# Nobody writes a result by hand: that would be a claim that no run has made.
"""


class AuditRowSchema(Schema):
    """One kind of check, and what it found."""

    check: Check
    looks: Annotated[int, Field(ge=1)]
    problems: Annotated[int, Field(ge=0)]
    languages: Annotated[tuple[LanguageCode, ...], Many] = ()


class AuditFile(Schema):
    """`accessibility.yml`: what the last run of the checks of accessibility found."""

    checked: Day
    browser: Line
    axe: Line
    rows: Annotated[tuple[AuditRowSchema, ...], Many, Field(min_length=1)]

    def as_audit(self) -> Audit:
        """What the file says."""
        rows = tuple(AuditRow(**dict(row)) for row in self.rows)
        return Audit(self.checked, self.browser, self.axe, rows)


def as_text(audit: Audit) -> str:
    """The file that says *audit*."""
    browser, axe = (json.dumps(tool, ensure_ascii=False) for tool in (audit.browser, audit.axe))
    lines = [f"checked: {audit.checked}", f"browser: {browser}", f"axe: {axe}", "rows:"]
    lines += [f"  - {{{_said(row)}}}" for row in audit.rows]
    return _HEAD + "\n".join(lines) + "\n"


def _said(row: AuditRow) -> str:
    said = f"check: {row.check}, looks: {row.looks}, problems: {row.problems}"
    return f"{said}, languages: [{', '.join(row.languages)}]" if row.languages else said


def by_check(rows: Sequence[AuditRow]) -> tuple[AuditRow, ...]:
    """*rows* put together by their check, in the order in which the page names them."""
    made = []
    for check in CHECKS:
        same = [row for row in rows if row.check == check]
        if same:
            languages = sorted({code for row in same for code in row.languages})
            looks, problems = (
                sum(getattr(r, name) for r in same) for name in ("looks", "problems")
            )
            made.append(AuditRow(check, looks, problems, tuple(languages)))
    return tuple(made)
