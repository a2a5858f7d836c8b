"""Whether a built site holds together, asks nobody else for anything, and keeps to its policy."""

from imhub.links.built import BuiltFile, BuiltSite, read_site
from imhub.links.inline import check_policies
from imhub.links.inside import check_links
from imhub.links.numbers import check_numbers, printable

__all__ = [
    "BuiltFile",
    "BuiltSite",
    "check_links",
    "check_numbers",
    "check_policies",
    "printable",
    "read_site",
]
