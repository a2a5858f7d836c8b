"""A page that names a parent's distress and offers no help.

## What it does
Finds low mood, “cannot cope”, panic, self-harm, shaking, violence and loss on a page that names
nobody to ring. Add `services:` above the page, or link to one: `[Lifeline](service:lifeline)`, or
to the page where help is found. A baby's crying and being tired are everyday things.

## Why it matters
The page may be the only place where this parent looks today.

## Example
Add `services: [lifeline, samaritans]` above the page that says “Some parents feel hopeless.”
"""

import re
from collections.abc import Iterator

from imhub.checks.phrases import covered, is_negated
from imhub.checks.rule import Context, Problem, Rule
from imhub.model import Message

_NAME = "distress-without-help"
_PHONE = re.compile(r"(?<!\d)(?:0\d{2,4}[\s-]?\d{2,4}[\s-]?\d{3,4}|999|116\s?123)(?!\d)")


def _check(message: Message, context: Context) -> Iterator[Problem]:
    if _offers_help(message, context):
        return
    for passage in context.passages(message):
        if passage.is_quote:
            continue
        for sentence in passage.sentences:
            distress = next(_distress(sentence, context), None)
            if distress:
                yield Problem(
                    passage.line,
                    f"The page says “{distress[0]}” and names nobody to ring.",
                    "Add `services:` above the page, with a line such as lifeline or samaritans, "
                    f"or link to `page:{context.site.hub.help_page or 'get-help'}`.",
                    sentence,
                )
                return


def _offers_help(message: Message, context: Context) -> bool:
    if message.services:
        return True
    links = context.bodies[message.id].links
    if any(link.kind == "service" for link in links):
        return True
    help_page = context.site.hub.help_page
    if any(link.kind == "page" and link.target == help_page for link in links):
        return True
    lines = context.phrases(_NAME, "lines")
    return any(p.text in lines or _PHONE.search(p.text) for p in context.passages(message))


def _distress(sentence: str, context: Context) -> Iterator[re.Match[str]]:
    unless = context.phrases(_NAME, "unless")
    for distress in _found(sentence, context):
        if not covered(distress, unless.find(sentence)):
            yield distress


def _found(sentence: str, context: Context) -> Iterator[re.Match[str]]:
    """Distress of a parent; not “toddlers panic”, “do not panic”, or a fight on television."""
    yield from context.phrases(_NAME, "distress").find(sentence)
    for distress in context.phrases(_NAME, "of-parents").find(sentence):
        before = sentence[: distress.start()]
        of_child = before in context.phrases(_NAME, "children")
        of_parent = before in context.phrases(_NAME, "parents")
        if (of_parent or not of_child) and not is_negated(sentence, distress.start()):
            yield distress
    for hurting in context.phrases(_NAME, "to-child").find(sentence):
        urge = sentence[: hurting.start()] in context.phrases(_NAME, "urge")
        if urge and not is_negated(sentence, hurting.start()):
            yield hurting
    for violence in context.phrases(_NAME, "violence").find(sentence):
        if sentence not in context.phrases(_NAME, "on-screen"):
            yield violence


RULE = Rule(_NAME, _check, language="en")
