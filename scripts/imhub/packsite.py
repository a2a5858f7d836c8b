"""The built site from which packs take their files: the one that is named, or one up to date."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from imhub.build import Options, address_and_templates, build_hub
from imhub.editions import Edition
from imhub.embargo import dates_of_held, is_open
from imhub.errors import HubError
from imhub.finding import Finding
from imhub.model import Site
from imhub.parts import fingerprint_of
from imhub.prepare import Progress

_CACHE = ".cache/pack"
KEPT = f"{_CACHE}/site"
"""Where a hub keeps the site from which its last pack was made."""
_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Packing:
    """What is asked for."""

    root: Path
    campaign: str
    """Its id."""
    out: Path
    today: date
    languages: tuple[str, ...] = ()
    """Codes; none for all in which the campaign can be read."""
    site: Path | None = None
    """A built site to take files from as it is; nothing for one that is up to date."""
    release: bool = False


def site_for(order: Packing, progress: Progress) -> tuple[Path, tuple[Finding, ...]]:
    """A built site, and what stopped it from being built.

    Raises:
        HubError: it cannot be built.
    """
    if order.site is not None:
        return order.site, ()
    place, stamp = order.root / KEPT, order.root / _CACHE / "site.json"
    wanted = _stamp(order)
    if _holds(place, stamp, wanted):
        return place, ()
    options = Options(order.root, place, order.today, order.languages, order.release)
    stamp.unlink(missing_ok=True)
    result = build_hub(options, progress)
    if result.stopped:
        return place, result.findings
    stamp.write_text(json.dumps(wanted), encoding="utf-8")
    return place, ()


def _stamp(order: Packing) -> Mapping[str, object]:
    """What stands for all that a site is made from."""
    digest = sha256(fingerprint_of(order.root).encode())
    _, templates = address_and_templates(order.root)
    for folder in (templates, _PACKAGE):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
                digest.update(sha256(path.read_bytes()).digest())
    return {
        "of": digest.hexdigest(),
        "day": str(order.today),
        "release": order.release,
        "languages": sorted(order.languages),
    }


def _holds(place: Path, stamp: Path, wanted: Mapping[str, object]) -> bool:
    """Whether the site in *place* is the one that is *wanted*, or has more languages."""
    try:
        there = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    whole = {**wanted, "languages": []}
    return place.is_dir() and there in (wanted, whole)


def refuse_other_day(order: Packing, site: Site, edition: Edition, place: Path) -> None:
    """Stop if *place* is no site with the campaign in *edition*, or shows what is held back.

    Raises:
        HubError: it is none, or it does.
    """
    campaign = site.campaign_by_id[order.campaign]
    if not (place / edition.tongue.folder / campaign.url / "index.html").is_file():
        raise HubError(
            f"{place} has no page of {campaign.id} in {edition.language.code}. "
            "Build the site first: imhub build"
        )
    held = dates_of_held(site, order.today)
    pages = (f"{edition.tongue.folder}{site.message_by_id[id_].url}index.html" for id_ in held)
    events = (
        f"calendar/{edition.language.code}/{event.id}.ics"
        for event in campaign.events
        if not is_open(event, order.today)
    )
    for file in (*pages, *events):
        if (place / file).is_file():
            raise HubError(
                f"{place} was built for another day: it has {file}, which is held back. "
                "Build it again, or leave out --site."
            )
