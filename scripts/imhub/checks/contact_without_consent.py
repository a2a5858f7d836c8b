"""Somebody who is named without having agreed to it.

## What it does
Finds events with a `contact` and no `contact_consent: true`. Such a contact is never shown, also
not in a preview.

## Why it matters
A name and an e-mail address on the web cannot be taken back.

## Example
Ask them. If they agree, write `contact_consent: true`; if not, take the contact out.
"""

from collections.abc import Iterator

from imhub.checks.rule import Context, Problem, SiteRule


def _check(context: Context) -> Iterator[tuple[str, Problem]]:
    for campaign in context.site.campaigns:
        for number, event in enumerate(campaign.events):
            if event.contact and not event.contact_consent:
                line = context.line_of(campaign.events_file, number, "contact")
                problem = f"Nothing says that the contact of “{event.title}” agrees to be named."
                remedy = "Ask them, and write `contact_consent: true`; or take the contact out."
                yield campaign.events_file, Problem(line, problem, remedy)


RULE = SiteRule("contact-without-consent", _check)
