"""A PO file as gettext reads it: only what is whole, confirmed and safe to put numbers into.

Babel would write such a file as well, but without the way of counting of a language that it does
not know.
"""

import re
import struct
from gettext import GNUTranslations
from io import BytesIO

from imhub.pofile import PoEntry, PoFile
from imhub.textfile import TextProblem

_PLURAL_FORMS = "Plural-Forms"
_RULE = re.compile(r"\s*nplurals\s*=\s*[1-6]\s*;\s*plural\s*=[^;]+;?\s*")
_MANY = 200
"""Numbers up to here use all that a way of counting can hold."""
_PLACEHOLDER = re.compile(r"%\((?P<name>\w+)\)[ds]|%%")
_MAGIC = 0x950412DE
_START = 28
"""Bytes before the two tables of a compiled file."""


def as_translations(po: PoFile) -> GNUTranslations:
    """The translations of *po* that templates can use; suggestions are not among them.

    Raises:
        TextProblem: its first entry does not say how the language counts.
    """
    rule = po.header.get(_PLURAL_FORMS, "")
    texts = {"": "Content-Type: text/plain; charset=UTF-8\n"}
    if rule:
        texts[""] += f"{_PLURAL_FORMS}: {rule}\n"
    for entry in po.entries:
        if entry.is_translated and not entry.obsolete and not unknown_placeholders(entry):
            texts[_key(entry)] = entry.translation
    try:
        translations = _load(texts, rule)
    except (ValueError, ArithmeticError) as error:
        message = "The first entry has a plural form that is not one."
        remedy = "Copy it from translations/languages.yml."
        raise TextProblem(1, "broken-po", message, remedy) from error
    return translations


def _load(texts: dict[str, str], rule: str) -> GNUTranslations:
    """*texts* for gettext, once it has counted by *rule*: one that cannot would break a page."""
    if rule and not _RULE.fullmatch(rule):
        raise ValueError(rule)
    translations = GNUTranslations(BytesIO(_compiled(texts)))
    count = translations.ngettext
    for number in range(_MANY):
        count("", "", number)
    return translations


def _key(entry: PoEntry) -> str:
    return f"{entry.context}\4{entry.source}" if entry.context else entry.source


def _compiled(texts: dict[str, str]) -> bytes:
    """*texts* as the compiled file that gettext reads: two tables of places, then the texts."""
    pairs = sorted((key.encode(), text.encode()) for key, text in texts.items())
    at = _START + 16 * len(pairs)
    places, data = [], b""
    for texts_of_one_side in zip(*pairs, strict=True):
        for raw in texts_of_one_side:
            places += [len(raw), at + len(data)]
            data += raw + b"\0"
    head = (_MAGIC, 0, len(pairs), _START, _START + 8 * len(pairs), 0, at)
    return struct.pack(f"<{len(head) + len(places)}I", *head, *places) + data


def unknown_placeholders(entry: PoEntry) -> tuple[str, ...]:
    """Placeholders of its translation that a template could not fill: it would break there."""
    known = {match["name"] for match in _PLACEHOLDER.finditer(entry.source)}
    unknown: dict[str, None] = {}
    for words in entry.translations:
        named = {match[0]: match["name"] for match in _PLACEHOLDER.finditer(words)}
        unknown |= {said: None for said, name in named.items() if name and name not in known}
        if "%" in _PLACEHOLDER.sub("", words):
            unknown["%"] = None
    return tuple(unknown)
