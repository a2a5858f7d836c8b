"""How one language says the hub's own words: `translations/<lang>/glossary.yml`.

```yaml
register:
  you: singular and informal
  note: Warm and plain, as a friend speaks.
keep: [Small Moments]              # names that stay as they are
terms:
  - id: health-visitor             # of content/data/glossary.yml, or `source: carer`
    term: pielęgniarka środowiskowa
    also: [pielęgniar* środowiskow*]
    never: [położna]
    keep_english: true             # the English in brackets, once a page
    note: Not the midwife.
never:                             # words that no page may have
  - term: upośledzony
    instead: z niepełnosprawnością
```

A `*` stands for any letters at its place in a word.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from imhub.fields import Line, Many, Schema, Words, validate
from imhub.finding import Finding
from imhub.languages import Language
from imhub.model import Term
from imhub.textfile import TextProblem, read_text
from imhub.vocabulary import nearest, shown
from imhub.yamlfile import Document, YamlProblem, read_yaml

_WITHOUT_SPACES = frozenset({"Hans", "Hant", "Jpan", "Khmr", "Laoo", "Mymr", "Thai"})
"""Scripts that put no space between words."""
_ALIKE = str.maketrans("’‘ʼأإآٱى", "'''ااااي", "ـ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
"""Signs that writers use for one another, and Arabic marks that they leave out."""


class _WordRow(Schema):
    """One word of `terms`."""

    id: Words = ""
    source: Annotated[tuple[Line, ...], Many] = ()
    term: Line
    also: Annotated[tuple[Line, ...], Many] = ()
    never: Annotated[tuple[Line, ...], Many] = ()
    keep_english: bool = False
    note: Words = ""


class _BannedRow(Schema):
    """One word of `never`."""

    term: Line
    instead: Words = ""
    note: Words = ""


class _RegisterRow(Schema):
    """How readers are spoken to."""

    you: Words = ""
    note: Words = ""


class _TermbaseFile(Schema):
    """`translations/<lang>/glossary.yml`."""

    manner: Annotated[_RegisterRow, Field(alias="register")] = _RegisterRow()
    keep: Annotated[tuple[Line, ...], Many] = ()
    terms: tuple[_WordRow, ...] = ()
    never: tuple[_BannedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the hub, and how one language says it."""

    names: tuple[str, ...]
    """What the source calls it."""
    forms: tuple[str, ...]
    """What the language calls it, the best first; `*` stands for any letters."""
    never: tuple[str, ...] = ()
    """What it must not be called."""
    id: str = ""
    """Its id in the hub's glossary; empty for none."""
    keep_english: bool = False
    """Whether a page also gives the source's name once, in brackets."""
    note: str = ""

    @property
    def term(self) -> str:
        """What the language calls it."""
        return self.forms[0]


@dataclass(frozen=True, slots=True)
class Banned:
    """A word that no page of the language may have."""

    term: str
    instead: str = ""
    note: str = ""


@dataclass(frozen=True)
class Termbase:
    """The words of one language."""

    words: tuple[Word, ...] = ()
    keep: tuple[str, ...] = ()
    """Names that stay as they are."""
    never: tuple[Banned, ...] = ()
    you: str = ""
    """How readers are addressed."""
    note: str = ""
    spaced: bool = True
    """Whether the language puts spaces between words."""

    def words_in(self, source: str) -> tuple[Word, ...]:
        """The words that *source* uses; a word inside a longer one is not meant."""
        if not self.words:
            return ()
        found = (self._by_name[match["name"]] for match in self._names.finditer(fold(source)))
        return tuple(dict.fromkeys(found))

    def find(self, forms: tuple[str, ...], text: str) -> str:
        """The first of *forms* that *text* has, as it stands there; empty for none."""
        found = _pattern(forms, self.spaced).search(fold(text))
        return found[0] if found else ""

    def banned_in(self, text: str) -> tuple[Banned, ...]:
        """The words in *text* that no page may have."""
        return tuple(each for each in self.never if self.find((each.term,), text))

    @cached_property
    def _by_name(self) -> dict[str, Word]:
        """Words by what the source calls them, the longest first."""
        named = [(fold(name), word) for word in self.words for name in word.names]
        return dict(sorted(named, key=lambda pair: (-len(pair[0]), pair[0])))

    @cached_property
    def _names(self) -> re.Pattern[str]:
        joined = "|".join(map(re.escape, self._by_name))
        return re.compile(rf"(?<!\w)(?P<name>{joined})(?:s|es)?(?!\w)")


def fold(text: str) -> str:
    """*text* with what differs in writing alone made alike."""
    return unicodedata.normalize("NFC", text).casefold().translate(_ALIKE)


@lru_cache(maxsize=1_000)
def _pattern(forms: tuple[str, ...], spaced: bool) -> re.Pattern[str]:  # noqa: FBT001  (a cache's key)
    joined = "|".join(re.escape(fold(form)).replace(r"\*", r"\w*") for form in forms)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)" if spaced else joined)


def load_termbase(
    root: Path, language: Language, glossary: Iterable[Term]
) -> tuple[Termbase, tuple[Finding, ...]]:
    """The words of *language* in the hub at *root*, and what is wrong with their file.

    *glossary* holds the hub's own words, which the file may name by id.
    """
    file = termbase_file(language.code)
    spaced = language.script not in _WITHOUT_SPACES
    if not (root / file).is_file():
        return Termbase(spaced=spaced), ()
    names = {term.id: term.term for term in glossary}
    made, findings = _read(root, file, names)
    terms = _termbase(made, names, spaced=spaced)
    return terms, tuple(replace(finding, lang=language.code) for finding in findings)


def _read(
    root: Path, file: str, names: Mapping[str, str]
) -> tuple[_TermbaseFile, tuple[Finding, ...]]:
    try:
        document = read_yaml(read_text(root / file))
    except (TextProblem, YamlProblem) as problem:
        words = (problem.rule, problem.message, problem.remedy)
        return _TermbaseFile(), (Finding(file, problem.line, *words),)
    made, findings = validate(_TermbaseFile, document, file, {})
    if made is None:
        return _TermbaseFile(), findings
    return made, tuple(_odd_rows(made, names, document, file))


def termbase_file(code: str) -> str:
    """Where the words of language *code* stand, below the hub's root."""
    return f"translations/{code}/glossary.yml"


def _termbase(made: _TermbaseFile, names: Mapping[str, str], *, spaced: bool) -> Termbase:
    words = (_word(row, names) for row in made.terms)
    return Termbase(
        tuple(word for word in words if word.names),
        tuple(made.keep),
        tuple(Banned(row.term, row.instead, row.note) for row in made.never),
        made.manner.you,
        made.manner.note,
        spaced,
    )


def _word(row: _WordRow, names: Mapping[str, str]) -> Word:
    called = (names[row.id],) if row.id in names else ()
    return Word(
        (*called, *row.source),
        (row.term, *row.also),
        tuple(row.never),
        row.id,
        row.keep_english,
        row.note,
    )


def _odd_rows(
    made: _TermbaseFile, names: Mapping[str, str], document: Document, file: str
) -> Iterator[Finding]:
    """What is wrong with rows that have the right form."""
    known: set[str] = set()
    for number, row in enumerate(made.terms):
        line = document.line_of(["terms", number])
        if not row.id and not row.source:
            message = f"Nothing says which word “{shown(row.term)}” stands for."
            remedy = "Add `id:` with an id of the hub's glossary, or `source:` with the word."
            yield Finding(file, line, "missing-key", message, remedy)
        if row.id and row.id not in names:
            message = f"{shown(row.id)} is not an id of content/data/glossary.yml."
            yield Finding(file, line, "unknown-value", message, nearest(row.id, names))
        for name in filter(None, (row.id, *map(fold, row.source))):
            if name in known:
                message = f"{shown(name)} stands here a second time."
                yield Finding(file, line, "duplicate-id", message, "Make one row of the two.")
            known.add(name)
