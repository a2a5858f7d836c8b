"""A drawing as an editor saved it, made of shapes alone, so that it can stand inside a page."""

import re
from xml.etree import ElementTree as ET

from imhub.textfile import TextProblem

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset({"g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"})
_ELSEWHERE = re.compile(r":|url\(")
_OPENING = re.compile(r"""\s*(?:<\?xml[^>]*\?>\s*)?<svg(?:[^>"']|"[^"]*"|'[^']*')*>""")
_REMEDY = "Save it as plain SVG with shapes only: no words, pictures, links, styles or comments."


def read_drawing(text: str) -> str:
    """The inside of the `<svg>` that *text* holds, on one line.

    Raises:
        TextProblem: it is not SVG, or holds more than shapes.
    """
    opening = _OPENING.match(text)
    end = text.rfind("</svg>")
    if not opening or end < opening.end():
        raise TextProblem(0, "bad-drawing", "This is not an SVG drawing.", _REMEDY)
    inside = text[opening.end() : end]
    for odd in ("<!", "<?"):
        if odd in inside:
            raise _problem(
                text, text.index(odd, opening.end()), "A comment or instruction stands here."
            )
    try:
        root = ET.fromstring(text)  # noqa: S314  (without <! there are no entities to expand)
    except ET.ParseError as error:
        message = "This drawing breaks off or is damaged here."
        raise TextProblem(error.position[0], "bad-drawing", message, _REMEDY) from error
    for element in list(root.iter())[1:]:
        _refuse_all_but_shapes(element, text)
    return " ".join(inside.split()).replace("> <", "><")


def _refuse_all_but_shapes(element: ET.Element, text: str) -> None:
    name = element.tag.rpartition("}")[2]
    place = text.find(f"<{name}")
    if element.tag != f"{_SVG}{name}" or name not in _SHAPES:
        raise _problem(text, place, f"“{name}” is not a shape.")
    for key, value in element.attrib.items():
        if key.startswith(("on", "{")) or key in {"style", "href"} or _ELSEWHERE.search(value):
            raise _problem(text, place, f"“{key.rpartition('}')[2]}” may not stand in a shape.")


def _problem(text: str, place: int, message: str) -> TextProblem:
    return TextProblem(text.count("\n", 0, max(place, 0)) + 1, "bad-drawing", message, _REMEDY)
