"""Whether the links of a built site lead somewhere."""

from imhub.links.inside import check_links

__all__ = ["check_links"]
