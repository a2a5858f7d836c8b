"""Where a finding about a built page was written: Markdown, a translation, or a template."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TypeAlias

from imhub.finding import Finding
from imhub.poparse import parse_po
from imhub.textfile import TextProblem

_Key: TypeAlias = tuple[str, int, str, str]
_WORDS = 60
_BEFORE = r"""(?:\]\(<?|\]:\s*<?|<|=\s*["']?|\s)"""
_AFTER = r"""(?=[)\s"'>#?]|$)"""


@dataclass(frozen=True, slots=True)
class Source:
    """What a page is made from, as files below the hub's root; empty for none."""

    file: str = ""
    """The Markdown file."""
    translations: str = ""
    """The folder of PO files."""
    template: str = ""


def at_source(
    findings: Iterable[Finding], sources: Mapping[str, Source], root: Path
) -> tuple[Finding, ...]:
    """*findings* at the file and line that a person can change, if the hub in *root* has one.

    *sources* says what each page is made from. What a template says on many pages is told once.
    """
    counts: Counter[_Key] = Counter()
    first: dict[_Key, Finding] = {}
    for finding in findings:
        found = _placed(finding, sources.get(finding.file, Source()), root)
        key = (found.file, found.line, found.rule, found.excerpt or found.message)
        first.setdefault(key, replace(found, message=_on(finding, found)))
        counts[key] += 1
    return tuple(sorted(_told(first[key], count) for key, count in counts.items()))


def _placed(finding: Finding, source: Source, root: Path) -> Finding:
    target = finding.excerpt
    if not target:
        return replace(finding, file=source.file or finding.file)
    line = _line_of(root / source.file, target) if source.file else 0
    if line:
        return replace(finding, file=source.file, line=line)
    for file, number, words in _translated(root, source.translations, target):
        remedy = f"{finding.remedy} It stands in the translation of “{words}”."
        return replace(finding, file=file, line=number, remedy=remedy)
    return replace(finding, file=source.template or finding.file)


def _on(finding: Finding, found: Finding) -> str:
    """What to say of a *finding* that is told at a template."""
    if not found.file.endswith(".html") or found.file == finding.file:
        return found.message
    return f"On {finding.file}: {found.message}"


def _told(finding: Finding, count: int) -> Finding:
    if count == 1:
        return finding
    pages = f"{count - 1} more {'pages have' if count > 2 else 'page has'} the same."
    return replace(finding, message=f"{finding.message} {pages}")


def _line_of(file: Path, target: str) -> int:
    """The line of the Markdown *file* that names *target*; 0 for none."""
    place, sign, fragment = target.partition("#")
    written = [target, *([f"{sign}{fragment}"] if place and fragment else [])]
    text = _text(file)
    for each in written:
        start = _BEFORE if each == target else ""
        found = re.search(f"{start}{re.escape(each)}{_AFTER}", text, re.M)
        if found:
            return text.count("\n", 0, found.start() + 1) + 1
    return 0


def _translated(root: Path, folder: str, target: str) -> Iterator[tuple[str, int, str]]:
    """File, line and words in the source language of each translation that names *target*."""
    if not folder:
        return
    for file in sorted((root / folder).glob("*.po")):
        if target in _text(file):
            for line, words, translation in _entries(file):
                if target in translation:
                    yield file.relative_to(root).as_posix(), line, words


@lru_cache(maxsize=64)
def _text(file: Path) -> str:
    return file.read_text("utf-8", errors="replace") if file.is_file() else ""


@lru_cache(maxsize=64)
def _entries(file: Path) -> tuple[tuple[int, str, str], ...]:
    try:
        entries = parse_po(_text(file)).entries
    except TextProblem:
        return ()
    return tuple((each.line, each.text[:_WORDS], each.translation) for each in entries)


def at_line(findings: Iterable[Finding], folder: Path) -> tuple[Finding, ...]:
    """*findings* about files in *folder* with the line on which the address at fault stands."""
    return tuple(
        replace(finding, line=_line_in(folder / finding.file, finding.excerpt))
        if finding.excerpt and not finding.line
        else finding
        for finding in findings
    )


def _line_in(file: Path, target: str) -> int:
    text = _text(file)
    for written in (target, escape(target), target.replace("&", "&amp;")):
        for quotes in (f'"{written}"', f"'{written}'", f"={written}", written):
            place = text.find(quotes)
            if place >= 0:
                return text.count("\n", 0, place) + 1
    return 0
