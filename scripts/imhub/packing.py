"""A campaign of a hub → its packs: from a site that is up to date, in each language that has it."""

from dataclasses import dataclass
from pathlib import Path

from imhub.build import address_and_templates
from imhub.campaign import Campaign
from imhub.catalog import load_interface
from imhub.editions import Edition, Original, edition_site, plan_editions
from imhub.embargo import dates_of_held
from imhub.errors import HubError
from imhub.finding import Finding
from imhub.languages import find_language, load_languages
from imhub.model import Site
from imhub.pack import Subject, pack_files, write_whole, zip_of
from imhub.packsite import Packing, refuse_other_day, site_for
from imhub.prepare import Progress, prepare, silent
from imhub.translate import PublishPolicy
from imhub.workers import few_collections, processors, share


@dataclass(frozen=True, slots=True)
class Pack:
    """A file that was made."""

    path: Path
    files: int
    size: int
    is_new: bool
    """Whether it is another than was there before."""


@dataclass(frozen=True, slots=True)
class Packs:
    """All that was made, or what stopped it."""

    findings: tuple[Finding, ...] = ()
    packs: tuple[Pack, ...] = ()
    without: tuple[str, ...] = ()
    """Codes of languages into which too little of the campaign is translated."""


def make_packs(order: Packing, progress: Progress = silent) -> Packs:
    """Write the packs that *order* asks for.

    Raises:
        HubError: the campaign is held back, a language has no page, or the site that was named
            is none or shows what is held back.
    """
    with few_collections():
        prepared = prepare(order.root, order.today, release=order.release, jobs=processors())
        if prepared.stopped or prepared.site is None or prepared.context is None:
            return Packs(prepared.findings)
        whole = prepared.context.site
        campaign = _open_campaign(order, prepared.site, whole)
        policy = PublishPolicy(order.release)
        bodies, pages = prepared.context.bodies, prepared.pages
        original = Original(order.root, prepared.site, bodies, pages, order.today, policy)
        chosen = _chosen(order, plan_editions(original, processors()))
        having = tuple(each for each in chosen if campaign.url in each.tongue.urls)
        without = tuple(each.language.code for each in chosen if each not in having)
        if not having:
            return Packs(without=without)
        place, findings = site_for(order, progress)
        if findings:
            return Packs(findings)
        for edition in having:
            refuse_other_day(order, whole, edition, place)
        made = _make(_Work(order, original, having, place, campaign.id), progress)
    return Packs((), made, without)


def _open_campaign(order: Packing, site: Site, whole: Site) -> Campaign:
    if order.campaign in site.campaign_by_id:
        return site.campaign_by_id[order.campaign]
    until = dates_of_held(whole, order.today).get(order.campaign)
    raise HubError(
        f"{order.campaign} is held back until {until}, so nothing of it may be given away yet."
    )


def _chosen(order: Packing, editions: tuple[Edition, ...]) -> tuple[Edition, ...]:
    known = {edition.language.code: edition for edition in editions}
    for code in order.languages:
        if code not in known:
            find_language(load_languages(order.root), code)
            raise HubError(f"Nothing is translated into {code} yet, so there is nothing to pack.")
    return tuple(e for e in editions if not order.languages or e.language.code in order.languages)


@dataclass(frozen=True)
class _Work:
    """What each process that packs is given."""

    order: Packing
    original: Original
    editions: tuple[Edition, ...]
    place: Path
    campaign: str


def _make(work: _Work, progress: Progress) -> tuple[Pack, ...]:
    count = len(work.editions)
    made: dict[int, Pack] = {}
    progress("pack", 0, count)
    for number, pack in share(_pack, work, count, processors()):
        made[number] = pack
        progress("pack", len(made), count)
    return tuple(made[number] for number in sorted(made))


def _pack(work: _Work, number: int) -> Pack:
    subject = _subject(work, work.editions[number])
    files = pack_files(subject)
    content = zip_of(files)
    path = work.order.out / f"{subject.name}.zip"
    return Pack(path, len(files), len(content), write_whole(path, content))


def _subject(work: _Work, edition: Edition) -> Subject:
    root = work.order.root
    site_url, templates = address_and_templates(root)
    site = edition_site(work.original, edition)
    return Subject(
        root,
        work.place,
        templates,
        site,
        site.campaign_by_id[work.campaign],
        edition.language,
        find_language(load_languages(root), site.hub.source_language),
        load_interface(root, edition.language.code),
        edition.tongue.folder,
        site_url,
        work.order.release,
    )
