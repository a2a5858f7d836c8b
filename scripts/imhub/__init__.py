"""Plain Markdown in; a fast, private, many-language hub of small messages out."""

from imhub.errors import HubError
from imhub.finding import Finding, Severity
from imhub.load import load_site
from imhub.model import Message, Site

__all__ = ["Finding", "HubError", "Message", "Severity", "Site", "load_site"]
