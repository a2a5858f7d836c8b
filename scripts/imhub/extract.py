"""The hub → its units, each with what a translator should know of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from imhub.campaign import Campaign, Post
from imhub.markdown import Rendered
from imhub.model import Message, Site, Term
from imhub.postlength import room
from imhub.texts import map_texts

DATA_SECTIONS = ("hub", "services", "glossary", "evidence")
"""Names of the PO files with words of data; those of pages have the names of their folders."""

_LIMITS = {"key_message": 140, "short": 20}
"""Characters that a field may have, since it stands in a small place."""
_KINDS = {
    "title": "title",
    "short": "title for small places",
    "summary": "summary",
    "key_message": "the one idea of the page",
    "why_it_helps": "why it helps",
    "you_need": "a thing to have ready",
    "content_note": "note before hard text",
    "heading": "heading",
    "item": "item of a list",
    "cell": "cell of a table",
    "note title": "title of a note",
    "name": "name of a service",
    "description": "what a service is for",
    "term": "word in the glossary",
    "plain": "what the word means",
    "also": "another name for the word",
    "alt": "what a picture shows",
    "adaptations": "another way to do it",
    "fact": "what a source says",
    "application_process": "how to ask for a service",
    "local_theme": "what the week is about, in our own words",
    "occasion": "what else the day is",
    "what_happened": "what is told of the week afterwards",
    "place": "where an event is",
    "post": "words that people send or put online",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of text that is translated whole."""

    text: str
    section: str
    """The PO file that holds it."""
    places: tuple[str, ...]
    """Where it is used: files below `content/`, or templates."""
    kind: str = ""
    comments: tuple[str, ...] = ()
    """What a translator should know of it."""
    critical: bool = False
    """Whether a mistake could hurt somebody: it is never published unless a person has read it."""
    limit: int = 0
    """Characters that a translation may have; 0 for as many as it needs."""
    plural: str = ""
    """The text for several, where it counts something."""
    context: str = ""
    """What tells it apart from the same text that is translated otherwise."""
    flags: frozenset[str] = frozenset()
    """What tools should know of it: `python-format`."""

    @property
    def hints(self) -> tuple[str, ...]:
        """All that a translator is told of it."""
        limit = (f"At most {self.limit} characters",) if self.limit else ()
        safety = ("Safety: every word counts",) if self.critical else ()
        return (*self.comments, *limit, *safety)


def extract_units(site: Site, bodies: Mapping[str, Rendered]) -> tuple[Unit, ...]:
    """All units of *site*, each once, in a stable order: data, then pages by section and file.

    *bodies* holds what each page's Markdown became, by the page's id.
    """
    found: dict[str, Unit] = {}
    for unit in _Extractor(site, bodies).units():
        known = found.get(unit.text)
        found[unit.text] = _both(known, unit) if known else unit
    return tuple(found.values())


def _both(first: Unit, second: Unit) -> Unit:
    """*first*, knowing that it is also used where *second* is."""
    limits = [limit for limit in (first.limit, second.limit) if limit]
    return replace(
        first,
        places=tuple(dict.fromkeys((*first.places, *second.places))),
        critical=first.critical or second.critical,
        limit=min(limits, default=0),
    )


class _Extractor:
    def __init__(self, site: Site, bodies: Mapping[str, Rendered]) -> None:
        self.site = site
        self.bodies = bodies
        self.audiences = {choice.id: choice.title for choice in site.hub.audiences}

    def units(self) -> Iterator[Unit]:
        site = self.site
        yield from self._of_data("hub", "data/hub.yml", site.hub, "")
        for service in site.services:
            if service.is_open:
                about = f"Service: {service.name}"
                yield from self._of_data("services", "data/services.yml", service, about)
        for term in site.glossary:
            about = f"Glossary: {term.term}"
            yield from self._of_data("glossary", "data/glossary.yml", term, about)
        for section in site.hub.sections:
            for message in site.messages:
                if message.section == section.folder:
                    yield from self.of_message(message)
        for campaign in site.campaigns:
            yield from self._of_campaign(campaign)
        for row in site.evidence:
            if row.verified != "unverified":
                yield from self._of_data("evidence", "data/evidence.yml", row, f"Source: {row.org}")

    def _of_campaign(self, campaign: Campaign) -> Iterator[Unit]:
        section = campaign.folder.partition("/")[0]
        place = f"{campaign.folder}/index.md"
        yield from self._of_data(section, place, replace(campaign, events=(), posts=()), "")
        place = f"{campaign.folder}/events.yml"
        for event in campaign.events:
            yield from self._of_data(section, place, event, f"Event: {event.title}")
        place = f"{campaign.folder}/posts.yml"
        for post in campaign.posts:
            about = (f"Post: {post.id}", *self._room_for(post))
            for kind, text in _texts_of(post):
                name = "post" if kind == "text" else kind
                yield self._made(text, section, place, name, about, critical=False)

    def _room_for(self, post: Post) -> Iterator[str]:
        """What a translator has to know of the channels of *post*."""
        known = [c for c in self.site.hub.campaigns.channels if c.id in post.channels]
        rooms = {channel: room(channel, with_link=bool(post.link)) for channel in known}
        written = [channel for channel in known if channel.count != "sms"]
        for channel in sorted(written, key=lambda channel: rooms[channel])[:1]:
            yield f"At most {rooms[channel][0]} characters ({channel.title})"
        for channel in known:
            latin, other = rooms[channel]
            if channel.count == "weighted":
                doubles = "a Chinese sign or an emoji counts as two"
                yield f"At most {latin} characters on {channel.title}, where {doubles}"
            elif channel.count == "sms":
                yield f"At most {latin} plain letters, or {other} if any is not ({channel.title})"

    def of_message(self, message: Message) -> Iterator[Unit]:
        about = (f"Page: {message.title}", *self._readers(message))
        for kind, text in _texts_of(message):
            yield self._unit(message, text, kind, about, critical=message.critical)
        for unit in self.bodies[message.id].units:
            kind = "note title" if unit.kind == "title" else unit.kind
            under = (f"Under: {unit.under}",) if unit.under else ()
            critical = message.critical or unit.is_safety
            yield self._unit(message, unit.text, kind, (*about, *under), critical=critical)

    def _readers(self, message: Message) -> Iterator[str]:
        names = [self.audiences[id_] for id_ in message.audience if id_ in self.audiences]
        if names:
            yield f"For: {', '.join(names)}"

    def _unit(
        self, message: Message, text: str, kind: str, about: tuple[str, ...], *, critical: bool
    ) -> Unit:
        return self._made(text, message.section, message.path, kind, about, critical=critical)

    def _of_data(self, section: str, place: str, value: object, about: str) -> Iterator[Unit]:
        for kind, text in _texts_of(value):
            yield self._made(text, section, place, kind, (about,) if about else (), critical=False)

    def _made(
        self,
        text: str,
        section: str,
        place: str,
        kind: str,
        about: tuple[str, ...],
        *,
        critical: bool,
    ) -> Unit:
        comments = [*about]
        if kind in _KINDS:
            comments.append(f"This is: {_KINDS[kind]}")
        words = self._words_in(text)
        if words:
            comments.append(f"Words: {', '.join(words)}")
        limit = _LIMITS.get(kind, 0)
        return Unit(text, section, (place,), kind, tuple(comments), critical, limit)

    def _words_in(self, text: str) -> list[str]:
        """Glossary words that *text* uses, in the order of the glossary."""
        plain = text.casefold()
        return [term for term, pattern in self._terms if pattern.search(plain)]

    @cached_property
    def _terms(self) -> list[tuple[str, re.Pattern[str]]]:
        return [(term.term, _pattern(term)) for term in self.site.glossary]


def _pattern(term: Term) -> re.Pattern[str]:
    names = "|".join(re.escape(name.casefold()) for name in (term.term, *term.also))
    return re.compile(rf"(?<!\w)(?:{names})(?:s|es)?(?!\w)")


def _texts_of(value: object) -> list[tuple[str, str]]:
    """Field and text of each of *value*'s texts that readers see."""
    found: list[tuple[str, str]] = []

    def keep(name: str, text: str) -> str:
        if any(letter.isalpha() for letter in text):
            found.append((name, text))
        return text

    map_texts(value, keep)
    return found
