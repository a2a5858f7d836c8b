"""A source or a service whose address has not answered for a long time.

## What it does
Finds addresses in `content/data/evidence.yml` and `content/data/services.yml` that worked once and
have not been seen to work for 60 days, and counts those that were never seen to work.
`content/data/seen.yml` holds the days; `imhub links DIR --external --write-seen` writes it.

## Why it matters
A dead link on a help page costs a parent the courage that it took to tap it. And what we say
should stand on a source that others can read.

## Example
Open the address. If it has moved, write the new one. If it is gone, find another source, or take
the row out.
"""

from collections.abc import Iterator
from datetime import timedelta

from imhub.checks.rule import Context, Problem, SiteRule
from imhub.cited import cited
from imhub.finding import Severity

_FILE = "content/data/seen.yml"
_DAYS = 60


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    if _FILE not in context.documents:
        return
    seen = context.site.seen
    latest = context.today - timedelta(days=_DAYS)
    for each in cited(context.site):
        day = seen.get(each.url)
        if day is not None and day < latest:
            yield (
                each.file,
                Problem(
                    context.line_of(each.file, *each.loc),
                    f"The address of {each.name} last worked on {day}, more than {_DAYS} days ago.",
                    "Open it. If it has moved, write the new address; if it is gone, find another.",
                    each.url,
                ),
            )
    yield from _never(context)


def _never(context: Context) -> Iterator[tuple[str, Problem]]:
    named = {each.url for each in cited(context.site)}
    never = len(named - context.site.seen.keys())
    if never:
        text = f"{never} of {len(named)} addresses in the data were never seen to work."
        remedy = "Run `imhub links DIR --external --write-seen` on a machine with a connection."
        yield _FILE, Problem(1, text, remedy, severity=Severity.INFO)


RULE = SiteRule("source-not-answering", _check, Severity.WARNING)
