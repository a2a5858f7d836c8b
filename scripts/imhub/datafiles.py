"""What stands in `content/data/`: the schema of each file, and how it becomes the model."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, RootModel

from imhub.auditfile import AuditFile
from imhub.campaign import CampaignRules
from imhub.campaignsfile import CampaignRulesRow, WeeksFile
from imhub.fields import Anchor, Form, Line, Schema, Slug, Web, Words
from imhub.model import (
    Choice,
    Concern,
    Directory,
    DirectoryWords,
    Evidence,
    Hub,
    HubWords,
    Leave,
    Licence,
    Need,
    Pictures,
    Section,
    Term,
    Who,
    Worry,
)
from imhub.phones import is_region
from imhub.seenfile import SeenFile
from imhub.service import EVERYWHERE
from imhub.servicesfile import ServicesFile
from imhub.synonyms import SynonymsFile
from imhub.vocabulary import Drawing, OneOf, plain_error

Folder = Annotated[str, OneOf("section", or_empty=True)]


class ChoiceRow(Schema):
    """One value that front matter may name."""

    id: Slug
    title: Line
    summary: Words = ""
    drawing: Drawing = ""
    short: Words = ""


class MinutesRow(ChoiceRow):
    """One step of the minutes filter."""

    id: Annotated[
        str, Form("[1-9][0-9]{0,2}", "is not a number of minutes.", 'Write it as in `"15"`.')
    ]


class SectionRow(Schema):
    """A folder below `content/`."""

    folder: Slug
    type: Annotated[str, OneOf("page type")]
    title: Line
    summary: Words = ""
    drawing: Drawing = ""
    listed: bool = True


class WorryRow(Schema):
    """A page that the home page offers on a hard day."""

    page: Slug
    title: Line


class WhoRow(Schema):
    """One answer to the home page's question of who the reader is."""

    title: Line
    stage: Annotated[str, OneOf("stage", or_empty=True)] = ""
    audience: Annotated[str, OneOf("audience", or_empty=True)] = ""


class WordsRow(Schema):
    """What the pages of this hub ask and say that depends on its topic."""

    by_stage: Line
    by_audience: Line
    stage_question: Line
    audience_question: Line
    worry_question: Line
    ask_stage: Line
    ask_minutes: Line
    ask_place: Line
    ask_routine: Line
    stage: Line
    hard_day: Line
    hard_day_text: Line
    not_approved: Line
    not_made_with: Line
    not_tested_with: Line
    draft: Line
    sources_note: Line


class LeaveRow(Schema):
    """Where a reader goes who has to be gone at once."""

    url: Annotated[
        Web,
        Form(
            r"https://[^\s/?#\"'<>]+[^\s\"'<>]*",
            "is not a full web address that starts with https.",
            "Write it as in https://example.org/weather.",
        ),
    ]
    title: Line
    page: Words = ""


class PicturesRow(Schema):
    """Drawings that pages show for things which are not one page's own."""

    home: Drawing = ""
    help: Drawing = ""
    lost: Drawing = ""
    minutes: Drawing = ""
    cost: Drawing = ""


class ConcernRow(ChoiceRow):
    """Something that a reader may want help with."""

    page: Words = ""
    sensitive: bool = False


class LevelRow(ChoiceRow):
    """What readers see for a level of help."""

    id: Literal["crisis", "universal", "targeted", "specialist"]


class DirectoryWordsRow(Schema):
    """What the pages of services ask and say."""

    title: Line
    summary: Line
    in_danger: Line
    unchecked: Line
    ask_area: Line
    ask_concern: Line
    ask_way: Line
    by_area: Line
    by_area_summary: Line
    by_concern: Line
    not_sure_of_area: Line
    circle: Line
    circle_summary: Line


def _known_region(code: str) -> str:
    if not is_region(code):
        problem = f"{code} is not a country whose phone numbers are known."
        raise plain_error("unknown-value", problem, "Write its two letters as in ISO 3166: `GB`.")
    return code


def _own_names(rows: list[ChoiceRow]) -> list[ChoiceRow]:
    if any(row.id == EVERYWHERE for row in rows):
        problem = f"“{EVERYWHERE}” stands for every area at once."
        raise plain_error("bad-value", problem, "Call the area something else.")
    return rows


class DirectoryRow(Schema):
    """How the hub sorts the services that it sends readers to."""

    region: Annotated[
        str,
        Form("[A-Z]{2}", "is not a country's two capital letters.", "Write it as in `GB`."),
        AfterValidator(_known_region),
    ]
    areas: Annotated[list[ChoiceRow], AfterValidator(_own_names)] = Field(default_factory=list)
    levels: Annotated[list[LevelRow], Field(min_length=1)]
    concerns: list[ConcernRow] = Field(default_factory=list)
    area_folder: Slug = "area"
    concern_folder: Slug = "about"
    way_folder: Slug = "by"
    words: DirectoryWordsRow

    def as_directory(self) -> Directory:
        """The directory that this part of the file describes."""
        values = dict(self)
        values["areas"] = tuple(Choice(**dict(row)) for row in self.areas)
        values["levels"] = tuple(Choice(**dict(row)) for row in self.levels)
        values["concerns"] = tuple(Concern(**dict(row)) for row in self.concerns)
        values["words"] = DirectoryWords(**dict(self.words))
        return Directory(**values)


class LicenceRow(Schema):
    """What others may do with the words and drawings of the hub."""

    name: Line
    url: Annotated[Web, Field(min_length=1)]


class HubFile(Schema):
    """`hub.yml`: what makes this hub this hub."""

    name: Line
    tagline: Line
    description: Line
    place: Line
    source_language: Slug
    publisher: Words = ""
    licence: LicenceRow | None = None
    sections: Annotated[list[SectionRow], Field(min_length=1)]
    stages: list[ChoiceRow]
    audiences: list[ChoiceRow]
    places: list[ChoiceRow]
    routines: list[ChoiceRow]
    skills: list[ChoiceRow]
    adaptations: list[ChoiceRow]
    minutes: list[MinutesRow]
    start: Folder = ""
    help: Folder = ""
    help_page: Words = ""
    leave: LeaveRow | None = None
    stage_folder: Slug = "stage"
    audience_folder: Slug = "audience"
    glossary_folder: Slug = "glossary"
    evidence_folder: Slug = "evidence"
    services_folder: Slug = "services"
    languages_folder: Annotated[
        str, Form("[a-z0-9-]*", "is no folder.", "Write it as in `languages`.")
    ] = ""
    search_folder: Annotated[
        str, Form("[a-z0-9-]*", "is no folder.", "Write it as in `search`.")
    ] = ""
    accessibility_folder: Annotated[
        str, Form("[a-z0-9-]*", "is no folder.", "Write it as in `accessibility`.")
    ] = ""
    offline_folder: Annotated[
        str, Form("[a-z0-9-]*", "is no folder.", "Write it as in `offline`.")
    ] = ""
    list_folder: Annotated[
        str, Form("[a-z0-9-]*", "is no folder.", "Write it as in `my-list`.")
    ] = ""
    partner_folder: Annotated[
        str, Form("[a-z0-9-]*", "is no folder.", "Write it as in `use-our-words`.")
    ] = ""
    short_name: Annotated[
        Words, Form(".{0,12}", "is longer than 12 letters.", "Phones cut longer names off.")
    ] = ""
    minutes_folder: Slug = "minutes"
    place_folder: Slug = "place"
    routine_folder: Slug = "routine"
    pictures: PicturesRow = Field(default_factory=PicturesRow)
    who: list[WhoRow] = Field(default_factory=list)
    do_now: list[Slug] = Field(default_factory=list)
    worries: list[WorryRow] = Field(default_factory=list)
    unlinked: list[Line] = Field(default_factory=list)
    promises: list[Line] = Field(default_factory=list)
    words: WordsRow
    directory: DirectoryRow | None = None
    campaigns: CampaignRulesRow | None = None
    review_months: dict[Annotated[str, OneOf("review type")], Annotated[int, Field(ge=1, le=120)]]

    def as_hub(self) -> Hub:
        """The hub that this file describes."""
        values = dict(self)
        for name in (
            "stages",
            "audiences",
            "places",
            "routines",
            "skills",
            "adaptations",
            "minutes",
        ):
            values[name] = tuple(Choice(**dict(row)) for row in values[name])
        values["sections"] = tuple(Section(**dict(row)) for row in self.sections)
        values["worries"] = tuple(Worry(**dict(row)) for row in self.worries)
        values["who"] = tuple(Who(**dict(row)) for row in self.who)
        values["words"] = HubWords(**dict(self.words))
        values["directory"] = self.directory.as_directory() if self.directory else Directory()
        values["campaigns"] = self.campaigns.as_rules() if self.campaigns else CampaignRules()
        values["leave"] = Leave(**dict(self.leave)) if self.leave else None
        values["licence"] = Licence(**dict(self.licence)) if self.licence else None
        values["pictures"] = Pictures(**dict(self.pictures))
        values["do_now"] = tuple(self.do_now)
        values["unlinked"] = tuple(self.unlinked)
        values["promises"] = tuple(self.promises)
        return Hub(**values)


class EvidenceRow(Schema):
    """A source and the plain fact that it supports."""

    id: Anchor
    topic: Words = ""
    fact: Line
    title: Words = ""
    org: Line
    year: int | None = None
    url: Web = ""
    strength: Words = ""
    verified: Literal["primary", "secondary", "unverified"]
    safety: bool = False
    caution: Words = ""


class NeedRow(Schema):
    """Something that the hub is asked to do for somebody."""

    id: Slug
    group: Line
    need: Line
    source: Line
    served_by: Line


class TermRow(Schema):
    """A word and what it means."""

    id: Anchor
    term: Line
    plain: Line
    also: list[Line] = Field(default_factory=list)
    see: Words = ""
    quote: Words = ""
    source: Words = ""
    audience: Words = ""


class EvidenceFile(RootModel[list[EvidenceRow]]):
    """`evidence.yml`: the sources behind the messages."""


class NeedsFile(RootModel[list[NeedRow]]):
    """`needs.yml`: what the hub is asked to do."""


class GlossaryFile(RootModel[list[TermRow]]):
    """`glossary.yml`: words and what they mean."""


class StyleFile(RootModel[dict[Slug, list[Line]]]):
    """A file of `style/`: lists of words and phrases that a rule looks for, by name."""


DATA_FILES: Mapping[str, type[BaseModel]] = {
    "hub": HubFile,
    "evidence": EvidenceFile,
    "needs": NeedsFile,
    "seen": SeenFile,
    "glossary": GlossaryFile,
    "services": ServicesFile,
    "synonyms": SynonymsFile,
    "accessibility": AuditFile,
    "weeks": WeeksFile,
}
"""The schema of each file in `content/data/`, by its name without `.yml`."""


def as_evidence(row: EvidenceRow) -> Evidence:
    """What the model says of *row*."""
    return Evidence(**dict(row))


def as_need(row: NeedRow) -> Need:
    """What the model says of *row*."""
    return Need(**dict(row))


def as_term(row: TermRow) -> Term:
    """What the model says of *row*."""
    return Term(**{**dict(row), "also": tuple(row.also)})
