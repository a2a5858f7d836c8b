"""A week of an earlier year that nobody can trace.

## What it does
Finds rows of `content/data/weeks.yml` that say `primary` or `secondary` in `verified` and name no
source.

## Why it matters
The page shows them as facts. Somebody will ask where they were read.

## Example
Add `sources:` with the address of the page that says so, or write `verified: unverified`.
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, SiteRule

_FILE = "content/data/weeks.yml"


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for number, week in enumerate(context.site.weeks):
        if week.verified != "unverified" and not week.sources:
            line = context.line_of(_FILE, number, "verified")
            problem = f"The week of {week.year} is shown as a fact, and no source says so."
            yield _FILE, Problem(line, problem, "Add `sources`, or write `verified: unverified`.")


RULE = SiteRule("week-without-source", _check)
