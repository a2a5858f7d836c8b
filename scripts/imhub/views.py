"""What the template of each page is given, and the page itself: data, and no decisions."""

from dataclasses import dataclass
from datetime import date

from imhub.model import Choice, Evidence, Link, Message, Service, Term


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a message."""

    url: str
    title: str
    summary: str
    drawing: str
    minutes: int
    cost: str
    stage: tuple[str, ...]
    place: tuple[str, ...]
    routine: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilterValue:
    """One value of a filter, and the page that lists what has it."""

    id: str
    title: str
    short: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """One question that the finder asks."""

    id: str
    values: tuple[FilterValue, ...]


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message with all that it refers to."""

    message: Message
    html: str
    stages: tuple[Choice, ...]
    places: tuple[Choice, ...]
    routines: tuple[Choice, ...]
    skills: tuple[Choice, ...]
    adaptations: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...]
    services: tuple[Service, ...]
    related: tuple[Card, ...]
    next_review: date | None


@dataclass(frozen=True, slots=True)
class ListView:
    """A page that lists messages."""

    choice: Choice
    activities: tuple[Card, ...] = ()
    messages: tuple[Card, ...] = ()
    topics: tuple[Card, ...] = ()
    help: tuple[Card, ...] = ()
    filters: tuple[Filter, ...] = ()
    chosen: tuple[str, str] = ("", "")
    """Filter and value that this page stands for; empty on the page of all."""
    all_url: str = ""
    """Address of the page of all, for a page with filters."""
    part_of: str = ""
    """Title of the page of all, for a page that stands for one value."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A large link to a list."""

    url: str
    title: str
    summary: str
    drawing: str
    short: str
    count: int


@dataclass(frozen=True, slots=True)
class TilesView:
    """A page that offers lists."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page."""

    now: tuple[Card, ...]
    now_steps: str
    """Steps of the first activity, as HTML."""
    now_when: str
    stages: tuple[Tile, ...]
    who: tuple[Tile, ...]
    worries: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LettersView:
    """A list from A to Z: letters, and what stands under each."""

    letters: tuple[tuple[str, tuple[Term, ...]], ...]


@dataclass(frozen=True, slots=True)
class RowsView:
    """A page that shows the rows of a data file."""

    rows: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site."""

    url: str
    """Address below the language's root, ending in `/` or empty: `activities/nappy-chat/`."""
    template: str
    title: str
    description: str
    view: object
    menu: str = ""
    """Its entry of the menu: `start`, `activities`, `stage`, `audience` or `help`."""
    crumbs: tuple[Link, ...] = ()
    source: str = ""
    """File that an editor changes, below the hub's root; empty for a page made from data."""
    sensitive: bool = False

    @property
    def base(self) -> str:
        """The way from this page to its language's root: `../../`."""
        return "../" * self.url.count("/") or "./"


@dataclass(frozen=True, slots=True)
class Chrome:
    """What stands around every page: addresses, empty for what the hub does not have."""

    start: str
    activities: str
    stages: str
    audiences: str
    help: str
    """Address of the page that "Get help now" leads to."""
    help_id: str
    services: str
    glossary: str
    evidence: str
    footer: tuple[Link, ...]
    topics_title: str
    """What the hub calls its section of topics."""
