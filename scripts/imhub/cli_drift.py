"""`imhub drift`: which messages of a hub on a partner's page are out of date."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from imhub.arguments import find_root
from imhub.errors import HubError

_BUILT = "site"


@click.command()
@click.argument("page", metavar="URL|FILE")
@click.option(
    "--hub",
    default="",
    metavar="URL|DIR",
    help="The hub's address, or the folder of its built site. Default: site/ of this hub.",
)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
def drift(page: str, hub: str, format_: str) -> None:
    """Say which messages of a hub on a partner's page are out of date.

    URL or FILE is a page that holds HTML which the hub gives to partners: each such piece says
    with data-message and data-version which words it is. They are compared with the words that the
    hub has now. A message can be outdated, changed on the page, or withdrawn by the hub.
    """
    from imhub.drift import Hub, State, snippets_in
    from imhub.drifttext import as_json, as_text

    found = snippets_in(_read_page(page))
    known = Hub(_reader_of(hub))
    drifts = tuple(known.drift_of(each) for each in found)
    click.echo({"text": as_text, "json": as_json}[format_](page, drifts))
    if any(each.state is not State.CURRENT for each in drifts):
        sys.exit(1)


def _is_address(place: str) -> bool:
    return place.lower().startswith(("http://", "https://"))


def _fetch(address: str) -> bytes:
    from imhub.links.external import fetch

    return fetch(address)


def _read_page(page: str) -> bytes:
    return _fetch(page) if _is_address(page) else _read_file(Path(page))


def _read_file(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise HubError(f"{file} cannot be read: {error.strerror}.") from error


def _reader_of(hub: str) -> Callable[[str], bytes]:
    """What reads a file of the site of *hub* by its path below the root."""
    if _is_address(hub):
        home = hub if hub.endswith("/") else f"{hub}/"
        return lambda file: _fetch(f"{home}{file}")
    folder = Path(hub) if hub else _built_here()
    return lambda file: _read_file(folder / file)


def _built_here() -> Path:
    try:
        return find_root(Path.cwd()) / _BUILT
    except HubError as error:
        raise HubError(
            "Say with --hub where the hub is: its address, or the folder of its built site."
        ) from error
