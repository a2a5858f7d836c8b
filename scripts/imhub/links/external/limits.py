"""How patient and how polite a check is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, sizes and numbers that a check keeps to."""

    connect: float = 10
    """Seconds for a name, a connection and its encryption."""
    read: float = 15
    """Seconds in which a server must say something."""
    total: float = 40
    """Seconds for an answer as a whole."""
    pause: float = 1
    """Seconds between two requests to a host."""
    tries: int = 3
    backoff: float = 2
    """Seconds before the second try; twice as many before each further one."""
    longest_wait: float = 60
    """Seconds that a server may ask for before it is left alone for the day."""
    hops: int = 8
    """How often readers may be sent on."""
    size: int = 3_000_000
    """Bytes of a page that are read, after unpacking."""
    hosts: int = 16
    """How many hosts are asked at one time."""
