"""A round of questions: many hosts at one time, each host one after the other."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias
from urllib.parse import urlsplit

from imhub.links.external.net import Net
from imhub.links.external.outcome import Outcome
from imhub.links.external.visit import visit

Tell: TypeAlias = Callable[[int, int], None]
"""Told how many of how many addresses have been asked for."""


async def ask_all(net: Net, addresses: Iterable[str], tell: Tell) -> Mapping[str, Outcome]:
    """What came of each of *addresses*."""
    wanted = tuple(dict.fromkeys(addresses))
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in wanted:
        by_host[host_of(address)].append(address)
    found: dict[str, Outcome] = {}
    seats = asyncio.Semaphore(net.limits.hosts)

    async def ask_host(host: str) -> None:
        async with seats:
            for address in by_host[host]:
                found[address] = await visit(net, address)
                tell(len(found), len(wanted))

    await asyncio.gather(*map(ask_host, by_host))
    return {address: found[address] for address in wanted}


def host_of(address: str) -> str:
    """The host of *address*; empty if it names none."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
