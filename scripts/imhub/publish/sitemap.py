"""sitemap.xml: the addresses that a search engine may read."""

from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from imhub.views import Page

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write_sitemap(folder: Path, site_url: str, pages: tuple[Page, ...]) -> None:
    """Write sitemap.xml into *folder*; pages on hard subjects are left out.

    A site map holds full addresses, so a hub with no `site_url` gets none.
    """
    if not site_url:
        return
    root = Element("urlset", xmlns=_NAMESPACE)
    for page in pages:
        if not page.sensitive:
            SubElement(SubElement(root, "url"), "loc").text = site_url + page.url
    indent(root)
    with (folder / "sitemap.xml").open("wb") as file:
        ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)
