"""Addresses that the links of a PDF lead to."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from imhub.links.jsonfile import BadFileError
from imhub.links.use import Use

if TYPE_CHECKING:
    import pikepdf


def in_pdf(file: Path) -> Iterator[Use]:
    """What each link on the pages of *file* names.

    Raises:
        BadFileError: it is no PDF.
    """
    import pikepdf

    try:
        with pikepdf.open(file) as pdf:
            found = [str(uri) for page in pdf.pages for uri in _links(page.obj)]
    except pikepdf.PdfError as error:
        raise BadFileError(f"it is no PDF: {error}") from error
    yield from (Use(uri, loads=False) for uri in dict.fromkeys(found))


def _links(page: "pikepdf.Object") -> "Iterator[pikepdf.Object]":
    for annotation in page.get("/Annots", ()):
        action = annotation.get("/A")
        if action is not None and "/URI" in action:
            yield action["/URI"]
