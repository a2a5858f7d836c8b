"""A square of dots that opens an address: a QR code."""

from collections.abc import Mapping
from io import BytesIO

import segno

_QUIET = 4
"""Dots that stay empty around a code, without which no phone finds it."""


def qr_code(address: str) -> Mapping[str, str]:
    """The code of *address* as a sheet takes it: the address too, since it is a link as well."""
    out = BytesIO()
    segno.make_qr(address, error="m").save(out, kind="svg", border=_QUIET, xmldecl=False)
    return {"address": address, "svg": out.getvalue().decode()}
