"""Translations as data, and what the rules say of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from imhub.campaign import Channel, Post
from imhub.extract import Unit
from imhub.finding import Finding
from imhub.languages import find_language, load_languages
from imhub.model import Term
from imhub.pofile import PoEntry
from imhub.proof import BY_NAME, Proof, Reader
from imhub.proof.entries import findings_in, pairs_of
from imhub.proof.rule import Context
from imhub.termbase import Termbase, load_termbase
from tests.cases import read_cases
from tests.conftest import HERE

CASES = HERE / "proof"
LANGUAGES = load_languages(HERE.parent)
GLOSSARY = (
    Term("health-visitor", "health visitor", "A nurse who visits."),
    Term("midwife", "midwife", "Someone who helps at a birth."),
    Term("bonding", "bonding", "Growing close."),
)
ON_PAGES = frozenset({"missing-english-name"})
"""Rules about whole pages, whose examples are in a test of their own."""
NAMES = sorted({*BY_NAME} - ON_PAGES)
_NAMES = frozenset({"Lifeline", "Samaritans", "Sure Start"})
_READER = Reader()
_CHANNELS = tuple(
    Channel(id_, id_, count, limit, 0, "https://example.org", date(2026, 11, 22))
    for id_, count, limit in (
        ("sms", "sms", 2),
        ("x", "weighted", 280),
        ("bluesky", "graphemes", 300),
    )
)


@dataclass(frozen=True)
class Case:
    """A text and its translation, with what is known of them."""

    lang: str
    source: str
    forms: tuple[str, ...]
    plural: str = ""
    kind: str = ""
    limit: int = 0
    critical: bool = False
    notes: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    """Where it goes out, for a post."""

    @property
    def entry(self) -> PoEntry:
        """The entry of a PO file that holds it."""
        return PoEntry(self.source, self.forms, self.plural, notes=self.notes, line=7)

    @property
    def unit(self) -> Unit:
        """The unit that it translates."""
        known = (self.kind, (), self.critical, self.limit)
        return Unit(self.source, "tips", (), *known, self.plural)


def as_case(row: Any) -> Case:  # what YAML holds
    """*row* of a file of examples. A list holds language, text and translation."""
    if isinstance(row, list):
        return Case(row[0], row[1], (row[2],))
    given = dict(row)
    times = given.pop("times", 1)
    forms = given.pop("forms", None) or (given.pop("translation") * times,)
    return Case(forms=tuple(forms), **given)


def faulty() -> Iterator[tuple[str, Case]]:
    """Every example of a fault, with the rule that has to find it."""
    for name in NAMES:
        for row in read_cases(CASES / f"{name}.yml")["fails"]:
            yield name, as_case(row)


def honest() -> Iterator[Case]:
    """Good translations."""
    for lang, pairs in read_cases(CASES / "honest.yml").items():
        for source, translation in pairs:
            yield Case(lang, source, (translation,))


def findings_of(case: Case) -> list[Finding]:
    """What the rules say of *case*."""
    proof = proof_of(case)
    pairs = pairs_of(case.entry, case.unit, proof)
    return list(findings_in("tips.po", case.entry, pairs, (), proof))


def rules_of(case: Case) -> set[str]:
    """Names of the rules that *case* breaks."""
    return {finding.rule for finding in findings_of(case)}


def proof_of(case: Case) -> Proof:
    """What the language of *case* is proofread with, if it were the only text."""
    post = Post("post", tuple(case.channels), case.source)
    posts = {case.source: (post,)} if case.channels else {}
    context = replace(context_of(case.lang), posts=posts, channels=_CHANNELS)
    return Proof(context, {case.source: case.unit}, _READER)


@cache
def context_of(code: str) -> Context:
    """The context of language *code*, with the glossary that tests have for it."""
    language = find_language(LANGUAGES, code)
    terms = _terms(code)
    return Context(language, find_language(LANGUAGES, "en"), terms, _NAMES | {*terms.keep}, "GB")


def _terms(code: str) -> Termbase:
    folder = Path(mkdtemp())
    glossary = CASES / "glossary" / f"{code}.yml"
    if glossary.is_file():
        target = folder / "translations" / code / "glossary.yml"
        target.parent.mkdir(parents=True)
        target.write_bytes(glossary.read_bytes())
    terms, findings = load_termbase(folder, find_language(LANGUAGES, code), GLOSSARY)
    assert findings == ()
    return terms
