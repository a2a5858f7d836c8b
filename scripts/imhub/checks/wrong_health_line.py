"""Health advice by a number that nobody answers here.

## What it does
Finds the numbers listed in `content/data/style/wrong-health-line.yml`, such as NHS 111, where a
page sends a parent to them: “call 111”, “ring one one one”, `https://111.nhs.uk`.

## Why it matters
Texts are copied from other countries, and their health line may not serve this one. A parent with a
sick baby loses minutes.

## Example
Instead of “Call 111” write “Ring your GP, or `[GP Out of Hours](service:gp-out-of-hours)`”.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from imhub.checks.data_words import data_words, front_words
from imhub.checks.phrases import covered, is_negated
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message
from imhub.phones import plain_digits

_NAME = "wrong-health-line"
_LONGER = re.compile(r"[0-9](?:[ -]?[0-9]){6,}")
"""A number of which the line is only a part."""


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for passage in context.passages(message):
        if not passage.field and _names_a_line(_plain(passage.text), context):
            for sentence in passage.sentences:
                yield from _problems(sentence, passage.line, context)
    for loc, text in front_words(message):
        yield from _problems(text, context.line_of(message, *loc), context)
    addresses = context.phrases(_NAME, "addresses")
    for link in context.bodies[message.id].links:
        if link.target in addresses and link.text not in context.phrases(_NAME, "names"):
            yield _problem(message.body_line + link.line - 1, link.target, link.text, context)


def _check_data(context: Context) -> Iterator[tuple[str, Problem]]:
    for file, line, text in data_words(context):
        for problem in _problems(text, line, context):
            yield file, problem


def _plain(text: str) -> str:
    return text if text.isascii() else plain_digits(normalize("NFKC", text))


def _names_a_line(plain: str, context: Context) -> bool:
    return any(plain in context.phrases(_NAME, name) for name in ("names", "numbers"))


def _problems(text: str, line: int, context: Context) -> Iterator[Problem]:
    plain = _plain(text)
    if not _names_a_line(plain, context):
        return
    longer = tuple(_LONGER.finditer(plain))
    unless = tuple(context.phrases(_NAME, "unless").find(plain))
    for found in context.phrases(_NAME, "names").find(plain):
        if not unless and not is_negated(plain, found.start()):
            yield _problem(line, found[0], text, context)
            return
    for found in context.phrases(_NAME, "numbers").find(plain):
        is_alone = plain.strip(" .,:;!?-–—") == found[0]
        is_advice = is_alone or plain in context.phrases(_NAME, "asks")
        counted = covered(found, (*longer, *context.phrases(_NAME, "counted").find(plain)))
        if is_advice and not (unless or counted or is_negated(plain, found.start())):
            yield _problem(line, found[0], text, context)
            return


def _problem(line: int, found: str, text: str, context: Context) -> Problem:
    remedy = " ".join(context.site.style.get(_NAME, {}).get("remedy", ()))
    message = f"“{found}” gives no health advice here."
    return Problem(line, message, remedy or "Name a service that answers here.", text)


RULE = Rule(_NAME, _check, professional=Severity.ERROR, elsewhere=_check_data)
