"""Whether a built site holds together, asks nobody else for anything, and keeps to its policy."""

from imhub.links.built import BuiltFile, BuiltSite, join_sites, read_late, read_site
from imhub.links.home import home_of
from imhub.links.inline import check_policies
from imhub.links.inside import Purpose, check_links
from imhub.links.numbers import Printable, check_numbers, printable
from imhub.links.origin import Source, at_line, at_source

__all__ = [
    "BuiltFile",
    "BuiltSite",
    "Printable",
    "Purpose",
    "Source",
    "at_line",
    "at_source",
    "check_links",
    "check_numbers",
    "check_policies",
    "home_of",
    "join_sites",
    "printable",
    "read_late",
    "read_site",
]
