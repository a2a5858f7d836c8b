"""A phone number that is out of use.

## What it does
Finds the numbers that `content/data/services.yml` lists as `superseded`, and those of services that
have closed, wherever they stand: in pages and above them, in data, in translations and in
templates; in any script's digits, with or without the code of the country. A build looks again at
all that it has made, and there also finds numbers that no service has (`unlisted-number`).

## Why it matters
Old numbers live on in copies. Somebody rings one at night, and nobody answers, or it costs money.

## Example
Instead of “0800 917 1414” write `[Domestic and Sexual Abuse Helpline](service:dsa-helpline)`.
"""

from collections.abc import Iterator

from imhub.checks.data_words import SERVICES
from imhub.checks.rule import Context, Problem, SiteRule
from imhub.findnumber import NumberFinder, out_of_use
from imhub.service import Service
from imhub.yamlfile import Loc

_EXPLAIN = frozenset({"caution", "sources", "superseded"})
"""Keys of a service that say why a number is out of use; readers never see them."""


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    old = out_of_use(context.site.services)
    finder = NumberFinder(old, context.site.hub.directory.region)
    for file, first, loc, text in _all_words(context) if finder else ():
        for line, number in finder.find(text):
            start = first or context.line_of(file, *loc)
            yield file, _problem(start + line - 1, number, old[number])


def _all_words(context: Context) -> Iterator[tuple[str, int, Loc, str]]:
    """All that is written in the hub: file, first line or place, and text."""
    for message in context.site.messages:
        yield message.file, message.body_line, (), message.body
    for file, document in context.documents.items():
        for loc, text in document.words():
            if file != SERVICES or not _explains(loc, context):
                yield file, 0, loc, text
    for file, text in context.written().items():
        yield file, 1, (), text


def _explains(loc: Loc, context: Context) -> bool:
    """Whether *loc* of the services only says what is out of use; no reader sees that."""
    services = context.site.services
    number = loc[0] if loc and isinstance(loc[0], int) else len(services)
    is_closed = number < len(services) and services[number].closed_on is not None
    return is_closed or not _EXPLAIN.isdisjoint(map(str, loc))


def _problem(line: int, number: str, service: Service) -> Problem:
    remedy = "Take it out."
    if service.is_open:
        remedy = f"Write `[{service.name}](service:{service.id})` instead."
    message = f"{number} is out of use: content/data/services.yml says so of {service.name}."
    return Problem(line, message, remedy, number)


RULE = SiteRule("superseded-number", _check)
