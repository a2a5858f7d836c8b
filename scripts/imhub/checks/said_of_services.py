"""What pages and rows say of services, so that rules can hold it against the data."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from imhub.checks.data_words import SERVICES
from imhub.checks.passages import Passage
from imhub.checks.phrases import Phrases, covered, is_negated
from imhub.checks.rule import Context, Problem, Rule
from imhub.markdown import LinkUse
from imhub.model import Message
from imhub.service import Service

Said: TypeAlias = tuple[Service, int, str]
"""A service, the line on which something is said of it, and the words."""


def said_in_page(message: Message, context: Context) -> Iterator[Said]:
    """Each service that *message* links to, with line and words: the sentence, or the item."""
    for link in context.bodies[message.id].links:
        service = context.site.service_by_id.get(link.target)
        if link.kind != "service" or service is None:
            continue
        line = message.body_line + link.line - 1
        passage = _around(link, line, context.passages(message))
        for text in _parts(passage, link) if passage else ():
            yield service, line, text


def said_in_rows(context: Context) -> Iterator[Said]:
    """Each service that readers see, with line and words of each text in its row."""
    for number, service in enumerate(context.site.services):
        if not service.is_open:
            continue
        for name in ("description", "hours_note", "application_process"):
            yield service, context.line_of(SERVICES, number, name), getattr(service, name)
        for at, phone in enumerate(service.phones):
            yield service, context.line_of(SERVICES, number, "phones", at), phone.note


def claim_rule(name: str, holds: Callable[[Service], bool], remedy: str) -> Rule:
    """The rule *name*: what pages and rows claim of a service has to hold of it.

    The claims are lists of `content/data/style/<name>.yml`. A service that only leads to another
    may claim what holds of that one.
    """

    def find(said: Iterable[Said], context: Context) -> Iterator[Problem]:
        claims, unless = context.phrases(name, "claims"), context.phrases(name, "unless")
        for service, line, text in said:
            claim = _claim(text, claims, unless)
            if claim and not any(holds(each) for each in _reaches(service, context)):
                message = f"“{claim}” is said of {service.name}, and its data do not say so."
                yield Problem(line, message, remedy, text)

    def in_page(message: Message, context: Context) -> Iterator[Problem]:
        return find(said_in_page(message, context), context)

    def in_rows(context: Context) -> Iterator[tuple[str, Problem]]:
        return ((SERVICES, problem) for problem in find(said_in_rows(context), context))

    return Rule(name, in_page, elsewhere=in_rows)


def _claim(text: str, claims: Phrases, unless: Phrases) -> str:
    """The first of *claims* that *text* makes; empty for none."""
    for claim in claims.find(text):
        if not covered(claim, unless.find(text)) and not is_negated(text, claim.start()):
            return claim[0]
    return ""


def _reaches(service: Service, context: Context) -> tuple[Service, ...]:
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
