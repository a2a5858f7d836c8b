"""What an editor may write above a page, by page type."""

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, Literal

from pydantic import Field

from imhub.campaignsfile import Announced, PersonRow, Weekday
from imhub.fields import (
    Breaks,
    Day,
    LanguageCode,
    Line,
    Many,
    Picture,
    Recording,
    Schema,
    Words,
    at_most_words,
)
from imhub.model import Image, Message, Waiver
from imhub.vocabulary import (
    Adaptation,
    Audience,
    Drawing,
    EvidenceId,
    NeedId,
    Place,
    Routine,
    ServiceId,
    Skill,
    Stage,
)

_FENCE = re.compile(r"---[ \t]*\n(?:(?P<yaml>.*?)\n)??---[ \t]*(?:\n|\Z)", re.DOTALL)


class ImageField(Schema):
    """A picture: its file beside the page, its words for those who cannot see it, its maker."""

    file: Picture
    alt: Line
    credit: Line


class WaiverField(Schema):
    """A rule that this page may break, and why."""

    rule: Line
    text: Line
    reason: Annotated[Line, Field(min_length=10)]
    by: Line
    until: Day


class Page(Schema):
    """What every page has."""

    id: Words = ""
    title: Line
    summary: Annotated[Line, at_most_words(30)]
    needs: Annotated[tuple[NeedId, ...], Many] = ()
    related: Annotated[tuple[Line, ...], Many, Field(max_length=3), Breaks("too-many-related")] = ()
    image: ImageField | None = None
    recordings: dict[LanguageCode, Recording] = Field(default_factory=dict)
    drawing: Drawing = ""
    sensitive: bool = False
    content_note: Annotated[Words, at_most_words(20)] = ""
    critical: bool = False
    allow: Annotated[tuple[WaiverField, ...], Many] = ()


class Info(Page):
    """A page about the hub itself."""

    reviewed: Day


class _Written(Page):
    audience: Annotated[tuple[Audience, ...], Many, Field(min_length=1)]
    reviewed: Day
    approved_by: Line
    made_with: Line
    tested_with: Line


class Help(_Written):
    """A page that leads to help."""

    stage: Annotated[tuple[Stage, ...], Many] = ()
    key_message: Annotated[Words, Field(max_length=140)] = ""
    evidence: Annotated[tuple[EvidenceId, ...], Many] = ()
    services: Annotated[tuple[ServiceId, ...], Many] = ()


class Topic(_Written):
    """A page about one question that parents ask."""

    stage: Annotated[tuple[Stage, ...], Many, Field(min_length=1)]
    evidence: Annotated[
        tuple[EvidenceId, ...], Many, Field(min_length=1), Breaks("missing-evidence")
    ]
    key_message: Annotated[Words, Field(max_length=140)] = ""
    why_it_helps: Words = ""
    services: Annotated[tuple[ServiceId, ...], Many] = ()


class MessagePage(Topic):
    """A page that gives one message."""

    key_message: Annotated[Line, Field(max_length=140)]
    why_it_helps: Line


class Activity(MessagePage):
    """A small thing to do."""

    cost: Annotated[Literal["free", "low"], Breaks("missing-cost-or-minutes")]
    minutes: Annotated[int, Field(ge=1, le=240), Breaks("missing-cost-or-minutes")]
    place: Annotated[tuple[Place, ...], Many, Field(min_length=1)]
    routine: Annotated[tuple[Routine, ...], Many, Field(min_length=1)]
    skill: Annotated[tuple[Skill, ...], Many, Field(min_length=1)]
    you_need: Annotated[tuple[Line, ...], Many] = ()
    adaptations: dict[Adaptation, Line] = Field(default_factory=dict)


class Story(Page):
    """Something that a real parent or team told, with their consent."""

    audience: Annotated[tuple[Audience, ...], Many, Field(min_length=1)]
    reviewed: Day
    consent_until: Day


class Campaign(Page):
    """A week of pages with one theme."""

    year: Annotated[int, Field(ge=2000, le=2200)]
    start: Announced = None
    end: Announced = None
    theme: Words = ""
    local_theme: Words = ""
    hashtags: Annotated[tuple[Line, ...], Many] = ()
    publisher: Words = ""
    press: PersonRow | None = None
    publish_from: Day | None = None
    what_happened: Annotated[tuple[Line, ...], Many] = ()


class CampaignDay(Page):
    """One day of a campaign."""

    number: Annotated[int, Field(ge=1, le=31)]
    weekday: Weekday = ""
    date: Announced = None
    occasion: Words = ""
    audience: Annotated[tuple[Audience, ...], Many, Field(min_length=1)]
    stage: Annotated[tuple[Stage, ...], Many] = ()
    key_message: Annotated[Words, Field(max_length=140)] = ""
    evidence: Annotated[tuple[EvidenceId, ...], Many] = ()
    activities: Annotated[tuple[Line, ...], Many, Field(max_length=6)] = ()
    publish_from: Day | None = None


class Kit(Page):
    """A page for people who work with families."""

    audience: Annotated[tuple[Line, ...], Many, Field(min_length=1)]
    reviewed: Day
    key_message: Annotated[Words, Field(max_length=140)] = ""
    evidence: Annotated[tuple[EvidenceId, ...], Many] = ()


PAGE_TYPES: Mapping[str, type[Page]] = {
    "message": MessagePage,
    "activity": Activity,
    "topic": Topic,
    "help": Help,
    "story": Story,
    "campaign": Campaign,
    "campaign-day": CampaignDay,
    "kit": Kit,
    "info": Info,
}
"""The schema of each page type. The folder of a page decides its type."""


_IN_MESSAGE = frozenset(field.name for field in fields(Message))
"""Keys of front matter that every message may have; a campaign keeps the others."""


def split_front_matter(text: str) -> tuple[str, str, int] | None:
    """YAML, body, and the line on which the body starts; nothing when there is no front matter."""
    match = _FENCE.match(text)
    if not match:
        return None
    body = text[match.end() :]
    return match["yaml"] or "", body, text.count("\n", 0, match.end()) + 1


def as_message(page: Page, *, path: str, id_: str, section: str, type_: str) -> Message:
    """The message that *page* describes, without its body."""
    values = {name: value for name, value in page if name in _IN_MESSAGE}
    for name, model in (("image", Image), ("allow", Waiver)):
        field = values.get(name)
        if isinstance(field, tuple):
            values[name] = tuple(model(**dict(item)) for item in field)
        elif field is not None:
            values[name] = model(**dict(field))
    values = {"title": "", "summary": "", **values}
    values |= {"path": path, "id": id_, "section": section, "type": type_, "body": ""}
    return Message(**values)
