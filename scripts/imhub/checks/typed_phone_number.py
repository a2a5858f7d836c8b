"""A phone number typed into a page.

## What it does
Finds numbers to ring or to text, however they are written: `0808 808 8000`, `+44 28 …`,
`116 123`, “text HELLO to 85258”. Looks at the words of pages, at what stands above them, and at the
words of data. 999 and 112 may stand there. Dates, years, prices and ages are left alone.

## Why it matters
Numbers change. A number that stands in a page stays there when it is wrong, in every language, and
someone in need rings it at night. Numbers live in one place, each with the day it was checked.

## Example
Instead of “Ring Lifeline on 0808 808 8000” write `Ring [Lifeline](service:lifeline)`.
"""

import html
import re
import unicodedata
from collections.abc import Iterator

from imhub.checks.data_words import data_words, front_words
from imhub.checks.phrases import Phrases, covered
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message
from imhub.phones import plain_digits

_SEP = r"[ ().-]{0,3}"
_NOT_INSIDE = r"(?<![\w.,/£€$%#:+-])"
_NUMBER = re.compile(
    rf"""
    {_NOT_INSIDE}(?:
        (?:\+|00)[ ]?[(]?\d(?:{_SEP}\d){{7,13}}                              # +44 28 9000 0000
      | (?=[(]?0\d\d|0\d(?:[ ]\d\d){{4}})[(]?0(?:{_SEP}\d){{8,10}}           # 028 9000 0000
      | 0[58]\d\d(?:[ -]?\d){{4}}                                            # 0800 1111
      | 116[ -]?(?:000|006|111|117|123)
      | \d{{3}}[ -]\d{{3}}[ -]\d{{4}}                                        # 808 808 8000
    )(?!\d)
    """,
    re.VERBOSE,
)
_SHORT = re.compile(rf"{_NOT_INSIDE}\d(?:[ -]?\d){{2,11}}(?![\w%:/]|[.,]\d)")
_SENTENCE_END = re.compile(r"[.!?;\n](?=\s)")
_FAR = 80
"""Letters before a number in which someone may be told to ring it."""
_LAST_WORD = re.compile(r"(?P<word>\w+)\W{0,3}$")
_GOES_ON = frozenset({"free", "is", "now", "on", "us"})
_MAY_STAND = frozenset({"999", "112"})
_NEAR = 25
"""Letters before a number in which its kind is named: "ISBN 0 19 …"."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADDRESS = re.compile(r"\]\((?!\s*<?(?:tel|sms|callto):)[^()]*\)|https?://\S+|www\.\S+|\S+@\S+")
_LINK_START = re.compile(r"\]\(\s*<?(?:tel|sms|callto):/*")
_MARKS = re.compile("[*_`~\u00ad\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]")
_DASHES = re.compile(r"[‐-―−·•]")


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for line, found in _in_body(message, context):
        yield _problem(line, found)
    for loc, text in front_words(message):
        for found in _numbers_in(text, context):
            yield _problem(context.line_of(message, *loc), found)


def _in_body(message: Message, context: Context) -> Iterator[tuple[int, str]]:
    """Line and number of each in the body, also of one that goes on in the next line."""
    lines = enumerate(message.body.split("\n"), start=message.body_line)
    whole = [(number, found) for number, line in lines for found in _numbers_in(line, context)]
    known = {found for _, found in whole}
    broken = [
        (passage.line, found)
        for passage in context.passages(message)
        for found in _numbers_in(passage.text, context)
        if not passage.field and found not in known
    ]
    yield from broken
    yield from ((line, n) for line, n in whole if not any(n in other for _, other in broken))


def _check_data(context: Context) -> Iterator[tuple[str, Problem]]:
    for file, line, text in data_words(context):
        for found in _numbers_in(text, context):
            yield file, _problem(line, found)


def _numbers_in(text: str, context: Context) -> Iterator[str]:
    """The phone numbers in *text*, with plain digits and spaces."""
    if not any(map(str.isdigit, text)):
        return
    plain = plain_digits(unicodedata.normalize("NFKC", html.unescape(text)))
    plain = _DASHES.sub("-", _MARKS.sub("", _LINK_START.sub(" ", _ADDRESS.sub(" ", plain))))
    other = context.phrases("typed-phone-number", "other-numbers")
    named_by_another_rule = context.phrases("wrong-health-line", "numbers")
    whole = list(_NUMBER.finditer(plain))
    for match in whole:
        if plain[max(match.start() - _NEAR, 0) : match.start()] not in other:
            yield match[0].strip("( ")
    for match in _SHORT.finditer(plain):
        if (
            not covered(match, whole)
            and match[0] not in _MAY_STAND
            and not _YEAR.fullmatch(match[0])
            and match[0] not in named_by_another_rule
            and _is_called(plain, match, context)
        ):
            yield match[0]


def _is_called(text: str, number: re.Match[str], context: Context) -> bool:
    """Whether the words before *number* say to ring it or to text it."""
    before = _SENTENCE_END.split(text[max(number.start() - _FAR, 0) : number.start()])[-1]
    last = _LAST_WORD.search(before)
    if last is None or _starts(
        context.phrases("typed-phone-number", "counts"), text[number.end() :]
    ):
        return False
    word = last["word"].lower()
    rings = context.phrases("typed-phone-number", "rings")
    texts = context.phrases("typed-phone-number", "texts")
    if word in rings or word in texts:
        return True
    if word in ("and", "or"):
        return any(f"{known} {word}" in before for known in _MAY_STAND) and before in rings
    return (word in _GOES_ON and before in rings) or (word == "to" and before in texts)


def _starts(phrases: Phrases, text: str) -> bool:
    found = phrases.first(text)
    return found is not None and not text[: found.start()].strip(" -")


def _problem(line: int, number: str) -> Problem:
    return Problem(
        line,
        f"{number} is a phone number. It stays here when it changes, and someone rings it.",
        "Name the service instead, as in `[Lifeline](service:lifeline)`. The hub adds its number.",
        number,
    )


RULE = Rule("typed-phone-number", _check, professional=Severity.ERROR, elsewhere=_check_data)
