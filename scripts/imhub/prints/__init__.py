"""Sheets and pictures of a site in one language: what to make, out of data alone."""

from collections.abc import Iterator

from imhub.prints.cards import card_sheets
from imhub.prints.images import Gallery, Picture, image_sheets
from imhub.prints.kit import Kit
from imhub.prints.posters import poster_sheets
from imhub.prints.setup import Setup, read_setup
from imhub.prints.stages import stage_sheets
from imhub.publish.typeset import Sheet

__all__ = ["Gallery", "Kit", "Picture", "Setup", "plan_sheets", "read_setup"]


def plan_sheets(kit: Kit) -> Iterator[Sheet]:
    """All sheets of the site that *kit* is for."""
    yield from card_sheets(kit)
    yield from image_sheets(kit)
    yield from poster_sheets(kit)
    yield from stage_sheets(kit)
