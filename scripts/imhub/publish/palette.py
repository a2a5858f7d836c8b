"""Pictures with few colours, so that they are small enough to be sent along with a link."""

from io import BytesIO

from PIL import Image

LIMIT = 40 * 1024
"""Bytes that a picture may have."""

_TRIES = ((64, 6), (64, 9), (24, 9), (12, 9))
"""Number of colours and how hard to compress: what is enough for nearly all pictures comes first,
for it is quick."""


def with_few_colours(png: bytes) -> bytes:
    """*png* with as many colours as there is room for."""
    whole = Image.open(BytesIO(png)).convert("RGB")
    made = png
    for colours, effort in _TRIES:
        made = _written(whole, colours, effort)
        if len(made) <= LIMIT:
            return made
    return made


def _written(whole: Image.Image, colours: int, effort: int) -> bytes:
    few = whole.quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = BytesIO()
    few.save(out, "PNG", compress_level=effort)
    return out.getvalue()
