"""Where a built site says that it stands."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from imhub.links.built import BuiltFile, BuiltSite

_START = "index.html"
_MAP = "sitemap.xml"


def home_of(site: BuiltSite) -> str:
    """The address of the first page of *site*, as its own files give it; `/` if they do not."""
    return next(_said(site), "/")


def _said(site: BuiltSite) -> Iterator[str]:
    files = {file.path: file for file in site.files if file.path in (_START, _MAP)}
    start = files.get(_START, BuiltFile(_START))
    default = (use.target for use in start.uses if use.lang.lower() == "x-default")
    listed = sorted((use.target for use in files.get(_MAP, start).uses), key=len)
    for address in (start.canonical, *default, *(listed[:1] if _MAP in files else ())):
        parts = urlsplit(address)
        if parts.scheme in ("http", "https") and parts.netloc:
            folder = parts.path.rpartition("/")[0]
            yield f"{parts.scheme}://{parts.netloc}{folder}/"
