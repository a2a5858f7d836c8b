"""content/data/ and content/drawings/ → the site without its pages."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from imhub.auditfile import AuditFile
from imhub.campaignsfile import WeeksFile, as_week
from imhub.conflicts import find_conflicts
from imhub.datafiles import (
    EvidenceFile,
    GlossaryFile,
    HubFile,
    NeedsFile,
    StyleFile,
    as_evidence,
    as_need,
    as_term,
)
from imhub.drawing import read_drawing
from imhub.fields import validate
from imhub.finding import Finding
from imhub.frontmatter import PAGE_TYPES
from imhub.model import Site
from imhub.safety import is_plain_name, printable
from imhub.seenfile import SeenFile
from imhub.service import EVERYWHERE, Service
from imhub.servicesfile import ServicesFile, as_service
from imhub.synonyms import SynonymsFile
from imhub.textfile import TextProblem, read_text
from imhub.vocabulary import Vocabulary
from imhub.yamlfile import Document, Value, YamlProblem, read_yaml

ODD_NAME = "A name is made of small letters, digits and single hyphens."
_T = TypeVar("_T", bound=BaseModel)
_HUB_LISTS = (
    "stages",
    "audiences",
    "places",
    "routines",
    "skills",
    "adaptations",
    "minutes",
    "sections",
)
_KEYS = ("folder", "id", "year")
"""By which of these a row is known, whichever it has."""
_DIRECTORY_LISTS = ("areas", "levels", "concerns")


class DataReader:
    """Reads the data of the hub in *content* and remembers what is wrong with it."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.findings: list[Finding] = []
        self.documents: dict[str, Document] = {}
        self.drawings = dict(self._drawings())

    def site(self) -> Site | None:
        """The site without its pages; nothing when `hub.yml` has errors."""
        hub = self._hub()
        evidence = self._read("evidence", EvidenceFile)
        needs = self._read("needs", NeedsFile)
        glossary = self._read("glossary", GlossaryFile)
        services = self._read("services", ServicesFile)
        synonyms = self._read("synonyms", SynonymsFile)
        weeks = self._read("weeks", WeeksFile)
        seen = self._read("seen", SeenFile)
        audit = self._read("accessibility", AuditFile)
        if hub is None:
            return None
        return Site(
            hub.as_hub(),
            (),
            tuple(as_evidence(row) for row in evidence.root) if evidence else (),
            tuple(as_need(row) for row in needs.root) if needs else (),
            tuple(as_term(row) for row in glossary.root) if glossary else (),
            self._services(services, hub) if services else (),
            weeks=tuple(as_week(row) for row in weeks.root) if weeks else (),
            synonyms=synonyms.as_synonyms() if synonyms else {},
            style=dict(self._style()),
            audit=audit.as_audit() if audit else None,
            seen=seen.root if seen else {},
            drawings=self.drawings,
            broken=frozenset(finding.file for finding in self.findings),
        )

    def _services(self, file: ServicesFile, hub: HubFile) -> tuple[Service, ...]:
        """The services in *file*; none if its rows contradict themselves or each other."""
        region = hub.directory.region if hub.directory else ""
        services = tuple(as_service(row, region) for row in file.root)
        name = "content/data/services.yml"
        found = [
            Finding(
                name,
                self.documents[name].line_of(conflict.loc),
                "contradiction",
                conflict.message,
                conflict.remedy,
            )
            for conflict in find_conflicts(services)
        ]
        self.findings.extend(found)
        return () if found else services

    def vocabulary(self, site: Site) -> Vocabulary:
        """What pages may choose from. A file with errors is left out, so that no page is blamed."""
        hub = site.hub
        words = {
            "audience": [choice.id for choice in hub.audiences],
            "stage": [choice.id for choice in hub.stages],
            "place": [choice.id for choice in hub.places],
            "routine": [choice.id for choice in hub.routines],
            "skill": [choice.id for choice in hub.skills],
            "adaptation": [choice.id for choice in hub.adaptations],
            "evidence": [row.id for row in site.evidence if row.verified != "unverified"],
            "unverified evidence": [row.id for row in site.evidence],
            "need": [need.id for need in site.needs],
            "service": [service.id for service in site.services if service.is_open],
            "unlisted service": [service.id for service in site.services],
            "section": [section.folder for section in hub.sections],
            "area": [EVERYWHERE, *(choice.id for choice in hub.directory.areas)],
            "channel": [channel.id for channel in hub.campaigns.channels],
            **self._fixed_vocabulary(),
        }
        at_fault = {finding.file for finding in self.findings}
        for kind, name in (("evidence", "evidence"), ("need", "needs"), ("service", "services")):
            if f"content/data/{name}.yml" in at_fault:
                del words[kind]
        return words

    def _hub(self) -> HubFile | None:
        hub = self._read("hub", HubFile)
        document = self.documents.get("content/data/hub.yml")
        if hub and document:
            for name in _HUB_LISTS:
                self._find_twice(getattr(hub, name), document, "content/data/hub.yml", name)
            for name in _DIRECTORY_LISTS if hub.directory else ():
                rows = getattr(hub.directory, name)
                self._find_twice(rows, document, "content/data/hub.yml", "directory", name)
            channels = hub.campaigns.channels if hub.campaigns else []
            self._find_twice(channels, document, "content/data/hub.yml", "campaigns", "channels")
        return hub

    def _read(self, name: str, schema: type[_T]) -> _T | None:
        path = self.content / "data" / f"{name}.yml"
        file = f"content/data/{name}.yml"
        if not os.path.lexists(path):
            return None
        try:
            document = read_yaml(read_text(path))
        except (TextProblem, YamlProblem) as problem:
            self.findings.append(as_finding(problem, file))
            return None
        self.documents[file] = document
        made, findings = validate(schema, document, file, self._own_vocabulary(document))
        self.findings.extend(findings)
        rows = getattr(made, "root", None)
        if isinstance(rows, list):
            self._find_twice(rows, document, file)
        return made

    def _own_vocabulary(self, document: Document) -> Vocabulary:
        """What a data file may choose from: drawings, and what the file itself declares."""
        declared = document.data if isinstance(document.data, dict) else {}
        return {
            **self._fixed_vocabulary(),
            **self._hub_vocabulary(),
            "section": _ids(declared, "sections", "folder"),
            "service in this file": _ids({"rows": document.data}, "rows", "id"),
        }

    def _hub_vocabulary(self) -> Vocabulary:
        """What `hub.yml` declares, as typed; what it leaves out is not checked."""
        document = self.documents.get("content/data/hub.yml")
        declared = document.data if document and isinstance(document.data, dict) else None
        if declared is None:
            return {}
        directory = declared.get("directory")
        known = directory if isinstance(directory, dict) else {}
        return {
            "stage": _ids(declared, "stages", "id"),
            "audience": _ids(declared, "audiences", "id"),
            "area": [EVERYWHERE, *_ids(known, "areas", "id")],
            "concern": _ids(known, "concerns", "id"),
        }

    def _fixed_vocabulary(self) -> Vocabulary:
        return {
            "drawing": list(self.drawings),
            "page type": [name for name in PAGE_TYPES if name != "campaign-day"],
            "review type": [*PAGE_TYPES, "other"],
        }

    def _find_twice(
        self, rows: Sequence[BaseModel], document: Document, file: str, *loc: str
    ) -> None:
        seen = set()
        for number, row in enumerate(rows):
            key = next(name for name in _KEYS if hasattr(row, name))
            id_ = getattr(row, key)
            if id_ in seen:
                line = document.line_of([*loc, number, key])
                self.findings.append(Finding(file, line, "duplicate-id", *twice(str(id_))))
            seen.add(id_)

    def _style(self) -> Iterator[tuple[str, Mapping[str, tuple[str, ...]]]]:
        for path in sorted((self.content / "data" / "style").glob("*.yml")):
            file = self._read(f"style/{path.stem}", StyleFile)
            if file:
                yield path.stem, {name: tuple(rows) for name, rows in file.root.items()}

    def _drawings(self) -> Iterator[tuple[str, str]]:
        for path in sorted((self.content / "drawings").glob("*.svg")):
            if not is_plain_name(path.stem):
                words = ("bad-file-name", ODD_NAME, "Give it such a name.")
                self.findings.append(Finding(_file(path), 0, *words))
            try:
                yield path.stem, read_drawing(read_text(path))
            except TextProblem as problem:
                self.findings.append(as_finding(problem, _file(path)))
                yield path.stem, ""


def _file(drawing: Path) -> str:
    return f"content/drawings/{printable(drawing.name)}"


def as_finding(problem: TextProblem | YamlProblem, file: str) -> Finding:
    """*problem* as a finding in *file*."""
    return Finding(file, problem.line, problem.rule, problem.message, problem.remedy)


def _ids(declared: Mapping[str, Value], name: str, key: str) -> list[str]:
    rows = declared.get(name)
    values = (
        [row.get(key) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    )
    return [value for value in values if isinstance(value, str)]


def twice(id_: str) -> tuple[str, str]:
    """Problem and remedy where *id_* stands a second time."""
    return f"{id_} stands here a second time.", "Give it another name, or delete one of the two."
