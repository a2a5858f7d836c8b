"""A drawing as an editor saved it, made of shapes alone, so that it can stand inside a page."""

import re
from xml.etree import ElementTree as ET

from imhub.sanitise import PLAIN_PAINT, SHAPE_ATTRIBUTES, SHAPES, unsafe_in_drawing
from imhub.textfile import TextProblem

_SVG = "{http://www.w3.org/2000/svg}"
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
    _refuse_words(root, text, text.index("<svg"))
    place = opening.end()
    for element in list(root.iter())[1:]:
        place = max(place, text.find(f"<{_name(element)}", place))
        _refuse_all_but_shapes(element, text, place)
        place += 1
    for part in unsafe_in_drawing(inside):
        place = max(opening.end(), text.find(part.removesuffix(">")))
        raise _problem(text, place, f"“{part[:60]}” may not stand in a drawing.")
    return " ".join(inside.split()).replace("> <", "><")


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _refuse_words(element: ET.Element, text: str, place: int) -> None:
    if f"{element.text or ''}{element.tail or ''}".strip():
        raise _problem(text, place, "Words stand beside this shape.")


def _refuse_all_but_shapes(element: ET.Element, text: str, place: int) -> None:
    name = _name(element)
    if element.tag != f"{_SVG}{name}" or name not in SHAPES:
        raise _problem(text, place, f"“{name}” is not a shape.")
    for key, value in element.attrib.items():
        if key not in SHAPE_ATTRIBUTES or not PLAIN_PAINT.fullmatch(value):
            raise _problem(text, place, f"“{key.rpartition('}')[2]}” may not stand in a shape.")
    _refuse_words(element, text, place)


def _problem(text: str, place: int, message: str) -> TextProblem:
    return TextProblem(text.count("\n", 0, max(place, 0)) + 1, "bad-drawing", message, _REMEDY)
