"""Waivers: what one page may say in spite of a rule, why, and until when."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from imhub.checks.rule import Rule
from imhub.finding import Finding
from imhub.model import Message, Waiver
from imhub.vocabulary import nearest

_APOSTROPHES = str.maketrans("’‘ʼ“”", "'''\"\"")


def apply_waivers(
    message: Message,
    findings: Sequence[Finding],
    rules: Mapping[str, Rule],
    today: date,
    line: int,
) -> Iterator[Finding]:
    """*findings* in *message* without those it may have, and what is wrong with its waivers.

    *line* is that of the waivers in the file.
    """
    used: set[Waiver] = set()
    for finding in findings:
        waiver = _waiver_for(finding, message.allow, rules, today)
        if waiver is None:
            yield finding
        else:
            used.add(waiver)
    for waiver in message.allow:
        problem = _problem(waiver, used, rules, today)
        if problem:
            yield Finding(message.file, line, *problem, excerpt=waiver.text[:160])


def _waiver_for(
    finding: Finding, waivers: Collection[Waiver], rules: Mapping[str, Rule], today: date
) -> Waiver | None:
    for waiver in waivers:
        rule = rules.get(waiver.rule)
        if waiver.rule != finding.rule or rule is None or not rule.waivable:
            continue
        if waiver.until >= today and _plain(waiver.text) in _plain(finding.excerpt):
            return waiver
    return None


def _plain(text: str) -> str:
    return " ".join(text.translate(_APOSTROPHES).casefold().split())


def _problem(
    waiver: Waiver, used: Collection[Waiver], rules: Mapping[str, Rule], today: date
) -> tuple[str, str, str] | None:
    rule = rules.get(waiver.rule)
    if rule is None:
        text = f"allow: {waiver.rule} is not a rule."
        return "unknown-waiver", text, nearest(waiver.rule, rules)
    if not rule.waivable:
        text = f"allow: {waiver.rule} cannot be waived."
        return "unknown-waiver", text, "Write the sentence another way."
    if waiver.until < today:
        text = f"allow: the waiver of {waiver.rule} ended on {waiver.until}."
        return "expired-waiver", text, "Mend the sentence, or have the waiver looked at again."
    if waiver not in used:
        text = f"allow: nothing breaks {waiver.rule} with “{waiver.text}” any more."
        return "unused-waiver", text, "Delete the waiver."
    return None
