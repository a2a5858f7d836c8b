"""Linked data (JSON-LD) as it may stand inside a page.

A browser reads a data block as text and runs nothing of it, so a Content-Security-Policy need not
name it. Signs that could end the block or begin a comment are written as escapes of JSON.
"""

import json
from collections.abc import Mapping
from typing import TypeAlias

Linked: TypeAlias = Mapping[str, object]
"""A thing and what is known of it, by the names of schema.org."""

_CONTEXT = "https://schema.org"
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def as_block(things: tuple[Linked, ...]) -> str:
    """*things* as the text of a data block; empty for none."""
    if not things:
        return ""
    graph = {"@context": _CONTEXT, "@graph": [_without_nothing(thing) for thing in things]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


def _without_nothing(thing: Linked) -> Linked:
    return {key: value for key, value in thing.items() if value not in ("", [], None)}
