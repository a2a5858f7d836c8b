"""MkDocs hooks, a few lines each. All thinking is done in `prepare.py` and `pages.py`."""

import logging
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from imhub.assemble import assemble
from imhub.assets import copy_media, load_assets
from imhub.catalog import load_interface
from imhub.editions import in_one_language
from imhub.errors import HubError
from imhub.finding import Finding, Severity
from imhub.languages import find_language, load_languages
from imhub.linkeddata import Linker
from imhub.links import check_links, printable, read_site
from imhub.marks import as_spans
from imhub.outputs import Made, write_outputs
from imhub.pages import plan_chrome
from imhub.partners import PartnerPlanner, snippets_of
from imhub.policy import WASM, page_policy, source_of
from imhub.prepare import Order, PageCache, prepare, silent
from imhub.prints import Gallery, read_setup
from imhub.publish.manifest import write_manifest
from imhub.publish.offline import plan_offline, write_offline_plan, write_worker
from imhub.publish.search import plan_search, write_plan
from imhub.publish.sitemap import write_sitemap
from imhub.publish.snippet import as_html
from imhub.synonyms import load_synonyms
from imhub.telling import Teller
from imhub.templates import install_interface, set_up
from imhub.tongues import alternates, language_choices, make_tongue
from imhub.translate import untranslated
from imhub.views import Page, SearchView

log = get_plugin_logger(__name__)
_LEVELS = {
    Severity.ERROR: logging.ERROR,
    Severity.WARNING: logging.WARNING,
    Severity.INFO: logging.INFO,
}


class _Planned(MkDocsPage):
    """A page whose body is rendered already: there is no Markdown for MkDocs to read."""

    def __init__(self, ours: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(ours.title or ours.url, file, config)
        self.template = ours.template

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Name the template."""
        self.markdown, self.meta = "", {"template": self.template}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Nothing is left to do."""
        self.content = ""


class HubConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """Options of the plugin in `mkdocs.yml`."""

    language = Optional(Type(str))
    """Code of the language that `mkdocs build` writes; the hub's source language unless said."""
    budget = Type(dict, default={})
    """KB that each kind of page may have, for `imhub build --budget`."""
    print = Type(dict, default={})
    """Fonts of the sheets and pictures that `imhub build` makes; without it there are none."""


class HubPlugin(BasePlugin[HubConfig]):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """Gives MkDocs the hub's pages; MkDocs gives them a template and writes them."""

    order: Order | None = None
    """Set by `build.py`, which has loaded and checked the hub and verifies what is written."""

    live = False
    """Whether `mkdocs serve` asked, which puts a script of its own into each page."""

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002
        """Remember what MkDocs is to do."""
        self.live = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check the hub, and take out of MkDocs what the hub does itself."""
        self.alone = self.order is None
        try:
            self._start(config)
        except HubError as error:
            if self.alone:
                raise PluginError(str(error)) from error
            raise
        config.markdown_extensions = []
        config.theme.static_templates = {"404.html"} if self.shared else set()
        config.theme.dirs = [str(_overrides(config))]  # Material's 14,000 files are slow to list.
        return config

    def _start(self, config: MkDocsConfig) -> None:
        root = Path(config.config_file_path).parent
        order = self.order or _order(root, self.config.language or "")
        prepared = order.prepared
        if prepared.site is None or prepared.stopped:
            raise HubError("The hub has errors; no page was made.")
        self.root, self.site, self.release = root, prepared.site, order.release
        self.progress, self.folder, self.shared = order.progress, order.folder, order.shared
        self.tongues, self.place, self.today = order.tongues, order.place, order.today
        setup = read_setup(self.config.print)
        self.prints = setup if order.prints and config.site_url else None
        if self.prints:
            self.prints.folders(root)  # Fails now if they are missing, and not after all pages.
        code = order.language or self.site.hub.source_language
        self.language = find_language(load_languages(root), code)
        languages = load_languages(root)
        own = find_language(languages, self.site.hub.source_language)
        self.waiting = [language for language in languages if language.status == "waiting"]
        self.untranslated = untranslated(own)
        self.interface = load_interface(root, code)
        own_words = code == self.site.hub.source_language
        self.synonyms = self.site.synonyms if own_words else load_synonyms(root, code)
        self.assets = load_assets(_overrides(config))
        self.pages: dict[str, Page] = {f"{page.url}index.md": page for page in prepared.pages}
        self.written = 0
        self.cache = order.cache
        if self.cache:
            self.cache.use(self._around(config, code))

    def _around(self, config: MkDocsConfig, code: str) -> object:
        """All that a page depends on besides its own data."""
        files = [
            Path(config.config_file_path),
            *(self.root / "translations" / code).glob("*.po"),
            *_overrides(config).rglob("*.html"),
        ]
        texts = {file: file.read_bytes() for file in files}
        addresses = [(id_, message.url) for id_, message in self.site.message_by_id.items()]
        drawings, hub, chrome = self.site.drawings, self.site.hub, plan_chrome(self.site)
        given = (self.language, self.assets, self.release, self.tongues, self.folder)
        return texts, addresses, drawings, hub, chrome, self.site.seen, given

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG002
        """Our pages and assets in place of all that MkDocs found."""
        quiet = InclusionLevel.NOT_IN_NAV
        pages = [
            File.generated(config, uri, content="", inclusion=quiet)
            for uri, page in self.pages.items()
            if not (self.cache and self.cache.html_of(page))
        ]
        for file in pages:
            _Planned(self.pages[file.src_uri], file, config)
        assets = [
            File.generated(config, asset.path, content=asset.content) for asset in self.assets.files
        ]
        return Files([*pages, *(assets if self.shared else ())])

    def on_env(
        self,
        env: Environment,
        *,
        config: MkDocsConfig,
        files: Files,  # noqa: ARG002
    ) -> Environment:
        """Escaping, filters, and the interface in this language."""
        partners = PartnerPlanner(self.site.hub, self._teller(config), self.interface, self.release)
        self.for_partners = partners.plan(self.pages.values())
        gallery = Gallery(self.site.hub, self.language.code, self.interface)
        set_up(env, self.site.drawings, self.language)
        install_interface(env, self.interface, self.language)
        env.globals.update(
            hub=self.site.hub,
            chrome=plan_chrome(self.site),
            linked_data=Linker(self.site.hub, self._teller(config)).block,
            release=self.release,
            tongues=self.tongues,
            waiting=self.waiting,
            assets=self.assets,
            styles=self.assets.styles,
            live=self.live,
            prints=bool(self.prints),
            pictures_of=gallery.pictures_of if self.prints else lambda _: (),
            snippets=snippets_of(self.for_partners),
            as_html=as_html,
            folder=self.folder,
            page_policy=page_policy,
            wasm=WASM,
            source_of=source_of,
            seen=self.site.seen,
            addresses={id_: message.url for id_, message in self.site.message_by_id.items()},
        )
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """What the template of *page* is given."""
        ours = self.pages[page.file.src_uri]
        self.written += 1
        self.progress("write", self.written, len(self.pages))
        root = ours.base + "../" * self.folder.count("/")
        return _with(
            context,
            ours,
            ours.base,
            root=root,
            choices=language_choices(ours, self.language.code, self.tongues, root),
            alternates=alternates(ours, self.tongues),
        )

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,
        config: MkDocsConfig,
    ) -> TemplateContext:
        """What the page for a wrong address is given: it may stand anywhere, so links are full."""
        home = urlsplit(config.site_url or "").path or "/"
        page = Page(template_name, template_name, "", "", None)
        choices = language_choices(page, self.language.code, self.tongues, home)
        return _with(context, page, home, root=home, choices=choices, alternates=())

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Say which words are in another language; remember what is written, for the next build."""
        output = as_spans(output, self.untranslated)
        if self.cache:
            self.cache.keep(self.pages[page.file.src_uri], output)
        return output

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Say which words are in another language."""
        return as_spans(output, self.untranslated)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put beside the pages what belongs there; a lone MkDocs verifies its work as well."""
        folder = Path(config.site_dir)
        if self.cache:
            self._write_known(self.cache, folder)
        copy_media(self.root, self.site, self.language.code, folder)
        if not self.live:
            self._write_search_plan(folder)
            self._write_for_offline(folder)
        write_outputs(self.place or folder, self._made(config))
        if self.alone:
            shown = [(page.url, page.is_hidden) for page in self.pages.values()]
            own = make_tongue(self.language, "", frozenset(url for url, _ in shown), self.interface)
            write_sitemap(folder, config.site_url or "", (own,), {own.code: shown})
        if self.live:
            _log(check_links(read_site(folder), config.site_url or ""))
        elif self.alone:
            services = [service for service in self.site.services if service.is_open]
            region = self.site.hub.directory.region
            numbers = printable(services, self.site.services, region)
            unlinked = self.site.hub.unlinked
            site_url = config.site_url or ""
            _log(assemble(folder, site_url, silent, numbers=numbers, unlinked=unlinked))

    def _teller(self, config: MkDocsConfig) -> Teller:
        return Teller(self.language, self.site.hub.source_language, _home_of(config), self.folder)

    def _made(self, config: MkDocsConfig) -> Made:
        return Made(
            self.root,
            self.site,
            tuple(self.pages.values()),
            self.language,
            self.interface,
            self.folder,
            _home_of(config),
            self.today,
            self.release,
            self.for_partners,
            _overrides(config) / "print",
            self.prints,
            self.progress,
        )

    def _write_search_plan(self, folder: Path) -> None:
        for page in self.pages.values():
            if isinstance(page.view, SearchView):
                plan = plan_search(page.view, plan_chrome(self.site), self.synonyms)
                write_plan(folder, plan)

    def _write_for_offline(self, folder: Path) -> None:
        offline = plan_chrome(self.site).offline
        if not offline:
            return
        code = self.language.code
        write_offline_plan(folder, plan_offline(code, offline, tuple(self.pages.values())))
        write_manifest(folder, self.site.hub, self.language, "../" * self.folder.count("/"))
        if self.shared:
            write_worker(folder, self.assets.worker)

    def _write_known(self, cache: PageCache, folder: Path) -> None:
        """Write the pages that MkDocs was not asked for."""
        for page in self.pages.values():
            path = folder / page.url / "index.html"
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(cache.html_of(page), encoding="utf-8", newline="\n")


def _order(root: Path, language: str) -> Order:
    """What `mkdocs build` is to write, when nobody has prepared it."""
    today = datetime.now(UTC).date()
    prepared = prepare(root, today)
    _log(prepared.findings)
    return Order(in_one_language(root, prepared, language, today), language, today=today)


def _with(context: TemplateContext, page: Page, base: str, **more: object) -> TemplateContext:
    given = {**cast("dict[str, object]", context), **more}
    return cast("TemplateContext", {**given, "this": page, "view": page.view, "base": base})


def _home_of(config: MkDocsConfig) -> str:
    """Address of the root of the site, with a slash at its end; empty if it has none yet."""
    address = config.site_url or ""
    return f"{address.rstrip('/')}/" if address else ""


def _overrides(config: MkDocsConfig) -> Path:
    custom = config.theme.custom_dir
    if not custom:
        raise HubError("mkdocs.yml names no theme.custom_dir. Add `custom_dir: overrides`.")
    return Path(custom)


def _log(findings: Iterable[Finding]) -> None:
    for finding in findings:
        log.log(_LEVELS[finding.severity], str(finding))
