"""Finds phone numbers in a text, in whatever way they are written there.

In any script's digits; with spaces, dots, hyphens, brackets, marks of direction, Markdown's or
HTML's signs between the digits; with and without the code of the country.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping

from imhub.phones import code_and_rest, plain_digits
from imhub.service import Service

_SIGNS = r"""\s().+\-‐-―−·•/\\_*~`"'’|\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"""
BETWEEN = rf"(?:[{_SIGNS}]|(?<=\\)[nrt]|<[^<>]{{0,200}}>){{0,12}}"
"""What may stand between two digits of one number, as a pattern."""
_MOST_TO_CALL_SHORT = 6


def out_of_use(services: Iterable[Service]) -> Mapping[str, Service]:
    """Numbers that nobody should be given any more, each with the service that says so."""
    services = tuple(services)
    current = {phone.digits for s in services if s.is_open for phone in s.phones}
    old = {old.number: service for service in services for old in service.superseded}
    closed = {
        phone.number: service
        for service in services
        for phone in service.phones
        if service.closed_on and phone.digits not in current
    }
    return {**closed, **old}


class NumberFinder:
    """Finds certain *numbers* of the country *region* in texts."""

    def __init__(self, numbers: Iterable[str], region: str) -> None:
        self._patterns = {number: _pattern(number, region) for number in numbers}
        least = min((_length(number) for number in self._patterns), default=0)
        self._digits = re.compile(rf"\d(?:{BETWEEN}\d){{{max(least - 1, 0)},}}")

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Line, from 1, and number of each place in *text* where one of them stands."""
        if not self._patterns:
            return
        plain = html.unescape(text)
        for run in self._digits.finditer(plain):
            digits = plain_digits(run[0])
            for number, pattern in self._patterns.items():
                for found in pattern.finditer(digits):
                    yield plain.count("\n", 0, run.start() + found.start()) + 1, number


def _length(number: str) -> int:
    """How many digits *number* has at least, however it is written."""
    return max(sum(sign.isdigit() for sign in number) - 1, 1)


def _pattern(number: str, region: str) -> re.Pattern[str]:
    code, rest = code_and_rest(number, region)
    if len(rest) <= _MOST_TO_CALL_SHORT:
        short = _spread("".join(filter(str.isdigit, number)))
        return re.compile(rf"(?<![0-9])(?<![0-9][ .-]){short}(?![ .-]?[0-9])")
    before = f"(?:(?:{_spread('00')}{BETWEEN})?{_spread(code)}{BETWEEN})?(?:0{BETWEEN})?"
    return re.compile(f"(?<![0-9]){before}{_spread(rest)}(?![0-9])")


def _spread(digits: str) -> str:
    return BETWEEN.join(digits)
