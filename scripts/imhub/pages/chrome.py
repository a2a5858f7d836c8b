"""What stands around every page."""

from imhub.model import Hub, Link, Section, Site
from imhub.views import Chrome


def plan_chrome(site: Site) -> Chrome:
    """What stands around every page of *site*."""
    hub = site.hub
    finder = _first_section(hub, "activity")
    topics = _first_section(hub, "topic")
    help_page = site.message_by_id.get(hub.help_page)
    limits = site.message_by_id.get(hub.leave.page) if hub.leave else None
    infos = [message for message in site.messages if message.type == "info"]
    return Chrome(
        start=f"{hub.start}/" if hub.start else "",
        activities=f"{finder.folder}/" if finder else "",
        stages=f"{hub.stage_folder}/" if hub.stages else "",
        audiences=f"{hub.audience_folder}/" if hub.audiences else "",
        help=help_page.url if help_page else "",
        help_id=hub.help_page,
        leave_limits=limits.url if limits else "",
        services=hub.services_url if site.services else "",
        glossary=f"{hub.glossary_folder}/" if site.glossary else "",
        evidence=f"{hub.evidence_folder}/" if site.evidence else "",
        languages=f"{hub.languages_folder}/" if hub.languages_folder else "",
        search=f"{hub.search_folder}/" if hub.search_folder else "",
        accessibility=f"{hub.accessibility_folder}/" if hub.accessibility_folder else "",
        offline=f"{hub.offline_folder}/" if hub.offline_folder else "",
        my_list=f"{hub.list_folder}/" if hub.list_folder else "",
        partners=f"{hub.partner_folder}/" if hub.partner_folder and hub.licence else "",
        footer=(*campaign_lists(site), *kit_lists(site), *(Link(m.title, m.url) for m in infos)),
        topics_title=topics.title if topics else "",
    )


def campaign_lists(site: Site) -> tuple[Link, ...]:
    """The pages that list campaigns; none while there is nothing to list."""
    if not site.campaigns and not site.weeks:
        return ()
    sections = (s for s in site.hub.sections if s.type == "campaign" and s.listed)
    return tuple(Link(section.title, f"{section.folder}/") for section in sections)


def kit_lists(site: Site) -> tuple[Link, ...]:
    """The pages that list kits; none while there is nothing to list."""
    written = {message.section for message in site.messages if message.type == "kit"}
    sections = (s for s in site.hub.sections if s.folder in written and s.listed)
    return tuple(Link(section.title, f"{section.folder}/") for section in sections)


def _first_section(hub: Hub, type_: str) -> Section | None:
    return next((section for section in hub.sections if section.type == type_), None)
