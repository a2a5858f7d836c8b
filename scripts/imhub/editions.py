"""The hub in each of its languages: which pages are made in it, and what stands on them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from imhub.catalog import INTERFACE, load_catalog, load_interface, po_path, read_po_file
from imhub.contact import Contact, ContactWriter
from imhub.extract import Unit, extract_units
from imhub.languages import Language, find_language, load_languages
from imhub.markdown import Rendered, Renderer
from imhub.model import Site
from imhub.pages import Setting, plan_pages
from imhub.pofile import PoEntry
from imhub.prepare import Prepared, Targets, read_contacts, resolver, targets_of
from imhub.proof import Reader
from imhub.proofread import FaultFinder
from imhub.provenance import key_of, load_records
from imhub.tongues import make_tongue
from imhub.translate import (
    Coverage,
    PublishPolicy,
    Translation,
    Translator,
    translate_site,
    untranslated,
)
from imhub.units import UnitWork
from imhub.views import Page, Tongue, Translated
from imhub.workers import share


@dataclass(frozen=True)
class Original:
    """The hub in the language in which it is written, from which every edition is made."""

    root: Path
    site: Site
    bodies: Mapping[str, Rendered]
    pages: tuple[Page, ...]
    today: date
    policy: PublishPolicy

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """All that can be translated, by its text."""
        return {unit.text: unit for unit in extract_units(self.site, self.bodies)}


@dataclass(frozen=True)
class Edition:
    """The hub in one language."""

    language: Language
    tongue: Tongue
    shown: tuple[tuple[str, bool], ...]
    """Address of each page below the language's root, sorted, and whether it is hidden."""
    translation: Translation | None = None
    """Nothing for the language in which the hub is written."""


def plan_editions(original: Original, jobs: int = 1) -> tuple[Edition, ...]:
    """Every edition that readers get, that of the source language first.

    No more than *jobs* processes share the work.

    Raises:
        HubError: the registry of languages, a PO file or a record of reviews cannot be read.
    """
    plan = _Plan(original, load_languages(original.root))
    made = dict(share(_edition_number, plan, len(plan.others), jobs))
    editions = (made[number] for number in sorted(made))
    own = _edition(original, plan.own, "", original.pages, None)
    return (own, *(edition for edition in editions if edition))


@dataclass(frozen=True)
class _Plan:
    """What each process that plans editions is given."""

    original: Original
    languages: tuple[Language, ...]

    @cached_property
    def own(self) -> Language:
        """The language in which the hub is written."""
        return find_language(self.languages, self.original.site.hub.source_language)

    @cached_property
    def others(self) -> tuple[Language, ...]:
        """Those into which it may be translated."""
        known = (language for language in self.languages if language != self.own)
        return tuple(language for language in known if language.status != "waiting")

    def translator(self, language: Language) -> Translator:
        """What looks up words in *language*."""
        root, site, units = self.original.root, self.original.site, self.original.units
        catalog = load_catalog(root, language.code)
        records = load_records(root, language.code)
        finder = FaultFinder(root, site, units, (self.own, language), _reader())
        faulty = finder.find(catalog)
        return Translator(language, self.own, catalog, records, self.original.policy, faulty)


@cache
def _reader() -> Reader:
    """One for all languages of a process, which have the same texts to translate."""
    return Reader()


def _edition_number(plan: _Plan, number: int) -> Edition | None:
    """The edition in the language with that *number*; nothing if readers do not get it."""
    translator = plan.translator(plan.others[number])
    if not _may_be_shown(plan.original, translator):
        return None
    return _translated(plan.original, translator)


def _may_be_shown(original: Original, translator: Translator) -> bool:
    """Whether there is anything in the language; in a release, with an interface that was read."""
    if not original.policy.release:
        return bool(translator.catalog.translations)
    path = po_path(original.root, translator.language.code, INTERFACE)
    entries = read_po_file(original.root, path).entries if path.is_file() else ()
    used = [entry for entry in entries if not entry.obsolete]
    return bool(used) and all(_is_read(entry, translator) for entry in used)


def _is_read(entry: PoEntry, translator: Translator) -> bool:
    record = translator.records.get(key_of(entry.source, entry.translation, entry.context))
    return entry.is_translated and record is not None and bool(record.reviewed_role)


def _translated(original: Original, translator: Translator) -> Edition:
    translation = translate_site(original.site, original.bodies, translator)
    language = translator.language
    setting = Setting(original.today, language.name_of)
    planned = plan_pages(translation.site, original.bodies, _contacts(original), setting)
    return _edition(original, language, f"{language.code}/", planned, translation)


def _edition(
    original: Original,
    language: Language,
    folder: str,
    pages: tuple[Page, ...],
    translation: Translation | None,
) -> Edition:
    interface = load_interface(original.root, language.code)
    urls = frozenset(page.url for page in pages)
    shown = tuple(sorted((page.url, page.is_hidden) for page in pages))
    return Edition(language, make_tongue(language, folder, urls, interface), shown, translation)


def in_one_language(root: Path, prepared: Prepared, code: str, today: date) -> Prepared:
    """*prepared* with all its pages in the language *code*, whatever is translated of each.

    Raises:
        HubError: the hub has no such language, or its translations cannot be read.
    """
    site, context = prepared.site, prepared.context
    if site is None or context is None or code in ("", site.hub.source_language):
        return prepared
    languages = load_languages(root)
    policy = PublishPolicy(coverage=0)
    original = Original(root, site, context.bodies, prepared.pages, today, policy)
    translator = _Plan(original, languages).translator(find_language(languages, code))
    edition = _translated(original, translator)
    return replace(
        prepared, site=edition_site(original, edition), pages=edition_pages(original, edition)
    )


def edition_site(original: Original, edition: Edition) -> Site:
    """The site as *edition* has it."""
    return edition.translation.site if edition.translation else original.site


def edition_pages(original: Original, edition: Edition) -> tuple[Page, ...]:
    """All pages of *edition*, each with its words."""
    translation = edition.translation
    if translation is None:
        return original.pages
    contacts = _contacts_in(original, edition.language, translation.site)
    targets = targets_of(translation.site, contacts)
    bodies = _render(original, translation, targets)
    setting = Setting(original.today, edition.language.name_of)
    planned = plan_pages(translation.site, bodies, contacts, setting)
    coverage = {m.url: translation.coverage[m.id] for m in translation.site.messages}
    general = Translated(machine=not original.policy.release)
    return tuple(
        replace(page, translated=_origin(coverage[page.url]) if page.url in coverage else general)
        for page in planned
    )


def _origin(coverage: Coverage) -> Translated:
    return Translated(coverage.machine > 0, coverage.critical_missing > 0, coverage.reviewed_by)


def _contacts(original: Original) -> Mapping[str, Contact]:
    release = original.policy.release
    return read_contacts(original.root, original.site, original.today, release=release)


def _contacts_in(original: Original, language: Language, site: Site) -> Mapping[str, Contact]:
    """The contacts in *language*. A sign-off is for the words that the service was asked about."""
    known = _contacts(original)
    interface = load_interface(original.root, language.code)
    services = [service for service in site.services if service.id in known]
    writer = ContactWriter(services, language, interface, original.today)
    return {
        service.id: replace(writer.contact(service), checked=known[service.id].checked)
        for service in services
    }


def _render(
    original: Original, translation: Translation, targets: Targets
) -> Mapping[str, Rendered]:
    """Bodies in the language of *translation*; those that it does not have, as they are."""
    renderer, marks = Renderer(), untranslated(translation.source)

    def translate(text: str) -> str:
        return translation.words.get(text, "")

    bodies = dict(original.bodies)
    for message in translation.site.messages:
        ids = original.bodies[message.id].heading_ids
        work = UnitWork(translate, ids, marks)
        bodies[message.id] = renderer.render(message.body, resolver(message, targets), work)
    return bodies
