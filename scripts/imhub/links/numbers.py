"""Phone numbers that a built site prints though no service has them, or has them no more."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote

from imhub.finding import Finding
from imhub.findnumber import NumberFinder, out_of_use
from imhub.phones import as_e164, plain_digits
from imhub.service import Service

_REMEDY = "Find out which file it comes from, and name the service there instead."
_OTHER_FILES = frozenset({".ics", ".js", ".json", ".mjs", ".svg", ".txt", ".webmanifest", ".xml"})
_UNSEEN = (("<svg", "</svg>"), ("<script", "</script>"), ("<style", "</style>"), ("<!--", "-->"))
"""How parts of a page start and end that no reader sees as words."""
_WITHIN_WORDS = re.compile(r"</?(?:b|em|i|mark|small|span|strong)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_END = "|"
"""Stands where one piece of text ends and the next begins."""
_LINK_END = re.compile(r"[\"'?&\s>]")
_SPACE = r"[ \t\n().\-\u00a0\u00ad\u061c\u2000-\u200f\u2010-\u2015\u202a-\u202f\u2066-\u2069]"
_NUMBER = re.compile(rf"\d(?<![\w.,/:=%#£€$-]\d)(?:{_SPACE}{{0,4}}\d){{6,17}}(?![\w%])")
"""Starts with its first digit, since `re` is quick to pass over all else."""
_DATES = re.compile(
    r"(?:19|20)\d\d\D{1,3}(?:(?:19|20)\d\d|\d\d?\D\d\d?)|\d\d?\D\d\d?\D(?:19|20)\d\d"
)

Candidate: TypeAlias = tuple[str, bool]
"""What may be a phone number as a page prints it, and whether a link dials it."""


@dataclass(frozen=True, eq=False)
class Printable:
    """What numbers a built site may print, and which it may never."""

    region: str
    current: frozenset[str]
    """As digits, and as the whole world dials them."""
    old: NumberFinder


def printable(shown: Iterable[Service], known: Iterable[Service], region: str) -> Printable:
    """What a site may print that shows the services *shown* out of all that are *known*."""
    phones = [phone for service in shown for phone in service.phones]
    current = {phone.digits for phone in phones} | {phone.e164 for phone in phones if phone.e164}
    return Printable(region, frozenset(current), NumberFinder(out_of_use(known), region))


def check_numbers(
    folder: Path, pages: Mapping[str, frozenset[Candidate]], numbers: Printable
) -> tuple[Finding, ...]:
    """Numbers in the site in *folder* that would lead a reader to the wrong place.

    *pages* holds what may be a number in each page, by its path.
    """
    found = {
        Finding(name, 0, *trouble, _REMEDY)
        for name, candidates in pages.items()
        for candidate in candidates
        if (trouble := _trouble(candidate, numbers))
    }
    if numbers.old:
        found |= set(_in_other_files(folder, numbers))
    return tuple(sorted(found))


def _in_other_files(folder: Path, numbers: Printable) -> Iterator[Finding]:
    for path in folder.rglob("*"):
        if path.suffix in _OTHER_FILES:
            name = path.relative_to(folder).as_posix()
            for trouble in _wrong_in(path.read_text("utf-8", errors="replace"), numbers):
                yield Finding(name, 0, *trouble, _REMEDY)


def _wrong_in(text: str, numbers: Printable) -> Iterator[tuple[str, str]]:
    """Rule and message for each number in *text*, which is no page, that is out of use."""
    return (_out_of_use(number) for _, number in numbers.old.find(text))


def numbers_in(page: str) -> Iterator[Candidate]:
    """What may be a phone number in *page*, and whether a link dials it."""
    body = page[max(page.find("<body"), 0) :]
    yield from ((number, True) for number in _links(body))
    yield from ((number, False) for number in _printed(_words(body)))


@lru_cache(maxsize=4096)
def _trouble(candidate: Candidate, numbers: Printable) -> tuple[str, str] | None:
    """Rule and message if the *candidate* is a number that no reader should be given."""
    number, is_dialled = candidate
    plain = plain_digits(number)
    digits = "".join(filter(str.isdigit, plain))
    dialled = as_e164(f"+{digits}" if plain.startswith("+") else digits, numbers.region)
    if not {digits, f"+{digits}", dialled}.isdisjoint(numbers.current):
        return None
    for _, old in numbers.old.find(number):
        return _out_of_use(old)
    if not (is_dialled or dialled):
        return None
    message = f"{number} stands here, and no service that readers are shown has that number."
    return "unlisted-number", message


def _out_of_use(number: str) -> tuple[str, str]:
    return "superseded-number", f"{number} stands here, and is out of use."


def _words(body: str) -> str:
    """What a reader sees of *body*."""
    shown = body
    for start, end in _UNSEEN:
        first, *others = shown.split(start)
        shown = _END.join((first, *(other.partition(end)[2] for other in others)))
    shown = _TAG.sub(_END, _WITHIN_WORDS.sub("", shown))
    return html.unescape(shown) if "&" in shown else shown


def _printed(text: str) -> Iterator[str]:
    """What may be a phone number in *text*; dates and years are not."""
    for match in _NUMBER.finditer(text):
        if not _DATES.fullmatch(match[0]):
            plus = "+" if text.startswith("+", match.start() - 1) else ""
            yield plus + " ".join(match[0].split())


def _links(body: str) -> Iterator[str]:
    """The numbers that links in *body* dial or text."""
    for scheme in ("tel:", "sms:"):
        for after in body.split(scheme)[1:]:
            number = unquote(_LINK_END.split(after, maxsplit=1)[0])
            if any(map(str.isdigit, number)):
                yield number
