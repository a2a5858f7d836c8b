"""One page shows how the whole hub reads, and what has changed."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from imhub.cli import main
from imhub.errors import HubError
from imhub.prepare import examine
from imhub.report_html import make_report
from tests.cases import pages_hub

TODAY = date(2026, 11, 22)
HARD = (
    "Infant development is significantly influenced by the quality of early caregiving, and "
    "practitioners should therefore prioritise interventions which strengthen sensitivity. "
) * 6


def report(hub: Path, earlier: str = "") -> str:
    made = examine(hub, TODAY)
    assert made.site is not None
    assert made.context is not None
    readings = {message.id: made.context.reading(message) for message in made.site.messages}
    return make_report(made.site, readings, made.findings, TODAY, earlier)


def numbers(html: str) -> dict[str, int | str]:
    found = re.search(r'id="report">(.*?)</script>', html, re.DOTALL)
    assert found
    value: dict[str, int | str] = json.loads(found[1])
    return value


def test_it_counts_bands_and_names_the_worst_page(tmp_path: Path) -> None:
    hub, files = pages_hub([HARD, "Smile at your baby.\n\nWait."], tmp_path / "hub")

    html = report(hub)

    counted = numbers(html)
    assert counted["15 and over"] == 1
    assert counted["too short to score"] == 2
    assert html.index(files[0]) > html.index("need work most")
    assert 'class="fail"' in html


def test_it_shows_what_has_changed(tmp_path: Path) -> None:
    before, _ = pages_hub([HARD], tmp_path / "before")
    after, _ = pages_hub(["Smile at your baby.\n\nWait."], tmp_path / "after")

    html = report(after, report(before))

    assert "Since the earlier report" in html
    assert "(-1)" in html


def test_an_earlier_file_that_is_no_report_is_refused(tmp_path: Path) -> None:
    hub, _ = pages_hub(["Smile."], tmp_path / "hub")

    with pytest.raises(HubError, match="not one that"):
        report(hub, "<p>hello</p>")


def test_titles_cannot_break_out(tmp_path: Path) -> None:
    front = {"title": "</script><b>x"}
    hub, _ = pages_hub([{"text": HARD, "front": front}], tmp_path / "hub")

    html = report(hub)

    assert "<b>x" not in html


def test_check_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub, _ = pages_hub(["Smile.\n\nWait."], tmp_path / "hub")
    monkeypatch.chdir(hub)

    first = CliRunner().invoke(main, ["check", "--report", "out/report.html"])
    again = CliRunner().invoke(
        main, ["check", "--report", "out/new.html", "--since", "out/report.html"]
    )

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "Since the earlier report" in (hub / "out/new.html").read_text(encoding="utf-8")
