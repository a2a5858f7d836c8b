"""The outside check as a whole: what is due is asked, all is remembered, each link is judged."""

import ssl
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

from aiohttp.abc import AbstractResolver

from imhub.errors import HubError
from imhub.links.external.apart import run_apart
from imhub.links.external.ask import open_session
from imhub.links.external.fault import UNREACHED
from imhub.links.external.gather import Link
from imhub.links.external.history import History, open_history
from imhub.links.external.limits import Limits
from imhub.links.external.net import Net
from imhub.links.external.outcome import Outcome
from imhub.links.external.private import IsOpen, is_public
from imhub.links.external.round import Tell, ask_all, host_of
from imhub.links.external.standing import Standing, is_due, standing_of

_CONTROLS = 3


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, when, how, and what may be asked."""

    agent: str
    today: date
    age: int = 6
    """For how many days an answer holds."""
    limits: Limits = field(default_factory=Limits)
    is_open: IsOpen = is_public
    resolver: AbstractResolver | None = None
    trust: ssl.SSLContext | None = None


Standings: TypeAlias = Mapping[Link, Standing]
"""How each link stands."""


def check_outside(links: Sequence[Link], file: Path, asking: Asking, tell: Tell) -> Standings:
    """How each of *links* stands, after asking for those that are due, with the history in *file*.

    Raises:
        HubError: *file* cannot be used, or this machine reaches no server at all.
    """
    with open_history(file) as history:
        before = {each.address: _standing(history, each.address, asking.today) for each in links}
        due = [each for each in before if is_due(before[each], asking.today, asking.age)]
        found = run_apart(_ask(due, asking, tell)) if due else {}
        if _reached_nobody(found):
            _prove_connection(before, found, asking)
        history.add(asking.today, found)
        after = {each: _standing(history, each.address, asking.today) for each in links}
    return {link: standing for link, standing in after.items() if standing is not None}


def _standing(history: History, address: str, today: date) -> Standing | None:
    return standing_of(history.of(address, today))


async def _ask(due: Iterable[str], asking: Asking, tell: Tell) -> Mapping[str, Outcome]:
    async with open_session(
        asking.agent, asking.limits, asking.is_open, asking.resolver, asking.trust
    ) as session:
        return await ask_all(Net(session, asking.limits, asking.is_open), due, tell)


def _reached_nobody(found: Mapping[str, Outcome]) -> bool:
    reasons = {outcome.reason for outcome in found.values() if not outcome.status}
    reached = any(outcome.status for outcome in found.values())
    return not reached and not reasons.isdisjoint(UNREACHED)


def _prove_connection(
    before: Mapping[str, Standing | None], found: Mapping[str, Outcome], asking: Asking
) -> None:
    """Ask for what worked before: if that fails too, it is this machine that is cut off."""
    hosts = {host_of(address) for address in found}
    worked = [each for each, known in before.items() if known and known.outcome.worked]
    controls = [each for each in worked if host_of(each) not in hosts][:_CONTROLS]
    proof = run_apart(_ask(controls, asking, lambda *_: None)) if controls else {}
    if not any(outcome.status for outcome in proof.values()):
        raise HubError(
            "No server could be reached, so this machine may be cut off. Nothing was remembered. "
            "Try again when it is connected."
        )
