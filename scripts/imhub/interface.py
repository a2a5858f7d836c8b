"""The words that templates and the package itself say to readers, found for translators."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from jinja2 import TemplateSyntaxError

from imhub.catalog import INTERFACE
from imhub.errors import HubError
from imhub.extract import Unit

_KEYWORDS: Mapping[str, object] = {
    "_": None,
    "say": None,
    "ngettext": (1, 2),
    "plural_forms": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_JINJA = {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}
_SPEAKS = "gettext"
"""Stands in each module that speaks to readers; others speak to editors, in English alone."""

_Said: TypeAlias = tuple[str, str | tuple[str, ...], list[str], str | None]
"""File, text, comments and context."""


def extract_interface(overrides: Path) -> tuple[Unit, ...]:
    """All that the templates in *overrides* and the package say, in a stable order.

    Each unit names the templates that it comes from, and no line of them.

    Raises:
        HubError: a template cannot be read.
    """
    catalog = Catalog()
    try:
        said = sorted(_said(overrides), key=_by_text)
    except TemplateSyntaxError as error:
        message = f"A template cannot be read, line {error.lineno}: {error.message}"
        raise HubError(message) from error
    for file, text, comments, context in said:
        catalog.add(text, locations=[(file, 0)], auto_comments=comments, context=context)
    return tuple(_units(catalog))


def _units(catalog: Catalog) -> Iterator[Unit]:
    for message in catalog:
        text, plural = (message.id, "") if isinstance(message.id, str) else message.id
        if text:
            yield Unit(
                text,
                INTERFACE,
                tuple(file for file, _ in message.locations),
                comments=tuple(message.auto_comments),
                plural=plural,
                context=message.context or "",
                flags=frozenset(message.flags),
            )


def _by_text(said: _Said) -> tuple[str, str, str]:
    file, text, _, context = said
    return (text if isinstance(text, str) else text[0]), context or "", file


def _said(overrides: Path) -> Iterator[_Said]:
    for template in sorted(overrides.rglob("*.html")):
        yield from _said_in(template, "jinja2", overrides)
    package = Path(str(files("imhub")))
    for module in sorted(package.rglob("*.py")):
        if _SPEAKS in module.read_text(encoding="utf-8"):
            yield from _said_in(module, "python", package)


def _said_in(file: Path, method: str, folder: Path) -> Iterator[_Said]:
    found = extract_from_file(
        method,
        file,
        keywords=_KEYWORDS,  # type: ignore[arg-type]  # Babel's own type leaves contexts out
        comment_tags=("Translators:",),
        options=_JINJA,
        strip_comment_tags=True,
    )
    place = f"{folder.name}/{file.relative_to(folder).as_posix()}"
    for _, text, comments, context in found:
        yield place, text, comments, context
