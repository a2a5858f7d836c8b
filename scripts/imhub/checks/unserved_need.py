"""A need that a page should serve and none does.

## What it does
Finds needs in `content/data/needs.yml` with `served_by: page` that no page lists in `needs`.
While a page cannot be read, it says nothing: that page may be the one.

## Why it matters
Each need is something that parents asked for. A page that serves one says so, so gaps show.

## Example
Add `needs: [P21]` to the page that answers it, or write the page.
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, SiteRule
from imhub.finding import Severity

_FILE = "content/data/needs.yml"


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    if context.site.unreadable or context.site.faulty:
        return
    served = {need for message in context.site.messages for need in message.needs}
    for number, need in enumerate(context.site.needs):
        if need.served_by == "page" and need.id not in served:
            text = f"No page serves {need.id}: {need.need}."
            line = context.line_of(_FILE, number)
            yield _FILE, Problem(line, text, "List it in the page that answers it, or write one.")


RULE = SiteRule("unserved-need", _check, Severity.WARNING)
