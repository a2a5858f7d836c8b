"""The hub in each of its languages: which pages are made in it, and what stands on them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from imhub.catalog import INTERFACE, load_catalog, load_interface, po_path, read_po_file
from imhub.contact import Contact, ContactWriter
from imhub.extract import Unit, extract_units
from imhub.languages import Language, find_language, load_languages
from imhub.markdown import Rendered, Renderer
from imhub.model import Site
from imhub.pages import plan_pages
from imhub.pofile import PoEntry
from imhub.prepare import Prepared, Targets, read_contacts, resolver, targets_of
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
    """Address of each page below the language's root, sorted, and whether it is sensitive."""
    translation: Translation | None = None
    """Nothing for the language in which the hub is written."""


def plan_editions(original: Original) -> tuple[Edition, ...]:
    """Every edition that readers get, that of the source language first.

    Raises:
        HubError: the registry of languages, a PO file or a record of reviews cannot be read.
    """
    languages = load_languages(original.root)
    own = find_language(languages, original.site.hub.source_language)
    return (
        _edition(original, own, "", original.pages, None),
        *_translations(original, own, languages),
    )


def _translations(
    original: Original, own: Language, languages: tuple[Language, ...]
) -> Iterator[Edition]:
    for language in languages:
        if language != own and language.status != "waiting":
            edition = _translated(original, own, language)
            if edition.translation and _may_be_shown(original, edition.translation):
                yield edition


def _may_be_shown(original: Original, translation: Translation) -> bool:
    """Whether there is anything in the language; in a release, with an interface that was read."""
    translator = translation.translator
    if not original.policy.release:
        return bool(translator.catalog.translations)
    path = po_path(original.root, translator.language.code, INTERFACE)
    entries = read_po_file(original.root, path).entries if path.is_file() else ()
    used = [entry for entry in entries if not entry.obsolete]
    return bool(used) and all(_is_read(entry, translator) for entry in used)


def _is_read(entry: PoEntry, translator: Translator) -> bool:
    record = translator.records.get(key_of(entry.source, entry.translation, entry.context))
    return entry.is_translated and record is not None and bool(record.reviewed_role)


def _translated(original: Original, own: Language, language: Language) -> Edition:
    catalog = load_catalog(original.root, language.code)
    records = load_records(original.root, language.code)
    finder = FaultFinder(original.root, original.site, original.units, (own, language))
    faulty = finder.find(catalog)
    translator = Translator(language, own, catalog, records, original.policy, faulty)
    translation = translate_site(original.site, original.bodies, translator)
    planned = plan_pages(translation.site, original.bodies, _contacts(original))
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
    shown = tuple(sorted((page.url, page.sensitive) for page in pages))
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
    own = find_language(languages, site.hub.source_language)
    edition = _translated(original, own, find_language(languages, code))
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
    bodies = _render(original, translation, targets_of(translation.site, contacts))
    planned = plan_pages(translation.site, bodies, contacts)
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
    renderer, translator = Renderer(), translation.translator
    marks = untranslated(translator.source)
    bodies = dict(original.bodies)
    for message in translation.site.messages:
        ids = original.bodies[message.id].heading_ids
        work = UnitWork(translator.translation, ids, marks)
        bodies[message.id] = renderer.render(message.body, resolver(message, targets), work)
    return bodies
