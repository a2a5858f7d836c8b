"""When addresses were last seen to work: in the data, on pages, and never without a machine."""

from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from imhub.build import Options, build_hub
from imhub.cited import cited
from imhub.load import load_site
from imhub.seenfile import FILE, as_text, with_days
from tests.conftest import HERE
from tests.hubs import TODAY, copy_hub

SOURCE = "https://example.org/serve-and-return"
WORDS = "This address last worked on 3 December 2025."


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return copy_hub("tiny", tmp_path / "hub")


def page(hub: Path, address: str) -> LexborHTMLParser:
    result = build_hub(Options(hub, hub / "site", TODAY))
    assert not result.stopped, "\n".join(str(finding) for finding in result.findings)
    return LexborHTMLParser((hub / "site" / address / "index.html").read_bytes())


def test_a_day_is_written_and_read_as_it_was(hub: Path) -> None:
    seen = {SOURCE: date(2025, 12, 3), 'https://example.org/"a":\\#b': date(2026, 1, 1)}

    (hub / FILE).write_text(as_text({SOURCE: date(2025, 12, 3)}), encoding="utf-8")
    loaded = load_site(hub)

    assert loaded.findings == ()
    assert loaded.site is not None
    assert loaded.site.seen == {SOURCE: date(2025, 12, 3)}
    assert as_text(seen).splitlines()[-2:] == sorted(as_text(seen).splitlines()[-2:])


@pytest.mark.parametrize("text", ["- a\n", f'"{SOURCE}": soon\n', "no address: 2026-11-22\n"])
def test_a_file_that_says_something_else_is_found(hub: Path, text: str) -> None:
    (hub / FILE).write_text(text, encoding="utf-8")

    findings = load_site(hub).findings

    assert {finding.file for finding in findings} == {FILE}


def test_days_only_move_on_and_only_for_what_is_named() -> None:
    old, new = date(2026, 1, 1), date(2026, 2, 1)

    seen = with_days(
        {"a": new, "b": old, "gone": old}, {"a": old, "b": new, "c": new}, frozenset("abc")
    )

    assert seen == {"a": new, "b": new, "c": new}


def test_pages_say_when_an_address_last_worked(hub: Path) -> None:
    site = load_site(hub).site
    assert site is not None
    service = next(service for service in site.services if service.is_open and service.url)
    days = {SOURCE: date(2025, 12, 3), service.url: date(2025, 12, 3)}
    (hub / FILE).write_text(as_text(days), encoding="utf-8")

    evidence, services = page(hub, "evidence"), page(hub, "help/services")

    assert [node.text() for node in evidence.css(".sources__worked")] == [WORDS]
    assert [node.text() for node in services.css(".service__note")] == [WORDS]


def test_nothing_is_said_of_what_nobody_has_seen(hub: Path) -> None:
    assert "last worked" not in (page(hub, "evidence").html or "")


def test_the_hub_claims_no_day_for_an_address_that_it_does_not_name() -> None:
    site = load_site(HERE.parent).site
    assert site is not None

    assert site.seen.keys() <= {each.url for each in cited(site)}
