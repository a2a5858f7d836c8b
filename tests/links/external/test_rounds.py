"""Days, one after the other: what is remembered, what is asked again, and when it is an error."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import trustme

from imhub.errors import HubError
from imhub.finding import Severity
from imhub.links.external import (
    Asking,
    Link,
    Place,
    Standings,
    as_findings,
    as_json,
    as_page,
    check_outside,
    host_lines,
    summary,
)
from tests.conftest import Golden
from tests.links.external.asking import PATIENT, Names, is_open_here
from tests.links.external.server import Server, running

DAY = date(2026, 11, 22)
PAGE = Place("content/topics/sleep.md", 12)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    cases = {"good": {}, "gone": {"answer": {"status": 404}}, "locked": {"answer": {"status": 401}}}
    with running(cases, trustme.CA()) as running_server:
        yield running_server


@pytest.fixture
def history(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "links.sqlite"


def asking(day: date, age: int = 6) -> Asking:
    return Asking("A hub", day, age, PATIENT, is_open_here, Names())


def link(server: Server, name: str) -> Link:
    return Link(f"{server.address(name)}/page", (PAGE,))


def asked_on(days: list[int], links: list[Link], history: Path) -> Standings:
    """How *links* stand after a check on each of *days*."""
    found: Standings = {}
    for day in days:
        found = check_outside(links, history, asking(DAY + timedelta(day)), lambda *_: None)
    return found


@pytest.mark.parametrize(
    ("days", "severity"),
    [
        ([0], Severity.WARNING),
        ([0, 0, 0], Severity.WARNING),
        ([0, 1], Severity.WARNING),
        ([0, 1, 2], Severity.ERROR),
        ([0, 7, 30], Severity.ERROR),
    ],
)
def test_three_days_make_an_error(
    days: list[int], severity: Severity, server: Server, history: Path
) -> None:
    found = asked_on(days, [link(server, "gone"), link(server, "good")], history)

    assert [finding.severity for finding in as_findings(found)] == [severity]


def test_a_day_on_which_it_works_wipes_the_slate(server: Server, history: Path) -> None:
    links = [link(server, "gone"), link(server, "good")]
    asked_on([0, 1], links, history)
    server.cases = {**server.cases, "gone": {}}
    mended = asked_on([2], links, history)
    server.cases = {**server.cases, "gone": {"answer": {"status": 404}}}

    again = asked_on([9], links, history)

    assert as_findings(mended) == ()
    assert again[links[0]].failed == (DAY + timedelta(9),)
    assert again[links[0]].last_worked == DAY + timedelta(2)


@pytest.mark.parametrize(
    ("name", "after", "again"),
    [("good", 5, 0), ("good", 6, 2), ("gone", 0, 0), ("gone", 1, 2), ("locked", 1, 0)],
)
def test_an_answer_holds_for_some_days(
    name: str, after: int, again: int, server: Server, history: Path
) -> None:
    links = [link(server, name)]
    asked_on([0], links, history)
    before = len(server.asked[name])

    asked_on([after], links, history)

    assert len(server.asked[name]) - before == again


def test_a_link_named_on_two_places_is_asked_for_once(server: Server, history: Path) -> None:
    both = Link(link(server, "good").address, (PAGE, Place("content/topics/crying.md", 3)))
    before = len(server.asked["good"])

    found = asked_on([0], [both], history)

    assert len(server.asked["good"]) - before == 2  # HEAD and GET
    assert summary(found).startswith("1 link leads out: 1 work")


def test_a_host_that_never_answers_is_left_alone_in_time(server: Server, history: Path) -> None:
    server.cases = {**server.cases, "mute": {"at": {f"/{n}": {"raw": ""} for n in range(9)}}}
    links = [Link(f"{server.address('mute')}/{number}", (PAGE,)) for number in range(9)]

    found = asked_on([0], [link(server, "good"), *links], history)

    assert {found[each].outcome.reason for each in links} == {"closed"}
    assert {line.split()[1] for line in server.asked["mute"]} == {"/0", "/1", "/2"}


def test_a_machine_without_a_connection_blames_nobody(history: Path) -> None:
    links = [Link(f"http://host-{number}.invalid/", (PAGE,)) for number in range(3)]

    with pytest.raises(HubError, match="may be cut off"):
        asked_on([0], links, history)

    with sqlite3.connect(history) as database:
        assert database.execute("SELECT count(*) FROM answers").fetchone() == (0,)


def test_a_dead_host_is_told_from_a_dead_connection(server: Server, history: Path) -> None:
    links = [link(server, "good"), Link("http://dead.invalid/", (PAGE,))]

    found = asked_on([0, 1, 2], links, history)

    assert [finding.severity for finding in as_findings(found)] == [Severity.ERROR]


@pytest.mark.parametrize(
    "write",
    [
        lambda file: file.write_bytes(b"no database at all, but many letters " * 40),
        lambda file: file.mkdir(),
        lambda file: sqlite3.connect(file).execute("CREATE TABLE theirs (a)").connection.close(),
    ],
)
def test_another_file_is_never_taken_for_the_history(write, server, tmp_path) -> None:  # type: ignore[no-untyped-def]  # three ways
    file = tmp_path / "history"
    write(file)

    with pytest.raises(HubError, match="history"):
        asked_on([0], [link(server, "good")], file)


def test_a_history_that_somebody_changed_is_a_plain_mistake(server: Server, history: Path) -> None:
    links = [link(server, "good")]
    asked_on([0], links, history)
    with sqlite3.connect(history) as database:
        database.execute("UPDATE answers SET verdict = 'perhaps'")

    with pytest.raises(HubError, match="no check wrote"):
        asked_on([1], links, history)


@pytest.fixture
def standings(server: Server, history: Path) -> Standings:
    """A link of each kind, as three days leave them, under names that stay the same."""
    links = [link(server, name) for name in ("good", "gone", "locked")]
    links.append(Link("http://inside.private/page?a=1&b=<2>", (PAGE, Place("about/index.html"))))
    found = asked_on([0, 1, 2], links, history)
    port = f":{server.port}"
    return {
        replace(link, address=link.address.replace(port, "")): standing
        for link, standing in found.items()
    }


def test_a_report_in_words(standings: Standings, golden: Golden) -> None:
    lines = [str(finding) for finding in as_findings(standings)]

    golden("links/outside.txt", "\n".join([*lines, *host_lines(standings), summary(standings)]))


def test_a_report_for_programs(standings: Standings, golden: Golden) -> None:
    text = as_json(standings, DAY)

    assert json.loads(text)["counts"] == {"works": 1, "moved": 0, "broken": 2, "unsure": 1}
    golden("links/outside.json", text)


def test_a_report_as_a_page(standings: Standings, golden: Golden) -> None:
    page = as_page(standings, DAY)

    assert "<script" not in page
    assert "<2>" not in page
    golden("links/outside.html", page)
