"""What came of asking for an address, and what to say of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Whether a reader who follows a link finds what it promises."""

    WORKS = "works"
    MOVED = "moved"
    """It works, and has another address for good."""
    BROKEN = "broken"
    UNSURE = "unsure"
    """Nobody can tell without a person, as behind a log-in."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of asking for one address."""

    verdict: Verdict
    reason: str = ""
    """One of `REASONS`; empty where it works."""
    status: int = 0
    """What the last server answered; 0 if none did."""
    moved_to: str = ""
    """The address that it has for good."""

    @property
    def worked(self) -> bool:
        """Whether a reader got there."""
        return self.verdict in (Verdict.WORKS, Verdict.MOVED)


def broken(reason: str, status: int = 0) -> Outcome:
    """A link that leads nowhere."""
    return Outcome(Verdict.BROKEN, reason, status)


def unsure(reason: str, status: int = 0) -> Outcome:
    """A link of which nobody can tell."""
    return Outcome(Verdict.UNSURE, reason, status)


REASONS: Mapping[str, str] = {
    "malformed": "It is no address that a browser can ask for.",
    "private": "It leads into a private network, where readers cannot go.",
    "no-such-host": "There is no server of that name.",
    "no-connection": "No server takes a connection there.",
    "slow": "The server did not answer in time.",
    "closed": "The server hung up without an answer.",
    "garbled": "The server answered with something that is no web page.",
    "cut-off": "What the server sends breaks off, or cannot be unpacked.",
    "tls": "No safe connection can be made.",
    "tls-expired": "The certificate of the server has run out, so browsers warn readers.",
    "tls-name": "The certificate is for another server, so browsers warn readers.",
    "tls-untrusted": "Nobody vouches for the certificate, so browsers warn readers.",
    "not-found": "The server says that there is no such page.",
    "refused": "The server does not accept what is asked.",
    "server-error": "The server says that it is out of order.",
    "soft-404": "A page comes that says that there is no such page.",
    "home": "Readers are sent to the first page of the site: the page itself is gone.",
    "for-sale": "The address is for sale: whoever had it has left.",
    "empty": "Nothing stands there.",
    "not-a-pdf": "It should be a PDF and is none.",
    "no-place": "The page is there; the place on it that the link names is not.",
    "loop": "Readers are sent round and round.",
    "too-far": "Readers are sent on too often.",
    "astray": "Readers are sent on, and not to an address.",
    "login": "Readers have to log in. Ask somebody who can.",
    "wall": "The server does not let programs in. Look with a browser.",
    "law": "The server may not show it here, by law. Look with a browser.",
    "busy": "The server asks to come back later.",
    "scripted": "A script writes the page, so the place on it cannot be looked for.",
    "too-large": "The page is too large to look for the place on it.",
}
"""What each reason says to an editor."""
