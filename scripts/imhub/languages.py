"""The registry of languages: codes, names, direction, and how each writes a date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from pydantic import AfterValidator, RootModel

from imhub.errors import HubError
from imhub.fields import Line, Schema, Slug, validate
from imhub.finding import Finding
from imhub.textfile import TextProblem, read_text
from imhub.vocabulary import plain_error, shown
from imhub.yamlfile import Document, YamlProblem, read_yaml

_FILE = "translations/languages.yml"


def _known_locale(value: str) -> str:
    try:
        Locale.parse(value)
    except (ValueError, UnknownLocaleError) as error:
        problem = f"{shown(value)} is not a locale that dates can follow."
        raise plain_error("unknown-value", problem, "Write it as in en_GB or pl.") from error
    return value


class LanguageRow(Schema):
    """One language of `languages.yml`."""

    code: Slug
    html_lang: Slug
    name: Line
    native: Line
    direction: Literal["ltr", "rtl"]
    locale: Annotated[Line, AfterValidator(_known_locale)]
    status: Literal["live", "draft", "pilot", "waiting"]


class LanguagesFile(RootModel[list[LanguageRow]]):
    """`languages.yml`: the languages of the hub."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language that readers can choose."""

    code: str
    """BCP 47 code, and the folder of its pages: `pl`."""
    html_lang: str
    """What `<html lang>` says: `en-GB`."""
    name: str
    native: str
    direction: str
    locale: str
    """The locale that dates and numbers follow."""
    status: str

    def format_day(self, day: date) -> str:
        """*day* as readers of this language write it: 22 November 2026."""
        return format_date(day, format="long", locale=Locale.parse(self.locale))


def load_languages(root: Path) -> tuple[Language, ...]:
    """The languages of the hub in *root*, in the order of the menu.

    Raises:
        HubError: the registry is missing or wrong; the text names file, line and remedy.
    """
    path = root / _FILE
    if not path.is_file():
        raise HubError(f"{_FILE} is missing. It lists the hub's languages.")
    try:
        document = read_yaml(read_text(path))
    except (TextProblem, YamlProblem) as problem:
        words = (problem.rule, problem.message, problem.remedy)
        raise HubError(str(Finding(_FILE, problem.line, *words))) from problem
    made, findings = validate(LanguagesFile, document, _FILE, {})
    findings = findings or tuple(_twice(made.root if made else [], document))
    if made is None or findings:
        raise HubError("\n".join(str(finding) for finding in sorted(findings)))
    return tuple(Language(**dict(row)) for row in made.root)


def _twice(rows: list[LanguageRow], document: Document) -> Iterator[Finding]:
    codes = [row.code for row in rows]
    for number, code in enumerate(codes):
        if code in codes[:number]:
            line = document.line_of([number, "code"])
            message = f"{code} stands here a second time."
            yield Finding(_FILE, line, "duplicate-id", message, "Delete one of the two.")


def find_language(languages: tuple[Language, ...], code: str) -> Language:
    """The language with *code*.

    Raises:
        HubError: there is none.
    """
    for language in languages:
        if language.code == code:
            return language
    known = ", ".join(language.code for language in languages)
    raise HubError(f"{code} is not a language of this hub. Choose one of: {known}.")
