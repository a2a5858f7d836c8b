"""What has to hold before a hub is published."""

from collections.abc import Iterator
from datetime import date

from imhub.finding import Finding
from imhub.model import Message, Site
from imhub.review import next_review

_NOT_YET = "not yet"


def check_release(site: Site, today: date) -> tuple[Finding, ...]:
    """Why *site* may not be published as of *today*."""
    found = [finding for message in site.messages for finding in _check_page(site, message, today)]
    if not site.hub.publisher:
        found.append(
            Finding(
                "content/data/hub.yml",
                0,
                "no-publisher",
                "Nobody is named as the publisher.",
                "Write who answers for these pages in `publisher`.",
            )
        )
    return tuple(sorted(found))


def _check_page(site: Site, message: Message, today: date) -> Iterator[Finding]:
    if message.approved_by.strip(" .").casefold() == _NOT_YET:
        yield Finding(
            message.file,
            0,
            "not-approved",
            "Nobody has approved this page.",
            "Let the person who may do so read it, and write their role in `approved_by`.",
        )
    due = next_review(message, site.hub)
    if due and due < today:
        yield Finding(
            message.file,
            0,
            "review-overdue",
            f"This page was due to be read again by {due}.",
            "Read it, mend it, and write the day in `reviewed`.",
        )
