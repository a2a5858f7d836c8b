"""Help in a crisis that rests on weak ground.

## What it does
Finds services of level `crisis` that are not `sourced: primary`, or have no number that people in
every area can ring or text.

## Why it matters
These numbers stand on every page for a parent in danger. They come from the service itself or from
a public body, never from a copy of a copy.

## Example
Find the number on the service's own pages, add them to `sources`, and write `sourced: primary`.
"""

from collections.abc import Iterator

from imhub.checks.data_words import SERVICES
from imhub.checks.rule import Context, Problem, SiteRule
from imhub.service import EVERYWHERE


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for number, service in enumerate(context.site.services):
        if service.level != "crisis" or not service.is_open:
            continue
        if service.sourced != "primary":
            text = f"{service.name} is shown in a crisis, and its source is {service.sourced}."
            remedy = "Find what the service itself or a public body says, or choose another level."
            line = context.line_of(SERVICES, number, "sourced")
            yield SERVICES, Problem(line, text, remedy)
        if not any(EVERYWHERE in phone.areas for phone in service.phones):
            text = f"{service.name} is shown in a crisis, and has no number for everybody."
            line = context.line_of(SERVICES, number)
            yield SERVICES, Problem(line, text, "Add its number, or choose another level.")


RULE = SiteRule("crisis-source", _check)
