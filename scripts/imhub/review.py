"""When a page is to be read again."""

from datetime import date

from imhub.model import Hub, Message

_OTHERWISE = 24


def next_review(message: Message, hub: Hub) -> date | None:
    """The day by which *message* is to be read again: the first of a month.

    The months until then stand in `review_months` of `hub.yml`, by page type.
    """
    if message.reviewed is None:
        return None
    months = hub.review_months or {}
    due = months.get(message.type, months.get("other", _OTHERWISE))
    later = message.reviewed.month - 1 + due
    return date(message.reviewed.year + later // 12, later % 12 + 1, 1)
