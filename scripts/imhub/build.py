"""The order of the whole: load, check, render, verify, swap. A build is whole or absent."""

import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import TemplateError, TemplateSyntaxError

from imhub.errors import HubError
from imhub.finding import Finding, Severity, stops_build
from imhub.links import check_links
from imhub.prepare import BodyCache, Order, Prepared, Progress, prepare, silent
from imhub.release import check_release
from imhub.swap import swap_in
from imhub.workplace import refuse_to_harm, workplace

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

_FILE = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of a build."""

    root: Path
    out: Path
    today: date
    languages: tuple[str, ...] = ()
    """Codes of the languages to build; none means all that the hub publishes."""
    release: bool = False


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


def build_hub(
    options: Options, progress: Progress = silent, cache: BodyCache | None = None
) -> Result:
    """Build the hub into `options.out`, or leave that as it is and say why.

    Raises:
        HubError: there is no hub, its `mkdocs.yml` or a template cannot be used, or `options.out`
            may not or cannot be replaced.
    """
    language = _language(options)
    out = options.out.resolve()
    refuse_to_harm(options.root.resolve(), out)
    with workplace(out, lambda: progress("wait", 1, 1)) as folder:
        prepared = _prepare(options, progress, cache)
        if prepared.stopped:
            return Result(prepared.findings)
        order = Order(prepared, language, options.release, progress)
        written = render(options.root, order, folder)
        progress("verify", 0, 1)
        links = check_links(folder, urlsplit(written.site_url).path)
        findings = (*prepared.findings, *written.warnings, *_at_source(links, prepared))
        progress("verify", 1, 1)
        if stops_build(findings):
            return Result(findings)
        swap_in(folder, out)
    return Result(findings, len(prepared.pages))


def _prepare(options: Options, progress: Progress, cache: BodyCache | None) -> Prepared:
    progress("check", 0, 1)
    prepared = prepare(options.root, options.today, cache)
    if options.release and prepared.site is not None:
        refused = check_release(prepared.site, options.today)
        said = {(finding.file, finding.rule) for finding in refused}
        others = {f for f in prepared.findings if (f.file, f.rule) not in said}
        found = tuple(sorted({*others, *refused}))
        pages = () if stops_build(refused) else prepared.pages
        prepared = replace(prepared, findings=found, pages=pages)
    progress("check", 1, 1)
    return prepared


def _language(options: Options) -> str:
    """The one language that this build is for; empty for the source's."""
    if len(options.languages) > 1:
        raise HubError("One language can be built at a time. Give --lang once.")
    return "".join(options.languages)


def _at_source(findings: tuple[Finding, ...], prepared: Prepared) -> Iterator[Finding]:
    """Each finding at the file that an editor can change, where the page has one."""
    sources = {f"{page.url}index.html": page.source for page in prepared.pages if page.source}
    for finding in findings:
        yield replace(finding, file=sources.get(finding.file, finding.file))


def render(root: Path, order: Order, folder: Path) -> Written:
    """Write the pages that *order* asks for into *folder*.

    Raises:
        HubError: `mkdocs.yml` or a template cannot be used; the text names the file.
    """
    with _listening() as said:
        try:
            config = load_config(str(root / _FILE), site_dir=str(folder))
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
