"""What a pack is made from: a campaign in one language, and the built site beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from gettext import NullTranslations
from pathlib import Path

from imhub.campaign import Campaign, Post
from imhub.languages import Language
from imhub.model import Message, Site


@dataclass(frozen=True)
class Subject:
    """A campaign in one language, as readers may have it."""

    root: Path
    """The hub."""
    place: Path
    """The root of a built site."""
    templates: Path
    site: Site
    campaign: Campaign
    language: Language
    source: Language
    """The language in which the hub is written."""
    interface: NullTranslations
    folder: str
    """Root of the language below the root of the site: `pl/`."""
    site_url: str
    """Address of the root of the site, with a slash at its end; empty if it has none yet."""
    release: bool

    @property
    def name(self) -> str:
        """Name of its file without `.zip`."""
        return f"{self.campaign.id}-{self.language.code}"

    @property
    def is_draft_of_machine(self) -> bool:
        """Whether its words may be a machine's that nobody has read."""
        return not self.release and self.language != self.source

    @cached_property
    def pages(self) -> tuple[Message, ...]:
        """The page of the campaign and those of its days, as far as they are in this language."""
        ids = (self.campaign.id, *(day.id for day in self.campaign.days))
        return self._made(ids)

    @cached_property
    def activities(self) -> tuple[Message, ...]:
        """The pages with things to do that its days name, each once."""
        return self._made(id_ for day in self.campaign.days for id_ in day.activities)

    def _made(self, ids: Iterable[str]) -> tuple[Message, ...]:
        made = {message.id: message for message in self.site.messages}
        return tuple(made[id_] for id_ in dict.fromkeys(ids) if id_ in made)

    def address(self, id_: str) -> str:
        """The full address of the page *id_*; empty if there is none."""
        message = self.site.message_by_id.get(id_)
        if message is None or not self.site_url:
            return ""
        url = message.url.removeprefix("../") if message.away else f"{self.folder}{message.url}"
        return f"{self.site_url}{url}"

    def page_of(self, post: Post) -> str:
        """Id of the page that *post* is about: what it leads to, else its day, else the week."""
        day = self.campaign.day_by_number.get(post.day)
        return post.link or (day.id if day else self.campaign.id)
