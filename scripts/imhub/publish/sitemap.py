"""sitemap.xml: the addresses that a search engine may read, and their translations."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from imhub.views import Tongue

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def write_sitemap(
    folder: Path,
    site_url: str,
    tongues: Sequence[Tongue],
    pages: Mapping[str, Sequence[tuple[str, bool]]],
) -> None:
    """Write sitemap.xml into *folder*: each page of each language, with the others that have it.

    *pages* holds addresses below the language's root by its code, and whether each is hidden;
    those are left out. A site map holds full addresses, so a hub with no *site_url* gets none.
    The first of *tongues* is the source language, to which everybody else is sent.
    """
    if not site_url:
        return
    root = Element("urlset", xmlns=_NAMESPACE)
    if len(tongues) > 1:
        root.set("xmlns:xhtml", _XHTML)
    links: dict[str, list[Element]] = {}
    for tongue in tongues:
        for url, hidden in pages.get(tongue.code, ()):
            if hidden:
                continue
            if url not in links:
                links[url] = list(_links(site_url, url, tongues))
            entry = SubElement(root, "url")
            SubElement(entry, "loc").text = f"{site_url}{tongue.folder}{url}"
            entry.extend(links[url])
    indent(root)
    with (folder / "sitemap.xml").open("wb") as file:
        ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)


def _links(site_url: str, url: str, tongues: Sequence[Tongue]) -> Iterator[Element]:
    """What each entry for the page at *url* says of the others, whatever its language."""
    having = [tongue for tongue in tongues if url in tongue.urls]
    if len(having) < 2:
        return
    for tongue in having:
        yield _link(tongue.html_lang, f"{site_url}{tongue.folder}{url}")
    if url in tongues[0].urls:
        yield _link("x-default", f"{site_url}{tongues[0].folder}{url}")


def _link(lang: str, href: str) -> Element:
    return Element("xhtml:link", {"rel": "alternate", "hreflang": lang, "href": href})
