"""HTML typed into a page. It would stand there as the letters that were typed.

## What it does
Finds tags such as `<b>`, comments such as `<!-- later -->`, and signs such as `&nbsp` that a reader
would see as letters, in the text and in the lines above it.

## Why it matters
A parent sees “<br>” in the middle of a sentence. A translator has to guess what to do with it.

## Example
Instead of `<b>Stop</b> and wait.` write `**Stop** and wait.`
"""

import re
from collections.abc import Iterator, Mapping
from html.entities import html5

from imhub.checks.rule import Context, Problem, Rule
from imhub.checks.typed import blanked, without_code
from imhub.finding import Severity
from imhub.model import Message

_NAMES = (
    "a|abbr|address|area|article|aside|audio|b|base|bdi|bdo|big|blockquote|body|br|button|canvas|"
    "caption|center|cite|code|col|colgroup|dd|del|details|dfn|dialog|div|dl|dt|em|embed|fieldset|"
    "figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i|iframe|img|"
    "input|ins|kbd|label|legend|li|link|main|map|mark|marquee|math|menu|meta|nav|noscript|object|"
    "ol|optgroup|option|p|param|picture|plaintext|pre|q|rp|rt|ruby|s|samp|script|section|select|"
    "small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|"
    "tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr|xmp|[a-z]+-[a-z-]+"
)
_TAG = re.compile(
    rf"<(?:!--.*?(?:-->|$)|!\[|[!?]\w[^<>]*>"
    rf"|\s*+/?+\s*+(?P<name>{_NAMES})(?:[\s/][^<>=]*+=[^<>]*+|\s*+/?+\s*+)>"
    r"|/[a-z][^<>]*+>|[a-z][\w:-]*+[\s/][^<>=]*+=[^<>]*+>|(?:script|style|iframe)\b"
    r"|(?!https:)[a-z][\w+.-]*+:[^\s<>]++>)",
    re.IGNORECASE | re.DOTALL,
)
"""No part of it goes back over what another part took, so the longest text takes no time."""
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);?", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
_INSTEAD: Mapping[str, str] = {
    "a": "Write a link as `[words](page:id)`.",
    "b": "Write bold words as `**words**`.",
    "strong": "Write bold words as `**words**`.",
    "i": "Write words that stand out as `*words*`.",
    "em": "Write words that stand out as `*words*`.",
    "br": "Start a new paragraph: leave an empty line.",
    "p": "Start a new paragraph: leave an empty line.",
    "li": "Start each entry of a list with `- `.",
    "ul": "Start each entry of a list with `- `.",
    "ol": "Start each step with `1. `, `2. ` and so on.",
    "h2": "Write a heading as `## Words`.",
    "h3": "Write a heading as `### Words`.",
    "img": "Name the picture above the page: `image:` with `file:`, `alt:` and `credit:`.",
}


def _check(message: Message, context: Context) -> Iterator[Problem]:
    body = _ADDRESS.sub(blanked, without_code(message.body))
    for typed in _TAG.finditer(body):
        line = message.body_line + body.count("\n", 0, typed.start())
        yield _problem(line, typed[0], typed["name"])
    for typed in _ENTITY.finditer(body):
        if _stays_letters(typed[0]):
            line = message.body_line + body.count("\n", 0, typed.start())
            yield _problem(line, typed[0])
    for passage in context.passages(message):
        if passage.field:
            for typed in _TAG.finditer(passage.text):
                yield _problem(passage.line, typed[0], typed["name"])
            for typed in _ENTITY.finditer(passage.text):
                if _known(typed[0]):
                    yield _problem(passage.line, typed[0])


def _stays_letters(entity: str) -> bool:
    """Whether Markdown shows *entity* as typed: it has no semicolon, or stands for nothing."""
    if entity.endswith(";"):
        return entity[1] != "#" and entity[1:] not in html5
    return _known(entity)


def _known(entity: str) -> bool:
    return entity[1] == "#" or entity[1:] in html5


def _problem(line: int, typed: str, name: str | None = None) -> Problem:
    shown = " ".join(typed.split())
    if typed.startswith("&"):
        remedy = "Type the sign itself, or leave it out."
    elif typed.startswith("<!--"):
        remedy = "Delete it. Readers would see it."
    else:
        remedy = _INSTEAD.get((name or "").lower(), "Delete it, and write the words alone.")
    return Problem(line, f"“{shown[:60]}” would stand on the page as typed.", remedy, shown)


RULE = Rule("untranslatable-html", _check, professional=Severity.ERROR)
