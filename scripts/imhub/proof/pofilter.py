"""Faults that `pofilter` of the translate toolkit finds (its only user here).

## What it does
Runs those filters of translate-toolkit that find what our own rules do not, and are right nearly
always. Each is a rule of its own: `pofilter-` and the name of the filter.

## Why it matters
They come from twenty years of translating free software, and many translators know them.

## Example
“Zostań przy przy dziecku” has a word twice: `pofilter-doublewords`.
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from translate.filters.checks import CheckerConfig, FilterFailure, StandardChecker

from imhub.checks.rule import Problem
from imhub.finding import Severity
from imhub.proof.rule import WORDS, Context, Find, Pair, Rule

_AGAIN = "Write it as the original does."


_TWICE = re.compile(r"\b(?P<word>\w+)[-\s]+(?P=word)\b")
_AGAIN_AND_AGAIN = re.compile(r"\b(?P<word>\w\w+)[-\s]+(?:\w+[-\s]+)?(?P=word)\b")


def _never(pair: Pair) -> bool:  # noqa: ARG001
    return False


def _says_so_twice(pair: Pair) -> bool:
    """Whether no word stands twice in one breath, or the original does it too: “bit by bit”."""
    found = _TWICE.search(pair.translation.shown)
    return not found or bool(_AGAIN_AND_AGAIN.search(pair.source.shown.casefold()))


def _is_word(pair: Pair) -> bool:
    """Whether it is a word of the glossary, which is large or small as in a sentence."""
    return pair.kind in WORDS


@dataclass(frozen=True, slots=True)
class _Filter:
    """A filter of the toolkit, in the words of a translator."""

    name: str
    message: str
    remedy: str = _AGAIN
    of_raw: bool = False
    """Whether it looks at the text as it stands in the PO file."""
    cased: bool = False
    """Whether it makes sense only for letters that can be capital."""
    excuse: Callable[[Pair], bool] = _never
    """Whether a pair that it blames is right all the same."""


_FILTERS = (
    _Filter("compendiumconflicts", "Two translations were merged here.", "Keep one.", of_raw=True),
    _Filter("doublespacing", "Two spaces stand together.", "Delete one of them.", of_raw=True),
    _Filter(
        "doublewords", "A word stands here twice.", "Delete one of the two.", excuse=_says_so_twice
    ),
    _Filter("endwhitespace", "A space at the end was added or lost.", of_raw=True),
    _Filter("escapes", "A backslash was added or lost.", of_raw=True),
    _Filter("newlines", "A new line was added or lost.", of_raw=True),
    _Filter(
        "startcaps", "One of the two texts starts with a small letter.", cased=True, excuse=_is_word
    ),
    _Filter("startwhitespace", "A space at the start was added or lost.", of_raw=True),
    _Filter("tabs", "A tab was added or lost.", of_raw=True),
)


def _finder(each: _Filter) -> Find:
    def find(pair: Pair, context: Context) -> Iterator[Problem]:
        sides = pair.source, pair.translation
        source, translation = (side.raw if each.of_raw else side.shown for side in sides)
        if each.cased and translation.lower() == translation.upper():
            return
        locale = context.language.locale
        if each.name in _off(context.language.code) or not _fails(
            each.name, source, translation, locale
        ):
            return
        if not (each.excuse(pair) or _fails(each.name, source, source, locale)):
            yield Problem(0, each.message, each.remedy)

    return find


def _fails(name: str, source: str, translation: str, locale: str) -> bool:
    checker = _checker(locale)
    if name in checker.config.lang.ignoretests.get("all", ()):
        return False
    try:
        return not getattr(checker, name)(source, translation)
    except FilterFailure:
        return True


@cache
def _checker(locale: str) -> StandardChecker:
    code = {"zh_Hans": "zh_CN", "zh_Hant": "zh_TW"}.get(locale, locale)
    return StandardChecker(CheckerConfig(targetlanguage=code))


@cache
def _off(code: str) -> frozenset[str]:
    """The filters that are wrong about language *code*."""
    text = files(__package__).joinpath("pofilter_off.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    found: Mapping[str, frozenset[str]] = {
        row["lang"]: frozenset(row["filters"].split()) for row in rows
    }
    return found.get(code, frozenset())


RULES = tuple(Rule(f"pofilter-{f.name}", _finder(f), Severity.WARNING) for f in _FILTERS)
