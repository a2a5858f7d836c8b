"""The order of the whole: load, check, render, verify, swap. A build is whole or absent."""

import logging
import os
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from gettext import NullTranslations
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from imhub.assemble import assemble
from imhub.assets import load_assets
from imhub.editions import Edition, Original, edition_pages, edition_site, plan_editions
from imhub.errors import HubError
from imhub.finding import Finding, Severity, stops_build
from imhub.languages import find_language, load_languages
from imhub.links import Printable, Source, at_source, printable
from imhub.load import load_site
from imhub.parts import Part, check_parts, copy_parts, fingerprint_of, read_part, write_part
from imhub.prepare import BodyCache, Order, Prepared, Progress, prepare, silent
from imhub.publish.sitemap import write_sitemap
from imhub.publish.typeset import CACHE, throw_away_old
from imhub.release import check_release
from imhub.signoff import shown_services
from imhub.swap import swap_in
from imhub.tongues import make_tongue
from imhub.translate import PublishPolicy
from imhub.views import Tongue
from imhub.weight import read_budgets, weigh
from imhub.workers import few_collections, processors, share
from imhub.workplace import refuse_to_harm, workplace

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

_FILE = "mkdocs.yml"
_PARTS = ".parts"


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of a build."""

    root: Path
    out: Path
    today: date
    languages: tuple[str, ...] = ()
    """Codes of the languages to build; none means all that the hub publishes."""
    release: bool = False
    budget: bool = False
    """Whether a page that is heavier than `mkdocs.yml` allows stops the build."""
    prints: bool = True
    """Whether to make sheets and pictures too, if the hub has any."""
    jobs: int = 0
    """How many processes may work at once; 0 for as many as there are processors."""

    @property
    def processes(self) -> int:
        """How many processes may work at once."""
        return self.jobs or processors()


@dataclass(frozen=True, slots=True)
class Result:
    """What a build made. *out* is as before when a finding stopped it."""

    findings: tuple[Finding, ...]
    pages: int = 0

    @property
    def stopped(self) -> bool:
        """Whether an error stopped the build."""
        return stops_build(self.findings)


@dataclass(frozen=True, slots=True)
class Written:
    """What MkDocs said of a hub whose pages it has written."""

    site_url: str
    warnings: tuple[Finding, ...]
    pages: int = 0


def build_hub(
    options: Options, progress: Progress = silent, cache: BodyCache | None = None
) -> Result:
    """Build the hub into `options.out`, or leave that as it is and say why.

    Raises:
        HubError: there is no hub, its `mkdocs.yml`, a template or a translation cannot be used, a
            language is not one of the site's, or `options.out` may not or cannot be replaced.
    """
    out = options.out.resolve()
    refuse_to_harm(options.root.resolve(), out)
    with few_collections(), workplace(out, lambda: progress("wait", 1, 1)) as folder:
        prepared = _prepare(options, progress, cache)
        if prepared.stopped or prepared.site is None or prepared.context is None:
            return Result(prepared.findings)
        policy = PublishPolicy(options.release)
        bodies, pages = prepared.context.bodies, prepared.pages
        original = Original(options.root, prepared.site, bodies, pages, options.today, policy)
        job = Job(options, prepared, original, plan_editions(original, options.processes), folder)
        written = _write(job, progress)
        findings = (
            *prepared.findings,
            *written.warnings,
            *_finish(job, written.site_url, progress),
        )
        if stops_build(findings):
            return Result(findings)
        swap_in(folder, out)
    throw_away_old(options.root / CACHE, time.time())
    return Result(findings, written.pages)


@dataclass(frozen=True)
class Job:
    """All that a build is to write."""

    options: Options
    prepared: Prepared
    original: Original
    editions: tuple[Edition, ...]
    """All editions of the site, also those that this build does not write."""
    folder: Path

    @property
    def chosen(self) -> tuple[Edition, ...]:
        """The editions that this build writes.

        Raises:
            HubError: the site does not have a language that was asked for.
        """
        codes = self.options.languages
        known = [edition.language.code for edition in self.editions]
        for code in codes:
            if code not in known:
                find_language(load_languages(self.options.root), code)
                raise HubError(f"Nothing is translated into {code} yet, so there is no page in it.")
        return tuple(e for e in self.editions if not codes or e.language.code in codes)

    @property
    def is_part(self) -> bool:
        """Whether other builds write other languages of the same site."""
        return len(self.chosen) < len(self.editions)


def _write(job: Job, progress: Progress) -> Written:
    """Write the chosen editions, each below a folder of its own, and then all in one."""
    chosen = job.chosen
    total = sum(len(edition.tongue.urls) for edition in chosen)
    jobs = min(job.options.processes, len(chosen))
    tell = progress if jobs <= 1 and len(chosen) == 1 else silent
    work = Work(job, tell)
    made: dict[int, Written] = {}
    for number, written in share(_write_edition, work, len(chosen), jobs):
        made[number] = written
        progress("write", sum(each.pages for each in made.values()), total)
    for edition in chosen:
        _move_up(job.folder / _PARTS / edition.language.code, job.folder / edition.tongue.folder)
    (job.folder / _PARTS).rmdir()
    warnings = [finding for number in sorted(made) for finding in made[number].warnings]
    return Written(made[0].site_url, tuple(dict.fromkeys(warnings)), total)


@dataclass(frozen=True)
class Work:
    """What each process of a build is given."""

    job: Job
    progress: Progress


def _write_edition(work: Work, number: int) -> Written:
    job = work.job
    edition = job.chosen[number]
    code = edition.language.code
    pages = edition_pages(job.original, edition)
    prepared = replace(job.prepared, site=edition_site(job.original, edition), pages=pages)
    order = Order(
        prepared,
        code,
        job.options.release,
        work.progress,
        tongues=tuple(each.tongue for each in job.editions) if len(job.editions) > 1 else (),
        folder=edition.tongue.folder,
        shared=edition.translation is None,
        place=job.folder,
        today=job.options.today,
        prints=job.options.prints,
    )
    written = render(job.options.root, order, job.folder / _PARTS / code)
    return replace(written, pages=len(pages))


def _move_up(part: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(part.iterdir()):
        path.rename(folder / path.name)
    part.rmdir()


def _finish(job: Job, site_url: str, progress: Progress) -> tuple[Finding, ...]:
    """Put beside the pages what belongs to the whole site, and verify it."""
    tongues = tuple(edition.tongue for edition in job.editions)
    shown = {edition.language.code: edition.shown for edition in job.editions}
    codes = tuple(edition.language.code for edition in job.chosen)
    if job.is_part:
        _write_assets(job)
    else:
        write_sitemap(job.folder, site_url, tongues, shown)
    elsewhere = frozenset(
        f"{tongue.folder}{url}index.html"
        for tongue in tongues
        if tongue.code not in codes
        for url in tongue.urls
    )
    before = job.options.out
    numbers = _numbers(job.options, job.prepared)
    unlinked = job.original.site.hub.unlinked
    jobs = job.options.processes
    found = assemble(job.folder, site_url, progress, before, elsewhere, numbers, unlinked, jobs)
    if job.options.budget and not stops_build(found):
        found = (*found, *_over_budget(job))
    if job.is_part:
        write_part(job.folder, Part(fingerprint_of(job.options.root), codes, shown))
    return _at_source(found, job) if found else ()


def _over_budget(job: Job) -> Iterator[Finding]:
    budgets = _config(job.options.root, job.folder).plugins["imhub"].config.budget
    templates = {
        f"{edition.tongue.folder}{url}index.html": page.template
        for edition in job.chosen
        for page in job.prepared.pages
        if (url := page.url) in edition.tongue.urls
    }
    yield from weigh(job.folder, templates, read_budgets(budgets))


def _write_assets(job: Job) -> None:
    """Write what pages load, so that a part without the source language can be looked at."""
    theme = _config(job.options.root, job.folder).theme.custom_dir
    for asset in load_assets(Path(theme or "")).files:
        path = job.folder / asset.path
        path.parent.mkdir(exist_ok=True)
        path.write_text(asset.content, encoding="utf-8", newline="\n")


def join_parts(
    root: Path, parts: tuple[Path, ...], out: Path, progress: Progress = silent
) -> Result:
    """Make the site of the hub in *root* from *parts* of it that were built apart, in *out*.

    Raises:
        HubError: they are not all parts of one site, one is missing, or *out* may not be replaced.
    """
    target = out.resolve()
    refuse_to_harm(root.resolve(), target)
    whole = check_parts({place: read_part(place) for place in parts})
    with few_collections(), workplace(target, lambda: progress("wait", 1, 1)) as folder:
        copy_parts(parts, folder)
        tongues = _tongues(root, whole)
        site_url = _config(root, folder).site_url or ""
        write_sitemap(folder, site_url, tongues, whole.pages)
        site = load_site(root).site
        unlinked = site.hub.unlinked if site else ()
        jobs = processors()
        found = assemble(folder, site_url, progress, before=target, unlinked=unlinked, jobs=jobs)
        if stops_build(found):
            return Result(found)
        swap_in(folder, target)
    return Result(found, sum(map(len, whole.pages.values())))


def _tongues(root: Path, part: Part) -> tuple[Tongue, ...]:
    languages = load_languages(root)
    source = next(iter(part.pages))
    return tuple(
        make_tongue(
            find_language(languages, code),
            "" if code == source else f"{code}/",
            frozenset(url for url, _ in pages),
            NullTranslations(),
        )
        for code, pages in part.pages.items()
    )


def _prepare(options: Options, progress: Progress, cache: BodyCache | None) -> Prepared:
    progress("check", 0, 1)
    jobs = options.processes
    prepared = prepare(options.root, options.today, cache, release=options.release, jobs=jobs)
    if options.release and prepared.context is not None:
        refused = check_release(prepared.context)
        said = {(finding.file, finding.rule) for finding in refused}
        others = {f for f in prepared.findings if (f.file, f.rule) not in said}
        found = tuple(sorted({*others, *refused}))
        pages = () if stops_build(refused) else prepared.pages
        prepared = replace(prepared, findings=found, pages=pages)
    progress("check", 1, 1)
    return prepared


def _numbers(options: Options, prepared: Prepared) -> Printable | None:
    """The phone numbers of services which readers are shown."""
    if prepared.site is None:
        return None
    services = prepared.site.services
    readers_see = shown_services(services, options.today, release=options.release)
    return printable(readers_see, services, prepared.site.hub.directory.region)


def _at_source(findings: tuple[Finding, ...], job: Job) -> tuple[Finding, ...]:
    """Each finding at the file that a person can change."""
    root = job.options.root
    theme = _config(root, job.folder).theme.custom_dir
    templates = Path(os.path.relpath(theme or root, root)).as_posix()
    sources = {
        f"{edition.tongue.folder}{page.url}index.html": Source(
            page.source,
            f"translations/{edition.language.code}" if edition.translation else "",
            f"{templates}/{page.template}",
        )
        for edition in job.chosen
        for page in job.prepared.pages
    }
    return at_source(findings, sources, root)


def render(root: Path, order: Order, folder: Path) -> Written:
    """Write the pages that *order* asks for into *folder*.

    Raises:
        HubError: `mkdocs.yml` or a template cannot be used; the text names the file.
    """
    with _listening() as said:
        try:
            config = _config(root, folder)
            plugin = config.plugins.get("imhub")
            if plugin is None:
                raise HubError(f"{_FILE} does not list the plugin. Add `imhub` under `plugins`.")
            plugin.order = order
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
            config.plugins.on_shutdown()
        except (MkDocsException, Abort) as error:
            reasons = [record.getMessage() for record in said if record.levelno >= logging.ERROR]
            raise HubError(f"{_FILE}: {' '.join(reasons) or error}") from error
        except TemplateError as error:
            raise HubError(_template_trouble(root, error)) from error
    warnings = (record.getMessage() for record in said)
    return Written(
        config.site_url or "",
        tuple(Finding(_FILE, 0, "mkdocs", text, "", Severity.WARNING) for text in warnings),
    )


def address_and_templates(root: Path) -> tuple[str, Path]:
    """Where the site of the hub in *root* will be, if it is known, and what its pages look like."""
    config = _config(root, root / "site")
    address = config.site_url or ""
    return f"{address.rstrip('/')}/" if address else "", Path(config.theme.custom_dir or "")


def _config(root: Path, folder: Path) -> MkDocsConfig:
    return load_config(str(root / _FILE), site_dir=str(folder))


class _Listener(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record)


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """What MkDocs warns of while the block runs, kept instead of printed."""
    listener = _Listener(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield listener.said
    finally:
        logger.removeHandler(listener)


def _template_trouble(root: Path, error: TemplateError) -> str:
    """Where a template went wrong, and how."""
    file, line = "", 0
    if isinstance(error, TemplateSyntaxError):
        file, line = error.filename or "", error.lineno
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith(".html"):
            file, line = frame.filename, frame.lineno or 0
    place = os.path.relpath(file, root) if file else "A template"
    return f"{place}:{line}: {error.message}" if line else f"{place}: {error.message}"
