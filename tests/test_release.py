"""What a release leaves out, and when it may not be published."""

from datetime import timedelta
from pathlib import Path

import pytest

from imhub.prepare import Prepared, prepare
from imhub.release import check_release
from imhub.signing import FILE
from tests.conftest import Golden
from tests.hubs import TODAY, copy_hub, files_in, replace_in, sign
from tests.test_build import build

EVERY = ("emergency", "listening-line", "lifeline", "health-line", "play-group", "care-team")
PAGE = "content/help/get-help-now.md"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return copy_hub("tiny", tmp_path / "hub")


def prepared(hub: Path) -> Prepared:
    return prepare(hub, TODAY, release=True)


def refused(hub: Path) -> list[str]:
    """What is said of services."""
    context = prepared(hub).context
    assert context is not None
    rules = ("unchecked-service", "no-crisis-service")
    return [str(finding) for finding in check_release(context) if finding.rule in rules]


def test_nothing_is_refused_when_a_person_has_checked_all(hub: Path) -> None:
    sign(hub)

    assert refused(hub) == []


def test_a_hub_that_nobody_has_checked_is_refused_with_the_list(hub: Path, golden: Golden) -> None:
    golden("build/services-refused.txt", "\n".join(refused(hub)) + "\n")


@pytest.mark.parametrize(
    ("days", "change", "why"),
    [
        (91, ("x", "x"), "its check ran out on 2026-11-21"),
        (0, ('"999"', '"112"'), "it has changed since somebody checked it"),
        (-1, ("x", "x"), "its sign-off is dated in the future"),
    ],
)
def test_a_number_for_a_reader_in_danger_has_to_be_checked(
    hub: Path, days: int, change: tuple[str, str], why: str
) -> None:
    sign(hub)
    sign(hub, "emergency", on=TODAY - timedelta(days=days))
    replace_in(hub / FILE, *change)

    (said,) = refused(hub)

    assert said.startswith(f"{FILE}:")
    assert f"Emergency line is for a reader in danger, and {why}." in said
    assert said.endswith("run: imhub services verify emergency [unchecked-service]")


def test_somebody_has_to_be_there_for_a_reader_in_danger(hub: Path) -> None:
    text = (hub / FILE).read_text(encoding="utf-8")
    (hub / FILE).write_text(text.replace("level: crisis", "level: universal"), encoding="utf-8")
    sign(hub)

    (said,) = refused(hub)

    assert said == (
        f"{FILE}: A reader in danger would be shown nobody to ring. Let a person check a service "
        "of level crisis: imhub services due [no-crisis-service]"
    )


def test_a_hub_without_a_directory_needs_nobody(hub: Path) -> None:
    hub_file = hub / "content/data/hub.yml"
    text = hub_file.read_text(encoding="utf-8")
    start, end = text.index("directory:"), text.index("review_months:")
    hub_file.write_text(text[:start] + text[end:], encoding="utf-8")
    (hub / FILE).unlink()

    assert refused(hub) == []


def test_words_that_would_stand_there_without_their_service_are_named(hub: Path) -> None:
    sign(hub, "emergency", "listening-line", "health-line")

    said = refused(hub)

    remedy = "Ask the service, then run: imhub services verify lifeline [unchecked-service]"
    name = "This names Lifeline, and nobody has checked it."
    assert f"{PAGE}:11: {name} {remedy}" in said
    assert f"content/basics/bonding.md:25: {name} {remedy}" in said


def test_a_page_of_help_is_not_left_without_any(hub: Path) -> None:
    sign(hub, "emergency", "listening-line", "health-line")
    replace_in(hub / PAGE, "Ring [Lifeline](service:lifeline).", "You are not alone.")

    (said,) = [line for line in refused(hub) if line.startswith(PAGE)]

    assert said == (
        f"{PAGE}:5: All help on this page would be left out, since nobody has checked it: Lifeline."
        " Ask one of them at least, then run: imhub services verify ID [unchecked-service]"
    )


def test_one_service_that_is_checked_is_enough_above_a_page(hub: Path) -> None:
    sign(hub, "emergency", "listening-line", "health-line")
    replace_in(hub / PAGE, "Ring [Lifeline](service:lifeline).", "You are not alone.")
    replace_in(hub / PAGE, "services: [lifeline]", "services: [lifeline, health-line]")

    assert [line for line in refused(hub) if line.startswith(PAGE)] == []


def test_what_is_reached_through_an_unchecked_service_is_left_out_too(hub: Path) -> None:
    replace_in(hub / FILE, "reached_through: listening-line", "reached_through: health-line")
    replace_in(hub / PAGE, "(service:lifeline)", "(service:play-group)")
    sign(hub, *(id_ for id_ in EVERY if id_ != "health-line"))

    (said,) = refused(hub)

    assert f"{PAGE}:11: This names Play group, and nobody has checked health-line" in said


def test_a_closed_service_is_named_once(hub: Path) -> None:
    replace_in(hub / PAGE, "(service:lifeline)", "(service:closed-line)")
    sign(hub)

    assert refused(hub) == []
    rules = [f.rule for f in prepared(hub).findings if f.file == PAGE]
    assert rules == ["closed-service"]


def test_a_broken_file_of_services_is_not_blamed_twice(hub: Path) -> None:
    replace_in(hub / FILE, "- id: emergency\n", "- id: [\n")

    assert refused(hub) == []
    assert [f.rule for f in prepared(hub).findings if "service" in f.message] == []


def test_a_release_prints_what_was_checked_and_nothing_else(tmp_path: Path) -> None:
    hub = copy_hub("balcon", tmp_path / "hub")
    sign(hub, "urgence", "grainotheque")

    result = build(hub, tmp_path / "release", release=True)

    assert not result.stopped, result.findings
    pages = b"".join(raw for name, raw in files_in(tmp_path / "release").items() if "html" in name)
    assert b"01 99 00 12 34" in pages
    assert b"01 99 00 56 78" not in pages
    assert b"Jardinier conseil" not in pages
