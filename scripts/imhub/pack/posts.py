"""The posts of a campaign as a pack tells of them: words, where and when, and a picture."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from imhub.campaign import Channel, Day, Post
from imhub.marks import without_marks
from imhub.pack.pieces import Piece, Pieces
from imhub.pack.subject import Subject

_FORMULA = tuple("=+-@\t\r＝＋－＠")
"""What a cell begins with that a spreadsheet would run."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with what is said of it."""

    piece: Piece
    alt: str
    """What it shows, for those who cannot see it."""
    caption: str


@dataclass(frozen=True, slots=True)
class PostCard:
    """A post with all that somebody needs who sends it."""

    post: Post
    day: Day | None
    channels: tuple[Channel, ...]
    address: str
    """Of the page that it leads to; empty for none."""
    picture: Picture | None

    @property
    def on(self) -> date | None:
        """The date on which it goes out."""
        return self.post.on or (self.day.on if self.day else None)


def pictures_of(subject: Subject, pieces: Pieces) -> tuple[Picture, ...]:
    """Every image of the pack with its words."""
    return tuple(_picture(subject, piece) for piece in pieces.images)


def _picture(subject: Subject, piece: Piece) -> Picture:
    message = subject.site.message_by_id[piece.about]
    own = next((p for p in subject.campaign.posts if _shows(p, piece)), None)
    if own and own.image:
        return Picture(piece, own.image.alt, own.text)
    said = message.key_message or message.summary
    tags = " ".join(subject.campaign.hashtags)
    return Picture(piece, f"{message.title}. {said}", f"{said} {tags}".strip())


def _shows(post: Post, piece: Piece) -> bool:
    return post.image is not None and piece.file == f"images/posts/{post.image.file}"


def post_cards(subject: Subject, pictures: tuple[Picture, ...]) -> tuple[PostCard, ...]:
    """The posts, by day and in the order of their file."""
    cards = [_card(subject, post, pictures) for post in subject.campaign.posts]
    return tuple(sorted(cards, key=lambda card: card.post.day))


def _card(subject: Subject, post: Post, pictures: tuple[Picture, ...]) -> PostCard:
    channels = subject.site.hub.campaigns.channels
    return PostCard(
        post,
        subject.campaign.day_by_number.get(post.day),
        tuple(channel for channel in channels if channel.id in post.channels),
        subject.address(post.link) if post.link else "",
        _for_post(subject, post, pictures),
    )


def _for_post(subject: Subject, post: Post, pictures: tuple[Picture, ...]) -> Picture | None:
    """The picture of *post*: its own, else the square one of its page; text messages have none."""
    texts = {c.id for c in subject.site.hub.campaigns.channels if c.count == "sms"}
    if not set(post.channels) - texts:
        return None
    if post.image:
        return next((each for each in pictures if _shows(post, each.piece)), None)
    wanted = f"images/{subject.page_of(post)}-square.png"
    return next((each for each in pictures if each.piece.file == wanted), None)


def posts_csv(subject: Subject, cards: tuple[PostCard, ...]) -> bytes:
    """The posts as a table that a spreadsheet opens, in any script, and runs nothing of."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(_heads(subject))
    for card in cards:
        table.writerow([_harmless(without_marks(cell)) for cell in _cells(subject, card)])
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _heads(subject: Subject) -> tuple[str, ...]:
    _ = subject.interface.gettext
    return (
        _("Day"),
        _("Date"),
        _("Time"),
        _("Where it goes out"),
        _("Words"),
        _("Address"),
        _("Picture"),
        _("Words for the picture"),
    )


def _cells(subject: Subject, card: PostCard) -> Iterator[str]:
    _ = subject.interface.gettext
    yield str(card.post.day or "")
    yield str(card.on or "")
    yield card.post.time
    yield ", ".join(_("Text message") if c.count == "sms" else c.title for c in card.channels)
    yield card.post.text
    yield card.address
    yield card.picture.piece.file if card.picture else ""
    yield card.picture.alt if card.picture else ""
