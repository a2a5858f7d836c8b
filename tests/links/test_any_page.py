"""No page, however it is broken, stops the check or keeps it busy."""

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imhub.links import Purpose, check_links, check_policies, read_site

MANY = 10_000
EVERYDAY = 300
EXAMPLES = MANY if os.environ.get("IMHUB_MANY") else EVERYDAY

_TAGS = st.sampled_from([
    "a", "area", "audio", "base", "body", "embed", "form", "frame", "head", "html", "iframe", "img",
    "input", "link", "main", "map", "math", "meta", "noscript", "object", "p", "script", "source",
    "style", "svg", "table", "td", "template", "title", "track", "use", "video",
])  # fmt: skip
_NAMES = st.sampled_from([
    "action", "cite", "content", "data", "fill", "href", "hreflang", "http-equiv", "id", "lang",
    "name", "onclick", "ping", "poster", "property", "rel", "src", "srcdoc", "srcset", "style",
    "type", "usemap", "imagesrcset", "xlink:href",
])  # fmt: skip
_PIECES = st.sampled_from([
    "a", "é", "/", "//", "..", ".", "#", "?", ":", "%", "%2e", "%2f", "%00", "\\", " ", ",", "(",
    ")", "https:", "mailto:", "tel:", "sms:", "geo:", "@", "+", "0", "url(", "'", "&quot;", "&#0;",
    "[", "]", "site.example", "index.html", "1x", "0;url=", "stylesheet", "refresh", "og:image",
    "application/ld+json", "ar", "\u202e", "\ud7ff", "\U0001f476",
])  # fmt: skip
_VALUES = st.lists(_PIECES, max_size=8).map("".join) | st.text(max_size=20)
_ATTRIBUTES = st.lists(st.tuples(_NAMES, _VALUES), max_size=4)


def _element(parts: tuple[str, list[tuple[str, str]], str]) -> str:
    tag, attributes, inside = parts
    said = "".join(f' {name}="{value}"' for name, value in attributes)
    return f"<{tag}{said}>{inside}</{tag}>"


_ELEMENTS = st.recursive(
    st.text(max_size=20) | _VALUES,
    lambda inside: st.tuples(_TAGS, _ATTRIBUTES, st.lists(inside, max_size=3).map("".join)).map(
        _element
    ),
    max_leaves=12,
)
_BROKEN = st.tuples(_ELEMENTS, st.integers(0, 200)).map(lambda made: made[0][made[1] :])
_BYTES = (_ELEMENTS | _BROKEN).map(lambda text: text.encode(errors="replace")) | st.binary()


@settings(
    max_examples=EXAMPLES,
    deadline=1_000,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(_BYTES, st.sampled_from(["html", "svg", "css", "js", "json", "xml", "ics", "webmanifest"]))
def test_whatever_stands_in_a_file_the_check_ends(content: bytes, kind: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "index.html").write_bytes(content)
        (folder / f"a.{kind}").write_bytes(content)
        (folder / "_redirects").write_bytes(content)

        site = read_site(folder)

        check_links(site, "https://site.example/", purpose=Purpose())
        check_policies(site)
