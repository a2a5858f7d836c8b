"""What is done once over the whole site, whoever wrote its files: verify, headers, compress."""

from pathlib import Path
from urllib.parse import urlsplit

from imhub.finding import Finding, Severity, stops_build
from imhub.links import BuiltSite, check_links, check_policies, read_site
from imhub.publish.compress import Progress, write_twins
from imhub.publish.headers import Sent, hashed_among, write_headers


def assemble(
    folder: Path,
    site_url: str,
    progress: Progress,
    before: Path | None = None,
    elsewhere: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """Verify the pages in *folder* and put beside them what a server needs.

    Nothing is added when a finding stops the build. *before* is the site that *folder* will
    replace, if there is one; *elsewhere* are files that another part of the site holds.
    """
    progress("verify", 0, 1)
    site = read_site(folder)
    findings = (*check_links(site, site_url, elsewhere), *check_policies(site))
    progress("verify", 1, 1)
    if stops_build(findings):
        return findings
    left_out = write_headers(folder, urlsplit(site_url).path or "/", _sent(site))
    write_twins(folder, before, progress)
    return (*findings, *map(_long_header, left_out))


def _sent(site: BuiltSite) -> Sent:
    pages = tuple(site.pages)
    hidden = sorted(page.path for page in pages if "noindex" in page.robots)
    return Sent(
        styles=frozenset(style for page in site.files for style in page.styles),
        scripts=frozenset(script for page in site.files for script in page.scripts),
        hidden=tuple(path.removesuffix("index.html") for path in hidden),
        hashed=hashed_among(site.names),
        all_hidden=len(hidden) == len(pages),
    )


def _long_header(message: str) -> Finding:
    remedy = "Ask those who look after the templates to let pages share more."
    return Finding("_headers", 0, "long-header", message, remedy, Severity.WARNING)
