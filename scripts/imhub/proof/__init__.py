"""Translations beside their source: a translator is not trusted.

One rule a file, listed in `rules.py`; `check.py` reads all PO files of a hub with them.
"""

from imhub.proof.check import check_translations
from imhub.proof.entries import Proof, faults, interface_faults, open_proof
from imhub.proof.rules import BY_NAME, RULES, help_of
from imhub.proof.side import Reader

__all__ = [
    "BY_NAME",
    "RULES",
    "Proof",
    "Reader",
    "check_translations",
    "faults",
    "help_of",
    "interface_faults",
    "open_proof",
]
