"""Ids of headings: made of their words, and never one that the page itself uses."""

from markdown.extensions.toc import slugify

from imhub.safety import is_of_the_page


def heading_id(words: str, separator: str) -> str:
    """An id for a heading of *words*."""
    made: str = slugify(words, separator)
    return f"{made}_1" if is_of_the_page(made) else made
