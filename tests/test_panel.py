"""The editor's panel says how a page reads and what to mend."""

from datetime import date
from pathlib import Path

from imhub.panel import make_panel
from imhub.prepare import examine
from tests.cases import pages_hub

TODAY = date(2026, 11, 22)


def panel(tmp_path: Path, text: str, **front: object) -> str:
    hub, (file,) = pages_hub([{"text": text, "front": front}], tmp_path / "hub")
    made = examine(hub, TODAY)
    assert made.site is not None
    assert made.context is not None
    (message,) = (message for message in made.site.messages if message.file == file)
    return make_panel(made.context, message, made.findings)


def test_it_shows_band_findings_review_and_needs(tmp_path: Path) -> None:
    html = panel(tmp_path, "This is a piece of cake.", needs=["P1"])

    assert "too short to score" in html
    assert "1 finding" in html
    assert 'data-excerpt="This is a piece of cake."' in html
    assert "to be read again by 2028-" in html
    assert "P1 Something" in html


def test_a_clean_page_says_so(tmp_path: Path) -> None:
    assert "No problems found." in panel(tmp_path, "Smile.")


def test_words_of_a_page_cannot_break_out(tmp_path: Path) -> None:
    html = panel(tmp_path, 'Say "<script>alert(1)</script>" is a piece of cake.')

    assert "<script>alert" not in html
