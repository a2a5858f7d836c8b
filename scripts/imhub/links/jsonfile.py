"""Addresses that data names: a web manifest, a list of pages to save, linked data, any other."""

import json
import re
from collections.abc import Iterator

from imhub.links.use import Use

SAVED = re.compile(r"assets/saved-[\w-]+\.[0-9a-f]+\.json")
"""Lists of what a service worker keeps for reading offline."""
FROM_SAVED = "../"
"""Where their addresses start: at the site's root, as a service worker's do."""
_SAVED_KEYS = ("pages", "files")

_MANIFEST_KEYS = frozenset({"action", "scope", "src", "start_url", "url"})
_MANIFEST_FREE = frozenset({"related_applications"})
_LINKED_KEYS = frozenset({
    "@id", "contentUrl", "embedUrl", "image", "item", "logo", "mainEntityOfPage", "photo",
    "thumbnailUrl", "url",
})  # fmt: skip
_FULL = re.compile(r"https?://[^\s<>\"]+", re.I)


class BadFileError(ValueError):
    """A file is not what its name says. The text says how."""


def in_saved(text: str) -> Iterator[Use]:
    """What stands in a list of pages and files to save.

    Raises:
        BadFileError: it is no such list.
    """
    data = _load(text)
    if not isinstance(data, dict):
        raise BadFileError("it holds no lists called pages and files")
    for key in _SAVED_KEYS:
        listed = data.get(key, [])
        if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
            raise BadFileError(f"its {key} are no list of addresses")
        yield from map(Use, listed)


def in_manifest(text: str) -> Iterator[Use]:
    """What a web manifest names.

    Raises:
        BadFileError: it is no JSON.
    """
    for key, value in _strings("", _load(text), _MANIFEST_FREE):
        if key in _MANIFEST_KEYS:
            yield Use(value, loads=key == "src", bare=key == "scope")


def in_linked_data(text: str) -> Iterator[Use]:
    """What linked data (JSON-LD) names; nothing if it is no JSON."""
    try:
        data = _load(text)
    except BadFileError:
        return
    for key, value in _strings("", data, frozenset()):
        if _FULL.fullmatch(value) or (key in _LINKED_KEYS and "/" in value and " " not in value):
            yield Use(value.partition("#")[0] if key == "@id" else value, loads=False)


def full_addresses(text: str) -> Iterator[Use]:
    """Addresses with a host that are a whole value in the JSON *text*; nothing if it is none."""
    try:
        data = _load(text)
    except BadFileError:
        return
    for _, value in _strings("", data, frozenset()):
        if _FULL.fullmatch(value):
            yield Use(value, loads=False)


def _load(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadFileError(f"it is no JSON: {error}") from error


def _strings(key: str, value: object, free: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each text in *value* with the key under which it stands; none under keys in *free*."""
    if isinstance(value, dict):
        for name, inside in value.items():
            if name not in free:
                yield from _strings(name, inside, free)
    elif isinstance(value, list):
        for inside in value:
            yield from _strings(key, inside, free)
    elif isinstance(value, str):
        yield key, value
