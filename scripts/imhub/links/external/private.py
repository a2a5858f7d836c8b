"""Which addresses of the network readers can reach, and a way out that leads to no others."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TypeAlias

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

AddressInfo: TypeAlias = tuple[
    int | socket.AddressFamily, int | socket.SocketKind, int, str, tuple[str | int, ...]
]
IsOpen: TypeAlias = Callable[[str], bool]
"""Whether a numeric address may be connected to."""

_TRANSLATED = IPv6Network("64:ff9b::/96")
_LAST_32_BITS = 0xFFFFFFFF


class PrivateAddressError(OSError):
    """A name leads into a network where readers cannot go."""


def is_public(number: str) -> bool:
    """Whether *number* is an address that everybody can reach, in whatever form it is written."""
    try:
        address = ip_address(number.partition("%")[0])
    except ValueError:
        return False
    inside = _inside(address) if isinstance(address, IPv6Address) else None
    if inside is not None and not is_public(str(inside)):
        return False
    return inside is not None or (address.is_global and not address.is_multicast)


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The older address that *address* stands for, if it does."""
    if address in _TRANSLATED:
        return IPv4Address(int(address) & _LAST_32_BITS)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]


class OpenResolver(AbstractResolver):
    """Asks another resolver, and keeps what may be connected to."""

    def __init__(self, is_open: IsOpen, behind: AbstractResolver | None = None) -> None:
        self._is_open = is_open
        self._behind = behind or ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The numbers of *host* that may be connected to.

        Raises:
            PrivateAddressError: it has numbers, and none of these may.
        """
        found = await self._behind.resolve(host, port, family)
        kept = [each for each in found if self._is_open(each["host"])]
        if found and not kept:
            raise PrivateAddressError(f"{host} is private")
        return kept

    async def close(self) -> None:
        """Let go of the other resolver."""
        await self._behind.close()


def guarded_socket(is_open: IsOpen) -> Callable[[AddressInfo], socket.socket]:
    """Makes sockets, and none for an address that may not be connected to.

    It sees the number that is connected to in the end, whatever the name was and whoever said so.
    """

    def make(info: AddressInfo) -> socket.socket:
        family, kind, protocol, _, place = info
        if not is_open(str(place[0])):
            raise PrivateAddressError(f"{place[0]} is private")
        made = socket.socket(family, kind, protocol)
        made.setblocking(False)  # noqa: FBT003  (its own signature)
        return made

    return make
