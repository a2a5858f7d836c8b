"""A sign-off that does not belong to what the row says.

## What it does
Finds a `verified` in `content/data/services.yml` that `imhub services verify` did not write, that
is dated in the future, or whose row has been changed since.

## Why it matters
A sign-off says that a person has asked the service whether every fact of the row is right. It holds
for those facts alone.

## Example
Run `imhub services verify lifeline --role "health visitor"` after you have asked the service.
"""

from collections.abc import Iterator

from imhub.checks.data_words import SERVICES
from imhub.checks.rule import Context, Problem, SiteRule
from imhub.finding import Severity
from imhub.service import Service
from imhub.signoff import Standing, is_fingerprint, standing


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for number, service in enumerate(context.site.services):
        if service.verified:
            line = context.line_of(SERVICES, number, "verified")
            for text, severity in _trouble(service, standing(service, context.today)):
                again = f"Ask the service, then run: imhub services verify {service.id}"
                yield SERVICES, Problem(line, text, again, severity=severity)


def _trouble(service: Service, standing: Standing) -> Iterator[tuple[str, Severity]]:
    """What is wrong with a sign-off. A row may well be corrected, so a change only warns."""
    if service.verified is None:
        return
    if not is_fingerprint(service.verified.of):
        yield f"The sign-off of {service.name} was written by hand.", Severity.ERROR
    elif standing is Standing.CHANGED:
        yield f"{service.name} has changed since somebody checked it.", Severity.WARNING
    if standing is Standing.AHEAD:
        yield f"The sign-off of {service.name} is dated in the future.", Severity.ERROR


RULE = SiteRule("hand-written-sign-off", _check)
