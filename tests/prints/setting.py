"""Sheets for tests: their data, and how they look."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import yaml
import zxingcpp
from mkdocs.config import load_config
from PIL import Image

from imhub.catalog import load_interface
from imhub.editions import Edition, Original, edition_pages, edition_site, plan_editions
from imhub.prepare import prepare
from imhub.prints import Kit, Setup, read_setup
from imhub.publish.qr import qr_code
from imhub.publish.typeset import Sheet, Workshop
from imhub.translate import PublishPolicy
from tests.hubs import ROOT, TODAY
from tests.prints.looks import pictures

TEMPLATES = ROOT / "overrides/print"
HERE = Path(__file__).parent
ADDRESS = "https://hub.example/play/"
_DRAWING = (ROOT / "content/drawings/ball.svg").read_text(encoding="utf-8")


def real_setup() -> Setup:
    """What the real hub says of its sheets."""
    said = load_config(str(ROOT / "mkdocs.yml")).plugins["imhub"].config.print
    setup = read_setup(said)
    assert setup is not None
    return setup


def real_kits(setup: Setup) -> Mapping[str, Kit]:
    """What sheets of the real hub are planned from, by the code of the language."""
    prepared = prepare(ROOT, TODAY)
    assert prepared.site is not None
    assert prepared.context is not None
    given = (prepared.site, prepared.context.bodies, prepared.pages, TODAY)
    original = Original(ROOT, *given, PublishPolicy(coverage=0.6))
    editions = plan_editions(original, 1)
    return {edition.language.code: _kit(original, edition, setup) for edition in editions}


def _kit(original: Original, edition: Edition, setup: Setup) -> Kit:
    language = edition.language
    return Kit(
        edition_site(original, edition),
        edition_pages(original, edition),
        language,
        load_interface(ROOT, language.code),
        f"https://hub.example/{edition.tongue.folder}",
        setup.families_of(language.code),
    )


def samples() -> Mapping[str, Mapping[str, Any]]:
    """A card in one language of each script, in words that no editor changes."""
    text = (HERE / "samples.yml").read_text(encoding="utf-8")
    made: Mapping[str, Mapping[str, Any]] = yaml.safe_load(text)
    return made


def sample(code: str = "en", **changes: object) -> Sheet:
    """The card of `samples.yml` in the language *code*, with *changes* to its data."""
    data = {
        "fonts": list(real_setup().families_of(code)),
        "drawing": _DRAWING,
        "code": qr_code(f"{ADDRESS}?{code}"),
        **samples()[code],
        **changes,
    }
    return Sheet(f"print/{code}/play.pdf", "card", data, "content/activities/play.md")


def pictured(workshop: Workshop, sheet: Sheet, ppi: int) -> Image.Image:
    """How the first page of *sheet* looks."""
    return pictures(workshop, sheet, ppi)[0]


def decoded(image: Image.Image) -> set[str]:
    """What the QR codes in *image* say."""
    return {code.text for code in zxingcpp.read_barcodes(image)}


def links_in(pdf: bytes) -> set[str]:
    """Addresses that the links of *pdf* lead to."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        notes = [note for page in opened.pages for note in page.obj.get("/Annots", ())]
        return {str(note["/A"]["/URI"]) for note in notes if "/A" in note}


def texts_for_the_blind(pdf: bytes) -> Iterator[str]:
    """What *pdf* says of each picture to those who cannot see it."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        objects = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary)]
        yield from (str(each["/Alt"]) for each in objects if "/Alt" in each)


def as_picture(sheet: Sheet) -> Sheet:
    """*sheet* as something to be looked at."""
    return replace(sheet, file=sheet.file.replace(".pdf", ".png"))
