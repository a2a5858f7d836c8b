"""Whether links that lead out of a site still lead to what they promise."""

from imhub.links.external.asjson import as_json
from imhub.links.external.check import Asking, Standings, check_outside
from imhub.links.external.fetch import fetch
from imhub.links.external.gather import Link, Place, by_address, outside_of, plain
from imhub.links.external.page import as_page
from imhub.links.external.told import as_findings, host_lines, summary

__all__ = [
    "Asking",
    "Link",
    "Place",
    "Standings",
    "as_findings",
    "as_json",
    "as_page",
    "by_address",
    "check_outside",
    "fetch",
    "host_lines",
    "outside_of",
    "plain",
    "summary",
]
