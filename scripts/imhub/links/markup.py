"""What a page or a drawing refers to, holds, and says of itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

from imhub.links.addresses import in_css, in_json, in_script
from imhub.policy import source_of

_LOADS = frozenset({
    "action", "background", "data", "data-background", "data-poster", "data-src", "formaction",
    "manifest", "poster", "src",
})  # fmt: skip
"""A form does not load; it sends, and must not do that to another host either."""
_LISTS = frozenset({"data-srcset", "imagesrcset", "srcset"})
_PAINTS = frozenset({
    "clip-path", "cursor", "fill", "filter", "marker", "marker-end", "marker-mid", "marker-start",
    "mask", "stroke", "style",
})  # fmt: skip
_MOVES = frozenset({"animate", "set"})
_LOADING_LINKS = frozenset(
    {
        "apple-touch-icon",
        "apple-touch-icon-precomposed",
        "apple-touch-startup-image",
        "compression-dictionary",
        "dns-prefetch",
        "icon",
        "manifest",
        "mask-icon",
        "modulepreload",
        "preconnect",
        "prefetch",
        "preload",
        "prerender",
        "stylesheet",
    }
)
_LOADING_TAGS = frozenset({"base", "feimage", "image", "script", "use"})
_REFUSED_TAGS = frozenset({"applet", "base", "embed", "frame", "iframe", "object"})
_RUNS = re.compile(
    r"|module|importmap|speculationrules|.*(?:java|ecma|j|live)script(?:1\.\d)?", re.I
)
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?[\"']?(?P<url>[^\"']*)", re.I)
_Attributes = Mapping[str, str | None]
_START_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Use:
    """An address as a file names it."""

    target: str
    loads: bool = True
    """Whether a browser asks for it without being asked."""


@dataclass
class Markup:
    """What stands in a page or a drawing."""

    ids: set[str] = field(default_factory=set)
    uses: dict[Use, None] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)
    """How each inline style begins, by the name that a policy gives it."""
    scripts: dict[str, str] = field(default_factory=dict)
    """The same of each inline script."""
    refused: dict[str, None] = field(default_factory=dict)
    """What no policy of ours lets a browser use: `the attribute style`."""
    policy: str = ""
    """The policy that the page names before its first style or script."""
    robots: str = ""
    started: bool = False
    """Whether a style or script has stood already."""


def read_markup(html: str | bytes) -> Markup:
    """What stands in *html*."""
    made = Markup()
    _read(html, made)
    return made


def loaded_by(html: str) -> Iterator[str]:
    """Addresses that a browser loads for a piece of HTML."""
    return (use.target for use in read_markup(html).uses if use.loads)


def _read(html: str | bytes, made: Markup) -> None:
    tree = LexborHTMLParser(html)
    if tree.root is None:
        return
    for node in tree.root.traverse():
        tag, attributes = str(node.tag).lower(), node.attributes
        if attributes or tag in _REFUSED_TAGS:
            _add_attributes(tag, attributes, made)
        if tag == "style" or (tag == "script" and not attributes.get("src")):
            _add_inline(tag, attributes, node.text(), made)
        elif tag == "template":
            _read(f"<div{(node.html or '').removeprefix('<template')}", made)


def _add_attributes(tag: str, attributes: _Attributes, made: Markup) -> None:
    if attributes.get("id"):
        made.ids.add(attributes["id"] or "")
    for target, loads in _targets(tag, attributes):
        made.uses[Use(target, loads)] = None
    if tag == "meta":
        _add_meta(attributes, made)
    for name in attributes:
        if name == "style" or name.startswith("on"):
            made.refused[f"the attribute {name}"] = None
    if tag in _REFUSED_TAGS:
        made.refused[f"<{tag}>"] = None
    if attributes.get("srcdoc"):
        _read(attributes["srcdoc"] or "", made)


def _add_meta(attributes: _Attributes, made: Markup) -> None:
    content = attributes.get("content") or ""
    says = (attributes.get("http-equiv") or attributes.get("name") or "").lower()
    if says == "content-security-policy" and not made.started:
        made.policy = content
    elif says == "robots":
        made.robots = content
    elif says == "refresh" and (match := _REFRESH.match(content)) and match["url"]:
        made.uses[Use(match["url"])] = None


def _add_inline(tag: str, attributes: _Attributes, text: str, made: Markup) -> None:
    made.started = True
    if tag == "style":
        made.styles[source_of(text)] = text[:_START_LETTERS]
        found: Iterator[str] = iter(in_css(text))
    else:
        found = _add_script((attributes.get("type") or "").strip(), text, made)
    for address in found:
        made.uses[Use(address)] = None


def _add_script(type_: str, text: str, made: Markup) -> Iterator[str]:
    """Note the script *text* if it runs; the addresses that it names."""
    if _RUNS.fullmatch(type_):
        made.scripts[source_of(text)] = text[:_START_LETTERS]
        return iter(in_script(text))
    return in_json(text, loaded_by) if type_ == "application/json" else iter(())


def _targets(tag: str, attributes: _Attributes) -> Iterator[tuple[str, bool]]:
    """Each address that an element names, and whether a browser loads it by itself."""
    for name, given in attributes.items():
        value = given or ""
        if name in ("href", "xlink:href"):
            yield value, _href_loads(tag, attributes)
        elif name in _LOADS and value:
            yield value, True
        elif name in _LISTS:
            yield from ((part.split()[0], True) for part in value.split(",") if part.strip())
        elif name == "ping":
            yield from ((part, True) for part in value.split())
        elif name in _PAINTS:
            yield from ((address, True) for address in in_css(value))
        elif tag in _MOVES and name in ("from", "to", "values") and "//" in value:
            yield from ((part.strip(), True) for part in value.split(";"))


def _href_loads(tag: str, attributes: _Attributes) -> bool:
    rels = frozenset((attributes.get("rel") or "").lower().split())
    return tag in _LOADING_TAGS or (tag == "link" and bool(rels & _LOADING_LINKS))
