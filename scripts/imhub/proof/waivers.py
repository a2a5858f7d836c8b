"""Waivers: what one translation may do in spite of a rule, and why.

A translator writes one above the entry, as a comment of the PO file:
`# allow changed-number: we say "a dozen" for 12`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from imhub.checks.rule import Problem
from imhub.finding import Severity
from imhub.proof.rule import Rule
from imhub.vocabulary import nearest

_WAIVER = re.compile(
    r"allow\b\s*:?\s*(?P<rule>[\w-]+)\s*(?:[:–—-]\s*)?(?P<reason>.*)", re.IGNORECASE
)
UNKNOWN, UNUSED = "unknown-waiver", "unused-waiver"


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule that need not be kept, and why."""

    rule: str
    reason: str


def read_waivers(notes: Iterable[str]) -> tuple[Waiver, ...]:
    """The waivers among *notes*, the comments of a translator."""
    found = (_WAIVER.fullmatch(note.strip()) for note in notes)
    return tuple(Waiver(match["rule"].lower(), match["reason"].strip()) for match in found if match)


def trouble_with_waivers(
    waivers: Collection[Waiver],
    rules: Mapping[str, Rule],
    used: Collection[str],
    *,
    critical: bool,
) -> Iterator[tuple[str, Problem]]:
    """What is wrong with *waivers*, of which those of the rules *used* have let something pass."""
    for waiver in waivers:
        rule = rules.get(waiver.rule)
        if rule is None:
            message = f"{waiver.rule} is not a rule that can be allowed."
            yield UNKNOWN, Problem(0, message, nearest(waiver.rule, rules))
        elif not may_waive(rule, critical=critical):
            where = " where somebody could get hurt" if rule.waivable else ""
            message = f"{rule.name} cannot be allowed{where}."
            yield UNKNOWN, Problem(0, message, "Mend the translation, and delete the comment.")
        elif not waiver.reason:
            message = f"Nothing says why {rule.name} is allowed here."
            yield UNKNOWN, Problem(0, message, f"Write `# allow {rule.name}: …` with the reason.")
        elif rule.name not in used:
            message = f"The translation keeps {rule.name} by now."
            yield UNUSED, Problem(0, message, "Delete the comment that allows it.")


def may_waive(rule: Rule, *, critical: bool) -> bool:
    """Whether a translator may allow *rule* on a unit that is *critical*, or not."""
    return rule.waivable and not (critical and rule.severity is Severity.ERROR)
