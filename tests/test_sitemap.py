"""sitemap.xml holds the addresses that a search engine may read."""

from pathlib import Path
from xml.etree import ElementTree

from imhub.publish.sitemap import write_sitemap
from imhub.views import Tongue

PAGES = {"en": (("", False), ("help/quiet/", True), ("play/", False))}
ENGLISH = Tongue("en", "en-GB", "ltr", "English", "", frozenset(u for u, _ in PAGES["en"]), "", "")


def test_lists_full_addresses_in_order(tmp_path: Path) -> None:
    write_sitemap(tmp_path, "https://example.org/a&b/", (ENGLISH,), PAGES)

    root = ElementTree.parse(tmp_path / "sitemap.xml").getroot()
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert root.tag == f"{name}urlset"
    found = [loc.text for loc in root.iterfind(f"{name}url/{name}loc")]
    assert found == ["https://example.org/a&b/", "https://example.org/a&b/play/"]


def test_is_not_written_without_an_address(tmp_path: Path) -> None:
    write_sitemap(tmp_path, "", (ENGLISH,), PAGES)

    assert list(tmp_path.iterdir()) == []
