"""The registry of languages: codes, names, direction, and how each writes a date."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from gettext import c2py
from itertools import islice
from pathlib import Path
from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_interval, format_time, get_day_names
from babel.numbers import get_currency_symbol, get_territory_currencies
from pydantic import AfterValidator, Field, RootModel

from imhub.errors import HubError
from imhub.fields import Form, Line, Schema, Slug, Words, validate
from imhub.finding import Finding
from imhub.textfile import TextProblem, read_text
from imhub.vocabulary import plain_error, shown
from imhub.yamlfile import Document, YamlProblem, read_yaml

_FILE = "translations/languages.yml"
_SOME = 5
_WITHOUT_LETTERS = frozenset({"Hani", "Hans", "Hant", "Jpan"})
_COMMAS = {"Arab": "، ", "Hans": "、", "Hant": "、", "Jpan": "、"}
"""What stands between the parts of a list, by script, where it is not our comma (Unicode CLDR, list
patterns of `ur`, `zh` and `ja`)."""
_PLURAL_REMEDY = 'Copy it from a PO file: "nplurals=2; plural=(n != 1);".'
_MANY = 199
"""Every way of counting a whole number that a language has is used up to here."""


def _known_locale(value: str) -> str:
    try:
        Locale.parse(value)
    except (ValueError, UnknownLocaleError) as error:
        problem = f"{shown(value)} is not a locale that dates can follow."
        raise plain_error("unknown-value", problem, "Write it as in en_GB or pl.") from error
    return value


def _can_count(value: str) -> str:
    forms, _, rule = value.removeprefix("nplurals=").partition("; plural=")
    try:
        count = c2py(rule.removesuffix(";"))
        good = all(0 <= count(number) < int(forms) for number in range(_MANY))
    except (ValueError, ArithmeticError, RecursionError):
        good = False
    if not good:
        problem = f"{shown(value)} does not give each number a form."
        raise plain_error("bad-value", problem, _PLURAL_REMEDY)
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
    plural_forms: Annotated[
        str,
        Form(
            r"nplurals=[1-6]; plural=[-n0-9%&|()?:<>=!+*/ ]+;",
            "is not a gettext plural rule.",
            _PLURAL_REMEDY,
        ),
        AfterValidator(_can_count),
    ] = "nplurals=2; plural=(n != 1);"
    stemming: bool = False
    reviewers: Words = ""
    long_word: Annotated[int, Field(ge=1)] | None = None
    alphabet: Words = ""
    months: Annotated[list[Line], Field(min_length=12, max_length=12)] | None = None
    days: Annotated[list[Line], Field(min_length=7, max_length=7)] | None = None


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
    """`live`, `draft` (nobody has read it yet), `pilot` (parts of it) or `waiting` (for people)."""
    plural_forms: str = "nplurals=2; plural=(n != 1);"
    """How gettext counts in it."""
    stemming: bool = False
    """Whether search finds other forms of a word."""
    reviewers: str = ""
    """Who reads its translations."""
    long_word: int | None = None
    """A word with more letters than this is long; nothing if not measured."""
    alphabet: str = ""
    """Letters that have a heading of their own in a list from A to Z, in order, with spaces
    between; empty where the order of Unicode is right once accents are left out."""
    months: tuple[str, ...] = ()
    """Names of the months, for a language that `locale` does not know."""
    days: tuple[str, ...] = ()
    """Names of the days, from Monday on, for such a language."""

    @property
    def script(self) -> str:
        """What it is written in, as ISO 15924 has it: `Latn`; empty if nobody knows."""
        return _script_of(self.code)

    @property
    def with_territory(self) -> str:
        """Language and country as other sites want both: `pl_PL`; alone if nobody knows which."""
        places = (tag for tag in _subtags(self.html_lang) if len(tag) == 2)
        return "_".join((self.html_lang.partition("-")[0], *islice(places, 1)))

    @property
    def has_letters(self) -> bool:
        """Whether its speakers look for a name under its first letter."""
        return self.script not in _WITHOUT_LETTERS

    @property
    def comma(self) -> str:
        """What its readers write between the parts of a list, with the space behind it if any."""
        return _COMMAS.get(self.script, ", ")

    def format_day(self, day: date) -> str:
        """*day* as readers of this language write it: 22 November 2026."""
        if self.months:
            return f"{day.day} {self.months[day.month - 1]} {day.year}"
        return format_date(day, format="long", locale=Locale.parse(self.locale))

    def format_full_day(self, day: date) -> str:
        """*day* with its weekday: Sunday 22 November 2026."""
        if self.months:
            return f"{self.day_name(day.weekday())}, {self.format_day(day)}"
        return format_date(day, format="full", locale=Locale.parse(self.locale))

    def format_days(self, first: date, last: date) -> str:
        """The days from *first* to *last*: 7–13 June 2027."""
        if self.months:
            return f"{self.format_day(first)} – {self.format_day(last)}"
        return str(format_interval(first, last, "yMMMMd", locale=Locale.parse(self.locale)))

    def format_clock(self, clock: str) -> str:
        """The time *clock*, `17:30`, as readers of this language write it; `24:00` is midnight."""
        hour, _, minute = clock.partition(":")
        return format_time(
            time(int(hour) % 24, int(minute)), format="short", locale=Locale.parse(self.locale)
        )

    def day_name(self, number: int) -> str:
        """Name of a day of the week, from 0 for Monday."""
        if self.days:
            return self.days[number]
        return str(get_day_names("wide", "format", Locale.parse(self.locale))[number])

    def counted(self, form: Callable[[int], str]) -> Mapping[str, str]:
        """What *form* says for a number, by the categories in which a browser counts (CLDR).

        The smallest number of a category speaks for it. `other` is there even if no whole number
        belongs to it, for a browser that does not know the language.
        """
        spoken = {category: form(number) for category, number in _categories(self.locale).items()}
        return {"other": form(_MANY)} | spoken

    def numbers_of_form(self, form: int) -> str:
        """Some numbers that take the gettext *form*, for translators: `2, 3, 4, 22, …`."""
        count = c2py(self.plural_forms.partition("plural=")[2].removesuffix(";"))
        numbers = [str(number) for number in range(_MANY) if count(number) == form]
        return ", ".join(numbers[:_SOME]) + (", …" if len(numbers) > _SOME else "")

    def name_of(self, code: str) -> str:
        """What readers of this language call the language *code*; the code if nobody knows."""
        try:
            return Locale.parse(code, sep="-").get_display_name(self.locale) or code
        except (ValueError, UnknownLocaleError):
            return code


@cache
def _categories(locale: str) -> Mapping[str, int]:
    """The categories in which a browser counts, each with the smallest number that has it."""
    category = Locale.parse(locale).plural_form
    return {category(number): number for number in (0, *range(_MANY, 0, -1))}


@cache
def _script_of(code: str) -> str:
    return next((tag.title() for tag in _subtags(code) if len(tag) == 4 and tag.isalpha()), "")


def _subtags(code: str) -> tuple[str, ...]:
    """What stands behind the first part of *code*, and then what its speakers most likely mean."""
    first, *others = code.split("-")
    likely = get_global("likely_subtags")
    known = likely.get("_".join((first, *others))) or likely.get(first, "")
    return (*others, *known.split("_")[1:])


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
    return tuple(_as_language(row) for row in made.root)


def _as_language(row: LanguageRow) -> Language:
    return Language(
        **{**dict(row), "months": tuple(row.months or ()), "days": tuple(row.days or ())}
    )


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


def money_of(price: str, region: str) -> tuple[str, str]:
    """Amount and currency of *price*, as it is printed in *region*: `3.50` and `GBP` of `£3.50`.

    Both are empty where *price* is none, or names other money. A number alone is in that of the
    region.
    """
    amount = "".join(sign for sign in price if sign.isdecimal() or sign in ".,").replace(",", ".")
    money = next(iter(get_territory_currencies(region)), "") if region else ""
    if not amount or not money:
        return "", ""
    known = {"", money, get_currency_symbol(money, Locale.parse(f"und_{region}"))}
    sign = "".join(sign for sign in price if not (sign.isdecimal() or sign in "., \u00a0"))
    return (amount, money) if sign in known else ("", "")
