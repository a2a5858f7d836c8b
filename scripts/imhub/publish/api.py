"""`api/v1/`: the messages of a hub as JSON, for whoever wants them on pages of their own."""

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from imhub.model import Message
from imhub.publish.snippet import Snippet, as_html
from imhub.publish.words import Words

FOLDER = "api/v1"
INDEX = f"{FOLDER}/index.json"
_VERSION = 1
_MESSAGES = "messages.json"
_SCHEMA = f"schema/{_MESSAGES}"


@dataclass(frozen=True, slots=True)
class Told:
    """A message as partners get it."""

    message: Message
    summary: Words
    key_message: Words
    provenance: str
    """`original`, `machine` for a draft that nobody has read, or `reviewed`."""
    snippet: Snippet
    approved_by: str
    """Role of the person who has approved its page; empty for nobody."""


@dataclass(frozen=True, slots=True)
class Collection:
    """All messages in one language."""

    hub: str
    home: str
    """Full address of the first page in the language."""
    code: str
    html_lang: str
    direction: str
    native: str
    licence: tuple[str, str]
    draft: bool
    """Whether words may be among them that nobody has signed for."""
    messages: tuple[Told, ...]


def messages_file(code: str) -> str:
    """Where the messages in the language *code* stand, below the root of the site."""
    return f"{FOLDER}/{code}/{_MESSAGES}"


def write_messages(place: Path, site_url: str, collection: Collection) -> None:
    """Write *collection* below *place*, the root of the site, which stands at *site_url*."""
    name, address = collection.licence
    said = {
        "$schema": f"{site_url}{FOLDER}/{_SCHEMA}",
        "version": _VERSION,
        "hub": collection.hub,
        "home": collection.home,
        "language": {
            "code": collection.code,
            "html_lang": collection.html_lang,
            "direction": collection.direction,
            "native": collection.native,
        },
        "licence": {"name": name, "url": address, "attribution": collection.hub},
        "draft": collection.draft,
        "messages": [_as_data(told, collection.code) for told in collection.messages],
    }
    _write(place / messages_file(collection.code), said)


def _as_data(told: Told, code: str) -> dict[str, object]:
    message, snippet = told.message, told.snippet
    fields = {
        "title": snippet.title,
        "summary": told.summary,
        "key_message": told.key_message,
        **{f"steps/{number}": step for number, step in enumerate(snippet.steps)},
        **{f"safety/{number}": words for number, words in enumerate(snippet.safety)},
    }
    return {
        "id": message.id,
        "type": message.type,
        "language": code,
        "title": snippet.title.text,
        "summary": told.summary.text,
        "key_message": told.key_message.text,
        "steps": [step.text for step in snippet.steps],
        "safety": [words.text for words in snippet.safety],
        "audience": list(message.audience),
        "stage": list(message.stage),
        "url": snippet.url,
        "version": snippet.version,
        "reviewed": message.reviewed.isoformat() if message.reviewed else None,
        "approved_by": told.approved_by or None,
        "provenance": told.provenance,
        "untranslated": [name for name, words in fields.items() if words.lang != snippet.lang],
        "html": as_html(snippet),
    }


def write_index(place: Path) -> None:
    """Say below *place*, the root of the site, in which languages there are messages.

    It is made from what stands there, once all languages are written.
    """
    folder = place / FOLDER
    written = sorted(folder.glob(f"*/{_MESSAGES}"))
    languages = (path for path in written if path != folder / _SCHEMA)
    found = [json.loads(path.read_text(encoding="utf-8")) for path in languages]
    if not found:
        return
    first = found[0]
    root = first["$schema"].removesuffix(_SCHEMA)
    said = {
        "version": _VERSION,
        "hub": first["hub"],
        "licence": first["licence"],
        "draft": first["draft"],
        "schema": first["$schema"],
        "languages": [
            {
                **each["language"],
                "home": each["home"],
                "messages": f"{root}{each['language']['code']}/{_MESSAGES}",
                "count": len(each["messages"]),
            }
            for each in found
        ],
    }
    _write(place / INDEX, said)
    schema = files("imhub.publish").joinpath("messages.schema.json").read_text(encoding="utf-8")
    _write(folder / _SCHEMA, json.loads(schema))


def _write(file: Path, said: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(said, ensure_ascii=False, indent=1)
    file.write_text(f"{text}\n", encoding="utf-8", newline="\n")
