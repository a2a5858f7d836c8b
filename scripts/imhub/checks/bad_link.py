"""A link that leads nowhere, or somewhere that it may not.

## What it does
Finds links to a page, word or service that the hub does not have, and links that are neither
`https://…`, `#heading`, `page:`, `term:` nor `service:`. Finds web addresses that hide where they
lead, such as `https://example.com@example.org`, words in quotes after an address, and pictures in
the text.

## Why it matters
A parent who taps a link and gets an error may not try again.

## Example
Instead of `[Peekaboo](peekaboo.md)` write `[Peekaboo](page:peekaboo-cloth)`.
"""

from collections.abc import Collection, Iterator

from imhub.checks.rule import Context, Problem, Rule
from imhub.markdown import LinkUse
from imhub.model import Message, Site
from imhub.safety import trouble_with_address
from imhub.vocabulary import nearest, shown

_WAYS = "Write `https://…`, `page:id`, `term:id` or `service:id` in the round brackets."
_DATA = "Write `service:id`: numbers and addresses stand in content/data/services.yml."
_PICTURE = (
    "A picture cannot stand in the text.",
    "Name it above the page: `image:` with `file:`, `alt:` and `credit:`.",
)
_TITLE = (
    "Words in quotes stand after the address. Only a mouse shows them, and nobody checks them.",
    "Delete them, or write them in the text.",
)
_NAMES = {"page": "page", "term": "word in the glossary", "service": "service"}
_IN_DATA = {
    "page": "Write the name of its file without .md.",
    "term": "Choose an id from content/data/glossary.yml.",
    "service": "Choose an id from content/data/services.yml.",
}


def _check(message: Message, context: Context) -> Iterator[Problem]:
    for link in context.bodies[message.id].links:
        problem = _problem(link, context.site)
        if problem:
            line = message.body_line + link.line - 1
            yield Problem(line, *problem, excerpt=link.text)


def _problem(link: LinkUse, site: Site) -> tuple[str, str] | None:
    if link.kind == "picture":
        return _PICTURE
    if link.kind == "bad" and not link.target:
        return "This link leads nowhere.", _WAYS
    if link.kind == "bad":
        return f"“{shown(link.target)}” is not a link that a page may have.", _remedy(link.target)
    if link.title:
        return _TITLE
    known = _known(link.kind, site)
    if known is None or link.target in known:
        return None
    if link.kind == "page" and link.target in site.unreadable:
        return None
    name = _NAMES[link.kind]
    remedy = nearest(link.target, known, _IN_DATA[link.kind])
    return f"There is no {name} called “{link.target}”.", remedy


def _remedy(target: str) -> str:
    if target.lower().startswith(("tel:", "sms:", "mailto:")):
        return _DATA
    return trouble_with_address(target) if target.startswith("https://") else _WAYS


def _known(kind: str, site: Site) -> Collection[str] | None:
    if kind == "page":
        return site.message_by_id
    if kind == "term" and "content/data/glossary.yml" not in site.broken:
        return site.term_by_id
    if kind == "service" and "content/data/services.yml" not in site.broken:
        return site.service_by_id
    return None


RULE = Rule("bad-link", _check)
