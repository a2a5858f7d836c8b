"""How far a campaign is: what is written, translated and printed, and what is still missing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from imhub.campaign import Campaign, Day, Event, Post, State
from imhub.campaigntodo import LineOf, Todo, todos_of
from imhub.embargo import dates_of_held
from imhub.extract import Unit
from imhub.model import Message, Site
from imhub.postlength import over_limit
from imhub.translate import Origin, Translator


@dataclass(frozen=True, slots=True)
class Tally:
    """How many texts there are, and how many of them are how far."""

    texts: int = 0
    translated: int = 0
    reviewed: int = 0
    """Read by a person who has signed for it."""

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.texts + other.texts,
            self.translated + other.translated,
            self.reviewed + other.reviewed,
        )

    @property
    def is_translated(self) -> bool:
        """Whether nothing is left to translate."""
        return self.translated == self.texts

    @property
    def is_reviewed(self) -> bool:
        """Whether a person has read all of it."""
        return self.reviewed == self.texts


@dataclass(frozen=True, slots=True)
class PageRow:
    """How far the page of the week or of a day is."""

    id: str
    title: str
    number: int
    """Of the day; 0 for the week."""
    file: str
    on: date | None
    blanks: tuple[str, ...]
    """What is still to be written."""
    languages: Mapping[str, Tally]
    printed: tuple[str, ...]
    """Codes of the languages in which there is a poster."""


@dataclass(frozen=True, slots=True)
class PostRow:
    """How far a post is."""

    id: str
    channels: tuple[str, ...]
    text: str
    day: int
    on: date | None
    time: str
    languages: Mapping[str, Tally]
    too_long: Mapping[str, tuple[str, ...]]
    """Why it does not fit, by language."""


@dataclass(frozen=True, slots=True)
class Board:
    """All that a campaign team wants to know of a campaign on a day."""

    campaign: Campaign
    title: str
    state: State
    today: date
    codes: tuple[str, ...]
    """Languages into which it is translated."""
    pages: tuple[PageRow, ...]
    posts: tuple[PostRow, ...]
    languages: Mapping[str, Tally]
    """All texts of the campaign, by language."""
    todos: tuple[Todo, ...]
    """What a person has to see to, sorted by file."""
    held: Mapping[str, date]
    """From when on readers may have what is held back, by its name."""

    def posts_on(self, day: date) -> tuple[PostRow, ...]:
        """What goes out on *day*, in the order in which it does."""
        return tuple(sorted((p for p in self.posts if p.on == day), key=lambda p: (p.time, p.id)))

    def events_on(self, day: date) -> tuple[Event, ...]:
        """What goes on on *day*."""
        found = (e for e in self.campaign.events if e.start.date() <= day <= e.end.date())
        return tuple(sorted(found, key=lambda event: (event.start, event.id)))

    @property
    def tomorrow(self) -> date:
        """The day after."""
        return self.today + timedelta(days=1)


@dataclass(frozen=True)
class Desk:
    """What a board is made from."""

    site: Site
    line_of: LineOf
    units: tuple[Unit, ...]
    translators: tuple[Translator, ...]
    """One for each language into which the hub is translated."""
    prints: frozenset[str]
    """Files of a built site in which posters are looked for: `print/pl/week-a3.pdf`."""


def make_board(desk: Desk, campaign: Campaign, today: date) -> Board:
    """The board of *campaign* on *today*."""
    pages = tuple(_pages(desk, campaign))
    posts = tuple(_post_row(desk, campaign, post) for post in campaign.posts)
    ours = [u for u in desk.units if any(p.startswith(f"{campaign.folder}/") for p in u.places)]
    texts = [unit.text for unit in ours]
    return Board(
        campaign,
        desk.site.message_by_id[campaign.id].title,
        campaign.state(today),
        today,
        tuple(translator.language.code for translator in desk.translators),
        pages,
        posts,
        _by_language(desk, texts),
        todos_of(campaign, desk.line_of, today),
        dict(_held(desk, campaign, today)),
    )


def _by_language(desk: Desk, texts: Iterable[str]) -> Mapping[str, Tally]:
    known = tuple(texts)
    return {each.language.code: _tally(each, known) for each in desk.translators}


def _tally(translator: Translator, texts: tuple[str, ...]) -> Tally:
    origins = [translator.shown(text).origin for text in texts]
    translated = sum(origin is not Origin.SOURCE for origin in origins)
    return Tally(len(texts), translated, sum(origin is Origin.REVIEWED for origin in origins))


def _pages(desk: Desk, campaign: Campaign) -> Iterator[PageRow]:
    known = desk.site.message_by_id
    yield _page_row(desk, known[campaign.id], None, campaign.start)
    for day in campaign.days:
        yield _page_row(desk, known[day.id], day, day.on)


def _page_row(desk: Desk, message: Message, day: Day | None, on: date | None) -> PageRow:
    texts = (unit.text for unit in desk.units if message.path in unit.places)
    codes = (desk.site.hub.source_language, *(each.language.code for each in desk.translators))
    return PageRow(
        message.id,
        message.title,
        day.number if day else 0,
        message.file,
        on,
        _blanks(desk, message, day),
        _by_language(desk, texts),
        tuple(code for code in codes if _has_poster(desk, code, message.id)),
    )


def _has_poster(desk: Desk, code: str, id_: str) -> bool:
    return any(f"print/{code}/{id_}-{size}.pdf" in desk.prints for size in ("a3", "a4"))


def _blanks(desk: Desk, message: Message, day: Day | None) -> tuple[str, ...]:
    """What is missing on the page of *message*, in the words of its file."""
    given = {
        "title": message.title,
        "summary": message.summary,
        "key_message": message.key_message or day is None,
        "activities": day is None or day.activities,
        "the words of the page": message.body.strip(),
    }
    blank = tuple(name for name, value in given.items() if not value)
    return blank or (("what `imhub check` names",) if message.file in desk.site.faulty else ())


def _post_row(desk: Desk, campaign: Campaign, post: Post) -> PostRow:
    channels = desk.site.hub.campaigns.channels
    day = campaign.day_by_number.get(post.day)
    texts = [post.text, post.image.alt] if post.image and post.image.alt else [post.text]
    return PostRow(
        post.id,
        tuple(channel.title for channel in channels if channel.id in post.channels),
        post.text,
        post.day,
        post.on or (day.on if day else None),
        post.time,
        _by_language(desk, texts),
        dict(_too_long(desk, post)),
    )


def _too_long(desk: Desk, post: Post) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Languages in which *post* has no room on a channel, and why."""
    texts = {desk.site.hub.source_language: post.text}
    texts |= {each.language.code: each.translation(post.text) for each in desk.translators}
    for code, text in texts.items():
        found = tuple(t.message for t in over_limit(post, text, desk.site.hub.campaigns.channels))
        if found:
            yield code, found


def _held(desk: Desk, campaign: Campaign, today: date) -> Iterator[tuple[str, date]]:
    """What is held back on *today*, by the name that it has for people, and until when."""
    for id_, until in dates_of_held(desk.site, today).items():
        if id_ in {campaign.id, *(day.id for day in campaign.days)}:
            yield desk.site.message_by_id[id_].title, until
    events = ((event.id, event.publish_from) for event in campaign.events)
    posts = ((post.id, post.publish_from) for post in campaign.posts)
    yield from ((id_, until) for id_, until in (*events, *posts) if until and until > today)
