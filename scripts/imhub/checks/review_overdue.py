"""A page that nobody has read again in time.

## What it does
Finds pages whose date of review lies further back than `review_months` in `content/data/hub.yml`
allows: a page that leads to help after 6 months, any other after 24.

## Why it matters
Advice changes and services move. A page tells its readers when it was last read with care.

## Example
Read the page as a parent would. Is all of it still right? Then write today's date:
`reviewed: 2026-11-22`.
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message
from imhub.review import next_review


def _check(message: Message, context: Context) -> Iterator[Problem]:
    due = next_review(message, context.site.hub)
    if due and message.reviewed and due < context.today:
        months = (context.today.year - due.year) * 12 + context.today.month - due.month
        yield Problem(
            context.line_of(message, "reviewed"),
            f"This page was last reviewed on {message.reviewed}, and was due again on {due}.",
            "Read it again, mend what is out of date, and write the date of that day.",
            f"reviewed: {message.reviewed}",
            over=float(months),
        )


RULE = Rule("review-overdue", _check, Severity.WARNING)
