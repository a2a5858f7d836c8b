"""What campaigns say outside of pages, as if each post and each event were a small page."""

from collections.abc import Iterator

from imhub.campaign import Campaign
from imhub.checks.rule import Context
from imhub.markdown import Renderer
from imhub.model import Message

NEED_A_PAGE = frozenset({"hidden-requirement"})
"""Rules that ask for another way, which a post or the title of an event has no room for."""


def spoken(context: Context) -> Iterator[tuple[Message, Context]]:
    """Each post and event of the hub as a message, with a context that knows of it alone."""
    renderer = Renderer()
    for campaign in context.site.campaigns:
        for file, number, key, text in _texts(campaign):
            line = context.line_of(f"content/{file}", number, key)
            section = campaign.folder.partition("/")[0]
            message = Message(file, f"{file} {number}", section, "campaign", "", "", text, line)
            bodies = {message.id: renderer.render(text)}
            alone = Context(context.site, bodies, context.today, _no_line, context.documents)
            yield message, alone


def _texts(campaign: Campaign) -> Iterator[tuple[str, int, str, str]]:
    """File below `content/`, place, key and words."""
    for number, post in enumerate(campaign.posts):
        yield f"{campaign.folder}/posts.yml", number, "text", post.text
    for number, event in enumerate(campaign.events):
        yield f"{campaign.folder}/events.yml", number, "title", event.title
        if event.summary:
            yield f"{campaign.folder}/events.yml", number, "summary", event.summary


def _no_line(*_: object) -> int:
    return 0
