"""What the templates of campaign pages are given: data, and no decisions."""

from dataclasses import dataclass
from datetime import date

from imhub.campaign import Campaign, Channel, Day, Event, Post, Week
from imhub.contact import Contact
from imhub.model import Choice
from imhub.views import Answers, Card, Finder, MessageView


@dataclass(frozen=True, slots=True)
class Clock:
    """When a page stops being right, for the script that mends it between two builds."""

    state: str
    """As `campaign.State` names it."""
    left: int = 0
    """Days until the campaign starts."""
    eve: date | None = None
    """The last day before it."""
    morrow: date | None = None
    """The first day after it."""


@dataclass(frozen=True, slots=True)
class DayCard:
    """What a list of days shows of one."""

    day: Day
    card: Card
    key_message: str
    is_today: bool


@dataclass(frozen=True, slots=True)
class PostCard:
    """A post with the names of what it mentions."""

    post: Post
    channels: tuple[Channel, ...]
    day: Day | None
    url: str
    """Address of the page that it leads to, below the language's root; empty for none."""


@dataclass(frozen=True, slots=True)
class EventCard:
    """What a list of events shows of one."""

    event: Event
    areas: tuple[Choice, ...]
    """Areas that it is for; empty for all."""
    audience: tuple[Choice, ...]
    languages: tuple[str, ...]
    """What readers call them."""
    is_over: bool
    answers: Answers


@dataclass(frozen=True, slots=True)
class CampaignCard:
    """What a list of campaigns shows of one."""

    campaign: Campaign
    card: Card
    clock: Clock


@dataclass(frozen=True, slots=True)
class CampaignView:
    """The first page of a campaign."""

    page: MessageView
    campaign: Campaign
    clock: Clock
    days: tuple[DayCard, ...]
    events: tuple[EventCard, ...]
    """Those that a reader can still go to; all of them once the campaign is over."""
    posts: tuple[PostCard, ...]
    """Those that belong to no day."""
    events_url: str
    """Empty while no event is known."""
    programme_url: str
    tell_us: str
    """Address of the page that says how to tell the hub of an event; empty for none."""
    list_url: str
    """Address of the page of all campaigns; empty for none."""

    @property
    def today(self) -> DayCard | None:
        """The day that is today."""
        return next((day for day in self.days if day.is_today), None)


@dataclass(frozen=True, slots=True)
class DayView:
    """The page of a day."""

    page: MessageView
    campaign: CampaignCard
    day: DayCard
    activities: tuple[Card, ...]
    events: tuple[EventCard, ...]
    posts: tuple[PostCard, ...]
    before: DayCard | None
    after: DayCard | None
    programme_url: str


def message_on(view: object) -> MessageView | None:
    """The message that a page with *view* shows; nothing for a page made from data."""
    inside = view.page if isinstance(view, CampaignView | DayView) else view
    return inside if isinstance(inside, MessageView) else None


@dataclass(frozen=True, slots=True)
class EventsView:
    """A page that lists the events of a campaign."""

    campaign: CampaignCard
    cards: tuple[EventCard, ...]
    finder: Finder
    part_of: str = ""
    """Title of the answer that it stands for, for a page that shows only some."""


@dataclass(frozen=True, slots=True)
class ProgrammeDay:
    """A day as it is printed."""

    day: DayCard
    activities: tuple[Card, ...]
    events: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A campaign on one sheet."""

    campaign: CampaignCard
    days: tuple[ProgrammeDay, ...]
    events: tuple[EventCard, ...]
    """Those on no day of the campaign."""
    helpers: tuple[Contact, ...]
    """Whom a reader in danger can ring."""


@dataclass(frozen=True, slots=True)
class CampaignsView:
    """All campaigns: those to come, those that are over, and weeks of earlier years."""

    choice: Choice
    to_come: tuple[CampaignCard, ...]
    over: tuple[CampaignCard, ...]
    weeks: tuple[Week, ...]
