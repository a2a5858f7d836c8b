"""A service that has closed, or that the hub does not show.

## What it does
Finds pages that link to such a service, or name it in `services:`. Also finds a service whose
`closed_on` is a day to come: readers stop seeing it as soon as that stands there.

## Why it matters
Nobody answers. The row stays in `content/data/services.yml` so that nobody adds the service again.

## Example
Instead of `[Parenting NI](service:parenting-ni-closed)` link to a service that is there.
"""

from collections.abc import Iterator

from imhub.checks.data_words import SERVICES
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for link in context.bodies[message.id].links:
        service = context.site.service_by_id.get(link.target) if link.kind == "service" else None
        if service and not service.is_open:
            text = f"The hub does not show {service.name}."
            if service.closed_on:
                text = f"{service.name} closed on {service.closed_on}."
            remedy = "Name another service. content/data/services.yml says why."
            yield Problem(message.body_line + link.line - 1, text, remedy, link.text)


def _check_rows(context: Context) -> Iterator[tuple[str, Problem]]:
    for number, service in enumerate(context.site.services):
        if service.closed_on and service.closed_on > context.today:
            text = f"{service.name} has not closed yet, and readers do not see it any more."
            line = context.line_of(SERVICES, number, "closed_on")
            remedy = "Write `closed_on` when the day has come. Until then, say it in `caution`."
            yield SERVICES, Problem(line, text, remedy, severity=Severity.WARNING)


RULE = Rule(
    "closed-service",
    _check,
    professional=Severity.ERROR,
    waivable=False,
    elsewhere=_check_rows,
)
