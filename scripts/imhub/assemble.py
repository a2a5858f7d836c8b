"""What is done once over the whole site, whoever wrote its files: verify, headers, compress."""

from collections.abc import Collection
from pathlib import Path
from urllib.parse import urlsplit

from imhub.finding import Finding, Severity, stops_build
from imhub.links import (
    BuiltSite,
    Printable,
    Purpose,
    check_links,
    check_numbers,
    check_policies,
    read_late,
    read_site,
)
from imhub.policy import WASM
from imhub.publish.api import write_index
from imhub.publish.compress import Progress, write_twins
from imhub.publish.headers import Sent, hashed_among, hidden_among, write_headers
from imhub.publish.offline import write_offline
from imhub.publish.search import documents_of, read_plans, write_search


def assemble(
    folder: Path,
    site_url: str,
    progress: Progress,
    before: Path | None = None,
    elsewhere: frozenset[str] = frozenset(),
    numbers: Printable | None = None,
    unlinked: Collection[str] = (),
    jobs: int = 1,
) -> tuple[Finding, ...]:
    """Verify the pages in *folder* and put beside them what a server needs.

    Nothing is added when a finding stops the build. What is made after the pages were verified, a
    search and the lists of what may be saved, is verified by itself. A site that search engines may
    list is compressed as far as it goes, for its readers' sake. *before* is the site that
    *folder* will replace, if there is one; *elsewhere* are files that another part of the site
    holds; *numbers* are those that it may print, if that is known; *unlinked* are addresses of
    pages to which no page leads on purpose. No more than *jobs* processes share the work.
    """
    write_index(folder)
    progress("verify", 0, 1)
    plans = {} if elsewhere else read_plans(folder)
    site = read_site(folder, jobs=jobs, takes=documents_of(plans))
    findings = (
        *check_links(site, site_url, elsewhere, purpose=Purpose(frozenset(unlinked))),
        *check_policies(site),
        *(check_numbers(folder, site.numbers, numbers) if numbers else ()),
    )
    progress("verify", 1, 1)
    if stops_build(findings):
        return findings
    documents = {page.path: page.taken for page in site.pages}
    made = write_search(folder, plans, documents, progress)
    sent = _sent(site, hashed_among(site.names | made))
    left_out = write_headers(folder, urlsplit(site_url).path or "/", sent)
    smallest = not sent.all_hidden
    write_twins(folder, before, progress, jobs, smallest=smallest)
    lists = frozenset() if elsewhere else write_offline(folder, smallest=smallest)
    late = check_links(read_late(folder, site, made | lists), site_url)
    return (*findings, *map(_long_header, left_out), *late)


def _sent(site: BuiltSite, hashed: tuple[str, ...]) -> Sent:
    pages = tuple(site.pages)
    hidden = [page.path for page in pages if "noindex" in page.robots]
    return Sent(
        styles=frozenset(style for page in site.files for style in page.styles),
        scripts=frozenset(script for page in site.files for script in page.scripts)
        | {WASM for page in pages if WASM in page.policy},
        hidden=hidden_among([page.path for page in pages], hidden),
        hashed=hashed,
        all_hidden=len(hidden) == len(pages),
    )


def _long_header(message: str) -> Finding:
    remedy = "Ask those who look after the templates to let pages share more."
    return Finding("_headers", 0, "long-header", message, remedy, Severity.WARNING)
