"""What the template of each page is given, and the page itself: data, and no decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from imhub.audit import Audit
from imhub.contact import Contact
from imhub.model import Choice, Concern, Evidence, Link, Message, Term

Answers: TypeAlias = Mapping[str, tuple[str, ...]]
"""What something answers to the questions of a finder. What it says nothing about, it fits."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a message."""

    url: str
    title: str
    summary: str
    drawing: str
    minutes: int
    cost: str
    answers: Answers


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
    """One question that a finder asks."""

    id: str
    ask: str
    values: tuple[FilterValue, ...]
    weight: int = 1
    """How much it counts, where nothing fits all that was asked."""


@dataclass(frozen=True, slots=True)
class Finder:
    """The questions that narrow a list down."""

    filters: tuple[Filter, ...]
    all_url: str
    """Address of the page of all."""
    chosen: tuple[str, str] = ("", "")
    """Filter and value that this page stands for; empty on the page of all."""


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
    services: tuple[Contact, ...]
    related: tuple[Card, ...]
    next_review: date | None
    has_card: bool = False
    """Whether it holds a card to show to somebody."""


@dataclass(frozen=True, slots=True)
class ListView:
    """A page that lists messages."""

    choice: Choice
    activities: tuple[Card, ...] = ()
    messages: tuple[Card, ...] = ()
    topics: tuple[Card, ...] = ()
    help: tuple[Card, ...] = ()
    on_paper: bool = False
    """Whether there are sheets of what it lists."""


@dataclass(frozen=True, slots=True)
class FinderView:
    """A page on which a reader finds something to do."""

    choice: Choice
    cards: tuple[Card, ...]
    finder: Finder
    part_of: str = ""
    """Title of the page of all, for a page that stands for one value."""


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """What a list of services shows of one."""

    contact: Contact
    areas: tuple[Choice, ...]
    """Areas that it is for; empty for all."""
    answers: Answers


@dataclass(frozen=True, slots=True)
class Group:
    """Services of one level."""

    level: Choice
    cards: tuple[ServiceCard, ...]


@dataclass(frozen=True, slots=True)
class DirectoryView:
    """A page that lists services."""

    choice: Choice
    groups: tuple[Group, ...]
    finder: Finder
    part_of: str = ""
    """Title of the page of all, for a page that stands for one value."""


@dataclass(frozen=True, slots=True)
class CircleView:
    """Who can help in an area, from everybody to specialists."""

    area: Choice
    rings: tuple[Group, ...]
    all_url: str
    """Address of the page of all stages."""
    stages: Filter
    stage: Choice | None = None
    """The stage that this page is for; nothing for all."""


@dataclass(frozen=True, slots=True)
class ConcernView:
    """Who can help with a concern."""

    concern: Concern
    first: tuple[Card, ...]
    """The page that says what to do first, if there is one."""
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A large link to a list."""

    url: str
    title: str
    summary: str
    drawing: str
    short: str
    count: int

    @classmethod
    def of(cls, choice: Choice, url: str, count: int) -> "Tile":
        """The tile of *choice*, which leads to the list of *count* at *url*."""
        return cls(url, choice.title, choice.summary, choice.drawing, choice.label, count)


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
    now_when: tuple[str, ...]
    """The moments for it."""
    stages: tuple[Tile, ...]
    who: tuple[Tile, ...]
    worries: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TermsView:
    """A page that says what words mean."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the list of all pages shows of one, and what a search can be narrowed down to."""

    title: str
    url: str
    kind: str
    """Id of one of the kinds of the view; anything else for none of them."""
    stages: tuple[str, ...]
    """Stages that it is for; none if it fits all."""
    sensitive: bool


def _two_letters(number: int) -> str:
    return f"{chr(ord('a') + number // 26)}{chr(ord('a') + number % 26)}"


@dataclass(frozen=True, slots=True)
class SearchView:
    """A page on which readers search all others."""

    entries: tuple[Entry, ...]
    kinds: tuple[Choice, ...]
    stages: tuple[Choice, ...]

    @property
    def kind_marks(self) -> Mapping[str, str]:
        """The word that each kind has in the index, by its id: no page has such a word."""
        return {kind.id: f"k{_two_letters(at)}qx" for at, kind in enumerate(self.kinds)}

    @property
    def stage_marks(self) -> Mapping[str, str]:
        """The same of each stage."""
        return {stage.id: f"s{_two_letters(at)}qx" for at, stage in enumerate(self.stages)}

    def marks_of(self, entry: Entry) -> tuple[str, ...]:
        """All such words of *entry*, that of its kind first. It has all stages if it fits all."""
        kinds, stages = self.kind_marks, self.stage_marks
        kind = (kinds[entry.kind],) if entry.kind in kinds else ()
        return (*kind, *(stages[stage] for stage in entry.stages or stages))


@dataclass(frozen=True, slots=True)
class Pick:
    """An activity that a reader may put on a list."""

    id: str
    title: str
    url: str
    minutes: int


@dataclass(frozen=True, slots=True)
class PickGroup:
    """Activities for readers who are in one situation."""

    title: str
    picks: tuple[Pick, ...]


@dataclass(frozen=True, slots=True)
class PicksView:
    """A page that puts activities on one sheet."""

    groups: tuple[PickGroup, ...]


@dataclass(frozen=True, slots=True)
class WordsGroup:
    """Messages that others may put on pages of their own, and the page to copy them from."""

    choice: Choice
    url: str
    messages: tuple[MessageView, ...]
    part_of: str = ""
    """Title of the section of which it is a part; empty for a whole section."""


@dataclass(frozen=True, slots=True)
class PartnersView:
    """A page for those who put messages on pages of their own."""

    groups: tuple[WordsGroup, ...]
    group: WordsGroup | None = None
    """The one to copy from; nothing on the page that offers them all."""
    home: str = ""
    """Address of that page."""


@dataclass(frozen=True, slots=True)
class RowsView:
    """A page that shows the rows of a data file."""

    rows: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class AuditView:
    """The page on accessibility."""

    audit: Audit | None


@dataclass(frozen=True, slots=True)
class Translated:
    """How the words of a page came into its language."""

    machine: bool = False
    """Whether a machine made some of them, and no person has read those."""
    critical_missing: bool = False
    """Whether words on which somebody's safety depends stay in the source language."""
    reviewed_by: tuple[str, ...] = ()
    """Roles of those who have read them."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that readers may choose, and what is made in it."""

    code: str
    html_lang: str
    direction: str
    native: str
    folder: str
    """Its root below the root of the site: `pl/`; empty for the source language."""
    urls: frozenset[str]
    """Addresses of its pages, below its root."""
    not_here: str
    """What it says of a page that it does not have."""
    lost: str
    """What it says of an address that does not exist."""


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
    for_readers: bool = True
    """Whether readers should find it in a search and among what they save."""
    translated: Translated | None = None
    """Nothing on a page in the source language."""
    crisis: tuple[Contact, ...] = ()
    """Whom a reader in danger can ring now, on a page about help, a hard subject, or a kit."""
    directory: tuple[Link, ...] = ()
    """Ways into the directory of services, on a page about help."""

    @property
    def is_hidden(self) -> bool:
        """Whether search engines must not list it, and nobody saves it."""
        return self.sensitive or not self.for_readers

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
    leave_limits: str
    """Address of the page that says what leaving the site cannot do."""
    services: str
    glossary: str
    evidence: str
    languages: str
    search: str
    accessibility: str
    offline: str
    """Address of the page on which readers save pages."""
    my_list: str
    """Address of the page that puts activities on one sheet."""
    partners: str
    """Address of the page for those who put messages on pages of their own."""
    footer: tuple[Link, ...]
    topics_title: str
    """What the hub calls its section of topics."""
