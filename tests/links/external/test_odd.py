"""Nothing that a server or an editor writes makes the check fall over."""

import ssl
from collections.abc import Iterator, Mapping
from urllib.parse import quote

import pytest
import trustme
from hypothesis import given, settings
from hypothesis import strategies as st
from multidict import CIMultiDict
from yarl import URL

from imhub.links.external.ask import Reply
from imhub.links.external.gather import by_address, plain
from imhub.links.external.judge import End, judge, sends_to
from imhub.links.external.net import waits
from imhub.links.external.outcome import REASONS, Outcome, Verdict
from imhub.links.external.round import host_of
from tests.links.external.asking import IMPATIENT, ask_here, is_this_machine
from tests.links.external.server import Server, running

_TRUST = ssl.create_default_context()
_ODD = st.text(max_size=60) | st.sampled_from(["http://", "https://[", "http://%", "http://a:b@c"])


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running({"odd": {}}, trustme.CA()) as running_server:
        yield running_server


def ask(addresses: list[str]) -> Mapping[str, Outcome]:
    return ask_here(addresses, _TRUST, IMPATIENT, is_this_machine)


def is_sound(outcome: Outcome) -> bool:
    return outcome.worked != bool(outcome.reason) and outcome.reason in {"", *REASONS}


@settings(max_examples=15, deadline=None)
@given(st.lists(st.binary(max_size=200), min_size=1, max_size=6))
def test_whatever_a_server_sends_is_told_in_words(server: Server, sent: list[bytes]) -> None:
    status = b"HTTP/1.1 200 OK\r\n"
    raws = [raw if number % 2 else status + raw for number, raw in enumerate(sent)]
    paths = [f"/{number}" for number in range(len(raws))]
    answers = {path: {"raw": raw.decode("latin-1")} for path, raw in zip(paths, raws, strict=True)}
    server.cases = {"odd": {"at": answers}}

    found = ask([server.address("odd") + path for path in paths])

    assert all(map(is_sound, found.values()))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=5))
def test_wherever_a_server_sends_on_is_told_in_words(server: Server, targets: list[str]) -> None:
    answers = {
        f"/{number}": {"raw": f"HTTP/1.1 301 Moved\r\nLocation: {target}\r\n\r\n"}
        for number, target in enumerate(targets)
    }
    server.cases = {"odd": {"at": answers}}

    found = ask([server.address("odd") + path for path in answers])

    assert all(map(is_sound, found.values()))


@settings(max_examples=300, deadline=None)
@given(
    st.integers(100, 999),
    st.binary(max_size=300),
    st.text(max_size=40),
    st.text(max_size=20),
)
def test_whatever_stands_at_the_end_is_told_in_words(
    status: int, body: bytes, type_: str, fragment: str
) -> None:
    start = URL(f"http://a.example/page#{quote(fragment)}")
    reply = Reply(
        start, status, CIMultiDict({"Content-Type": type_}), body, whole=len(body) % 2 == 0
    )

    sends_to(reply)
    outcome = judge(End(start, start, reply))

    assert is_sound(outcome)
    assert outcome.verdict in Verdict


@given(_ODD)
def test_whatever_an_editor_writes_can_be_read(text: str) -> None:
    host_of(plain(text))
    by_address([])
    wait = waits(Reply(URL("http://a.example/"), 429, CIMultiDict({"Retry-After": text})))

    assert wait >= 0


@settings(max_examples=25, deadline=None)
@given(st.lists(_ODD.map(lambda text: f"http://{text}"), max_size=5))
def test_whatever_an_address_is_nobody_falls_over(addresses: list[str]) -> None:
    found = ask([address for address in addresses if plain(address)])

    assert all(map(is_sound, found.values()))
