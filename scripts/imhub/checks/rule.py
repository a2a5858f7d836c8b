"""What a rule is, and what it is given."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from imhub.checks.passages import Passage, read_passages
from imhub.checks.phrases import Phrases
from imhub.finding import Severity
from imhub.markdown import Rendered
from imhub.model import Message, Site
from imhub.reading import Reading, measure
from imhub.yamlfile import Document

PROFESSIONAL = frozenset({"campaign", "campaign-day", "kit"})
"""Types of pages that are written for people who work with families."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a line of a file."""

    line: int
    message: str
    """Why it matters here, in everyday words."""
    remedy: str = ""
    """What to try."""
    excerpt: str = ""
    """The sentence or words at fault, as they stand in the text."""
    over: float = 0.0
    """How far over its limit, as a share; sorts the worst first."""
    severity: Severity | None = None
    """In place of the rule's own, for a problem that is worse or milder than the rest."""


@dataclass(frozen=True)
class Context:
    """The whole hub, as rules see it."""

    site: Site
    bodies: Mapping[str, Rendered]
    today: date
    line_of: Callable[..., int]
    """Line of a front matter value: `line_of(message, "related", 0)`."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """What stands above each page and in each data file, by file."""
    written: Callable[[], Mapping[str, str]] = dict
    """Reads translations and templates, by file."""
    _readings: dict[str, Reading] = field(default_factory=dict, repr=False)
    _passages: dict[str, tuple[Passage, ...]] = field(default_factory=dict, repr=False)
    _phrases: dict[tuple[str, str], Phrases] = field(default_factory=dict, repr=False)

    def passages(self, message: Message) -> tuple[Passage, ...]:
        """All that *message* says, field by field and block by block, with lines of its file."""
        if message.path not in self._passages:
            body = self.bodies[message.id]
            lang = self.site.hub.source_language
            said = read_passages(message, body, self.line_of, lang)
            self._passages[message.path] = tuple(said)
        return self._passages[message.path]

    def reading(self, message: Message) -> Reading:
        """How hard *message* is to read; words that it links to the glossary are familiar."""
        if message.path not in self._readings:
            blocks = [p.block for p in self.passages(message) if p.field != "title"]
            links = self.bodies[message.id].links
            glossed = {w for a in links if a.kind == "term" for w in a.text.lower().split()}
            language = self.site.hub.source_language
            self._readings[message.path] = measure(blocks, language, glossed=frozenset(glossed))
        return self._readings[message.path]

    def phrases(self, rule: str, name: str) -> Phrases:
        """The list *name* of `content/data/style/<rule>.yml`; empty when there is none."""
        key = (rule, name)
        if key not in self._phrases:
            self._phrases[key] = Phrases(self.site.style.get(rule, {}).get(name, ()))
        return self._phrases[key]


Check: TypeAlias = Callable[[Message, Context], Iterable[Problem]]
SiteCheck: TypeAlias = Callable[[Context], Iterable[tuple[str, Problem]]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One problem that a page can have. Its module's docstring is the editor's help page."""

    name: str
    check: Check
    severity: Severity = Severity.ERROR
    language: str = ""
    """Source language that the rule understands; empty for all."""
    professional: Severity | None = Severity.WARNING
    """Severity on pages for people who work with families, at most; `None` to leave them out."""
    waivable: bool = True
    of_front_matter: bool = False
    """Whether it looks at front matter alone, which the loader judges first under the same name."""
    elsewhere: SiteCheck | None = None
    """Finds the same problem where no page is; it yields the file beside the problem."""


@dataclass(frozen=True, slots=True)
class SiteRule:
    """One problem that only the whole hub can have; it yields the file beside the problem."""

    name: str
    check: SiteCheck
    severity: Severity = Severity.ERROR
