"""A page at an address that the hub makes itself.

## What it does
Finds pages whose address is that of a list that the build makes, such as `help/services/`.

## Why it matters
One of the two would overwrite the other without a word.

## Example
Instead of `content/help/services.md` write `content/help/our-services.md`.
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, SiteRule
from imhub.model import Hub, Site


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    made, below = _made(context.site.hub)
    below = (*below, *_of_campaigns(context.site))
    for message in context.site.messages:
        if message.url in made or message.url.startswith(below):
            problem = Problem(
                0, f"The build makes a page at {message.url} itself.", "Rename this one."
            )
            yield message.file, problem


def _made(hub: Hub) -> tuple[set[str], tuple[str, ...]]:
    """Addresses that the build takes, and those below which it takes all."""
    services = hub.services_url
    finders = {f"{section.folder}/" for section in hub.sections if section.type == "activity"}
    filters = (hub.stage_folder, hub.minutes_folder, hub.place_folder, hub.routine_folder)
    partners = f"{hub.partner_folder}/"
    below = (
        f"{hub.stage_folder}/",
        f"{hub.audience_folder}/",
        "assets/",
        *(f"{finder}{filter_}/" for finder in sorted(finders) for filter_ in filters),
        *((services,) if services else ()),
        *((partners,) if hub.partner_folder else ()),
    )
    own = {f"{folder}/" for folder in (hub.offline_folder, hub.list_folder) if folder}
    return {f"{hub.glossary_folder}/", f"{hub.evidence_folder}/", *finders, *own}, below


def _of_campaigns(site: Site) -> Iterator[str]:
    rules = site.hub.campaigns
    for campaign in site.campaigns:
        yield f"{campaign.url}{rules.event_folder}/"
        yield f"{campaign.url}{rules.programme_folder}/"


RULE = SiteRule("taken-address", _check)
