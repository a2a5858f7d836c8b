"""Asks the hosts of cases.yml, as a round of the outside check does."""

import socket
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import trustme
from aiohttp.abc import AbstractResolver, ResolveResult

from imhub.links.external.apart import run_apart
from imhub.links.external.ask import open_session
from imhub.links.external.limits import Limits
from imhub.links.external.net import Net
from imhub.links.external.outcome import Outcome
from imhub.links.external.private import IsOpen, is_public
from imhub.links.external.round import ask_all
from tests.links.external.server import Case, Server

PATIENT = Limits(
    connect=10, read=10, total=20, pause=0, tries=2, backoff=0.01, longest_wait=1, hops=6,
    size=200_000, hosts=8,
)  # fmt: skip
IMPATIENT = replace(PATIENT, read=0.4, total=1, hosts=16)
_NUMBERS = {"test": "127.0.0.1", "private": "10.0.0.1"}
_LONG = "x" * 300


class Names(AbstractResolver):
    """Names that exist only here: `.test` leads to this machine, `.private` into a network."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        number = _NUMBERS.get(host.rpartition(".")[2])
        if number is None:
            raise OSError("no such host")
        return [
            ResolveResult(
                hostname=host, host=number, port=port, family=socket.AF_INET, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        pass


def is_open_here(number: str) -> bool:
    """What readers can reach, and this machine itself, where the server of the tests is."""
    return is_public(number) or number == "127.0.0.1"


def is_this_machine(number: str) -> bool:
    """Whether *number* is that of the machine that the tests run on."""
    return number == "127.0.0.1"


def ask_here(
    addresses: Iterable[str],
    trust: ssl.SSLContext,
    limits: Limits = PATIENT,
    is_open: IsOpen = is_open_here,
) -> Mapping[str, Outcome]:
    """What comes of each of *addresses*, in a thread of its own: a browser test keeps a loop."""
    return run_apart(_ask(addresses, trust, limits, is_open))


def trusting(ca: trustme.CA) -> ssl.SSLContext:
    """Trust in *ca*, as browsers have in those that they know."""
    trust = ssl.create_default_context()
    ca.configure_trust(trust)
    return trust


async def _ask(
    addresses: Iterable[str], trust: ssl.SSLContext, limits: Limits, is_open: IsOpen
) -> Mapping[str, Outcome]:
    agent = "A hub (+https://hub.example/)"
    async with open_session(agent, limits, is_open, Names(), trust) as session:
        return await ask_all(Net(session, limits, is_open), addresses, lambda *_: None)


def filled(value: Any, server: Server) -> Any:  # what YAML holds
    """*value* with the ports of *server*."""
    if isinstance(value, str):
        for name, text in _words(server).items():
            value = value.replace(name, text)
    elif isinstance(value, dict):
        return {key: filled(inside, server) for key, inside in value.items()}
    elif isinstance(value, list):
        return [filled(inside, server) for inside in value]
    return value


def _words(server: Server) -> dict[str, str]:
    ports = {"{port}": server.port, "{tls}": server.tls_port, "{closed}": _CLOSED}
    return {name: str(port) for name, port in ports.items()} | {"{long}": _LONG}


def _closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


_CLOSED = _closed_port()


def address_of(case: Case, server: Server) -> str:
    """The link of *case*."""
    if "address" in case:
        return str(case["address"])
    name: str = case["name"]
    return server.address(name, case.get("scheme", "http")) + str(case.get("link", "/page"))
