"""The text of a PO file → its entries, or the line on which it is broken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from imhub.pofile import PoEntry, PoFile, forms_of
from imhub.textfile import TextProblem

_LINE = re.compile(
    r"(?:(?P<keyword>msgctxt|msgid|msgid_plural|msgstr|msgstr\[[0-5]\])\s*)?"
    r'"(?P<text>[^"\\]*(?:\\.[^"\\]*)*)"'
)
_ESCAPE = re.compile(r'\\([\\"ntr])')
_LETTERS = {"n": "\n", "t": "\t", "r": "\r"}
_BEFORE = {"msgid_plural": "msgid", "msgstr": "msgid", "msgstr[0]": "msgid_plural"}
_SIGNS = {".": ".", ":": ":", ",": ",", "=": ","}
"""Kinds of comments; newer tools write flags that last behind `#=`."""
_NOT_WHOLE = "An entry here is not whole."


def parse_po(text: str, *, obsolete: bool = False) -> PoFile:
    """What stands in *text*; with entries that nothing uses any more only if *obsolete*.

    Raises:
        TextProblem: it is no PO file.
    """
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), start=1):
        plain = line.strip()
        if plain and (obsolete or not plain.startswith("#~")):
            reader.take(number, plain)
    reader.finish(at_end=True)
    return _checked(reader.made)


@dataclass(slots=True)
class _Parts:
    """What is read of an entry."""

    line: int = 0
    obsolete: bool = False
    said: dict[str, list[str]] = field(default_factory=dict)
    before: dict[str, list[str]] = field(default_factory=dict)
    comments: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        return "msgstr" in self.said or "msgstr[0]" in self.said


class _Reader:
    """Reads line by line."""

    def __init__(self) -> None:
        self.made: list[_Parts] = []
        self.parts = _Parts()
        self.last = ""
        self.now: list[str] | None = None

    def take(self, number: int, line: str) -> None:
        """Read *line*, which is not empty."""
        dead = line.startswith("#~")
        plain = line[2:].lstrip() if dead else line
        if plain.startswith(("#|", "|")):
            self._take_previous(number, plain.lstrip("#|").lstrip())
        elif plain.startswith("#"):
            self._take_comment(plain)
        else:
            self._take_words(number, plain, dead=dead)

    def finish(self, *, at_end: bool = False) -> None:
        """Close the entry that is being read, if it is whole."""
        if self.parts.is_whole:
            self.made.append(self.parts)
            self.parts = _Parts()
            self.now = None
        elif at_end and self.parts.said:
            raise _problem(self.parts.line, _NOT_WHOLE)

    def _take_comment(self, line: str) -> None:
        self.finish()
        kind = _SIGNS.get(line[1:2], "")
        text = line[2:] if kind else line[1:]
        words = [text.strip()]
        if kind == ":":
            words = [place for part in text.split() if (place := _without_line(part))]
        elif kind == ",":
            words = [flag.strip() for flag in text.split(",") if flag.strip()]
        self.parts.comments.setdefault(kind, []).extend(words)

    def _take_previous(self, number: int, line: str) -> None:
        self.finish()
        match = _LINE.fullmatch(line)
        if match is None:
            raise _problem(number, "This line is not `#| msgid` with words in quotes.")
        if match["keyword"]:
            self.now = self.parts.before.setdefault(match["keyword"], [])
        if self.now is None:
            raise _problem(number, "Words stand here that belong to no entry.")
        self.now.append(_plain(match["text"]))

    def _take_words(self, number: int, line: str, *, dead: bool) -> None:
        match = _LINE.fullmatch(line)
        if match is None:
            raise _problem(number, "This line is not `msgid` or `msgstr` with words in quotes.")
        keyword = match["keyword"]
        if keyword:
            self._start(number, keyword, dead=dead)
        if self.now is None or not self.parts.said:
            raise _problem(number, "Words stand here that belong to no entry.")
        self.now.append(_plain(match["text"]))

    def _start(self, number: int, keyword: str, *, dead: bool) -> None:
        if not _may_follow(keyword, self.last):
            raise _problem(number, f"`{keyword}` does not belong here.")
        if keyword in ("msgctxt", "msgid"):
            self.finish()
            self.parts.line, self.parts.obsolete = number, dead
        self.last = keyword
        self.now = self.parts.said.setdefault(keyword, [])


def _may_follow(keyword: str, before: str) -> bool:
    """Whether *keyword* may come next."""
    at_start = not before or before.startswith("msgstr")
    if keyword == "msgctxt":
        return at_start
    if keyword == "msgid":
        return at_start or before == "msgctxt"
    number = int(keyword[7]) if keyword.startswith("msgstr[") else 0
    return before == (f"msgstr[{number - 1}]" if number else _BEFORE[keyword])


def _without_line(place: str) -> str:
    """The file of *place*, `content/a.md:12`."""
    file, _, line = place.rpartition(":")
    return file if file and line.isdigit() else place


def _plain(text: str) -> str:
    """*text* without the signs that a PO file puts before some letters."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: _LETTERS.get(match[1], match[1]), text)


def _checked(made: list[_Parts]) -> PoFile:
    entries = [_entry(parts) for parts in made]
    used = [entry for entry in entries if not entry.obsolete]
    head = next((entry for entry in used if entry.key == ("", "")), PoEntry(""))
    header = dict(_header(head.translation))
    most = forms_of(header.get("Plural-Forms", ""))
    seen = set()
    for entry in used:
        if entry.key in seen:
            raise _problem(entry.line, "This text stands in the file a second time.")
        if entry.plural and most and len(entry.translations) > most:
            raise _problem(entry.line, _NOT_WHOLE)
        seen.add(entry.key)
    return PoFile(head.notes, header, tuple(entry for entry in entries if entry.text))


def _entry(parts: _Parts) -> PoEntry:
    said = {keyword: "".join(pieces) for keyword, pieces in parts.said.items()}
    forms = tuple(text for keyword, text in said.items() if keyword.startswith("msgstr"))
    return PoEntry(
        said["msgid"],
        forms,
        said.get("msgid_plural", ""),
        said.get("msgctxt", ""),
        tuple(parts.comments.get("", ())),
        tuple(parts.comments.get(".", ())),
        tuple(dict.fromkeys(parts.comments.get(":", ()))),
        frozenset(parts.comments.get(",", ())),
        tuple((keyword, "".join(pieces)) for keyword, pieces in parts.before.items()),
        parts.obsolete,
        parts.line,
    )


def _header(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()


def _problem(line: int, message: str) -> TextProblem:
    return TextProblem(line, "broken-po", message, "Compare it with the entries around it.")
