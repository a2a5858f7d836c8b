"""Large sheets for tests, and how they look beside pictures that somebody has looked at."""

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
import yaml
from PIL import Image, ImageChops, ImageStat

from imhub.publish.qr import qr_code
from imhub.publish.typeset import Sheet, Workshop
from imhub.workers import stop_forking
from tests.conftest import HERE
from tests.hubs import ROOT

GOLDEN = HERE / "golden" / "print"
_LARGE = Path(__file__).parent / "large.yml"
_TILE = 12
"""Pixels of the squares in which pictures are compared."""
_ALIKE = 14
"""How far two squares may be apart, from 0 to 255."""


def large() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """Data of sheets, by template and language, in words that no editor changes."""
    made: Mapping[str, Any] = yaml.safe_load(_LARGE.read_text(encoding="utf-8"))
    return made


def large_sheet(template: str, code: str = "en", **changes: object) -> Sheet:
    """A sheet of `large.yml`, with *changes* to its data."""
    data = _with_pictures({**large()[template][code], **changes})
    return Sheet(f"print/{code}/x.pdf", template, data, "content/x.md", 0)


def _with_pictures(value: Any) -> Any:  # what YAML holds
    """*value* with the drawings and codes that it names."""
    if isinstance(value, list):
        return [_with_pictures(each) for each in value]
    if not isinstance(value, dict):
        return value
    made = {name: _with_pictures(each) for name, each in value.items()}
    if made.get("drawing") and "<svg" not in made["drawing"]:
        file = ROOT / f"content/drawings/{made['drawing']}.svg"
        made["drawing"] = file.read_text(encoding="utf-8")
    return {**made, **qr_code(made["address"])} if "address" in made else made


def pictures(workshop: Workshop, sheet: Sheet, ppi: float) -> list[Image.Image]:
    """How each page of *sheet* looks."""
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=list(workshop.fonts),
    )
    stop_forking()
    compiler = typst.Compiler(root=workshop.templates, font_paths=fonts, ignore_system_fonts=True)
    made = compiler.compile(
        workshop.templates / f"{sheet.template}.typ",
        format="png",
        ppi=ppi,
        sys_inputs={"data": json.dumps(dict(sheet.data)), "pages": "0"},
    )
    pages = made if isinstance(made, list) else [made]
    return [Image.open(BytesIO(page)).convert("RGB") for page in pages if page]


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    """*pages* in one picture, of few colours."""
    width, height = sum(page.width for page in pages), max(page.height for page in pages)
    whole = Image.new("RGB", (width, height), "white")
    at = 0
    for page in pages:
        whole.paste(page, (at, 0))
        at += page.width
    return whole.quantize(64, dither=Image.Dither.NONE).convert("RGB")


def look_alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether nothing in *one* is where *other* has something else."""
    if one.size != other.size:
        return False
    apart = ImageChops.difference(one.convert("L"), other.convert("L"))
    tiles = apart.reduce(_TILE)
    return ImageStat.Stat(tiles).extrema[0][1] <= _ALIKE


def hold_against(seen: Image.Image, file: Path, *, update: bool) -> None:
    """Fail if *seen* looks unlike *file*, which it becomes with *update*."""
    if update:
        file.parent.mkdir(parents=True, exist_ok=True)
        seen.quantize(64, dither=Image.Dither.NONE).save(file, optimize=True)
    assert file.is_file(), f"There is no {file}. Run pytest --update and look at what it made."
    with Image.open(file) as golden:
        assert look_alike(seen, golden.convert("RGB")), f"It looks unlike {file}."
