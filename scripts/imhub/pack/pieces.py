"""Which files of a built site belong to a campaign: each is asked for by its own name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from imhub.model import Message
from imhub.pack.subject import Subject
from imhub.service import EVERYWHERE


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of the pack that somebody prints, sends or opens."""

    file: str
    """In the pack: `posters/2027-week-a3.pdf`."""
    source: Path
    title: str
    form: str
    """What it is on paper or on a screen: `A3`."""
    about: str = ""
    """Id of the page that it is about."""

    @property
    def size(self) -> int:
        """Its bytes."""
        return self.source.stat().st_size


@dataclass(frozen=True, slots=True)
class Pieces:
    """All files of the pack that come from the site, by what people do with them."""

    posters: tuple[Piece, ...]
    tear_offs: tuple[Piece, ...]
    cards: tuple[Piece, ...]
    images: tuple[Piece, ...]
    calendars: tuple[Piece, ...]

    @property
    def all(self) -> tuple[Piece, ...]:
        """Every one of them."""
        return (*self.posters, *self.tear_offs, *self.cards, *self.images, *self.calendars)


@dataclass(frozen=True, slots=True)
class Row:
    """Files about one thing, each in a form of its own."""

    title: str
    pieces: tuple[Piece, ...]


def rows_of(pieces: Iterable[Piece]) -> tuple[Row, ...]:
    """*pieces* by their titles, in the order in which those come first."""
    found: dict[str, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(piece.title or piece.file, []).append(piece)
    return tuple(Row(title, tuple(each)) for title, each in found.items())


def pieces_of(subject: Subject) -> Pieces:
    """The files that are there for *subject*."""
    at = subject.place / "print" / subject.language.code
    weekly = subject.pages
    return Pieces(
        _there(_prints(at, "posters", weekly, {"-a3": "A3", "-a4": "A4", "-a6": "A6"})),
        _there(_prints(at, "tear-offs", weekly, {"-tear-off": "A4"})),
        _there(_prints(at, "cards", subject.activities, {"": "A5"})),
        _there((*_shared(subject), *_pictures(subject))),
        _there(_calendars(subject)),
    )


def _there(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Those of *pieces* that the site has, each once."""
    return tuple(dict.fromkeys(piece for piece in pieces if piece.source.is_file()))


def _prints(
    at: Path, folder: str, messages: Iterable[Message], forms: dict[str, str]
) -> Iterator[Piece]:
    for message in messages:
        for ending, form in forms.items():
            name = f"{message.id}{ending}.pdf"
            yield Piece(f"{folder}/{name}", at / name, message.title, form, message.id)


def _shared(subject: Subject) -> Iterator[Piece]:
    """Pictures of pages for posts."""
    at = subject.place / "share" / subject.language.code
    for message in (*subject.pages, *subject.activities):
        for ending, form in (("", "1200 × 630"), ("-square", "1080 × 1080")):
            name = f"{message.id}{ending}.png"
            yield Piece(f"images/{name}", at / name, message.title, form, message.id)


def _pictures(subject: Subject) -> Iterator[Piece]:
    """Pictures that stand beside the posts."""
    campaign = subject.campaign
    for post in campaign.posts:
        if post.image:
            source = subject.root / "content" / campaign.folder / post.image.file
            file = f"images/posts/{post.image.file}"
            yield Piece(file, source, post.image.alt, "", subject.page_of(post))


def _calendars(subject: Subject) -> Iterator[Piece]:
    at = subject.place / "calendar" / subject.language.code
    campaign = subject.campaign
    title = subject.pages[0].title
    yield _calendar(at, campaign.id, title, campaign.id)
    for area in subject.site.hub.directory.areas:
        if any(area.id in event.areas or EVERYWHERE in event.areas for event in campaign.events):
            yield _calendar(at, f"{campaign.id}-{area.id}", f"{title}: {area.title}", campaign.id)
    for event in campaign.events:
        yield _calendar(at, event.id, event.title, campaign.id)


def _calendar(at: Path, name: str, title: str, about: str) -> Piece:
    return Piece(f"calendar/{name}.ics", at / f"{name}.ics", title, "", about)
