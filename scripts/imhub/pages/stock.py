"""What all pages are planned from, and what many of them show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from imhub.contact import Contact
from imhub.markdown import Rendered
from imhub.model import Choice, Hub, Link, Message, Site
from imhub.pages.setting import Setting
from imhub.views import Answers, Card, Tile


@dataclass(frozen=True)
class Stock:
    """A site, the HTML of its messages by their id, who can help by theirs, and for whom it is."""

    site: Site
    bodies: Mapping[str, Rendered]
    contacts: Mapping[str, Contact]
    setting: Setting

    @property
    def hub(self) -> Hub:
        """What makes the hub this hub."""
        return self.site.hub

    @cached_property
    def by_card(self) -> Mapping[str, Card]:
        """Cards of all messages by id, also of those that are not made in this language."""
        return {id_: self._card(message) for id_, message in self.site.message_by_id.items()}

    @cached_property
    def titles(self) -> Mapping[str, Link]:
        """Links to all messages by address."""
        return {message.url: Link(message.title, message.url) for message in self.site.messages}

    def cards(self, messages: Iterable[Message]) -> tuple[Card, ...]:
        """What lists show of *messages*."""
        return tuple(self.by_card[message.id] for message in messages)

    def known_cards(self, ids: Iterable[str]) -> tuple[Card, ...]:
        """What lists show of the messages *ids*; what nobody has written is left out."""
        return tuple(self.by_card[id_] for id_ in ids if id_ in self.by_card)

    def typed(self, messages: Iterable[Message], type_: str) -> tuple[Card, ...]:
        """What lists show of those *messages* that are of *type_*."""
        return self.cards(message for message in messages if message.type == type_)

    def _card(self, message: Message) -> Card:
        section = self.hub.section_by_folder[message.section]
        return Card(
            message.url,
            message.title,
            message.summary,
            message.drawing or section.drawing,
            message.minutes,
            message.cost,
            self._answers(message),
        )

    def _answers(self, message: Message) -> Answers:
        steps = (choice.id for choice in self.hub.minutes if 0 < message.minutes <= int(choice.id))
        return {
            "stage": message.stage,
            "minutes": tuple(steps),
            "place": message.place,
            "routine": message.routine,
        }

    @cached_property
    def by_stage(self) -> tuple[Message, ...]:
        """All messages, those for the first stage first."""
        order = {choice.id: number for number, choice in enumerate(self.hub.stages)}

        def key(message: Message) -> tuple[int, int, str, str]:
            first = min((order[stage] for stage in message.stage), default=0)
            return first, message.minutes, message.title.casefold(), message.id

        return tuple(sorted(self.site.messages, key=key))

    def menu(self, folder: str) -> str:
        """Entry of the menu that pages of the section *folder* belong to."""
        if self.hub.section_by_folder[folder].type == "activity":
            return "activities"
        return {self.hub.start: "start", self.hub.help: "help"}.get(folder, "")

    @cached_property
    def stage_tiles(self) -> tuple[Tile, ...]:
        """A tile for each stage."""
        return self._tiles(self.hub.stage_folder, "stage", self.hub.stages)

    @cached_property
    def audience_tiles(self) -> tuple[Tile, ...]:
        """A tile for each audience."""
        return self._tiles(self.hub.audience_folder, "audience", self.hub.audiences)

    def _tiles(self, folder: str, field: str, choices: tuple[Choice, ...]) -> tuple[Tile, ...]:
        counts = [sum(c.id in getattr(m, field) for m in self.site.messages) for c in choices]
        return tuple(
            Tile.of(choice, f"{folder}/{choice.id}/", count)
            for choice, count in zip(choices, counts, strict=True)
        )

    # Who can help

    def shows_crisis(self, message: Message) -> bool:
        """Whether the page of *message* shows whom to ring in danger."""
        return message.sensitive or self.menu(message.section) == "help"

    def helpers(self, message: Message) -> tuple[Contact, ...]:
        """Who can help with what *message* is about, besides those that its page shows anyway."""
        above = {c.service.id for c in self.crisis} if self.shows_crisis(message) else set()
        ids = (id_ for id_ in message.services if id_ not in above)
        return tuple(self.contacts[id_] for id_ in ids if id_ in self.contacts)

    @cached_property
    def crisis(self) -> tuple[Contact, ...]:
        """Whom a reader in danger can ring or text now."""
        contacts = self.contacts.values() if self.hub.services_url else ()
        return tuple(c for c in contacts if c.service.level == "crisis" and c.numbers)

    @cached_property
    def directory(self) -> tuple[Link, ...]:
        """Ways into the directory of services."""
        at, directory = self.hub.services_url, self.hub.directory
        if not at or not self.site.services:
            return ()
        words = directory.words
        links = [Link(words.title, at)]
        if directory.areas:
            links.append(Link(words.by_area, f"{at}{directory.area_folder}/"))
        if self.concerns:
            links.append(Link(words.by_concern, f"{at}{directory.concern_folder}/"))
        return tuple(links)

    @cached_property
    def concerns(self) -> frozenset[str]:
        """Ids of the concerns that somebody helps with."""
        return frozenset(id_ for c in self.contacts.values() for id_ in c.service.concerns)


def chosen(choices: tuple[Choice, ...], ids: tuple[str, ...]) -> tuple[Choice, ...]:
    """Those of *choices* that *ids* name, in the hub's order."""
    return tuple(choice for choice in choices if choice.id in ids)
