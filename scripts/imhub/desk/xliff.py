"""Rows as XLIFF 1.2, which translation programs read, and back.

Text is plain: Markdown stands in it as typed. What comes back is not trusted.
"""

import codecs
from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from imhub.desk.sheet import MOST_ROWS, Answer, Answers, Row, Sheet, check_size
from imhub.errors import HubError

_SPACE = "urn:oasis:names:tc:xliff:document:1.2"
_IN = f"{{{_SPACE}}}"
_KEEP = "{http://www.w3.org/XML/1998/namespace}space"
_STATES = {True: "needs-review-translation", False: "needs-translation"}


def write_xliff(sheet: Sheet) -> bytes:
    """*sheet* as an XLIFF file: a part for each section, a unit for each row."""
    root = etree.Element(f"{_IN}xliff", {"version": "1.2"}, nsmap={None: _SPACE})
    for section, rows in groupby(sheet.rows, key=lambda row: row.section):
        file = etree.SubElement(
            root,
            f"{_IN}file",
            {
                "original": section,
                "source-language": sheet.source,
                "target-language": sheet.code,
                "datatype": "plaintext",
                "product-name": sheet.hub,
            },
        )
        body = etree.SubElement(file, f"{_IN}body")
        for row in rows:
            _add(body, row)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _add(body: etree._Element, row: Row) -> None:
    unit = etree.SubElement(body, f"{_IN}trans-unit", {"id": row.key, _KEEP: "preserve"})
    if row.limit:
        unit.set("maxwidth", str(row.limit))
        unit.set("size-unit", "char")
    _say(unit, "source", row.text)
    target = _say(unit, "target", row.translation)
    target.set("state", _STATES[bool(row.translation)])
    for hint in (row.place, row.state, *row.hints):
        if hint:
            _say(unit, "note", hint)
    if row.suggestion:
        other = etree.SubElement(unit, f"{_IN}alt-trans")
        _say(other, "source", row.made_for)
        _say(other, "target", row.suggestion)


def _say(parent: etree._Element, tag: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, f"{_IN}{tag}")
    element.text = text or None
    return element


def read_xliff(raw: bytes) -> Answers:
    """What stands in an XLIFF file that came back.

    Raises:
        HubError: it is none, or holds what could harm the computer that reads it.
    """
    check_size(len(raw))
    root = _parsed(raw)
    if root.tag != f"{_IN}xliff":
        raise HubError("This is no XLIFF 1.2 file. Save it as version 1.2.")
    codes = {file.get("target-language", "") for file in root.iter(f"{_IN}file")}
    if len(codes) != 1 or codes == {""}:
        raise HubError("This file does not say which one language it is in.")
    return Answers(codes.pop(), tuple(_answers(root)))


def _answers(root: etree._Element) -> Iterator[Answer]:
    for number, unit in enumerate(root.iter(f"{_IN}trans-unit"), start=1):
        if number > MOST_ROWS:
            raise HubError(f"This file has more than {MOST_ROWS} texts. It is none of ours.")
        source, target = unit.find(f"{_IN}source"), unit.find(f"{_IN}target")
        yield Answer(unit.get("id", ""), _words(source), _words(target), f"line {unit.sourceline}")


def _words(element: etree._Element | None) -> str:
    return "" if element is None else "".join(element.itertext("*"))


def _parsed(raw: bytes) -> etree._Element:
    """The root of the file, with nothing loaded from elsewhere and nothing unfolded."""
    text = _decoded(raw)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise HubError("This file defines names of its own (DOCTYPE), which XLIFF does not need.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise HubError(f"Line {line}: this file is no whole XLIFF file.") from error


def _decoded(raw: bytes) -> str:
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise HubError("This file was not saved as UTF-8.") from error
