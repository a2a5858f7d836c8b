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

from imhub.checks.said_of_services import claim_rule
from imhub.service import Service

_REMEDY = (
    "Take the words out; the hub shows the cost. If a source says so, write `cost: free` in "
    "content/data/services.yml."
)


def _holds(service: Service) -> bool:
    return service.cost == "free"


RULE = claim_rule("unsupported-cost", _holds, _REMEDY)
