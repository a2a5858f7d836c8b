"""What pages and rows say of services, so that rules can hold it against the data."""

from collections.abc import Callable, Iterator

from imhub.checks.data_words import SERVICES
from imhub.checks.passages import Passage
from imhub.checks.phrases import Phrases, covered, is_negated
from imhub.checks.rule import Context, Problem
from imhub.markdown import LinkUse
from imhub.model import Message
from imhub.service import Service


def said_in_page(message: Message, context: Context) -> Iterator[tuple[Service, int, str]]:
    """Each service that *message* links to, with line and words: the sentence, or the item."""
    for link in context.bodies[message.id].links:
        service = context.site.service_by_id.get(link.target)
        if link.kind != "service" or service is None:
            continue
        line = message.body_line + link.line - 1
        passage = _around(link, line, context.passages(message))
        for text in _parts(passage, link) if passage else ():
            yield service, line, text


def said_in_rows(context: Context) -> Iterator[tuple[Service, int, str]]:
    """Each service that readers see, with line and words of each text in its row."""
    for number, service in enumerate(context.site.services):
        if not service.is_open:
            continue
        for name in ("description", "hours_note", "application_process"):
            yield service, context.line_of(SERVICES, number, name), getattr(service, name)
        for at, phone in enumerate(service.phones):
            yield service, context.line_of(SERVICES, number, "phones", at), phone.note


def unsupported(
    said: Iterator[tuple[Service, int, str]],
    claims: Phrases,
    unless: Phrases,
    holds: Callable[[Service], bool],
    remedy: str,
) -> Iterator[Problem]:
    """Those of *claims* that are *said* of a service of which they do not hold."""
    for service, line, text in said:
        if holds(service):
            continue
        for claim in claims.find(text):
            if not covered(claim, unless.find(text)) and not is_negated(text, claim.start()):
                message = f"“{claim[0]}” is said of {service.name}, and its data do not say so."
                yield Problem(line, message, remedy, text)
                break


def reaches(service: Service, context: Context) -> tuple[Service, ...]:
    """*service*, and the one whose number leads to it if there is one."""
    through = context.site.service_by_id.get(service.reached_through)
    return (service, through) if through else (service,)


def _around(link: LinkUse, line: int, passages: tuple[Passage, ...]) -> Passage | None:
    """The passage that *link*, which stands on *line* of its file, is a part of."""
    words = _plain(link.text)
    near = [p for p in passages if not p.field and p.line <= line and words in p.text]
    return near[-1] if near else None


def _parts(passage: Passage, link: LinkUse) -> Iterator[str]:
    if passage.kind == "item":
        yield passage.text
        return
    yield from (sentence for sentence in passage.sentences if _plain(link.text) in sentence)


def _plain(text: str) -> str:
    return " ".join(text.split())
