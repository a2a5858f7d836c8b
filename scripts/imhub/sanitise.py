"""The last look at HTML before it is published: only what our own Markdown makes may stay.

Nothing that an editor writes should come this far, and a translator's words are not trusted at all.
The only home of nh3.
"""

import re
from collections import Counter
from collections.abc import Iterator

import nh3
from selectolax.lexbor import LexborHTMLParser

from imhub.safety import trouble_with_address

_OF_WORDS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "td", "th", "span"}
"""Tags of words, which may be in a language of their own."""
_TAGS = _OF_WORDS | {
    *("a", "bdi", "blockquote", "br", "code", "div", "em", "hr", "img", "ol", "pre", "strong"),
    *("table", "tbody", "thead", "tr", "ul"),
}
_LANGUAGE = {"lang", "dir", "data-source"}
_ATTRIBUTES = {
    **dict.fromkeys(_OF_WORDS, _LANGUAGE),
    **{f"h{level}": _LANGUAGE | {"id"} for level in range(1, 7)},
    "a": {"href", "title", *_LANGUAGE},
    "img": {"alt"},
    "ol": {"start"},
}
_VALUES = {"a": {"rel": {"noopener noreferrer"}}, "bdi": {"dir": {"ltr"}}}
_CLASSES = {
    "a": {"link-page", "link-service", "link-term", "number"},
    "div": {"admonition", "card", "safety"},
    "p": {"admonition-title"},
    "span": {"with-number"},
    "td": {"align-end", "align-middle"},
    "th": {"align-end", "align-middle"},
}
_FORMS = {
    "lang": re.compile(r"[A-Za-z0-9-]+"),
    "dir": re.compile("ltr|rtl"),
    "data-source": re.compile(""),
    "id": re.compile(r"[^\s\"'<>&]+"),
    "start": re.compile(r"[0-9]{1,9}"),
    "href": re.compile(r"#[^\s<>]*|(?:\.\./)*(?:[\w-]+/)*(?:#[\w-]+)?|(?:tel|sms):[\w+*#?=%-]+"),
}

_LONE = re.compile("[\ud800-\udfff]")
"""Half a character, which no parser takes. It can come from JSON, and from no file."""
_END = re.compile(r"</[a-z][a-z0-9-]*>", re.IGNORECASE)
"""A tag that ends something, and so might end the part of the page that it stands in."""

SHAPES = frozenset({"g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"})
"""What a drawing is made of."""
SHAPE_ATTRIBUTES = frozenset(
    {
        *("class", "clip-rule", "cx", "cy", "d", "fill", "fill-opacity", "fill-rule", "height"),
        *("opacity", "points", "r", "rx", "ry", "stroke", "stroke-dasharray", "stroke-dashoffset"),
        *("stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity"),
        *("stroke-width", "transform", "width", "x", "x1", "x2", "y", "y1", "y2"),
    }
)
"""What is said of a shape: where it is, how large, and how it is painted."""
PLAIN_PAINT = re.compile(r"(?!.*url\()[^:&<>\"\\]*", re.IGNORECASE | re.DOTALL)
"""What such an attribute may say. It fetches nothing."""


def _checked(tag: str, attribute: str, value: str) -> str | None:  # noqa: ARG001  (nh3's own call)
    form = _FORMS.get(attribute)
    if form is None or form.fullmatch(value) or (attribute == "href" and _leads_out(value)):
        return value
    return None


def _leads_out(address: str) -> bool:
    return address.startswith("https://") and not trouble_with_address(address)


def _painted(tag: str, attribute: str, value: str) -> str | None:  # noqa: ARG001  (as above)
    return value if PLAIN_PAINT.fullmatch(value) else None


_WORDS = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    attribute_filter=_checked,
    tag_attribute_values=_VALUES,
    allowed_classes=_CLASSES,
    url_schemes={"https", "tel", "sms"},
    link_rel=None,
)
_DRAWING = nh3.Cleaner(
    tags=SHAPES | {"svg"},
    attributes={"*": set(SHAPE_ATTRIBUTES)},
    attribute_filter=_painted,
    url_schemes=set(),
    link_rel=None,
)


def clean(html: str) -> str:
    """*html* without what our Markdown never makes. What it does make comes out as it went in."""
    return _WORDS.clean(_LONE.sub("\ufffd", html))


def unsafe_in(html: str) -> tuple[str, ...]:
    """The tags and attributes that `clean` takes out of *html*, as a person would name them."""
    return _lost(_LONE.sub("\ufffd", html), clean(html))


def unsafe_in_drawing(shapes: str) -> tuple[str, ...]:
    """The same for *shapes*, the inside of a drawing's `<svg>`."""
    svg = f"<svg>{shapes}</svg>"
    return _lost(svg, _DRAWING.clean(svg))


def _lost(html: str, cleaned: str) -> tuple[str, ...]:
    if html == cleaned:
        return ()
    lost = Counter(_parts(html)) - Counter(_parts(cleaned))
    ends = Counter(_END.findall(html)) - Counter(_END.findall(cleaned))
    return tuple(sorted(lost or ends))


def _parts(html: str) -> Iterator[str]:
    """Tags, attributes and comments as a browser reads them, one text each."""
    root = LexborHTMLParser(html).root
    for node in root.traverse(include_text=True) if root else ():
        if node.tag == "-text":
            continue
        yield "<!--" if node.tag == "-comment" else f"<{node.tag}>"
        yield from (f'{name}="{value or ""}"' for name, value in node.attributes.items())
