"""What the checks of accessibility found, for the page that tells readers about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from imhub.audit import Audit, AuditRow
from imhub.auditfile import FILE, as_text, by_check


@dataclass
class Ledger:
    """The results of one run."""

    rows: list[AuditRow] = field(default_factory=list)

    def record(
        self, check: str, looks: int, problems: int, languages: Iterable[str] = ("en",)
    ) -> None:
        """Note that *looks* at pages found so many *problems*."""
        self.rows.append(AuditRow(check, looks, problems, tuple(sorted(set(languages)))))

    def write(self, root: Path, today: date, browser: str, axe: str) -> None:
        """Put what was found into the data of the hub in *root*."""
        text = as_text(Audit(today, browser, axe, by_check(self.rows)))
        (root / FILE).write_text(text, encoding="utf-8")
