"""The hub as data: messages, the words they may choose from, and what they refer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from imhub.audit import Audit
from imhub.campaign import Campaign, CampaignRules, Week
from imhub.service import Service


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that front matter may name, and what readers see for it."""

    id: str
    title: str
    summary: str = ""
    drawing: str = ""
    short: str = ""
    """A shorter title for small places; empty when the title is short enough."""

    @property
    def label(self) -> str:
        """The title for small places."""
        return self.short or self.title


@dataclass(frozen=True, slots=True)
class Section:
    """A folder below `content/` and the type of the pages in it."""

    folder: str
    type: str
    title: str
    summary: str = ""
    drawing: str = ""
    listed: bool = True
    """Whether the section has a page of its own that lists its messages."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go, by address below the language's root or by full URL."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Worry:
    """A page that the home page offers to a parent who is having a hard day."""

    page: str
    title: str


@dataclass(frozen=True, slots=True)
class Who:
    """One answer to the home page's question of who the reader is."""

    title: str
    stage: str = ""
    audience: str = ""


@dataclass(frozen=True, slots=True)
class HubWords:
    """What the pages ask and say that depends on the hub's topic."""

    by_stage: str
    by_audience: str
    stage_question: str
    audience_question: str
    worry_question: str
    ask_stage: str
    ask_minutes: str
    ask_place: str
    ask_routine: str
    stage: str
    hard_day: str
    hard_day_text: str
    not_approved: str
    not_made_with: str
    not_tested_with: str
    draft: str
    sources_note: str


@dataclass(frozen=True, slots=True)
class Pictures:
    """Drawings that pages show for things which are not one page's own; empty for none."""

    home: str = ""
    help: str = ""
    lost: str = ""
    """On the page for an address that does not exist."""
    minutes: str = ""
    cost: str = ""


@dataclass(frozen=True, slots=True)
class Concern(Choice):
    """Something that a reader may want help with."""

    page: str = ""
    """Id of the page that says what to do first."""
    sensitive: bool = False
    """Whether its pages are kept out of search engines and saved copies."""


@dataclass(frozen=True, slots=True)
class DirectoryWords:
    """What the pages of services ask and say that depends on the place and the topic."""

    title: str = ""
    summary: str = ""
    in_danger: str = ""
    """Heading of the strip with the services of level `crisis`."""
    unchecked: str = ""
    """Beside what nobody has checked."""
    ask_area: str = ""
    ask_concern: str = ""
    ask_way: str = ""
    by_area: str = ""
    by_area_summary: str = ""
    by_concern: str = ""
    not_sure_of_area: str = ""
    circle: str = ""
    """Heading of the picture of who can help, from everybody to specialists."""
    circle_summary: str = ""


@dataclass(frozen=True, slots=True)
class Directory:
    """How the hub sorts the services that it sends readers to."""

    region: str = ""
    """Country whose phone numbers need no code: `GB`."""
    areas: tuple[Choice, ...] = ()
    levels: tuple[Choice, ...] = ()
    """Titles of `service.LEVELS`, in that order."""
    concerns: tuple[Concern, ...] = ()
    area_folder: str = "area"
    concern_folder: str = "about"
    way_folder: str = "by"
    words: DirectoryWords = field(default_factory=DirectoryWords)


@dataclass(frozen=True, slots=True)
class Leave:
    """Where a reader goes who has to be gone from the hub at once."""

    url: str
    """A page that shows nobody's own history, and says nothing of this hub."""
    title: str
    """What the window is called from the moment that the reader leaves."""
    page: str = ""
    """Id of the page that says what leaving cannot do; empty for none."""


@dataclass(frozen=True, slots=True)
class Licence:
    """What others may do with the words and drawings of a hub."""

    name: str
    """Its short name: `CC BY 4.0`."""
    url: str


@dataclass(frozen=True)
class Hub:
    """What makes this hub this hub: its name, its words for people and places, its rules."""

    name: str
    tagline: str
    description: str
    place: str
    source_language: str
    sections: tuple[Section, ...]
    stages: tuple[Choice, ...]
    audiences: tuple[Choice, ...]
    places: tuple[Choice, ...]
    routines: tuple[Choice, ...]
    skills: tuple[Choice, ...]
    adaptations: tuple[Choice, ...]
    minutes: tuple[Choice, ...]
    """Steps of the minutes filter; each id is a whole number of minutes, smallest first."""
    words: HubWords
    directory: Directory = field(default_factory=Directory)
    campaigns: CampaignRules = field(default_factory=CampaignRules)
    stage_folder: str = "stage"
    audience_folder: str = "audience"
    glossary_folder: str = "glossary"
    evidence_folder: str = "evidence"
    services_folder: str = "services"
    languages_folder: str = ""
    """Folder of the page about the hub's languages; empty for no such page."""
    search_folder: str = ""
    """Folder of the search page; empty for a hub without a search."""
    accessibility_folder: str = ""
    """Folder of the page on what was checked so that everybody can use the hub; empty for none."""
    offline_folder: str = ""
    """Folder of the page on which readers save pages; empty where nobody can."""
    list_folder: str = ""
    """Folder of the page that puts activities on one sheet; empty for no such page."""
    partner_folder: str = ""
    """Folder of the pages from which others copy messages; empty for none."""
    short_name: str = ""
    """What stands under the icon on a phone: nothing that tells others what the hub is about."""
    minutes_folder: str = "minutes"
    place_folder: str = "place"
    routine_folder: str = "routine"
    pictures: Pictures = field(default_factory=Pictures)
    who: tuple[Who, ...] = ()
    do_now: tuple[str, ...] = ()
    """Ids of the activities that the home page offers first."""
    worries: tuple[Worry, ...] = ()
    start: str = ""
    """Folder of the section that the menu calls the start."""
    help: str = ""
    """Folder of the section where a reader finds help; empty for none."""
    help_page: str = ""
    """Id of the page that "Get help now" leads to."""
    leave: Leave | None = None
    unlinked: tuple[str, ...] = ()
    """Addresses of pages to which no page leads on purpose, below the root of each language."""
    promises: tuple[str, ...] = ()
    publisher: str = ""
    licence: Licence | None = None
    """Nothing where nobody has said; then nobody may take the words elsewhere."""
    review_months: Mapping[str, int] | None = None
    """Months until a page is due for review, by page type; `other` for the rest."""

    @cached_property
    def section_by_folder(self) -> Mapping[str, Section]:
        """Sections by their folder."""
        return {section.folder: section for section in self.sections}

    @property
    def services_url(self) -> str:
        """Address of the directory of services; empty for a hub without one."""
        has_one = self.help and self.directory.levels
        return f"{self.help}/{self.services_folder}/" if has_one else ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source behind a message and the plain fact that it supports."""

    id: str
    fact: str
    title: str
    org: str
    year: int | None
    url: str
    strength: str
    verified: str
    """`primary`, `secondary` or `unverified`; a page may not use an unverified row."""
    topic: str = ""
    safety: bool = False
    caution: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that the hub is asked to do for somebody."""

    id: str
    group: str
    need: str
    source: str
    served_by: str
    """`page` when a page must name it; otherwise what else serves it."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means in plain words."""

    id: str
    term: str
    plain: str
    also: tuple[str, ...] = ()
    see: str = ""
    quote: str = ""
    source: str = ""
    audience: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture that belongs to a page."""

    file: str
    alt: str
    credit: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule that one page may break, why, who says so, and until when."""

    rule: str
    text: str
    reason: str
    by: str
    until: date


@dataclass(frozen=True, slots=True)
class Message:
    """One plain-language message, as an editor wrote it."""

    path: str
    """Path below `content/`, with forward slashes: `activities/nappy-chat.md`."""
    id: str
    section: str
    type: str
    title: str
    summary: str
    body: str
    body_line: int = 1
    """Line of the file on which the body starts, so findings can point at it."""
    audience: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    key_message: str = ""
    why_it_helps: str = ""
    evidence: tuple[str, ...] = ()
    reviewed: date | None = None
    approved_by: str = ""
    made_with: str = ""
    tested_with: str = ""
    cost: str = ""
    minutes: int = 0
    place: tuple[str, ...] = ()
    routine: tuple[str, ...] = ()
    skill: tuple[str, ...] = ()
    you_need: tuple[str, ...] = ()
    adaptations: Mapping[str, str] | None = None
    services: tuple[str, ...] = ()
    sensitive: bool = False
    content_note: str = ""
    """What readers are told before they read on."""
    critical: bool = False
    needs: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    image: Image | None = None
    recordings: Mapping[str, str] | None = None
    """Files beside the page in which somebody reads it, by language."""
    drawing: str = ""
    allow: tuple[Waiver, ...] = ()
    consent_until: date | None = None
    away: str = ""
    """From this language's root to that of the language in which the page is: `../`, or nothing."""

    @property
    def url(self) -> str:
        """Address below the language's root: `activities/nappy-chat/`."""
        stem = self.path.removesuffix(".md")
        here = stem.removesuffix("index") if stem.endswith("/index") else f"{stem}/"
        return self.away + here

    @property
    def file(self) -> str:
        """Path below the hub's root, as findings name it."""
        return f"content/{self.path}"


@dataclass(frozen=True)
class Site:
    """All that editors wrote, loaded and checked for form."""

    hub: Hub
    messages: tuple[Message, ...]
    """The pages that are made."""
    evidence: tuple[Evidence, ...] = ()
    needs: tuple[Need, ...] = ()
    glossary: tuple[Term, ...] = ()
    services: tuple[Service, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    weeks: tuple[Week, ...] = ()
    """Weeks of earlier years, from the latest on."""
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What people type, by the words of the pages that it stands for."""
    style: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Lists of words that rules look for: by file of `content/data/style/`, then by list."""
    audit: Audit | None = None
    """What the last run of the checks of accessibility found."""
    seen: Mapping[str, date] = field(default_factory=dict)
    """Day on which an address in the data was last seen to work, by address."""
    drawings: Mapping[str, str] = field(default_factory=dict)
    """What each drawing is made of: the inside of its `<svg>`, by name."""
    unreadable: frozenset[str] = frozenset()
    """Ids of pages that are there and could not be read, so that links to them are not blamed."""
    elsewhere: tuple[Message, ...] = ()
    """Pages that are not made in this language; links to them lead to another."""
    faulty: frozenset[str] = frozenset()
    """Files of pages whose front matter has errors; what is wrong in it is left out of them."""
    broken: frozenset[str] = frozenset()
    """Data files with errors; what stands in them may be missing, and no page is blamed for it."""

    @cached_property
    def message_by_id(self) -> Mapping[str, Message]:
        """Messages by their id, also those that are elsewhere."""
        return {message.id: message for message in (*self.messages, *self.elsewhere)}

    @cached_property
    def evidence_by_id(self) -> Mapping[str, Evidence]:
        """Evidence rows by their id."""
        return {row.id: row for row in self.evidence}

    @cached_property
    def term_by_id(self) -> Mapping[str, Term]:
        """Glossary entries by their id."""
        return {term.id: term for term in self.glossary}

    @cached_property
    def campaign_by_id(self) -> Mapping[str, Campaign]:
        """Campaigns by their id."""
        return {campaign.id: campaign for campaign in self.campaigns}

    @cached_property
    def service_by_id(self) -> Mapping[str, Service]:
        """Services by their id."""
        return {service.id: service for service in self.services}
