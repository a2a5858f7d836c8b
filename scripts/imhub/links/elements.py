"""What an element says by its attributes: an address, a name, something of its page."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TypeAlias

from imhub.links.addresses import in_css
from imhub.links.use import Use

Attributes: TypeAlias = Mapping[str, str | None]

_LOADS = frozenset({
    "action", "background", "data", "data-background", "data-poster", "data-src", "formaction",
    "manifest", "poster", "src",
})  # fmt: skip
"""A form does not load; it sends, and must not do that to another host either."""
_NEEDED = frozenset({
    "audio", "embed", "iframe", "img", "input", "script", "source", "track", "video",
})  # fmt: skip
"""Elements that a `src` without an address makes useless."""
_LISTS = frozenset({"data-srcset", "imagesrcset", "srcset"})
_CITES = frozenset({"cite", "longdesc"})
_PAINTS = frozenset({
    "clip-path", "cursor", "fill", "filter", "marker", "marker-end", "marker-mid", "marker-start",
    "mask", "stroke", "style",
})  # fmt: skip
_MOVES = frozenset({"animate", "set"})
_MOVED = frozenset({"from", "to", "values"})
_FOLLOWED = frozenset({"a", "area"})
_LOADING_LINKS = frozenset({
    "apple-touch-icon", "apple-touch-icon-precomposed", "apple-touch-startup-image",
    "compression-dictionary", "dns-prefetch", "icon", "manifest", "mask-icon", "modulepreload",
    "preconnect", "prefetch", "preload", "prerender", "stylesheet",
})  # fmt: skip
_HOST_ONLY = frozenset({"dns-prefetch", "preconnect"})
_LOADING_TAGS = frozenset({"base", "feimage", "image", "script", "use"})
_REFUSED_TAGS = frozenset({"applet", "base", "embed", "frame", "iframe", "object"})
_META = re.compile(
    r"(?:og|twitter):(?:image|video|audio|url|player|see_also)(?:$|:(?:url|secure_url|src|stream)$)"
    r"|msapplication-(?:tileimage|config|square\w+logo|wide\w+logo)|thumbnail",
    re.I,
)
"""Names under which a page gives other sites an address."""
_ITEMS = frozenset({"contenturl", "image", "logo", "thumbnailurl", "url"})
RUNS = re.compile(
    r"|module|importmap|speculationrules|.*(?:java|ecma|j|live)script(?:1\.\d)?", re.I
)
"""Types of scripts that a browser reads; all else is data."""
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?[\"']?(?P<url>[^\"']*)", re.I)
_ONE_OF_SET = re.compile(r"[\s,]*([^\s,]\S*)")
_SIZES = re.compile(r"[^,(]*(?:\([^)]*\)?[^,(]*)*")


@dataclass
class Said:
    """What elements have said so far."""

    ids: Counter[str] = field(default_factory=Counter)
    """How often each id stands there."""
    names: set[str] = field(default_factory=set)
    """What `<a name>` calls a place."""
    maps: set[str] = field(default_factory=set)
    """What `<map name>` calls the parts of a picture."""
    uses: dict[Use, None] = field(default_factory=dict)
    refused: dict[str, None] = field(default_factory=dict)
    """What no policy of ours lets a browser use: `the attribute style`."""
    faults: dict[tuple[str, str], None] = field(default_factory=dict)
    """What is wrong with it by itself: the address at fault, and the problem."""
    policy: str = ""
    """The policy that the page names before its first style or script."""
    robots: str = ""
    lang: str = ""
    canonical: str = ""
    """The address that the page says is its own."""
    base: str = ""
    """Where its relative addresses start, if not at the page itself."""
    sends_to: str = ""
    """Where a page that only sends on sends a reader."""
    started: bool = False
    """Whether a style or script has stood already."""


Reader: TypeAlias = Callable[[Said, Attributes], None]
"""Adds what some attributes of an element say."""


@lru_cache(maxsize=4096)
def readers(tag: str, *names: str) -> tuple[Reader, ...]:
    """How to read an element called *tag* with attributes called *names*.

    Most elements say nothing, and few kinds of them make up a site.
    """
    return tuple(_readers(tag.lower(), names))


def _readers(tag: str, names: tuple[str, ...]) -> Iterator[Reader]:
    for name in names:
        way = _way(tag, name)
        if way:
            yield partial(way, name)
        if name == "style" or name.startswith("on"):
            yield partial(_refuse, f"the attribute {name}")
    if tag in _REFUSED_TAGS:
        yield partial(_refuse, f"<{tag}>")
    if tag in _NEEDED and "src" in names:
        yield partial(_need, tag)
    if tag in _WHOLE and names:
        yield _WHOLE[tag]


_Way: TypeAlias = Callable[[str, Said, Attributes], None]


def _way(tag: str, name: str) -> _Way | None:
    """How to read an attribute called *name* of an element called *tag*."""
    if name in ("href", "xlink:href"):
        if tag in _FOLLOWED:
            return _add_followed
        return None if tag in _WHOLE else _add_load if tag in _LOADING_TAGS else _add_name_of
    if (tag, name) in _OWN:
        return _OWN[tag, name]
    if tag in _MOVES and name in _MOVED:
        return _add_moves
    return next((way for names, way in _WAYS if name in names), None)


def _refuse(what: str, said: Said, _: Attributes) -> None:
    said.refused[what] = None


def _need(tag: str, said: Said, attributes: Attributes) -> None:
    if not (attributes.get("src") or "").strip():
        said.faults["", f"<{tag}> has a src that names nothing."] = None


def _add_followed(name: str, said: Said, attributes: Attributes) -> None:
    lang = attributes.get("hreflang") or ""
    said.uses[Use(attributes[name] or "", False, True, lang)] = None  # noqa: FBT003  (fast)


def _add_load(name: str, said: Said, attributes: Attributes) -> None:
    value = attributes[name]
    if value:
        said.uses[Use(value)] = None


def _add_name_of(name: str, said: Said, attributes: Attributes) -> None:
    value = attributes[name]
    if value:
        said.uses[Use(value, loads=False)] = None


def _add_list(name: str, said: Said, attributes: Attributes) -> None:
    said.uses.update((Use(address), None) for address in _in_set(attributes[name] or ""))


def _in_set(value: str) -> Iterator[str]:
    """Addresses in a `srcset`. A comma may stand inside one, but not at its end."""
    match = _ONE_OF_SET.match(value)
    while match:
        yield match[1].rstrip(",")
        sizes = None if match[1].endswith(",") else _SIZES.match(value, match.end())
        match = _ONE_OF_SET.match(value, (sizes or match).end())


def _add_each(name: str, said: Said, attributes: Attributes) -> None:
    said.uses.update((Use(address), None) for address in (attributes[name] or "").split())


def _add_paint(name: str, said: Said, attributes: Attributes) -> None:
    said.uses.update((Use(address), None) for address in in_css(attributes[name] or ""))


def _add_moves(name: str, said: Said, attributes: Attributes) -> None:
    value = attributes[name] or ""
    if "//" in value:
        said.uses.update((Use(part.strip()), None) for part in value.split(";"))


def _add_usemap(name: str, said: Said, attributes: Attributes) -> None:
    said.uses[Use(attributes[name] or "", loads=False, map_=True)] = None


def _add_id(name: str, said: Said, attributes: Attributes) -> None:
    value = attributes[name]
    if value:
        said.ids[value] += 1


def _add_anchor(name: str, said: Said, attributes: Attributes) -> None:
    said.names.add(attributes[name] or "")


def _add_map(name: str, said: Said, attributes: Attributes) -> None:
    said.maps.add(attributes[name] or "")


def _add_lang(name: str, said: Said, attributes: Attributes) -> None:
    said.lang = said.lang or (attributes[name] or "").strip()


def _add_base(said: Said, attributes: Attributes) -> None:
    target = attributes.get("href") or ""
    if target:
        said.base = said.base or target
        said.uses[Use(target, bare=True)] = None


def _add_link(said: Said, attributes: Attributes) -> None:
    target = attributes.get("href") or ""
    rels = frozenset((attributes.get("rel") or "").lower().split())
    loads, bare = not _LOADING_LINKS.isdisjoint(rels), not _HOST_ONLY.isdisjoint(rels)
    if target:
        lang = attributes.get("hreflang") or ""
        said.uses[Use(target, loads=loads, lang=lang, bare=bare)] = None
        if "canonical" in rels:
            said.canonical = said.canonical or target
    if "href" in attributes and not (target.strip() or attributes.get("imagesrcset")):
        said.faults["", "<link> has a href that names nothing."] = None


def _add_meta(said: Said, attributes: Attributes) -> None:
    content = attributes.get("content") or ""
    given = (attributes.get(name) for name in ("http-equiv", "name", "property"))
    says = next(filter(None, given), "").strip().lower()
    if says == "content-security-policy" and not said.started:
        said.policy = content
    elif says == "robots":
        said.robots = content
    elif says == "refresh" and (match := _REFRESH.match(content)) and match["url"]:
        said.uses[Use(match["url"])] = None
        said.sends_to = said.sends_to or match["url"]
    elif _META.fullmatch(says) or (attributes.get("itemprop") or "").lower() in _ITEMS:
        said.uses[Use(content, loads=False)] = None


_WHOLE: Mapping[str, Reader] = {"base": _add_base, "link": _add_link, "meta": _add_meta}
"""Elements whose attributes only say something together."""
_OWN: Mapping[tuple[str, str], _Way] = {
    ("a", "name"): _add_anchor,
    ("html", "lang"): _add_lang,
    ("map", "name"): _add_map,
}
_WAYS: tuple[tuple[frozenset[str], _Way], ...] = (
    (frozenset({"id"}), _add_id),
    (_LOADS, _add_load),
    (_LISTS, _add_list),
    (_CITES, _add_name_of),
    (_PAINTS, _add_paint),
    (frozenset({"ping"}), _add_each),
    (frozenset({"usemap"}), _add_usemap),
)
