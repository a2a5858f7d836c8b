"""A service that nobody can trace.

## What it does
Finds services that readers are shown though no source is given, or none says so (`sourced:
unverified`).

## Why it matters
What stands here is rung by parents. Whoever checks it has to know where it was read.

## Example
Add `sources:` with the address of the page that says so, or write `listed: false`.
"""

from collections.abc import Iterator

from imhub.checks.data_words import SERVICES
from imhub.checks.rule import Context, Problem, SiteRule


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for number, service in enumerate(context.site.services):
        if not service.is_open or (service.sources and service.sourced != "unverified"):
            continue
        text = f"Readers are shown {service.name}, and no source is given for it."
        if service.sources:
            text = f"Readers are shown {service.name}, and no source says that it is so."
        line = context.line_of(SERVICES, number, "sourced")
        remedy = "Add `sources` and say in `sourced` who they are, or write `listed: false`."
        yield SERVICES, Problem(line, text, remedy)


RULE = SiteRule("service-without-source", _check)
