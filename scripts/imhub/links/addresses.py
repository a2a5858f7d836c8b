"""Addresses that a style sheet, a script or data would make a browser ask for.

A script can also put an address together from pieces, which no reading finds. The policy of each
page stops that one, and a browser test walks every page and counts.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape
from typing import TypeAlias

_NAMESPACES = frozenset(
    f"http://www.w3.org/{name}"
    for name in (
        "1998/Math/MathML",
        "1999/xhtml",
        "1999/xlink",
        "2000/svg",
        "2000/xmlns/",
        "XML/1998/namespace",
    )
)
"""Names that look like addresses. Nothing asks for them."""

_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_CSS_ESCAPE = re.compile(r"\\(?:(?P<code>[0-9a-fA-F]{1,6})\s?|(?P<sign>[^\n]))")
_CSS_NAMESPACE = re.compile(r"@namespace\b[^;]*;", re.I)
_CSS_ADDRESS = re.compile(
    r"""(?:\b(?:url|src)\(\s*|@import\s*(?=["']))(?:"([^"]*)"|'([^']*)'|([^"')\s;]+))""", re.I
)
_IMAGE_SET = re.compile(r"image-set\((?P<inside>(?:[^()]|\([^()]*\))*)\)", re.I)
_STRING = re.compile(r""""([^"]*)"|'([^']*)'""")

_JS_ESCAPE = re.compile(r"\\(?:x(?P<x>[0-9a-f]{2})|u\{?(?P<u>[0-9a-f]{4,6})\}?|(?P<sign>/))", re.I)
_JS_ADDRESS = re.compile(
    r"""(?P<whole>\b[a-z][a-z0-9+.-]*://[^\s"'`<>)\\]*)"""
    r"""|["'`](?P<half>//(?:[\w\[$][^\s"'`]*|(?=["'`])))""",
    re.I,
)

_STAND_IN = re.compile(r"https?://example(?:\.(?:com|net|org))?(?![\w.-])", re.I)
"""What scripts read a relative address against, since it has to be some address. It is nobody's."""

_PROCESSING = re.compile(r"<\?xml-stylesheet\b[^>]*\bhref=[\"'](?P<url>[^\"']*)", re.I)
_HOST = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.I)
_LOADING_NAMES = frozenset({
    "audio", "background", "endpoint", "font", "icon", "icons", "image", "images", "logo", "poster",
    "script", "src", "srcset", "stylesheet", "thumbnail", "track", "video",
})  # fmt: skip
_LOADING_ENDS = re.compile(
    r"\.(?:avif|css|gif|ico|jpe?g|js|json|m4a|mjs|mp[34]|og[ag]|png|svg|vtt|wasm|webm|webp|woff2?)"
    r"(?:[?#].*)?$",
    re.I,
)

ReadHtml: TypeAlias = Callable[[str], Iterator[str]]
"""Gives the addresses that a browser would load for a piece of HTML."""


@lru_cache(maxsize=256)
def in_css(css: str) -> tuple[str, ...]:
    """Addresses that a browser loads for *css*."""
    plain = _CSS_NAMESPACE.sub("", _CSS_ESCAPE.sub(_css_sign, _CSS_COMMENT.sub("", css)))
    found = ["".join(match.groups("")) for match in _CSS_ADDRESS.finditer(plain)]
    for images in _IMAGE_SET.finditer(plain):
        found += ["".join(string.groups("")) for string in _STRING.finditer(images["inside"])]
    return tuple(dict.fromkeys(filter(None, found)))


def _css_sign(match: re.Match[str]) -> str:
    return _sign(match["code"]) if match["code"] else match["sign"]


@lru_cache(maxsize=64)
def in_script(script: str) -> tuple[str, ...]:
    """Addresses with a host that stand in *script*, in comments too: a reader pays for those."""
    plain = _JS_ESCAPE.sub(_js_sign, script)
    found = (match["whole"] or match["half"] for match in _JS_ADDRESS.finditer(plain))
    return tuple(
        dict.fromkeys(
            address
            for address in found
            if address not in _NAMESPACES and not _STAND_IN.match(address)
        )
    )


def _js_sign(match: re.Match[str]) -> str:
    code = match["x"] or match["u"]
    return _sign(code) if code else match["sign"]


def _sign(code: str) -> str:
    """The letter with the hexadecimal number *code*."""
    number = int(code, 16)
    return chr(number) if number < 0x110000 else ""


def in_json(text: str, read_html: ReadHtml) -> Iterator[str]:
    """Addresses with a host in the JSON *text* that a script would load.

    An address in data is a link, unless its name or its ending says that it is a picture, a sound,
    a style or a script; then whoever shows the data loads it. So does HTML that stands in the data.
    """
    try:
        data = json.loads(text)
    except ValueError:
        yield from in_script(text)
        return
    yield from dict.fromkeys(_in_value("", data, read_html))


def _in_value(name: str, value: object, read_html: ReadHtml) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from _in_value(key.lower(), inside, read_html)
    elif isinstance(value, list):
        for inside in value:
            yield from _in_value(name, inside, read_html)
    elif isinstance(value, str) and "//" in value:
        if "<" in value:
            yield from filter(_HOST.match, read_html(value))
        elif _HOST.match(value) and (name in _LOADING_NAMES or _LOADING_ENDS.search(value)):
            yield value


def in_xml(text: str) -> Iterator[str]:
    """Addresses of the style sheets that a browser loads to show the XML *text*."""
    for match in _PROCESSING.finditer(text):
        yield unescape(match["url"])
