"""Links from page to page, to headings and to files, over the built site."""

from collections.abc import Mapping
from posixpath import dirname, join, normpath
from urllib.parse import SplitResult, unquote, urlsplit

from imhub.finding import Finding
from imhub.links.built import BuiltSite
from imhub.links.markup import Use

_WITHOUT_FILE = frozenset({"about", "data", "mailto", "sms", "tel"})
_FOR_OTHERS = (".json", ".xml")
"""What other sites and programs read, so that it names full addresses of our own files."""


def check_links(
    site: BuiltSite, site_url: str = "/", elsewhere: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """Links in *site* that lead nowhere, and what a page would load from another host.

    *site_url* is where the site stands: `https://example.org/hub/`, or its path alone.
    *elsewhere* are files that belong to it and are not here; nothing is known of what is in them.
    """
    ids = {file.path: file.ids for file in site.files if file.ids}
    home = urlsplit(site_url)
    found = (
        _problem(file.path, use, home, site.names, ids)
        for file in site.files
        for use in file.uses
        if not (elsewhere and _leads_to(file.path, use, home) in elsewhere)
    )
    return tuple(sorted({finding for finding in found if finding}))


def _problem(
    path: str, use: Use, home: SplitResult, names: frozenset[str], ids: Mapping[str, frozenset[str]]
) -> Finding | None:
    try:
        target = use.target.strip()
        parts = urlsplit(target)
    except ValueError:
        return _broken(path, f"{use.target} is not an address.")
    if parts.netloc or target.startswith("//"):
        ours = path.endswith(_FOR_OTHERS) and parts.netloc == home.netloc
        return _third_party(path, use) if use.loads and not ours else None
    if parts.scheme in _WITHOUT_FILE:
        return None
    file = _file(path, parts.path, home.path or "/")
    if parts.scheme or file not in names:
        return _broken(path, f"{use.target} leads nowhere.")
    if parts.fragment and unquote(parts.fragment) not in ids.get(file, frozenset()):
        return _broken(path, f"There is no #{parts.fragment} on {file}.")
    return None


def _leads_to(path: str, use: Use, home: SplitResult) -> str:
    try:
        parts = urlsplit(use.target.strip())
    except ValueError:
        return ""
    return "" if parts.scheme or parts.netloc else _file(path, parts.path, home.path or "/")


def _broken(path: str, message: str) -> Finding:
    return Finding(path, 0, "broken-link", message, "Mend the link.")


def _third_party(path: str, use: Use) -> Finding:
    message = f"This page would load {use.target} from another host."
    remedy = "Keep the file in the hub, and name it without a host."
    return Finding(path, 0, "third-party-request", message, remedy)


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
