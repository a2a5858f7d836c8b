"""Addresses that a site map, a feed or other XML names."""

from collections.abc import Iterator

from lxml import etree

from imhub.links.jsonfile import BadFileError
from imhub.links.markup import read_markup
from imhub.links.use import Use

_TEXTS = frozenset({
    "comments", "content_loc", "docs", "guid", "icon", "link", "loc", "logo", "player_loc",
    "thumbnail_loc", "url",
})  # fmt: skip
"""Elements whose text is an address."""
_HTML = frozenset({"content", "description", "encoded", "summary", "title"})
"""Elements whose text may be HTML."""
_ATTRIBUTES = frozenset({"href", "src", "url"})


def in_xml_file(content: bytes) -> Iterator[Use]:
    """What the XML *content* names.

    Raises:
        BadFileError: it is no XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadFileError(f"it is no XML: {error}") from error
    for element in root.iter(etree.Element):
        yield from _in_element(element)


def _in_element(element: etree._Element) -> Iterator[Use]:
    name = etree.QName(element).localname
    text = (element.text or "").strip()
    for key, value in element.attrib.items():
        if etree.QName(key).localname in _ATTRIBUTES:
            yield Use(value, loads=False, lang=element.get("hreflang", ""))
    if name in _TEXTS and text and element.get("isPermaLink") != "false":
        yield Use(text, loads=False)
    elif name in _HTML and "<" in text:
        yield from (use._replace(loads=False) for use in read_markup(text).uses)
