"""A price that nobody has said a service has.

## What it does
Finds “free”, “costs nothing”, “freephone” and the like beside a link to a service, and in a
service's own description, unless its row in `content/data/services.yml` says `cost: free`. Beside
a link means in the same sentence, or in the same item of a list.

## Why it matters
A parent with no credit left rings a number that is called free. If it is not, the call breaks off,
and so does the trust.

## Example
Instead of “`[Advice NI](service:advice-ni)` is free” write “Ask `[Advice NI](service:advice-ni)`”.
The hub shows what it costs.
"""

from collections.abc import Iterator

from imhub.checks.data_words import SERVICES
from imhub.checks.rule import Context, Problem, Rule
from imhub.checks.said_of_services import reaches, said_in_page, said_in_rows, unsupported
from imhub.model import Message
from imhub.service import Service

_NAME = "unsupported-cost"
_REMEDY = (
    "Take the words out; the hub shows the cost. If a source says so, write `cost: free` in "
    "content/data/services.yml."
)


def _check(message: Message, context: Context) -> Iterator[Problem]:
    yield from _find(said_in_page(message, context), context)


def _check_rows(context: Context) -> Iterator[tuple[str, Problem]]:
    for problem in _find(said_in_rows(context), context):
        yield SERVICES, problem


def _find(said: Iterator[tuple[Service, int, str]], context: Context) -> Iterator[Problem]:
    claims, unless = context.phrases(_NAME, "claims"), context.phrases(_NAME, "unless")

    def holds(service: Service) -> bool:
        return any(each.cost == "free" for each in reaches(service, context))

    return unsupported(said, claims, unless, holds, _REMEDY)


RULE = Rule(_NAME, _check, elsewhere=_check_rows)
