"""The pack of a campaign: all that a team prints, sends and shows, in one file a language."""

from collections.abc import Mapping

from imhub.pack.archive import write_whole, zip_of
from imhub.pack.pages import POSTS_TABLE, Told, pages_of
from imhub.pack.pieces import pieces_of
from imhub.pack.posts import pictures_of, post_cards, posts_csv
from imhub.pack.subject import Subject

__all__ = ["Subject", "pack_files", "write_whole", "zip_of"]


def pack_files(subject: Subject) -> Mapping[str, bytes]:
    """All files of the pack of *subject* by their name in it."""
    pieces = pieces_of(subject)
    pictures = pictures_of(subject, pieces)
    posts = post_cards(subject, pictures)
    beside = {POSTS_TABLE: posts_csv(subject, posts)}
    told = Told(subject, pieces, pictures, posts)
    taken = {piece.file: piece.source.read_bytes() for piece in pieces.all}
    return {**taken, **beside, **pages_of(told, beside)}
