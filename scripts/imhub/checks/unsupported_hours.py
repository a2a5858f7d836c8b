"""Hours that nobody has said a service keeps.

## What it does
Finds “24/7”, “day and night”, “any time” and the like beside a link to a service, and in a
service's own description, unless its row in `content/data/services.yml` says `always_open: true`.
Beside a link means in the same sentence, or in the same item of a list.

## Why it matters
“24/7” is copied from page to page. Whoever rings at three in the morning and hears a recording may
not ring again.

## Example
Instead of “Ring `[Parentline](service:parentline-ni)` day and night” write “Ring
`[Parentline](service:parentline-ni)`”. The hub shows its hours.
"""

from collections.abc import Iterator

from imhub.checks.data_words import SERVICES
from imhub.checks.rule import Context, Problem, Rule
from imhub.checks.said_of_services import reaches, said_in_page, said_in_rows, unsupported
from imhub.model import Message
from imhub.service import Service

_NAME = "unsupported-hours"
_REMEDY = (
    "Take the words out; the hub shows the hours. If a source says so, write `always_open: true` "
    "in content/data/services.yml."
)


def _check(message: Message, context: Context) -> Iterator[Problem]:
    yield from _find(said_in_page(message, context), context)


def _check_rows(context: Context) -> Iterator[tuple[str, Problem]]:
    for problem in _find(said_in_rows(context), context):
        yield SERVICES, problem


def _find(said: Iterator[tuple[Service, int, str]], context: Context) -> Iterator[Problem]:
    claims, unless = context.phrases(_NAME, "claims"), context.phrases(_NAME, "unless")

    def holds(service: Service) -> bool:
        return any(
            each.always_open or any(phone.always_open for phone in each.phones)
            for each in reaches(service, context)
        )

    return unsupported(said, claims, unless, holds, _REMEDY)


RULE = Rule(_NAME, _check, elsewhere=_check_rows)
