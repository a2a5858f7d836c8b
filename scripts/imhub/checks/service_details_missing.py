"""A service that is named without saying how to reach it.

## What it does
Finds a service by name, or “ring the parent line”, “come to the drop-in”, on a page that lists no
`services:` and links to none. A link such as `[Sure Start](service:sure-start)` shows all that a
parent needs: what it is, how to reach it, what it costs and whether there is an interpreter.

## Why it matters
A parent who has to search for the number may give up.

## Example
Instead of “Ring the parent line” write “Ring `[Parentline](service:parentline-ni)`.”
"""

import re
from collections.abc import Iterator
from functools import cache

from imhub.checks.phrases import Phrases, covered, is_negated
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message

_NAME = "service-details-missing"
_PHONE = re.compile(r"(?<!\d)0\d{2,4}[\s-]?\d{2,4}[\s-]?\d{3,4}(?!\d)")
_BRACKETS = re.compile(r"\s*\(.*")


def _check(message: Message, context: Context) -> Iterator[Problem]:
    links = context.bodies[message.id].links
    if message.services or any(link.kind == "service" for link in links):
        return
    passages = [p for p in context.passages(message) if not p.is_quote]
    if _has_details(" ".join(p.text for p in passages), context):
        return
    for passage in passages:
        for sentence in passage.sentences:
            name = _service(sentence, context)
            if name:
                yield Problem(
                    passage.line,
                    f"The page names “{name}” and does not say how to reach it, or what it costs.",
                    "Add its id to `services:` above the page, or link to it with `service:`.",
                    sentence,
                )
                return


def _has_details(text: str, context: Context) -> bool:
    """Whether the page itself gives phone, place, cost and interpreter."""
    details = ("place", "free", "interpreter")
    return bool(_PHONE.search(text)) and all(
        text in context.phrases(_NAME, name) for name in details
    )


def _service(sentence: str, context: Context) -> str:
    """The service that *sentence* names, or sends a parent to; empty for none."""
    unless = context.phrases(_NAME, "unless")
    for match in _found(sentence, context):
        is_there = not is_negated(sentence, match.start())
        if is_there and not covered(match, unless.find(sentence)):
            return match[0]
    return ""


def _found(sentence: str, context: Context) -> Iterator[re.Match[str]]:
    yield from _names(tuple(s.name for s in context.site.services)).finditer(sentence)
    yield from context.phrases(_NAME, "names").find(sentence)
    for verbs, kinds in (("verbs", "kinds"), ("phone", "phoned")):
        yield from _sent_to(sentence, context.phrases(_NAME, verbs), context.phrases(_NAME, kinds))


def _sent_to(sentence: str, verbs: Phrases, kinds: Phrases) -> Iterator[re.Match[str]]:
    """Those of *kinds* that stand after one of *verbs*: “ring the parent line”."""
    verb = verbs.first(sentence)
    if verb:
        yield from (kind for kind in kinds.find(sentence) if kind.start() >= verb.end())


@cache
def _names(services: tuple[str, ...]) -> re.Pattern[str]:
    """The names of *services* as they are written: “Aware” is one, “aware” is not."""
    plain = {_BRACKETS.sub("", name).partition(":")[0] for name in services if "," not in name}
    longest = sorted(plain, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?![\w-])")


RULE = Rule(_NAME, _check, Severity.WARNING, language="en")
