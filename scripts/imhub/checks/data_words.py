"""The words outside pages' bodies that readers see, each with its place."""

from collections.abc import Iterator

from imhub.checks.rule import Context
from imhub.model import Message
from imhub.yamlfile import Loc

SERVICES = "content/data/services.yml"
"""The file of `Site.services`, whose rows have the same order."""
_FILES = (
    "content/data/hub.yml",
    "content/data/glossary.yml",
    "content/data/evidence.yml",
    SERVICES,
)
_FOR_EDITORS = frozenset(
    {"caution", "copy_date", "email", "id", "number", "region", "say", "see", "source"}
    | {"sources", "superseded", "url", "verified"}
    | {"channel", "channels", "end", "file", "languages", "link", "on", "start", "time", "way"}
)
"""Keys of data whose values readers never see as words."""
_FIELDS = (
    "title",
    "summary",
    "key_message",
    "content_note",
    "why_it_helps",
    "approved_by",
    "made_with",
    "tested_with",
    "you_need",
)


def front_words(message: Message) -> Iterator[tuple[Loc, str]]:
    """Each text above *message* that readers see, with its place."""
    for name in _FIELDS:
        value = getattr(message, name)
        if isinstance(value, str):
            yield (name,), value
        else:
            yield from (((name, place), text) for place, text in enumerate(value))
    for name, text in (message.adaptations or {}).items():
        yield ("adaptations", name), text
    if message.image:
        yield ("image", "alt"), message.image.alt
        yield ("image", "credit"), message.image.credit


def data_words(context: Context) -> Iterator[tuple[str, int, str]]:
    """File, line and text of all words in data files that readers see."""
    campaigns = context.site.campaigns
    files = [file for campaign in campaigns for file in (campaign.events_file, campaign.posts_file)]
    for file in (*_FILES, *files):
        if file not in context.documents:
            continue
        for loc, text in context.documents[file].words():
            if not _FOR_EDITORS.intersection(map(str, loc)) and _is_shown(file, loc, context):
                yield file, context.line_of(file, *loc), text


def _is_shown(file: str, loc: Loc, context: Context) -> bool:
    services = context.site.services
    number = loc[0] if loc else 0
    if file != SERVICES or not isinstance(number, int) or number >= len(services):
        return True
    return services[number].is_open
