"""content/campaigns/…/ → campaigns: their pages' front matter, with events and posts beside it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from imhub.campaign import Campaign, Day
from imhub.campaignsfile import (
    EventRow,
    EventsFile,
    PostRow,
    PostsFile,
    as_event,
    as_post,
)
from imhub.fields import validate
from imhub.finding import Finding, Severity
from imhub.frontmatter import Campaign as CampaignPage
from imhub.frontmatter import CampaignDay, Page
from imhub.loaddata import as_finding, twice
from imhub.model import Message, Site
from imhub.safety import is_picture, printable
from imhub.textfile import TextProblem, read_text
from imhub.vocabulary import Vocabulary, nearest, shown
from imhub.yamlfile import Document, YamlProblem, read_yaml

_T = TypeVar("_T", bound=BaseModel)
_DATA = ("events.yml", "posts.yml")
_OTHER_LISTS = frozenset({".csv", ".tsv", ".xls", ".xlsx", ".ods", ".docx", ".odt"})
"""Endings of files into which other programs write lists."""
_OF_CAMPAIGN = frozenset(field.name for field in fields(Campaign)) - {"press"}
_OF_DAY = frozenset(field.name for field in fields(Day)) - {"id"}


class CampaignReader:
    """Puts campaigns together, and remembers what is wrong with their data files."""

    def __init__(self, content: Path, site: Site, vocabulary: Vocabulary) -> None:
        self.content = content
        self.zone = site.hub.campaigns.zone
        self.vocabulary = vocabulary
        self.findings: list[Finding] = []
        self.documents: dict[str, Document] = {}

    def read(self, pages: Sequence[tuple[Message, Page]]) -> tuple[Campaign, ...]:
        """The campaigns that *pages* make, the latest first."""
        found = [_campaign(message, page) for message, page in pages if _is_campaign(page)]
        days = _days_by_folder(pages)
        self._find_days_alone(pages, {campaign.folder for campaign in found})
        made = [self._with_data(campaign, days.get(campaign.folder, [])) for campaign in found]
        return tuple(sorted(made, key=lambda campaign: (-campaign.year, campaign.id)))

    def _with_data(self, campaign: Campaign, days: Sequence[Day]) -> Campaign:
        self._find_unread_files(campaign)
        events = self._read(campaign.events_file, EventsFile)
        posts = self._read(campaign.posts_file, PostsFile)
        self._find_twice(campaign.events_file, events.root if events else ())
        self._find_twice(campaign.posts_file, posts.root if posts else ())
        self._find_missing_images(campaign, posts.root if posts else ())
        return replace(
            campaign,
            days=tuple(sorted(days, key=lambda day: (day.number, day.id))),
            events=tuple(as_event(row, self.zone) for row in events.root) if events else (),
            posts=tuple(as_post(row) for row in posts.root) if posts else (),
        )

    def _read(self, file: str, schema: type[_T]) -> _T | None:
        path = self.content.parent / file
        if not path.exists():
            return None
        try:
            document = read_yaml(read_text(path))
        except (TextProblem, YamlProblem) as problem:
            self.findings.append(as_finding(problem, file))
            return None
        self.documents[file] = document
        if document.data is None:
            return None
        made, findings = validate(schema, document, file, self.vocabulary)
        self.findings.extend(findings)
        return made

    def _find_twice(self, file: str, rows: Sequence[EventRow | PostRow]) -> None:
        known = set()
        for number, row in enumerate(rows):
            if row.id in known:
                line = self.documents[file].line_of([number, "id"])
                self.findings.append(Finding(file, line, "duplicate-id", *twice(row.id)))
            known.add(row.id)

    def _find_missing_images(self, campaign: Campaign, rows: Sequence[PostRow]) -> None:
        for number, row in enumerate(rows):
            if row.image is None:
                continue
            file, path = campaign.posts_file, self.content / campaign.folder / row.image.file
            line = self.documents[file].line_of([number, "image", "file"])
            if not path.is_file():
                message = f"The picture {shown(row.image.file)} is not there."
                remedy = "Put it beside posts.yml, or correct its name."
                self.findings.append(Finding(file, line, "missing-image", message, remedy))
            elif not is_picture(path.read_bytes()[:12]):
                message = f"{shown(row.image.file)} is no picture that browsers show."
                remedy = "Open it with a picture program, and save it as a png or jpg."
                self.findings.append(Finding(file, line, "not-a-picture", message, remedy))

    def _find_unread_files(self, campaign: Campaign) -> None:
        """A list of events under another name would be left out without a word."""
        for path in sorted((self.content / campaign.folder).iterdir()):
            file, ending = f"content/{campaign.folder}/{printable(path.name)}", path.suffix.lower()
            message, names = "Nothing reads this file.", " or ".join(_DATA)
            if ending in (".yml", ".yaml") and path.name not in _DATA:
                remedy = nearest(path.name, _DATA, f"Use {names}.")
                self.findings.append(Finding(file, 0, "unread-file", message, remedy))
            elif ending in _OTHER_LISTS:
                remedy = f"Copy what it lists into {names}, and take it away."
                found = Finding(file, 0, "unread-file", message, remedy, Severity.WARNING)
                self.findings.append(found)

    def _find_days_alone(self, pages: Sequence[tuple[Message, Page]], known: set[str]) -> None:
        for message, page in pages:
            folder = message.path.rpartition("/")[0]
            if not isinstance(page, CampaignDay) or folder in known:
                continue
            known.add(folder)
            if not (self.content / folder / "index.md").exists():  # Else it cannot be read.
                problem = "This day belongs to no campaign: its folder has no index.md."
                remedy = "Write one with the title and the year of the campaign."
                self.findings.append(Finding(message.file, 0, "missing-campaign", problem, remedy))


def _is_campaign(page: Page) -> bool:
    return isinstance(page, CampaignPage)


def _given(page: Page, names: frozenset[str]) -> dict[str, Any]:  # of any type
    """What an editor wrote of *names*; a page with mistakes may lack some."""
    return {name: getattr(page, name) for name in names & page.model_fields_set}


def _campaign(message: Message, page: Page) -> Campaign:
    press = getattr(page, "press", None)
    given = {"year": 0, **_given(page, _OF_CAMPAIGN)}
    given |= {"id": message.id, "folder": message.url.rstrip("/")}
    return Campaign(**given, press=press.as_person() if press else None)


def _days_by_folder(pages: Sequence[tuple[Message, Page]]) -> Mapping[str, list[Day]]:
    found: defaultdict[str, list[Day]] = defaultdict(list)
    for message, page in pages:
        if isinstance(page, CampaignDay):
            on = _given(page, frozenset({"date"})).get("date")
            given = {"number": 0, **_given(page, _OF_DAY), "id": message.id, "on": on}
            found[message.path.rpartition("/")[0]].append(Day(**given))
    return found
