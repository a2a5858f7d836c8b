"""Links from page to page, to places on pages and to files, over the built site."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from imhub.finding import Finding, Severity
from imhub.links.built import BuiltFile, BuiltSite
from imhub.links.crossing import crossing, language_roots
from imhub.links.lead import Lead, Map, is_web
from imhub.links.nearest import Nearest
from imhub.links.schemes import trouble_with, trouble_with_chat
from imhub.links.target import Address, read_address
from imhub.links.use import Use
from imhub.links.ways import Ways, check_ways

_FOR_OTHERS = (".json", ".webmanifest", ".xml")
"""What other sites and programs read, so that it names full addresses of our own files."""
_WITH_PLACES = (".htm", ".html", ".svg")
"""What holds places that a link can name; of other files a fragment says how to show them."""
_ERROR_PAGE = "404.html"
"""A host shows it at any address that does not exist."""
_MEND = "Mend the link."


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a site does on purpose that would be a mistake in another."""

    orphans: frozenset[str] = frozenset()
    """Pages to which no link leads, as files or addresses below the root of their language."""


@dataclass(slots=True)
class _Walk:
    """What is known while all links of a site are looked at."""

    map: Map
    nearest: Nearest
    ways: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def check_links(
    site: BuiltSite,
    site_url: str = "/",
    elsewhere: frozenset[str] = frozenset(),
    given: Iterable[tuple[str, str]] = (),
    purpose: Purpose | None = None,
) -> tuple[Finding, ...]:
    """Links in *site* that lead nowhere, and what a page would load from another host.

    *site_url* is where the site stands: `https://example.org/hub/`, or its path alone.
    *elsewhere* are files that belong to it and are not here; nothing is known of what is in them.
    *given* are files and addresses in them that cannot be read out of them, as in a QR code.
    With a *purpose*, pages that nothing leads to, and that lead nowhere, are found too.
    """
    nearest = Nearest(site.names | elsewhere, language_roots(site))
    walk = _Walk(Map(site, site_url, elsewhere), nearest)
    found = {finding for file in site.files for finding in _in_file(walk, file)}
    for path, target in given:
        found.update(_of_use(walk, BuiltFile(path), Use(target, loads=False)))
    if purpose is not None:
        ways = Ways(walk.ways, purpose.orphans, whole=not elsewhere)
        found.update(check_ways(site, walk.map, ways))
    return tuple(sorted(found))


def _in_file(walk: _Walk, file: BuiltFile) -> Iterator[Finding]:
    if file.unreadable:
        message = f"This file cannot be read: {file.unreadable}."
        yield Finding(file.path, 0, "unreadable-file", message, "Write it anew.")
    for id_ in file.twice:
        message = f"The id “{id_}” stands on this page more than once."
        yield Finding(file.path, 0, "duplicate-id", message, "Give each place its own id.")
    for target, message in file.faults:
        yield Finding(file.path, 0, "broken-link", message, _MEND, excerpt=target)
    for use in file.uses:
        yield from _of_use(walk, file, use)


def _of_use(walk: _Walk, file: BuiltFile, use: Use) -> Iterator[Finding]:
    if use.map_:
        yield from _of_map(file, use)
        return
    address = read_address(use.target)
    if not is_web(address):
        yield from _of_scheme(file, use, address)
    elif (address.host or address.fault) and not walk.map.is_ours(address):
        yield from _of_other_host(file, use, address)
    elif address.host and use.loads and not file.path.endswith(_FOR_OTHERS):
        yield _third_party(file, use)
    elif address.fault:
        yield _broken(file, use, f"{use.target} {address.fault}.")
    elif not use.bare:
        yield from _of_site(walk, file, use, address)


def _of_map(file: BuiltFile, use: Use) -> Iterator[Finding]:
    name = use.target.removeprefix("#")
    if name not in file.maps:
        yield _broken(file, use, f"There is no map called {name} on this page.")


def _of_scheme(file: BuiltFile, use: Use, address: Address) -> Iterator[Finding]:
    trouble = trouble_with(address.scheme, address.rest)
    if use.loads and address.rest.startswith("//"):
        yield _third_party(file, use)
    elif trouble is None:
        yield _broken(file, use, f"{use.target} leads nowhere.")
    elif trouble:
        message = f"{use.target} {trouble}."
        yield Finding(file.path, 0, "malformed-address", message, _MEND, excerpt=use.target)


def _of_other_host(file: BuiltFile, use: Use, address: Address) -> Iterator[Finding]:
    if use.loads:
        yield _third_party(file, use)
    elif address.fault:
        yield _broken(file, use, f"{use.target} is not an address.")
    elif trouble := trouble_with_chat(address.host, address.below):
        message = f"{use.target} {trouble}."
        yield Finding(file.path, 0, "malformed-address", message, _MEND, excerpt=use.target)


def _of_site(walk: _Walk, file: BuiltFile, use: Use, address: Address) -> Iterator[Finding]:
    if file.path == _ERROR_PAGE and not (address.rooted or address.here or file.base):
        message = f"{use.target} leads nowhere from this page, which is shown at any address."
        yield _broken(file, use, message, "Start the address with a slash.")
        return
    lead = walk.map.lead(file, address)
    if lead.outside:
        return
    if lead.climbs_out:
        message = f"{use.target} leads out of the site."
        yield Finding(file.path, 0, "leaves-site", message, _MEND, excerpt=use.target)
    elif lead.loops:
        message = f"{use.target} is sent round and round."
        yield Finding(file.path, 0, "redirect-loop", message, _MEND, excerpt=use.target)
    elif not lead.name:
        yield _missing(walk, file, use, lead)
    else:
        if file.is_page and (use.follows or use.loads):
            walk.ways[file.path].add(lead.name)
        yield from _of_target(walk, file, use, lead)


def _of_target(walk: _Walk, file: BuiltFile, use: Use, lead: Lead) -> Iterator[Finding]:
    """What is wrong with a link that leads to a file."""
    if lead.moved and use.follows:
        yield _moved(file, use, lead)
    there = walk.map.files.get(lead.name)
    if there is None:
        return
    if lead.fragment and not _has_place(there, lead.fragment):
        message = f"There is no #{lead.fragment} on {lead.name}."
        remedy = walk.nearest.place(unquote(lead.fragment), there.ids) or _MEND
        yield _broken(file, use, message, remedy)
    if use.follows:
        yield from crossing(walk.map, file, use, there)


def _has_place(there: BuiltFile, fragment: str) -> bool:
    if not there.path.endswith(_WITH_PLACES) or fragment in there.ids:
        return True
    plain = unquote(fragment)
    if plain in there.ids:
        return True
    if there.path.endswith(".svg"):
        return plain.startswith(("svgView(", "xywh=", "t="))
    return plain.lower() == "top"


def _moved(file: BuiltFile, use: Use, lead: Lead) -> Finding:
    to = lead.name.removesuffix("index.html")
    message = f"{use.target} leads to /{to} only because the host sends readers on."
    remedy = "Write the address to which it leads."
    severity = Severity.WARNING
    return Finding(file.path, 0, "redirected-link", message, remedy, severity, excerpt=use.target)


def _missing(walk: _Walk, file: BuiltFile, use: Use, lead: Lead) -> Finding:
    other = walk.nearest.other_language(file.path, lead.path)
    if other:
        message = f"{use.target} leads to a page that this language does not have."
        remedy = f"Lead to {other} instead, and say in which language it is: hreflang."
        return Finding(file.path, 0, "unpublished-page", message, remedy, excerpt=use.target)
    remedy = walk.nearest.file(lead.path) or _MEND
    return _broken(file, use, f"{use.target} leads nowhere.", remedy)


def _broken(file: BuiltFile, use: Use, message: str, remedy: str = _MEND) -> Finding:
    return Finding(file.path, 0, "broken-link", message, remedy, excerpt=use.target)


def _third_party(file: BuiltFile, use: Use) -> Finding:
    message = f"This page would load {use.target} from another host."
    remedy = "Keep the file in the hub, and name it without a host."
    return Finding(file.path, 0, "third-party-request", message, remedy, excerpt=use.target)
