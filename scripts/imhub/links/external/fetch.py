"""One file from a server that a person has named, whole."""

from importlib.metadata import version

from aiohttp import ClientError

from imhub.errors import HubError
from imhub.links.external.apart import run_apart
from imhub.links.external.ask import open_session
from imhub.links.external.fault import reason_of
from imhub.links.external.limits import Limits
from imhub.links.external.outcome import REASONS
from imhub.links.external.private import IsOpen

_PIECE = 65_536


def fetch(address: str, limits: Limits | None = None) -> bytes:
    """What stands at *address*, wherever it is: who asks has typed it.

    Raises:
        HubError: nothing comes, or too much.
    """
    return run_apart(_fetch(address, limits or Limits(), lambda _: True))


async def _fetch(address: str, limits: Limits, is_open: IsOpen) -> bytes:
    agent = f"imhub/{version('imhub')}"
    body = bytearray()
    try:
        async with (
            open_session(agent, limits, is_open) as session,
            session.get(address, max_redirects=limits.hops) as response,
        ):
            if response.status != 200:
                raise HubError(f"{address} answers {response.status}. Look at it with a browser.")
            while piece := await response.content.read(_PIECE):
                body += piece
                if len(body) > limits.size:
                    raise HubError(f"{address} is larger than {limits.size // 1_000_000} MB.")
    except (ClientError, TimeoutError, OSError, ValueError) as error:
        raise HubError(f"{address}: {REASONS[reason_of(error)]}") from error
    return bytes(body)
