"""The Jinja set-up that pages and components share."""

import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from pathlib import Path

from jinja2 import BytecodeCache, Environment, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup
from rcssmin import cssmin

from imhub.languages import Language

_USED = re.compile(r'href="#d-([a-z0-9-]+)"')
_PRESENTATION = re.compile(r' (?:fill|stroke|stroke-width|stroke-linecap|stroke-linejoin)="[^"]*"')
_CLASS = re.compile(r'class="([^"]*)"')
_BLOCK_END = re.compile("__|--")
_HAS_CLASS = re.compile(r"<(?:path|circle|ellipse|rect|g)\b[^>]*\bclass=[^>]*>")


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
    env.trim_blocks = env.lstrip_blocks = True
    env.filters["day"] = _day_filter(language)
    env.filters["drawings_used"] = drawings_used
    shapes = {name: Markup(_by_class(inside)) for name, inside in drawings.items()}  # noqa: S704
    env.globals.update(drawings=shapes, language=language)


def install_interface(env: Environment, interface: NullTranslations, language: Language) -> None:
    """Give *env* the words of *interface*: `_`, `ngettext`, and all plural forms for a script."""
    env.install_gettext_translations(_AsLetters(interface), newstyle=True)  # type: ignore[attr-defined]  # added by jinja2.ext.i18n

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


def _as_letters(text: str) -> str:
    """*text* for HTML and for what stands in double quotes there, as all of our attributes do."""
    return html.escape(text, quote=False).replace('"', "&quot;")


def _day_filter(language: Language) -> Callable[[date], str]:
    return language.format_day


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

    @property
    def whole(self) -> str:
        """All of it."""
        return self.base + "".join(self.components.values())

    def used_by(self, html: str) -> Markup:
        """What *html* needs: a component's part only if the page has the component."""
        names = {
            _BLOCK_END.split(name)[0] for value in _CLASS.findall(html) for name in value.split()
        }
        names = names.union(*(group for group in self.together if group & names))
        parts = [css for name, css in self.components.items() if name in names]
        return Markup(self.base + "".join(parts))  # noqa: S704


def load_styles(overrides: Path) -> Styles:
    """The minified styles: the base in the order of its names, then each component's."""
    base = "\n".join(_read(path) for path in sorted((overrides / "styles").glob("*.css")))
    components = {
        path.parent.name: str(cssmin(_read(path)))
        for path in sorted((overrides / "components").glob("*/*.css"))
    }
    return Styles(str(cssmin(base)), components, _read_groups(overrides / "styles/together.txt"))


def _read_groups(file: Path) -> tuple[frozenset[str], ...]:
    """The groups that *file* lists, one a line; none when there is no such file."""
    lines = _read(file).splitlines() if file.is_file() else []
    return tuple(frozenset(line.split()) for line in lines if line and not line.startswith("#"))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
