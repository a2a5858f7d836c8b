"""All that one language is proofread with, and what the rules say of each of its entries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from imhub.campaign import Post
from imhub.catalog import Catalog
from imhub.checks.rule import Problem
from imhub.extract import Unit
from imhub.finding import Finding, Severity
from imhub.languages import Language
from imhub.model import Site
from imhub.pofile import PoEntry
from imhub.proof.plural_forms import source_of
from imhub.proof.rule import Context, Pair, Rule
from imhub.proof.rules import BY_NAME, RULES
from imhub.proof.side import Reader
from imhub.proof.tangled_text import RULE as TANGLED_TEXT
from imhub.proof.waivers import may_waive, read_waivers, trouble_with_waivers
from imhub.termbase import load_termbase

INTERFACE_UNIT = Unit("", "ui", ())
"""What is known of any of the templates' words."""
_ERRORS = tuple(rule for rule in RULES if rule.severity is Severity.ERROR)
_EXCERPT = 160


@dataclass(frozen=True)
class Proof:
    """What the translations of one language are read with."""

    context: Context
    units: Mapping[str, Unit]
    """The hub's units by their text."""
    reader: Reader = field(default_factory=Reader)


def open_proof(
    root: Path,
    site: Site,
    units: Mapping[str, Unit],
    languages: tuple[Language, Language],
    reader: Reader,
) -> tuple[Proof, tuple[Finding, ...]]:
    """The proof for the second of *languages*, into which the first is translated.

    The findings say what is wrong with the words of that language: `glossary.yml`.
    """
    source, language = languages
    terms, findings = load_termbase(root, language, site.glossary)
    services = (service.name for service in site.services)
    names = frozenset({site.hub.name, site.hub.publisher, *services, *terms.keep} - {""})
    region, channels = site.hub.directory.region, site.hub.campaigns.channels
    context = Context(language, source, terms, names, region, posts_by_text(site), channels)
    return Proof(context, units, reader), findings


def posts_by_text(site: Site) -> Mapping[str, tuple[Post, ...]]:
    """The posts of all campaigns of *site* by their text."""
    found: defaultdict[str, list[Post]] = defaultdict(list)
    for campaign in site.campaigns:
        for post in campaign.posts:
            found[post.text].append(post)
    return {text: tuple(posts) for text, posts in found.items()}


def faults(catalog: Catalog, proof: Proof) -> frozenset[str]:
    """Texts of which the translation has an error, so that no reader may see it."""
    found = set()
    for entry in catalog.translations.values():
        written = PoEntry(entry.text, (entry.translation,), notes=entry.notes)
        unit = proof.units.get(entry.text)
        if unit and any(True for _ in _errors(written, unit, proof)):
            found.add(entry.text)
    return frozenset(found)


def interface_faults(entries: Iterable[PoEntry], proof: Proof) -> frozenset[str]:
    """The same for the words of the templates, by the text for one."""
    good = (entry for entry in entries if entry.is_translated)
    return frozenset(
        entry.text for entry in good if any(True for _ in _errors(entry, INTERFACE_UNIT, proof))
    )


def _errors(entry: PoEntry, unit: Unit, proof: Proof) -> Iterator[Problem]:
    waived = {waiver.rule for waiver in read_waivers(entry.notes) if waiver.reason}
    pairs = pairs_of(entry, unit, proof)
    for rule in _ERRORS:
        if rule.name not in waived or not may_waive(rule, critical=unit.critical):
            for problem in _problems(rule, entry, pairs, proof):
                if problem.severity in (None, Severity.ERROR):
                    yield problem


def pairs_of(entry: PoEntry, unit: Unit, proof: Proof) -> tuple[Pair, ...]:
    """The forms of *entry* that are written, each beside the text that it translates."""
    made = []
    for number, form in enumerate(entry.translations):
        if entry.plural and not form.strip():
            continue
        text = source_of(entry, number, proof.context.language) if entry.plural else entry.text
        sides = proof.reader.source(text), proof.reader.read(form)
        made.append(Pair(*sides, unit.kind, unit.critical, unit.limit))
    return tuple(made)


def _problems(rule: Rule, entry: PoEntry, pairs: Sequence[Pair], proof: Proof) -> Iterator[Problem]:
    yield from rule.in_entry(entry, proof.context)
    for pair in pairs:
        if rule is TANGLED_TEXT or not pair.translation.tangled:
            yield from rule.find(pair, proof.context)


def findings_in(
    file: str,
    entry: PoEntry,
    pairs: Sequence[Pair],
    on_pages: Iterable[tuple[Rule, Problem]],
    proof: Proof,
) -> Iterator[Finding]:
    """What is wrong with *entry* of *file*; *on_pages* is what its pages have found already."""
    critical = pairs[0].critical
    own = ((rule, p) for rule in RULES for p in _problems(rule, entry, pairs, proof))
    waivers = read_waivers(entry.notes)
    waived = {waiver.rule for waiver in waivers if waiver.reason}
    used = set()
    for rule, problem in dict.fromkeys((*own, *on_pages)):
        if rule.name in waived and may_waive(rule, critical=critical):
            used.add(rule.name)
        else:
            severity = problem.severity or rule.severity
            yield _finding(file, entry, rule.name, replace(problem, severity=severity), proof)
    for name, problem in trouble_with_waivers(waivers, BY_NAME, used, critical=critical):
        yield _finding(file, entry, name, replace(problem, severity=Severity.WARNING), proof)


def _finding(file: str, entry: PoEntry, rule: str, problem: Problem, proof: Proof) -> Finding:
    return Finding(
        file,
        entry.line,
        rule,
        problem.message,
        problem.remedy,
        problem.severity or Severity.ERROR,
        proof.context.language.code,
        entry.text[:_EXCERPT],
        problem.over,
    )
