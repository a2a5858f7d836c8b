"""An address as a file names it."""

from typing import NamedTuple


class Use(NamedTuple):
    """An address, and what for. A tuple, for there are hundreds of thousands of them."""

    target: str
    loads: bool = True
    """Whether a browser asks for it without being asked."""
    follows: bool = False
    """Whether it is a link that a reader can follow."""
    lang: str = ""
    """Language in which it is said to be."""
    bare: bool = False
    """Whether it stands for a host or a folder, and need not be a file."""
    map_: bool = False
    """Whether it names a map on the page itself."""
