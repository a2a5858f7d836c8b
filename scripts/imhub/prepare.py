"""All that happens before a page is written: load, check, render the words, plan the pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from imhub.checks import Context, FindingCache, check_message, run_checks
from imhub.errors import HubError
from imhub.finding import Finding, stops_build
from imhub.frontmatter import split_front_matter
from imhub.load import Loaded, load_site
from imhub.markdown import Rendered, Renderer, Resolver, Target
from imhub.model import Message, Site
from imhub.pages import Planner
from imhub.views import Page


@dataclass(frozen=True, slots=True)
class Prepared:
    """A checked site, ready to be written. No pages when an error stops the build."""

    site: Site | None
    findings: tuple[Finding, ...]
    pages: tuple[Page, ...] = ()
    context: Context | None = None
    """What the rules saw, for those who show more than findings."""

    @property
    def stopped(self) -> bool:
        """Whether there is nothing to write, since an error stops the build."""
        return not self.pages


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
    cache: PageCache | None = None
    """For a process that builds again and again; it holds the HTML of all pages."""


@dataclass
class BodyCache:
    """Bodies that are rendered already, so that a second build renders only what changed."""

    renderer: Renderer = field(default_factory=Renderer)
    addresses: Mapping[tuple[str, str], str] = field(default_factory=dict)
    known: dict[tuple[str, str], Rendered] = field(default_factory=dict)

    def use(self, addresses: Mapping[tuple[str, str], str]) -> None:
        """Point links to data at *addresses*; what is known holds only while they are the same."""
        if addresses != self.addresses:
            self.addresses = addresses
            self.known.clear()

    def render(self, message: Message) -> Rendered:
        """The body of *message*."""
        key = (message.path, message.body)
        if key not in self.known:
            resolve = _resolver(message, self.addresses)
            self.known[key] = self.renderer.render(message.body, resolve)
        return self.known[key]


def prepare(
    root: Path,
    today: date,
    cache: BodyCache | None = None,
    *,
    draft: bool = False,
    checked: FindingCache | None = None,
) -> Prepared:
    """Load the hub in *root*, check it as of *today*, and plan its pages.

    A *draft* is planned even if rules find errors, as long as every page could be read.

    Raises:
        HubError: *root* holds no hub.
    """
    loaded = load_site(root)
    if loaded.site is None:
        return Prepared(None, loaded.findings)
    bodies = render_bodies(loaded.site, cache or BodyCache())
    context = Context(loaded.site, bodies, today, loaded.line_of)
    findings = _all_findings(loaded, context, checked)
    stops = stops_build(loaded.findings if draft else findings)
    pages = () if stops else Planner(loaded.site, bodies).plan()
    return Prepared(loaded.site, findings, pages, context)


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
    bodies = render_bodies(loaded.site, BodyCache())
    context = Context(loaded.site, bodies, today, loaded.line_of)
    return Prepared(loaded.site, _all_findings(loaded, context), (), context)


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
    loaded: Loaded, context: Context, checked: FindingCache | None = None
) -> tuple[Finding, ...]:
    return tuple(sorted({*loaded.findings, *run_checks(context, checked)}))


def render_bodies(site: Site, cache: BodyCache) -> Mapping[str, Rendered]:
    """The HTML of each message by its id."""
    cache.use(_addresses(site))
    return {message.id: cache.render(message) for message in site.messages}


def _addresses(site: Site) -> Mapping[tuple[str, str], str]:
    """Where links to data lead, below the language's root, by kind and id."""
    hub = site.hub
    pages = {("page", message.id): message.url for message in site.messages}
    terms = {("term", id_): f"{hub.glossary_folder}/#{id_}" for id_ in site.term_by_id}
    if not hub.help:
        return {**pages, **terms}
    at = f"{hub.help}/{hub.services_folder}/"
    services = {("service", id_): f"{at}#{id_}" for id_ in site.service_by_id}
    return {**pages, **terms, **services}


def _resolver(message: Message, addresses: Mapping[tuple[str, str], str]) -> Resolver:
    base = "../" * message.url.count("/")

    def resolve(kind: str, target: str) -> Target | None:
        url = addresses.get((kind, target))
        return None if url is None else Target(base + url)

    return resolve
