"""A card on A5 for each activity: all that its page says to do, to be pinned up or put in a bag."""

from collections.abc import Iterator, Mapping

from imhub.model import Message
from imhub.prints.body import blocks_of
from imhub.prints.kit import Kit
from imhub.publish.typeset import Sheet
from imhub.views import MessageView, Page

_ACTIVITY = "activity"


def card_sheets(kit: Kit) -> Iterator[Sheet]:
    """The card of each activity that is not sensitive."""
    for page in kit.pages:
        view = page.view
        if isinstance(view, MessageView) and has_card(view.message):
            message = view.message
            yield kit.sheet(
                Sheet(
                    card_file(kit.language.code, message.id),
                    "card",
                    _card(kit, page, view),
                    message.file,
                    day=message.reviewed,
                )
            )


def has_card(message: Message) -> bool:
    """Whether there is a card of *message*."""
    return message.type == _ACTIVITY and not message.sensitive


def card_file(code: str, id_: str) -> str:
    """Where the card of the activity *id_* in the language *code* stands."""
    return f"print/{code}/{id_}.pdf"


def _card(kit: Kit, page: Page, view: MessageView) -> Mapping[str, object]:
    _, message = kit.interface.gettext, view.message
    need = kit.language.comma.join(message.you_need) if message.you_need else _("Nothing but you.")
    stages = [stage.label for stage in view.stages]
    return {
        "title": message.title,
        "key": message.key_message,
        "drawing": kit.svg(message.drawing),
        "minutes": kit.minutes(message.minutes),
        "cost": _("Free") if message.cost == "free" else _("Low cost"),
        "stages": stages,
        "steps_title": _("What to do"),
        "blocks": list(blocks_of(view.html)),
        "need": {"title": _("You need"), "text": need},
        "why": {"title": _("Why it helps"), "text": message.why_it_helps},
        "code": kit.code(page.url),
        "opens": _("Open this page on your phone"),
        "address": kit.shown(page.url),
        "version": kit.version(message.reviewed),
        "made_by": kit.made_by(page),
        "draft": kit.draft,
    }
