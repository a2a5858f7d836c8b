"""Links from page to page, to headings and to files, over the built site."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from imhub.finding import Finding

_LOADS = ("src", "poster", "data", "background")
_LISTS = ("srcset", "imagesrcset")
_LOADING_LINKS = frozenset(
    {
        "apple-touch-icon",
        "dns-prefetch",
        "icon",
        "manifest",
        "modulepreload",
        "preconnect",
        "prefetch",
        "preload",
        "prerender",
        "stylesheet",
    }
)
_LOADING_TAGS = frozenset({"use", "image", "feimage"})
_IN_STYLES = re.compile(r"""(?:url\(\s*|@import\s+)["']?(?P<url>[^"')\s;]+)""")
_WITHOUT_FILE = frozenset({"tel", "sms", "mailto", "data"})
_WITH_URLS = ", ".join(f"[{name}]" for name in ("href", "xlink\\:href", "action", *_LOADS, *_LISTS))


@dataclass(frozen=True, slots=True)
class _Use:
    page: str
    target: str
    loads: bool
    """Whether a browser fetches it without being asked."""


def check_links(folder: Path, home: str = "/") -> tuple[Finding, ...]:
    """Links in *folder* that lead nowhere, and files that a page would load from another host.

    *home* is the path at which a host serves the folder: `/`, or `/hub/` for a part of a site.
    """
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    ids: dict[str, frozenset[str]] = {}
    uses: list[_Use] = []
    for page in sorted(file for file in files if file.endswith(".html")):
        tree = LexborHTMLParser((folder / page).read_bytes())
        ids[page] = frozenset(node.attributes["id"] or "" for node in tree.css("[id]"))
        uses.extend(_uses(page, tree))
    found = (_problem(use, home or "/", files, ids) for use in uses)
    return tuple(sorted({finding for finding in found if finding}))


def _uses(page: str, tree: LexborHTMLParser) -> Iterator[_Use]:
    for node in tree.css(_WITH_URLS):
        for target, loads in _targets(node):
            yield _Use(page, target, loads)
    for node in tree.css("style, [style]"):
        styles = node.text() if node.tag == "style" else node.attributes["style"] or ""
        for match in _IN_STYLES.finditer(styles):
            yield _Use(page, match["url"], loads=True)


def _targets(node: LexborNode) -> Iterator[tuple[str, bool]]:
    """Each address that *node* names, and whether a browser loads it by itself."""
    attributes = node.attributes
    rels = frozenset((attributes.get("rel") or "").lower().split())
    loads = node.tag in _LOADING_TAGS or (node.tag == "link" and bool(rels & _LOADING_LINKS))
    for name in ("href", "xlink:href"):
        if name in attributes:
            yield attributes[name] or "", loads
    if "action" in attributes:
        yield attributes["action"] or "", False
    for name in _LOADS:
        if attributes.get(name):
            yield attributes[name] or "", True
    for name in _LISTS:
        for candidate in (attributes.get(name) or "").split(","):
            if candidate.strip():
                yield candidate.split()[0], True


def _problem(
    use: _Use, home: str, files: set[str], ids: dict[str, frozenset[str]]
) -> Finding | None:
    try:
        parts = urlsplit(use.target.strip())
    except ValueError:
        return _broken(use, f"{use.target} is not an address.")
    if parts.netloc or parts.scheme in _WITHOUT_FILE:
        return _third_party(use) if use.loads and parts.netloc else None
    target = _file(use.page, parts.path, home)
    if parts.scheme or target not in files:
        return _broken(use, f"{use.target} leads nowhere.")
    if parts.fragment and unquote(parts.fragment) not in ids.get(target, frozenset()):
        return _broken(use, f"There is no #{parts.fragment} on {target}.")
    return None


def _broken(use: _Use, message: str) -> Finding:
    return Finding(use.page, 0, "broken-link", message, "Mend the link.")


def _third_party(use: _Use) -> Finding:
    message = f"This page would load {use.target} from another host."
    return Finding(use.page, 0, "third-party-request", message, "Keep the file in the hub.")


def _file(page: str, path: str, home: str) -> str:
    """The file that a static host serves for *path* as seen from *page*."""
    if not path:
        return page
    if path.startswith("/") and not path.startswith(home):
        return ""
    below = unquote(path.removeprefix(home)) if path.startswith("/") else unquote(path)
    base = "" if path.startswith("/") else dirname(page)
    target = normpath(join(base, below))
    if path.endswith("/") or target == ".":
        target = join(target, "index.html").removeprefix("./")
    return target
