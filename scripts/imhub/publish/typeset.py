"""Sets a sheet in type: a template of `overrides/print/` and words, made into a PDF or a picture.

What does not come out as it should is refused: a letter that no font has, a font that is not there,
a picture without words for those who cannot see it, words that run off the sheet. What was made
once is kept, and used again as long as nothing that it depends on has changed.
"""

import json
import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import typst

from imhub.errors import HubError
from imhub.publish.palette import with_few_colours
from imhub.workers import stop_forking

CACHE = ".cache/print"
"""Where a hub keeps what was set once."""

_ENDS = ".typ"
_TOO_MANY = "too many pages"
_OF_PART = "too many pages for "
"""What a template says before the file of one of several words that it sets."""
_NO_LETTER = "could not be displayed with font"
_NO_FONT = "unknown font family"
_PIXELS_PER_INCH = 72
"""A point of a template is a pixel of a picture."""
_KEPT = 30 * 24 * 3600
"""Seconds for which a sheet is kept that nobody has asked for."""
_FRESH = 24 * 3600


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be set."""

    file: str
    """Where it goes, below the root of the site: `print/pl/nappy-chat.pdf`. `.png` is a picture."""
    template: str
    """Name of a file in `overrides/print/`, without its ending."""
    data: Mapping[str, object]
    """All words and pictures of it, as JSON can hold them."""
    source: str
    """The file that an editor changes, below the hub's root."""
    pages: int = 1
    """How many pages it has room for; 0 for any number."""
    day: date | None = None
    """The day of its words, which the file says it was made on."""

    @property
    def is_picture(self) -> bool:
        """Whether it is looked at and not printed."""
        return self.file.endswith(".png")


@dataclass(frozen=True, slots=True)
class Workshop:
    """What sheets are made with."""

    templates: Path
    fonts: tuple[Path, ...]
    """Folders of fonts. No other font is used, whatever the machine has."""
    cache: Path


class Press:
    """Makes sheets; each process needs one, which reads fonts and templates once."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop

    def make(self, sheet: Sheet) -> bytes:
        """The file that *sheet* asks for.

        Raises:
            HubError: it does not come out as it should; the text names its source and a remedy.
        """
        kept = self.workshop.cache / self._key(sheet)
        if kept.is_file():
            _use_again(kept)
            return kept.read_bytes()
        made = self._set(sheet)
        _keep(kept, made)
        return made

    def _set(self, sheet: Sheet) -> bytes:
        given = {"data": _as_json(sheet.data), "pages": str(sheet.pages)}
        try:
            made, warnings = self._compiler.compile_with_warnings(
                self.workshop.templates / f"{sheet.template}{_ENDS}",
                format="pdf",
                sys_inputs=given,
                pdf_standards=["ua-1"],
                timestamp=_noon(sheet.day),
            )
            if warnings:
                raise HubError(_said(sheet, warnings[0].message, warnings[0].diagnostic))
            if sheet.is_picture:  # Only now: a picture is made even without its letters.
                made = self._compiler.compile(format="png", ppi=_PIXELS_PER_INCH)
        except typst.TypstError as error:
            raise HubError(_said(sheet, error.message, error.diagnostic)) from error
        if not isinstance(made, bytes):
            raise HubError(_said(sheet, _TOO_MANY, ""))
        return with_few_colours(made) if sheet.is_picture else made

    @cached_property
    def _fonts(self) -> "typst.Fonts":
        return typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=list(self.workshop.fonts),
        )

    @cached_property
    def _compiler(self) -> "typst.Compiler":
        stop_forking()  # Typst has threads.
        return typst.Compiler(
            root=self.workshop.templates,
            font_paths=self._fonts,
            ignore_system_fonts=True,
            package_path=self.workshop.templates,
            package_cache_path=self.workshop.templates,
        )

    def _key(self, sheet: Sheet) -> str:
        parts = (sheet.template, sheet.pages, sheet.day, sheet.is_picture, _as_json(sheet.data))
        return sha256(repr((*parts, self._around)).encode()).hexdigest()

    @cached_property
    def _around(self) -> str:
        """What stands for all that every sheet depends on."""
        files = sorted(self.workshop.templates.glob(f"*{_ENDS}"))
        fonts = [path for folder in self.workshop.fonts for path in sorted(folder.glob("*.*tf"))]
        texts = [(path.name, path.read_text(encoding="utf-8")) for path in files]
        sizes = [(path.name, path.stat().st_size) for path in fonts]
        return sha256(repr((version("typst"), texts, sizes)).encode()).hexdigest()


def write_sheets(
    press: Press, sheets: Sequence[Sheet], place: Path, tell: Callable[[int, int], None]
) -> None:
    """Write *sheets* below *place*, the root of the site, and *tell* how many of how many.

    Raises:
        HubError: some do not come out as they should; the text has a line for each.
    """
    troubles: list[str] = []
    for number, sheet in enumerate(sheets, start=1):
        try:
            made = press.make(sheet)
        except HubError as error:
            troubles.append(str(error))
            continue
        path = place / sheet.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
        tell(number, len(sheets))
    if troubles:
        raise HubError("\n".join(sorted(set(troubles))))


def throw_away_old(cache: Path, now: float) -> None:
    """Delete from *cache* what nobody has asked for in the last 30 days before *now*."""
    for path in cache.glob("*"):
        if now - path.stat().st_mtime > _KEPT:
            path.unlink(missing_ok=True)


def _as_json(data: Mapping[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _noon(day: date | None) -> int:
    """Seconds that stand for *day*, in every time zone."""
    if day is None:
        return 0
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())


def _use_again(kept: Path) -> None:
    """Note on *kept* that somebody asked for it, once a day."""
    if time.time() - kept.stat().st_mtime > _FRESH:
        os.utime(kept)


def _keep(kept: Path, made: bytes) -> None:
    """Put *made* where *kept* says, whole or not at all."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    half = kept.with_suffix(f".{os.getpid()}")
    half.write_bytes(made)
    half.replace(kept)


def _said(sheet: Sheet, message: str, diagnostic: str) -> str:
    """What is wrong with *sheet*, for a person who can change its words."""
    part = message.partition(_OF_PART)[2]
    here = f"{part or sheet.source} ({sheet.data['lang']}), for {sheet.file}"
    if _TOO_MANY in message:
        room = "one page" if sheet.pages == 1 else f"{sheet.pages} pages"
        room = "the page they have" if part else room
        return f"{here}: the words do not fit on {room}. Shorten them. [sheet-overflow]"
    if _NO_LETTER in message:
        letters = ", ".join(_letters_in(diagnostic))
        remedy = "Write it otherwise, or name a font that has it in mkdocs.yml, under `print`."
        return f"{here}: no font of this language has {letters}. {remedy} [missing-glyph]"
    if _NO_FONT in message:
        family = message.partition(": ")[2]
        remedy = "Name its folder in mkdocs.yml, under `print`."
        return f"mkdocs.yml: no font is called “{family}”. {remedy} [unknown-font]"
    return f"overrides/print/{sheet.template}{_ENDS}: {message}, for {sheet.file}.\n{diagnostic}"


def _letters_in(diagnostic: str) -> Iterable[str]:
    """The letters that *diagnostic* says are missing, each once."""
    found = [line.partition('the text `"')[2].partition('"`')[0] for line in diagnostic.split("\n")]
    return dict.fromkeys(f"“{letters}”" for letters in found if letters)
