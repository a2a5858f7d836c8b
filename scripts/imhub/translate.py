"""Site + catalog + policy → the site in another language, each text saying where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property

from imhub.catalog import Catalog, Entry
from imhub.languages import Language
from imhub.markdown import Rendered
from imhub.marks import mark
from imhub.model import Message, Site
from imhub.provenance import Records, key_of
from imhub.texts import map_texts

_UP = "../"
"""From the root of a translation to that of the source language."""


class Origin(Enum):
    """Where the words of a unit come from."""

    SOURCE = "source"
    """Nobody has translated it, or what is there may not be shown: it stays as it was written."""
    MACHINE = "machine"
    """A machine translated it, and no person has read it."""
    REVIEWED = "reviewed"
    """A person translated or read it, and signed for it."""


def untranslated(source: Language) -> Mapping[str, str]:
    """Attributes of an element whose words stay in the *source* language."""
    return {"lang": source.code, "dir": source.direction, "data-source": ""}


@dataclass(frozen=True, slots=True)
class PublishPolicy:
    """What may be shown to readers."""

    release: bool = False
    """Whether only what a person has signed for is shown."""
    coverage: float = 0.8
    """Share of a page's units that have to be translated for the page to be made."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What readers see for a text."""

    words: str = ""
    """Empty where it stays as it was written."""
    origin: Origin = Origin.SOURCE
    reviewed_by: str = ""
    """Role of the person who has read it."""


_NOTHING = Shown()


@dataclass
class Translator:
    """Looks up units in one language."""

    language: Language
    source: Language
    catalog: Catalog
    records: Records
    policy: PublishPolicy = field(default_factory=PublishPolicy)

    faulty: frozenset[str] = frozenset()
    """Texts whose translation a check refuses: they count as not translated."""

    def shown(self, text: str) -> Shown:
        """What readers see for *text*."""
        return self.known.get(text, _NOTHING)

    def translation(self, text: str) -> str:
        """The translation of *text* that may be shown; empty for none."""
        return self.shown(text).words

    def words(self, text: str) -> str:
        """The translation of *text*, or *text* marked as not translated."""
        return self.translation(text) or mark(text)

    @cached_property
    def known(self) -> Mapping[str, Shown]:
        """What readers see for each text that they see translated."""
        found = (
            (text, self._judge(text, entry))
            for text, entry in self.catalog.translations.items()
            if text not in self.faulty
        )
        return {text: shown for text, shown in found if shown.words}

    def _judge(self, text: str, entry: Entry) -> Shown:
        record = self.records.get(key_of(text, entry.translation, entry.context))
        role = record.reviewed_role if record else ""
        if role:
            return Shown(entry.translation, Origin.REVIEWED, role)
        return _NOTHING if self.policy.release else Shown(entry.translation, Origin.MACHINE)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a page is translated."""

    units: int = 0
    translated: int = 0
    machine: int = 0
    """Translated units that no person has read."""
    reviewed_by: tuple[str, ...] = ()
    """Roles of those who have read the others, sorted."""
    critical_missing: int = 0
    """Units on which somebody's safety depends and that stay in the source language."""

    @property
    def share(self) -> float:
        """Translated units as a share of all, from 0 to 1."""
        return self.translated / self.units if self.units else 1.0


def coverage_of(message: Message, body: Rendered, translator: Translator) -> Coverage:
    """How much of *message* is translated. *body* is what its Markdown became."""
    texts: list[tuple[str, bool]] = []

    def count(_: str, text: str) -> str:
        if any(letter.isalpha() for letter in text):
            texts.append((text, message.critical))
        return text

    map_texts(message, count)
    texts.extend((unit.text, message.critical or unit.is_safety) for unit in body.units)
    shown = [(translator.shown(text), critical) for text, critical in texts]
    roles = {each.reviewed_by for each, _ in shown if each.reviewed_by}
    return Coverage(
        units=len(shown),
        translated=sum(each.origin is not Origin.SOURCE for each, _ in shown),
        machine=sum(each.origin is Origin.MACHINE for each, _ in shown),
        reviewed_by=tuple(sorted(roles)),
        critical_missing=sum(critical and each.origin is Origin.SOURCE for each, critical in shown),
    )


@dataclass(frozen=True)
class Translation:
    """The site in one language. It is small, since one process hands it to another."""

    site: Site
    """With the words of that language. Pages of which too little is translated are elsewhere."""
    words: Mapping[str, str]
    """The translation of each text that has one which may be shown."""
    source: Language
    """The language of all other texts."""
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    """By id of the page, also of pages that are not made."""


def translate_site(
    site: Site, bodies: Mapping[str, Rendered], translator: Translator
) -> Translation:
    """*site* in the language of *translator*.

    The bodies stay as they are: they are translated while they are rendered.
    """
    coverage = {m.id: coverage_of(m, bodies[m.id], translator) for m in site.messages}

    def visit(_: str, text: str) -> str:
        return translator.words(text) if any(letter.isalpha() for letter in text) else text

    messages = [map_texts(message, visit) for message in site.messages]
    made = {id_ for id_, each in coverage.items() if each.share >= translator.policy.coverage}
    translated = replace(
        site,
        hub=map_texts(site.hub, visit),
        messages=tuple(message for message in messages if message.id in made),
        elsewhere=tuple(replace(m, away=_UP) for m in messages if m.id not in made),
        services=tuple(map_texts(service, visit) for service in site.services),
        campaigns=tuple(map_texts(campaign, visit) for campaign in site.campaigns),
        glossary=tuple(map_texts(term, visit) for term in site.glossary),
        evidence=tuple(map_texts(row, visit) for row in site.evidence),
    )
    words = {text: shown.words for text, shown in translator.known.items()}
    return Translation(translated, words, translator.source, coverage)
