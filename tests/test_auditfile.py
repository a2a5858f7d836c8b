"""The results of the checks of accessibility, as a file that says what a run found."""

from datetime import date

from imhub.audit import Audit, AuditRow
from imhub.auditfile import AuditFile, as_text, by_check
from imhub.fields import validate
from imhub.yamlfile import read_yaml


def test_what_is_written_is_read_back() -> None:
    rows = (AuditRow("rules", 480, 2, ("ar", "en")), AuditRow("journeys", 15, 0))
    audit = Audit(date(2026, 11, 22), 'Chromium "153"', "4.14.1", rows)

    read, findings = validate(AuditFile, read_yaml(as_text(audit)), "accessibility.yml", {})

    assert not findings
    assert read is not None
    assert read.as_audit() == audit


def test_results_are_put_together_by_check_in_the_order_of_the_page() -> None:
    rows = [
        AuditRow("calm", 9, 0),
        AuditRow("rules", 3, 1, ("en",)),
        AuditRow("rules", 4, 0, ("ar",)),
    ]

    assert by_check(rows) == (AuditRow("rules", 7, 1, ("ar", "en")), AuditRow("calm", 9, 0))


def test_a_result_that_no_run_has_is_refused() -> None:
    rows = "rows: [{check: looked-fine, looks: 0, problems: 0}]"
    text = f"checked: 2026-11-22\nbrowser: C\naxe: '4'\n{rows}\n"

    _, findings = validate(AuditFile, read_yaml(text), "accessibility.yml", {})

    assert len(findings) == 2
