"""A new page with blanks to fill in."""

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from pydantic.fields import FieldInfo

from imhub.campaignsfile import TO_COME
from imhub.errors import HubError
from imhub.frontmatter import PAGE_TYPES
from imhub.model import Section, Site
from imhub.vocabulary import KINDS, OneOf, Vocabulary, nearest

NOT_YET = frozenset({"approved_by", "made_with", "tested_with"})
"""What only people can fill in, later."""
_DATES = frozenset({"start", "end", "date"})
"""Dates that somebody else announces."""
BODIES = {"activity": "1. \n2. \n3. \n"}
"""How the body of a page begins, by page type."""
HINTS = {
    "theme": "as whoever runs the week has announced it",
    "local_theme": "our own, in plain words",
    "hashtags": '["#OneWord"]',
    "publisher": "who stands behind this campaign",
    "press": '{name: "Press office", email: "press@example.org"}',
    "publish_from": "the first day on which readers may see it",
    "what_happened": "afterwards: a list with a paragraph each",
    "occasion": "what else the day is",
    "key_message": "one idea, at most 140 characters",
    "activities": "ids of pages with things to do, for example [bus-song]",
}
"""What to write at a blank, by its name."""
_LEFT_OUT = frozenset({"id", "title", "allow", "image", "critical", "posts", "adaptations"})
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Latin letters that are no other letter with an accent."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a new page is to be."""

    type: str
    title: str
    folder: str = ""
    """Folder below `content/`; needed only where several fit."""
    name: str = ""
    """Name of its file without `.md`; made from the title unless said."""


def new_page(root: Path, site: Site, vocabulary: Vocabulary, wish: Wish, today: date) -> Path:
    """Write a page with blanks, and say where it stands.

    Raises:
        HubError: there is no such type or folder, the name cannot be one, or the page exists.
    """
    if wish.type not in PAGE_TYPES:
        raise HubError(f"{wish.type} is not a type of page. {nearest(wish.type, PAGE_TYPES)}")
    title = " ".join(wish.title.split())
    place = place_of(site, wish)
    refuse_taken(site, wish.type, place)
    text = page_text(wish.type, title, vocabulary, today)
    return write_new(root, place, text)


def write_new(root: Path, place: str, text: str) -> Path:
    """Write *text* to *place* below `content/`, and say where that is.

    Raises:
        HubError: there is something already.
    """
    path = root / "content" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise HubError(f"content/{place} is there already. Choose another title.") from error
    return path


def _name(wish: Wish) -> str:
    """Name of the new file: small letters, digits and hyphens."""
    said = (wish.name or " ".join(wish.title.split())).lower()
    plain = unicodedata.normalize("NFKD", said.translate(_LETTERS))
    ascii_ = plain.encode("ascii", "ignore").decode().replace("'", "")
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")[:60].strip("-")
    if not slug or slug == "index":
        raise HubError(
            "This title gives no name for the file, which is made of letters a to z and digits. "
            "Give one: --name my-page."
        )
    return slug


def place_of(site: Site, wish: Wish) -> str:
    """Path of the new page below `content/`.

    Raises:
        HubError: the hub has no folder for it, or the title gives no name.
    """
    name = _name(wish)
    if wish.type == "campaign-day":
        return f"{_campaign(site, wish.folder)}/{name}.md"
    folder = _section(site, wish).folder
    return f"{folder}/{name}/index.md" if wish.type == "campaign" else f"{folder}/{name}.md"


def _section(site: Site, wish: Wish) -> Section:
    fitting = [section for section in site.hub.sections if section.type == wish.type]
    for section in fitting:
        if wish.folder in ("", section.folder):
            return section
    folders = ", ".join(section.folder for section in fitting)
    if not folders:
        raise HubError(f"This hub has no folder for pages of type {wish.type}.")
    raise HubError(f"{wish.folder} is not a folder for this type. Choose one of: {folders}.")


def _campaign(site: Site, folder: str) -> str:
    """Folder of the campaign that a new day belongs to: the latest unless said."""
    if not site.campaigns:
        raise HubError('This hub has no campaign yet. Write one first: imhub new campaign "…".')
    folders = [campaign.folder for campaign in reversed(site.campaigns)]
    if folder and folder not in folders:
        raise HubError(f"{folder} is not a campaign. Choose one of: {', '.join(folders)}.")
    return folder or folders[-1]


def refuse_taken(site: Site, type_: str, place: str) -> None:
    """Stop if another page has the id that a page of *type_* at *place* would have.

    Raises:
        HubError: one has.
    """
    id_ = id_of(type_, place)
    other = site.message_by_id.get(id_)
    if other and other.path != place:
        raise HubError(
            f"There is a page called {id_} already: {other.file}. "
            "Choose another title, or give a name: --name my-page."
        )


def id_of(type_: str, place: str) -> str:
    """The id of a page of *type_* at *place*, as `load.py` sees it."""
    _, *folders, name = place.removesuffix(".md").split("/")
    if type_ == "campaign":
        return "-".join(folders)
    return "-".join((*folders, name)) if type_ == "campaign-day" else name


def page_text(type_: str, title: str, vocabulary: Vocabulary, today: date, **given: object) -> str:
    """A page of *type_* with blanks, but for what is *given*."""
    lines = ["---", f"title: {json.dumps(title, ensure_ascii=False)}"]
    for name, field in PAGE_TYPES[type_].model_fields.items():
        if name in given:
            lines.append(f"{name}: {given[name]}")
        elif name not in _LEFT_OUT:
            lines.append(_line(name, field, vocabulary, today))
    return "\n".join([*lines, "---", BODIES.get(type_, "\n")])


def _line(name: str, field: FieldInfo, vocabulary: Vocabulary, today: date) -> str:
    if name == "reviewed":
        return f"reviewed: {today}"
    if name in NOT_YET:
        return f"{name}: not yet"
    if name in _DATES:
        return f"{name}: {TO_COME}"
    hint = _hint(field, vocabulary) or HINTS.get(name, "")
    note = f"  # {hint}" if hint else ""
    return f"{name}:{note}" if field.is_required() else f"# {name}:{note}"


def _hint(field: FieldInfo, vocabulary: Vocabulary) -> str:
    kind = _kind(field.annotation) or next(
        (mark.kind for mark in field.metadata if isinstance(mark, OneOf)), ""
    )
    values = vocabulary.get(kind, ())
    if kind and 0 < len(values) <= 12:
        return f"choose from: {', '.join(values)}"
    if kind:
        return f"the id of {KINDS[kind]}"
    choices = [value for value in get_args(field.annotation) if isinstance(value, str) and value]
    return f"choose from: {', '.join(choices)}" if choices else ""


def _kind(annotation: Any) -> str:  # any type expression
    for part in get_args(annotation):
        if isinstance(part, OneOf):
            return part.kind
        found = _kind(part)
        if found:
            return found
    return ""
