"""What has to hold before a hub is published."""

from collections.abc import Iterator, Mapping

from imhub.checks import Context
from imhub.finding import Finding
from imhub.model import Message
from imhub.review import next_review
from imhub.service import Service
from imhub.signoff import Standing, due, shown_services, standing

_NOT_YET = "not yet"
_MOST_NAMED = 3
_SERVICES = "content/data/services.yml"


def check_release(context: Context) -> tuple[Finding, ...]:
    """Why the hub in *context* may not be published as of its day."""
    site = context.site
    found = [finding for message in site.messages for finding in _check_page(message, context)]
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
    if _SERVICES not in site.broken:
        found.extend(_check_crisis(context))
        found.extend(_check_links(context))
    return tuple(sorted(found))


def _check_page(message: Message, context: Context) -> Iterator[Finding]:
    if message.approved_by.strip(" .").casefold() == _NOT_YET:
        yield Finding(
            message.file,
            0,
            "not-approved",
            "Nobody has approved this page.",
            "Let the person who may do so read it, and write their role in `approved_by`.",
        )
    due_by = next_review(message, context.site.hub)
    if due_by and due_by < context.today:
        yield Finding(
            message.file,
            0,
            "review-overdue",
            f"This page was due to be read again by {due_by}.",
            "Read it, mend it, and write the day in `reviewed`.",
        )


def _check_crisis(context: Context) -> Iterator[Finding]:
    """Whether every number for a reader in danger has been checked, and there is one."""
    site, today = context.site, context.today
    crisis = [s for s in site.services if s.is_open and s.level == "crisis"]
    for service in crisis:
        if standing(service, today) is not Standing.CHECKED:
            line = context.line_of(_SERVICES, site.services.index(service), "verified")
            message = f"{service.name} is for a reader in danger, and {_state(service, context)}."
            yield Finding(_SERVICES, line, "unchecked-service", message, _verify(service))
    if site.hub.directory.region and not shown_services(crisis, today, release=True):
        message = "A reader in danger would be shown nobody to ring."
        remedy = "Let a person check a service of level crisis: imhub services due"
        yield Finding(_SERVICES, 0, "no-crisis-service", message, remedy)


def _check_links(context: Context) -> Iterator[Finding]:
    """Words that would stand there without the service that they name."""
    left_out = {service.id: service for service in context.site.services if service.is_open}
    for service in shown_services(context.site.services, context.today, release=True):
        del left_out[service.id]
    for message in context.site.messages:
        yield from _linked(message, left_out, context)
        if message.services and left_out.keys() >= {*message.services}:
            yield _none_left(message, left_out, context)


def _linked(
    message: Message, left_out: Mapping[str, Service], context: Context
) -> Iterator[Finding]:
    for link in context.bodies[message.id].links:
        service = left_out.get(link.target) if link.kind == "service" else None
        if service:
            line = message.body_line + link.line - 1
            text = f"This names {service.name}, and {_state(service, context)}."
            yield Finding(message.file, line, "unchecked-service", text, _verify(service))


def _none_left(message: Message, left_out: Mapping[str, Service], context: Context) -> Finding:
    helps = message.section == context.site.hub.help
    links = context.bodies[message.id].links
    others = any(link.kind == "service" and link.target not in left_out for link in links)
    what = "All help on this page" if helps and not others else "All that stands in `services`"
    names = ", ".join(left_out[id_].name for id_ in message.services[:_MOST_NAMED])
    more = " and more" if len(message.services) > _MOST_NAMED else ""
    text = f"{what} would be left out, since nobody has checked it: {names}{more}."
    line = context.line_of(message, "services")
    remedy = "Ask one of them at least, then run: imhub services verify ID"
    return Finding(message.file, line, "unchecked-service", text, remedy)


def _state(service: Service, context: Context) -> str:
    """Why *service* is left out of a release, as the end of a sentence."""
    worth = standing(service, context.today)
    if worth is Standing.CHECKED:
        return f"nobody has checked {service.reached_through}, through which it is reached"
    if worth is Standing.OVERDUE:
        return f"its check ran out on {due(service)}"
    return {
        Standing.NEVER: "nobody has checked it",
        Standing.CHANGED: "it has changed since somebody checked it",
        Standing.AHEAD: "its sign-off is dated in the future",
    }[worth]


def _verify(service: Service) -> str:
    return f"Ask the service, then run: imhub services verify {service.id}"
