"""PO files as data, and as text without dates, line numbers, names of people or wrapping.

Babel reads and writes PO files as well, but forgets what a suggestion was made from, breaks long
lines of it, and drops the mark `fuzzy` from entries that are out of use.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

FUZZY = "fuzzy"
"""Flag of an entry whose translation is a suggestion only."""

Key: TypeAlias = tuple[str, str]
"""Context and text: what tells entries of a file apart."""

_NPLURALS = re.compile(r"nplurals\s*=\s*([0-9]+)")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = str.maketrans(_ESCAPES)


@dataclass(frozen=True, slots=True)
class PoEntry:
    """A text and what translators made of it."""

    text: str
    translations: tuple[str, ...] = ("",)
    """One, or one for each way in which the language counts."""
    plural: str = ""
    """The text for several, where it counts something."""
    context: str = ""
    notes: tuple[str, ...] = ()
    """What translators wrote beside it."""
    hints: tuple[str, ...] = ()
    """What they are told about it."""
    places: tuple[str, ...] = ()
    """Files in which it is used."""
    flags: frozenset[str] = frozenset()
    before: tuple[tuple[str, str], ...] = ()
    """Keyword and text of what a suggestion was made from: `(("msgid", "Hello"),)`."""
    obsolete: bool = False
    """Whether nothing uses it any more."""
    line: int = field(default=0, compare=False)
    """Line of the file on which its text starts."""

    @property
    def key(self) -> Key:
        """What tells it apart."""
        return self.context, self.text

    @property
    def fuzzy(self) -> bool:
        """Whether its translation is a suggestion only."""
        return FUZZY in self.flags

    @property
    def is_begun(self) -> bool:
        """Whether some of it is translated, if only by a suggestion."""
        return any(words.strip() for words in self.translations)

    @property
    def is_translated(self) -> bool:
        """Whether all of it is translated, and by more than a suggestion."""
        return all(words.strip() for words in self.translations) and not self.fuzzy

    @property
    def source(self) -> str:
        """All that was translated, in one text: a plural stands behind a zero byte."""
        return f"{self.text}\0{self.plural}" if self.plural else self.text

    @property
    def translation(self) -> str:
        """The translation in one text: forms of a plural stand behind zero bytes."""
        return "\0".join(self.translations)


@dataclass(frozen=True, slots=True)
class PoFile:
    """All entries of a file, and what its first entry says of it."""

    comment: tuple[str, ...] = ()
    header: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[PoEntry, ...] = ()


def forms_of(plural_forms: str) -> int:
    """How many forms a text has in a language that counts by *plural_forms*; 0 if it is silent."""
    found = _NPLURALS.search(plural_forms)
    return int(found[1]) if found else 0


def format_po(po: PoFile) -> str:
    """*po* as the text of a file. The same data always gives the same text."""
    used = [entry for entry in po.entries if not entry.obsolete]
    unused = [entry for entry in po.entries if entry.obsolete]
    parts = [_header(po), *("".join(_lines(entry)) for entry in (*used, *unused))]
    return "\n".join(parts)


def _header(po: PoFile) -> str:
    comment = "".join(_comment("", line) for line in po.comment)
    lines = (f"{name}: {value}".translate(_ESCAPED) for name, value in po.header.items())
    said = "".join(f'"{line}\\n"\n' for line in lines)
    return f'{comment}msgid ""\nmsgstr ""\n{said}'


def _lines(entry: PoEntry) -> Iterator[str]:
    dead = "#~ " if entry.obsolete else ""
    for sign, texts in (("", entry.notes), (".", entry.hints), (":", entry.places)):
        yield from (_comment(sign, text) for text in texts)
    if entry.flags:
        yield f"#, {', '.join(sorted(entry.flags, key=lambda flag: (flag != FUZZY, flag)))}\n"
    for keyword, text in entry.before:
        yield from _said(keyword, text, "#~| " if entry.obsolete else "#| ")
    if entry.context:
        yield from _said("msgctxt", entry.context, dead)
    yield from _said("msgid", entry.text, dead)
    if not entry.plural:
        yield from _said("msgstr", entry.translations[0], dead)
        return
    yield from _said("msgid_plural", entry.plural, dead)
    for number, text in enumerate(entry.translations):
        yield from _said(f"msgstr[{number}]", text, dead)


def _comment(sign: str, text: str) -> str:
    return f"#{sign} {' '.join(text.split())}".rstrip() + "\n"


def _said(keyword: str, text: str, start: str) -> Iterator[str]:
    """*text* behind *keyword*: on one line, or each of its own lines on one."""
    pieces = text.split("\n")
    lines = [f"{piece}\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])
    if len(lines) > 1:
        yield f'{start}{keyword} ""\n'
        yield from (f'{start}"{line.translate(_ESCAPED)}"\n' for line in lines)
    else:
        yield f'{start}{keyword} "{text.translate(_ESCAPED)}"\n'
