"""A phone number that nobody can have.

## What it does
Finds numbers in `content/data/services.yml` that are neither a number of the hub's country (its
`directory.region` in `content/data/hub.yml`), nor one of its short numbers, nor a full number of
another country. A number to text may be a short code.

## Why it matters
A digit too few or too many, and a parent hears “this number is not known”.

## Example
Instead of `0808 808 800` write `0808 808 8000`, and ring it.
"""

from collections.abc import Iterator

from imhub.checks.data_words import SERVICES
from imhub.checks.rule import Context, Problem, SiteRule
from imhub.phones import is_short
from imhub.service import Phone

_CODE_DIGITS = range(3, 9)


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    region = context.site.hub.directory.region
    for number, service in enumerate(context.site.services if region else ()):
        for at, phone in enumerate(service.phones):
            if not _is_possible(phone, region):
                text = f"{phone.number} is not a number that can be rung in {region}."
                line = context.line_of(SERVICES, number, "phones", at, "number")
                remedy = "Count its digits, and ring it before you write it down."
                yield SERVICES, Problem(line, text, remedy, phone.number)


def _is_possible(phone: Phone, region: str) -> bool:
    if phone.e164 or is_short(phone.number, region):
        return True
    return phone.type == "text" and len(phone.digits) in _CODE_DIGITS


RULE = SiteRule("wrong-number", _check)
