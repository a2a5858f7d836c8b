"""The translations of a hub → all that is wrong with them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from imhub.catalog import INTERFACE, read_po_files
from imhub.checks.rule import Problem
from imhub.extract import Unit, extract_units
from imhub.finding import Finding
from imhub.languages import find_language, load_languages
from imhub.markdown import Rendered
from imhub.model import Site
from imhub.pofile import PoEntry, PoFile
from imhub.proof.entries import INTERFACE_UNIT, Proof, findings_in, open_proof, pairs_of
from imhub.proof.rule import Pair, Rule
from imhub.proof.rules import RULES
from imhub.proof.side import Reader


def check_translations(
    root: Path, site: Site, bodies: Mapping[str, Rendered]
) -> tuple[Finding, ...]:
    """All that is wrong with the translations of *site*, which stands in *root*, sorted.

    Raises:
        HubError: the registry of languages or a PO file cannot be read.
    """
    languages = load_languages(root)
    source = find_language(languages, site.hub.source_language)
    units = {unit.text: unit for unit in extract_units(site, bodies)}
    reader, found = Reader(), set[Finding]()
    for language in languages:
        files = read_po_files(root, language.code) if language != source else {}
        proof, findings = open_proof(root, site, units, (source, language), reader)
        found |= {*findings, *_in_language(files, proof)}
    return tuple(sorted(found))


def _in_language(files: Mapping[str, PoFile], proof: Proof) -> Iterator[Finding]:
    rows = [
        (section, entry, pairs_of(entry, unit, proof))
        for section, entry, unit in _read(files, proof)
    ]
    by_text = {entry.text: pairs[0] for section, entry, pairs in rows if section != INTERFACE}
    on_pages = _on_pages(by_text, proof)
    for section, entry, pairs in rows:
        file = f"translations/{proof.context.language.code}/{section}.po"
        yield from findings_in(file, entry, pairs, on_pages.get(pairs[0], ()), proof)


def _read(files: Mapping[str, PoFile], proof: Proof) -> Iterator[tuple[str, PoEntry, Unit]]:
    """Section, entry and unit of all that is in use and translated."""
    for section, file in files.items():
        for entry in file.entries:
            unit = INTERFACE_UNIT if section == INTERFACE else proof.units.get(entry.text)
            if unit and entry.is_begun and not entry.fuzzy and not entry.obsolete:
                yield section, entry, unit


def _on_pages(
    by_text: Mapping[str, Pair], proof: Proof
) -> Mapping[Pair, list[tuple[Rule, Problem]]]:
    """What rules on whole pages say, by the pair that they say it of."""
    pages: defaultdict[str, list[Pair]] = defaultdict(list)
    for text, unit in proof.units.items():
        for place in unit.places if text in by_text else ():
            pages[place].append(by_text[text])
    found: defaultdict[Pair, list[tuple[Rule, Problem]]] = defaultdict(list)
    for place, pairs in pages.items():
        for rule in RULES if place.endswith(".md") else ():
            for pair, problem in rule.on_page(pairs, proof.context):
                found[pair].append((rule, problem))
    return found
