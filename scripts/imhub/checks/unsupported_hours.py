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

from imhub.checks.said_of_services import claim_rule
from imhub.service import Service

_REMEDY = (
    "Take the words out; the hub shows the hours. If a source says so, write `always_open: true` "
    "in content/data/services.yml."
)


def _holds(service: Service) -> bool:
    return bool(service.always_open) or any(phone.always_open for phone in service.phones)


RULE = claim_rule("unsupported-hours", _holds, _REMEDY)
