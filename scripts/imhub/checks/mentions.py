"""Ids of pages, wherever something other than a body names one."""

from collections.abc import Iterator
from dataclasses import dataclass

from imhub.campaign import Campaign
from imhub.model import Site


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names a page by its id."""

    file: str
    loc: tuple[str | int, ...]
    id: str
    own: str = ""
    """Id of the page that does the naming."""


def mentions(site: Site) -> Iterator[Mention]:
    """Each place in *site* outside of bodies that names a page."""
    for message in site.messages:
        for number, id_ in enumerate(message.related):
            yield Mention(message.file, ("related", number), id_, message.id)
    for number, term in enumerate(site.glossary):
        yield Mention("content/data/glossary.yml", (number, "see"), term.see)
    yield from _in_hub(site)
    for campaign in site.campaigns:
        yield from _in_campaign(campaign, site)


def _in_campaign(campaign: Campaign, site: Site) -> Iterator[Mention]:
    for day in campaign.days:
        file = site.message_by_id[day.id].file
        for number, id_ in enumerate(day.activities):
            yield Mention(file, ("activities", number), id_, day.id)
    for number, post in enumerate(campaign.posts):
        yield Mention(campaign.posts_file, (number, "link"), post.link)


def _in_hub(site: Site) -> Iterator[Mention]:
    hub = "content/data/hub.yml"
    for number, id_ in enumerate(site.hub.do_now):
        yield Mention(hub, ("do_now", number), id_)
    for number, worry in enumerate(site.hub.worries):
        yield Mention(hub, ("worries", number, "page"), worry.page)
    for number, concern in enumerate(site.hub.directory.concerns):
        yield Mention(hub, ("directory", "concerns", number, "page"), concern.page)
    yield Mention(hub, ("help_page",), site.hub.help_page)
    if site.hub.leave:
        yield Mention(hub, ("leave", "page"), site.hub.leave.page)
    yield Mention(hub, ("campaigns", "tell_us"), site.hub.campaigns.tell_us)
