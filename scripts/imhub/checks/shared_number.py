"""One phone number in the rows of two services.

## What it does
Finds a number that two services give, however it is written. If both are reached on the same line,
one of them says `reached_through:` with the id of the other, and has no number of its own.

## Why it matters
Mostly one of the two was copied by mistake. A parent rings for one thing and hears another.

## Example
Instead of the same number twice write `reached_through: dsa-helpline` in the second row.
"""

from collections.abc import Iterator

from imhub.checks.data_words import SERVICES
from imhub.checks.rule import Context, Problem, SiteRule


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    first: dict[tuple[str, str], str] = {}
    for number, service in enumerate(context.site.services):
        for at, phone in enumerate(service.phones if service.is_open else ()):
            key = (phone.e164 or phone.digits, phone.say)
            other = first.setdefault(key, service.id)
            if other != service.id:
                text = f"{phone.number} is also the number of {other}."
                remedy = f"Correct one of the two, or write `reached_through: {other}` instead."
                line = context.line_of(SERVICES, number, "phones", at)
                yield SERVICES, Problem(line, text, remedy, phone.number)


RULE = SiteRule("shared-number", _check)
