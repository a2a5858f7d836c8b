"""A small hub with one week, and its sheets."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from imhub.build import Options, build_hub
from imhub.catalog import load_interface
from imhub.languages import find_language, load_languages
from imhub.prepare import prepare
from imhub.prints import Kit, Setup
from imhub.prints.posters import poster_sheets
from imhub.publish.typeset import Sheet
from tests.hubs import ROOT, files_in

HELD, LIVE, THIRD = date(2027, 8, 1), date(2027, 10, 26), date(2027, 10, 27)
WEEK = "2027-quiet-week"


def posters(kit: Kit) -> Mapping[str, Sheet]:
    """All sheets of campaigns, by the names of their files."""
    return {sheet.file.rpartition("/")[2]: sheet for sheet in poster_sheets(kit)}


def week_kit(hub: Path, day: date) -> Kit:
    """What the sheets of the small *hub* are planned from, in its own language on *day*."""
    prepared = prepare(hub, day)
    assert prepared.site is not None
    language = find_language(load_languages(hub), "en")
    root, families = "https://week.example/", ("Noto Sans",)
    return Kit(prepared.site, prepared.pages, language, load_interface(hub, "en"), root, families)


def with_prints(hub: Path, setup: Setup) -> None:
    """Let *hub* make sheets, with the real fonts."""
    said = {
        "fonts": [str(folder) for folder in setup.folders(ROOT)],
        "families": {code: list(row) for code, row in setup.families.items()},
    }
    file = hub / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}      print: {json.dumps(said)}\n", encoding="utf-8")


def built(hub: Path, out: Path, day: date) -> Mapping[str, bytes]:
    """The files of *hub* as it is built on *day*."""
    result = build_hub(Options(hub, out, day, jobs=1))
    assert not result.stopped, result.findings
    return files_in(out)
