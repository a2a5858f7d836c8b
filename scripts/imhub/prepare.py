"""All that happens before a page is written: load, check, render the words, plan the pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeAlias

from imhub.catalog import load_interface
from imhub.checks import Context, FindingCache, check_message, run_checks
from imhub.contact import Contact, ContactWriter
from imhub.embargo import published
from imhub.errors import HubError
from imhub.finding import Finding, stops_build
from imhub.frontmatter import split_front_matter
from imhub.languages import find_language, load_languages
from imhub.load import Loaded, load_site
from imhub.markdown import Rendered, Renderer, Resolver, Target
from imhub.model import Message, Site
from imhub.pages import Setting, plan_pages
from imhub.signoff import shown_services
from imhub.views import Page, Tongue
from imhub.written import read_written


@dataclass(frozen=True, slots=True)
class Prepared:
    """A checked site, ready to be written. No pages when an error stops the build."""

    site: Site | None
    """As readers may have it, without what is held back."""
    findings: tuple[Finding, ...]
    pages: tuple[Page, ...] = ()
    context: Context | None = None
    """What the rules saw, for those who show more than findings."""

    @property
    def stopped(self) -> bool:
        """Whether there is nothing to write, since an error stops the build."""
        return not self.pages


Targets: TypeAlias = Mapping[tuple[str, str], Target]
"""Where links to data lead, by kind and id."""

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with the step, how much of it is done, and how much there is."""


def silent(step: str, done: int, total: int) -> None:
    """Tell nobody."""


@dataclass
class PageCache:
    """Pages that are written already, so that a second build writes only what changed."""

    around: object = None
    known: dict[str, tuple[Page, str]] = field(default_factory=dict)

    def use(self, around: object) -> None:
        """Name all that pages depend on besides their own data; what is known holds only for it."""
        if around != self.around:
            self.around = around
            self.known.clear()

    def html_of(self, page: Page) -> str:
        """What was written for *page*; empty if it is new or has changed."""
        before, html = self.known.get(page.url, (None, ""))
        return html if before == page else ""

    def keep(self, page: Page, html: str) -> None:
        """Remember what was written for *page*."""
        self.known[page.url] = (page, html)


@dataclass(frozen=True, slots=True)
class Order:
    """What the plugin is to write, and how."""

    prepared: Prepared
    language: str = ""
    """Code of the language; empty for the hub's source language."""
    release: bool = False
    progress: Progress = silent
    tongues: tuple[Tongue, ...] = ()
    """All languages that readers may choose, the source language first; none for no choice."""
    folder: str = ""
    """Root of the language below the root of the site: `pl/`."""
    shared: bool = True
    """Whether to write what all languages share: scripts, and the page for lost readers."""
    cache: PageCache | None = None
    """For a process that builds again and again; it holds the HTML of all pages."""
    place: Path | None = None
    """Root of the whole site, if pages of several languages are written apart."""
    today: date = date.min
    """The day that the pages are of."""
    prints: bool = False
    """Whether to make sheets and pictures too, and to link to them."""


@dataclass
class BodyCache:
    """Bodies that are rendered already, so that a second build renders only what changed."""

    renderer: Renderer = field(default_factory=Renderer)
    targets: Targets = field(default_factory=dict)
    known: dict[tuple[str, str], Rendered] = field(default_factory=dict)

    def use(self, targets: Targets) -> None:
        """Point links to data at *targets*; what is known holds only while they are the same."""
        if targets != self.targets:
            self.targets = targets
            self.known.clear()

    def render(self, message: Message) -> Rendered:
        """The body of *message*."""
        key = (message.path, message.body)
        if key not in self.known:
            resolve = resolver(message, self.targets)
            self.known[key] = self.renderer.render(message.body, resolve)
        return self.known[key]


def prepare(
    root: Path,
    today: date,
    cache: BodyCache | None = None,
    *,
    draft: bool = False,
    release: bool = False,
    checked: FindingCache | None = None,
    jobs: int = 1,
) -> Prepared:
    """Load the hub in *root*, check it as of *today*, and plan its pages.

    A *draft* is planned even if rules find errors, as long as every page could be read.
    A *release* shows only the services that a person has checked. No more than *jobs* processes
    share the work.

    Raises:
        HubError: *root* holds no hub.
    """
    loaded = load_site(root)
    if loaded.site is None:
        return Prepared(None, loaded.findings)
    contacts = read_contacts(root, loaded.site, today, release=release)
    bodies = render_bodies(loaded.site, contacts, cache or BodyCache())
    context = _context(root, loaded, loaded.site, bodies, today)
    findings = _all_findings(loaded, context, checked, jobs)
    stops = stops_build(loaded.findings if draft else findings)
    site = published(loaded.site, today)
    setting = setting_of(root, site.hub.source_language, today)
    pages = () if stops else plan_pages(site, bodies, contacts, setting)
    return Prepared(site, findings, pages, context)


def setting_of(root: Path, code: str, today: date) -> Setting:
    """When and for whom pages in the language *code* of the hub in *root* are planned.

    Raises:
        HubError: the registry of languages cannot be read, or has no such language.
    """
    return Setting(today, find_language(load_languages(root), code).name_of)


def check(root: Path, today: date) -> tuple[Finding, ...]:
    """All that is wrong with the content of the hub in *root*, sorted.

    Raises:
        HubError: *root* holds no hub.
    """
    return examine(root, today).findings


def examine(root: Path, today: date) -> Prepared:
    """The hub in *root*, loaded and checked, with no page planned.

    Raises:
        HubError: *root* holds no hub.
    """
    loaded = load_site(root)
    if loaded.site is None:
        return Prepared(None, loaded.findings)
    bodies = render_bodies(loaded.site, {}, BodyCache())
    context = _context(root, loaded, loaded.site, bodies, today)
    return Prepared(loaded.site, _all_findings(loaded, context), (), context)


def _context(
    root: Path, loaded: Loaded, site: Site, bodies: Mapping[str, Rendered], today: date
) -> Context:
    """What rules are given of the hub in *root*."""
    written = partial(read_written, root)
    return Context(site, bodies, today, loaded.line_of, loaded.documents, written)


def examine_text(root: Path, text: str, name: str, today: date) -> tuple[Finding, ...]:
    """What the rules of the hub in *root* say about *text*, which stands in the file *name*.

    Raises:
        HubError: *root* holds no hub.
    """
    loaded = load_site(root)
    if loaded.site is None:
        raise HubError("\n".join(str(finding) for finding in loaded.findings))
    _, body, line = split_front_matter(text) or ("", text, 1)
    message = Message(name, name, "", "text", "", "", body, line)
    context = Context(loaded.site, {name: Renderer().render(body)}, today, lambda *_: 0)
    found = {replace(finding, file=name) for finding in check_message(message, context)}
    return tuple(sorted(found))


def _all_findings(
    loaded: Loaded, context: Context, checked: FindingCache | None = None, jobs: int = 1
) -> tuple[Finding, ...]:
    return tuple(sorted({*loaded.findings, *run_checks(context, checked, jobs)}))


def read_contacts(
    root: Path, site: Site, today: date, *, release: bool = False
) -> Mapping[str, Contact]:
    """What readers are told of each service that they may be sent to, by its id.

    Raises:
        HubError: the registry of languages or the words of the interface cannot be read.
    """
    code = site.hub.source_language
    language = find_language(load_languages(root), code)
    services = shown_services(site.services, today, release=release)
    writer = ContactWriter(services, language, load_interface(root, code), today)
    return {service.id: writer.contact(service) for service in services}


def render_bodies(
    site: Site, contacts: Mapping[str, Contact], cache: BodyCache
) -> Mapping[str, Rendered]:
    """The HTML of each message by its id; links to services show what *contacts* says of them."""
    cache.use(targets_of(site, contacts))
    return {message.id: cache.render(message) for message in site.messages}


def targets_of(site: Site, contacts: Mapping[str, Contact]) -> Targets:
    """Where links to data lead, below the language's root, by kind and id."""
    hub = site.hub
    messages = (*site.messages, *site.elsewhere)
    pages = {("page", message.id): Target(message.url) for message in messages}
    terms = {("term", id_): Target(f"{hub.glossary_folder}/#{id_}") for id_ in site.term_by_id}
    at = hub.services_url
    services = {
        ("service", id_): _service_target(f"{at}#{id_}", contact)
        for id_, contact in contacts.items()
        if at
    }
    return {**pages, **terms, **services}


def _service_target(url: str, contact: Contact) -> Target:
    number = contact.first
    if number is None:
        return Target(url)
    return Target(url, "", number.display, number.href, contact.in_short)


def resolver(message: Message, targets: Targets) -> Resolver:
    """Where the links of *message* lead, as seen from its page."""
    base = "../" * message.url.count("/")

    def resolve(kind: str, target: str) -> Target | None:
        found = targets.get((kind, target))
        return None if found is None else replace(found, url=base + found.url)

    return resolve
