"""Servers that misbehave, and what is said of links to them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import trustme
import yaml

from imhub.links.external.outcome import REASONS, Outcome
from tests.links.external.asking import IMPATIENT, PATIENT, address_of, ask_here, filled, trusting
from tests.links.external.server import Server, running

ROWS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases.yml").read_text(encoding="utf-8")
)
CASES = {row["name"]: row for row in ROWS}


class Round:
    """What came of asking for all of them once."""

    def __init__(self, server: Server, found: Mapping[str, Outcome]) -> None:
        self.server = server
        self.found = found


@pytest.fixture(scope="module")
def asked() -> Iterator[Round]:
    ca = trustme.CA()
    with running({}, ca, names=tuple(CASES)) as server:
        server.cases = {name: filled(_flooded(row), server) for name, row in CASES.items()}
        trust = trusting(ca)
        found: dict[str, Outcome] = {}
        for limits, impatient in ((PATIENT, False), (IMPATIENT, True)):
            chosen = [
                address_of(row, server)
                for row in server.cases.values()
                if row.get("impatient", False) == impatient
            ]
            found |= ask_here(chosen, trust, limits)
        yield Round(server, found)


def _flooded(row: dict[str, Any]) -> dict[str, Any]:
    """*row* with an answer that is too long to be written down."""
    head = "HTTP/1.1 200 OK\r\n"
    many = "".join(f"X-{number}: y\r\n" for number in range(row.get("flood", 0)))
    long = f"X: {'y' * row['endless']}\r\n" if "endless" in row else ""
    return row | {"answer": {"raw": f"{head}{many}{long}\r\n"}} if many or long else row


def test_each_case_has_a_name_of_its_own() -> None:
    assert len(CASES) == len(ROWS) >= 30


@pytest.mark.parametrize("name", CASES)
def test_a_link_is_told_for_what_it_is(asked: Round, name: str) -> None:
    row = asked.server.cases[name]

    outcome = asked.found[address_of(row, asked.server)]

    assert (outcome.verdict, outcome.reason) == (row["verdict"], row.get("reason", "")), outcome
    if "moved_to" in row:
        assert outcome.moved_to == asked.server.address(name) + row["moved_to"]
    if "asks" in row:
        assert 0 < len(asked.server.asked[name]) <= row["asks"]


def test_every_reason_has_a_case() -> None:
    assert {row["reason"] for row in ROWS if "reason" in row} == set(REASONS)


def test_nobody_inside_was_asked(asked: Round) -> None:
    private = {
        name for name, row in CASES.items() if "address" in row and row.get("reason") == "private"
    }

    assert private
    assert not private & set(asked.server.asked)


def test_a_host_is_asked_one_thing_at_a_time(asked: Round) -> None:
    patient = set(asked.server.at_once) - {
        name for name, row in CASES.items() if "impatient" in row
    }

    assert {name for name in patient if asked.server.at_once[name] != 1} == set()


def test_servers_are_told_who_asks(asked: Round) -> None:
    lines = [line for lines in asked.server.asked.values() for line in lines]

    assert {line.split(" ", 2)[2] for line in lines} == {"A hub (+https://hub.example/)"}
    assert not [line for line in lines if "robots.txt" in line]
