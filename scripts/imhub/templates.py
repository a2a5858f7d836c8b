"""The Jinja set-up that pages and components share."""

import html
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from gettext import NullTranslations
from pathlib import Path
from typing import Any, TypeAlias

from jinja2 import BytecodeCache, Environment, StrictUndefined, pass_environment
from jinja2.bccache import Bucket
from jinja2.filters import make_attrgetter
from jinja2.runtime import Macro
from markupsafe import Markup
from rcssmin import cssmin

from imhub.alphabet import Alphabet
from imhub.campaign import WEEKDAYS
from imhub.languages import Language
from imhub.marks import without_marks

_USED = re.compile(r'href="#d-([a-z0-9-]+)"')
_PRESENTATION = re.compile(r' (?:fill|stroke|stroke-width|stroke-linecap|stroke-linejoin)="[^"]*"')
_CLASS = re.compile(r'class="([^"]*)"')
_BLOCK_END = re.compile("__|--")
_HAS_CLASS = re.compile(r"<(?:path|circle|ellipse|rect|g)\b[^>]*\bclass=[^>]*>")
_FOR_PRINT = re.compile(r"@media print\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
"""Such a block of a minified style sheet."""


class _Compiled(BytecodeCache):
    """Templates that this process has compiled: a second build compiles only what changed."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def set_up(env: Environment, drawings: Mapping[str, str], language: Language) -> None:
    """Give *env* escaping, and the filters and globals that templates use.

    A name that nobody defined stops the build: it would be a hole in the page.
    """
    env.autoescape = True
    env.undefined = StrictUndefined
    env.bytecode_cache = _COMPILED
    env.make_globals = partial(_flat, env)  # type: ignore[method-assign]
    env.trim_blocks = env.lstrip_blocks = True
    env.filters["day"] = _day_filter(language)
    env.filters["full_day"] = _full_day_filter(language)
    env.filters["days_until"] = _days_filter(language)
    env.filters["weekday"] = _weekday_filter(language)
    env.filters["clock"] = _clock_filter(language)
    env.filters["listed"] = Markup(language.comma).join  # noqa: S704
    env.filters["drawings_used"] = drawings_used
    env.filters["by_letter"] = _letter_filter(Alphabet(tuple(language.alphabet.split())))
    shapes = {name: Markup(_by_class(inside)) for name, inside in drawings.items()}  # noqa: S704
    env.globals.update(drawings=shapes, language=language, once=_remember())


def _flat(env: Environment, given: Mapping[str, Any] | None) -> dict[str, Any]:  # as Jinja has it
    """All names that a template knows, in one place: it asks for them whenever it imports."""
    return {**env.globals, **(given or {})}


def install_interface(env: Environment, interface: NullTranslations, language: Language) -> None:
    """Give *env* the words of *interface*: `_`, `ngettext`, and all plural forms for a script."""
    letters = _AsLetters(interface)
    env.install_gettext_translations(letters, newstyle=True)  # type: ignore[attr-defined]  # added by jinja2.ext.i18n
    env.globals["_"] = _speaker(letters)

    def plural_forms(singular: str, plural: str) -> str:
        """What a script needs to count like `ngettext`, as JSON; `{number}` for the number."""
        forms = language.counted(lambda number: interface.ngettext(singular, plural, number))
        said = {category: form.replace("%(num)d", "{number}") for category, form in forms.items()}
        return json.dumps(said, ensure_ascii=False, sort_keys=True)

    env.globals["plural_forms"] = plural_forms


class _AsLetters:
    """Translations whose signs of HTML stay letters. Jinja takes what it is given for HTML."""

    def __init__(self, words: NullTranslations) -> None:
        self.words = words

    def gettext(self, text: str) -> str:
        return _as_letters(self.words.gettext(text))

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return _as_letters(self.words.ngettext(singular, plural, number))

    def pgettext(self, context: str, text: str) -> str:
        return _as_letters(self.words.pgettext(context, text))

    def npgettext(self, context: str, singular: str, plural: str, number: int) -> str:
        return _as_letters(self.words.npgettext(context, singular, plural, number))


def _speaker(words: _AsLetters) -> Callable[..., Markup]:
    """`_` as Jinja has it, which looks up a text once and not on each page."""

    @cache
    def plain(text: str) -> Markup:
        return Markup(words.gettext(text)) % {}  # noqa: S704

    def say(text: str, **given: object) -> Markup:
        return Markup(words.gettext(text)) % given if given else plain(text)  # noqa: S704

    return say


def _as_letters(text: str) -> str:
    """*text* for HTML and for what stands in double quotes there, as all of our attributes do."""
    return html.escape(text, quote=False).replace('"', "&quot;")


def _remember() -> Callable[..., str]:
    """`once(macro, card, …)`: what the macro makes, made once for all pages that show the same."""
    made: dict[tuple[object, ...], tuple[tuple[object, ...], str]] = {}

    def once(macro: Macro, *given: object) -> str:
        key = (macro, *(each if isinstance(each, str | int) else id(each) for each in given))
        if key not in made:
            made[key] = given, macro(*given)  # What is given is kept, so that its id stays its own.
        return made[key][1]

    return once


def _day_filter(language: Language) -> Callable[[date], str]:
    return language.format_day


_Letters: TypeAlias = tuple[tuple[str, tuple[object, ...]], ...]


def _letter_filter(
    alphabet: Alphabet,
) -> Callable[[Environment, Iterable[object], str], _Letters]:
    @pass_environment
    def by_letter(env: Environment, items: Iterable[object], attribute: str) -> _Letters:
        """*items* from A to Z by their *attribute*: each letter, and what stands under it."""
        get = make_attrgetter(env, attribute)
        return alphabet.group(items, lambda item: without_marks(str(get(item))))

    return by_letter


def _full_day_filter(language: Language) -> Callable[[date], str]:
    return language.format_full_day


def _days_filter(language: Language) -> Callable[[date, date], str]:
    return language.format_days


def _weekday_filter(language: Language) -> Callable[[str], str]:
    return lambda name: language.day_name(WEEKDAYS.index(name))


def _clock_filter(language: Language) -> Callable[[datetime], str]:
    return lambda moment: language.format_clock(moment.strftime("%H:%M"))


def drawings_used(html: str) -> list[str]:
    """Names of the drawings that *html* refers to, sorted."""
    return sorted(set(_USED.findall(html)))


def _by_class(inside: str) -> str:
    """A drawing whose colours come from the style sheet alone."""
    return _HAS_CLASS.sub(lambda match: _PRESENTATION.sub("", match[0]), inside)


@dataclass(frozen=True, slots=True)
class Styles:
    """The style sheet: what every page has, and what belongs to each component."""

    base: str
    components: Mapping[str, str]
    together: tuple[frozenset[str], ...] = ()
    """Components whose parts are sent together, so that pages share few style sheets."""
    printed: str = ""
    """What holds on paper alone, of all of them: a file of its own, for which no screen waits."""

    @property
    def whole(self) -> str:
        """All of it."""
        return self.base + "".join(self.components.values()) + self.printed

    def used_by(self, html: str) -> Markup:
        """What *html* needs: a component's part only if the page has the component."""
        names = frozenset[str]().union(*map(_blocks_in, set(_CLASS.findall(html))))
        names = names.union(*(group for group in self.together if group & names))
        parts = [css for name, css in self.components.items() if name in names]
        return Markup(self.base + "".join(parts))  # noqa: S704


@cache
def _blocks_in(classes: str) -> frozenset[str]:
    """The components to which the *classes* of an element belong."""
    return frozenset(_BLOCK_END.split(name)[0] for name in classes.split())


def load_styles(overrides: Path) -> Styles:
    """The minified styles: the base in the order of its names, then each component's."""
    base = str(cssmin("\n".join(map(_read, sorted((overrides / "styles").glob("*.css"))))))
    components = {
        path.parent.name: str(cssmin(_read(path)))
        for path in sorted((overrides / "components").glob("*/*.css"))
    }
    return Styles(
        _FOR_PRINT.sub("", base),
        {name: _FOR_PRINT.sub("", css) for name, css in components.items()},
        _read_groups(overrides / "styles/together.txt"),
        "".join(block for css in (base, *components.values()) for block in _FOR_PRINT.findall(css)),
    )


def _read_groups(file: Path) -> tuple[frozenset[str], ...]:
    """The groups that *file* lists, one a line; none when there is no such file."""
    lines = _read(file).splitlines() if file.is_file() else []
    return tuple(frozenset(line.split()) for line in lines if line and not line.startswith("#"))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
