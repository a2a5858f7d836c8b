"""A slow line before a local server: every byte late, few bytes a second, connections not free.

DevTools' own throttling delays whole answers and opens connections at no cost. A phone's line does
neither: a new connection is a round trip by itself, and a page comes packet by packet, so that a
browser can paint the first words while the last are on their way.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

_PACKET = 1_400
"""Bytes of a packet that are content: an Ethernet frame less the headers of IP and TCP."""
_HEADERS = 60
"""Bytes of a packet that are not: they are paid for too."""


@dataclass
class SlowLine:
    """What stands between a browser and the server at *upstream*, a port of this computer."""

    upstream: int
    round_trip: float
    """Seconds to the host and back."""
    rate: float
    """Bytes a second in each direction, all connections together."""
    _free_at: float = 0.0
    """When the way down has sent all that it was given."""

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection from its first packet to its last."""
        opened = asyncio.get_running_loop().time() + self.round_trip
        there, back = await asyncio.open_connection("127.0.0.1", self.upstream)
        try:
            await asyncio.gather(self._up(reader, back, opened), self._down(there, writer))
        finally:
            back.close()
            writer.close()

    async def _up(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, opened: float
    ) -> None:
        """Requests, which are small: each is half a round trip late, the first a whole one more."""
        clock = asyncio.get_running_loop().time
        with suppress(ConnectionError):
            while packet := await source.read(_PACKET):
                await _until(max(clock(), opened) + self.round_trip / 2)
                target.write(packet)
        target.close()

    async def _down(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        """Answers, a packet at a time in the order in which they came."""
        clock = asyncio.get_running_loop().time
        sent: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        arriving = asyncio.create_task(_deliver(sent, target))
        with suppress(ConnectionError):
            while packet := await source.read(_PACKET):
                self._free_at = max(clock(), self._free_at)
                self._free_at += (len(packet) + _HEADERS) / self.rate
                sent.put_nowait((self._free_at + self.round_trip / 2, packet))
        sent.put_nowait((0.0, b""))
        await arriving


async def _deliver(sent: asyncio.Queue[tuple[float, bytes]], target: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while True:
            when, packet = await sent.get()
            if not packet:
                return
            await _until(when)
            target.write(packet)
            await target.drain()


async def _until(when: float) -> None:
    await asyncio.sleep(max(0.0, when - asyncio.get_running_loop().time()))


@contextmanager
def slow_line(address: str, round_trip: float, rate: float) -> Iterator[str]:
    """A slow line to the server at *address*; gives the address at its near end."""
    port = urlsplit(address).port
    assert port
    line = SlowLine(port, round_trip, rate)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(
        asyncio.start_server(line.carry, "127.0.0.1", 0), loop
    ).result()
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        asyncio.run_coroutine_threadsafe(_close(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _close(server: asyncio.Server) -> None:
    """Close *server*, and leave alone whoever still waits on the line."""
    server.close()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
