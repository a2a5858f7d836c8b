"""The languages that a page offers: in its menu, and to search engines."""

from collections.abc import Iterable
from dataclasses import dataclass
from gettext import NullTranslations

from imhub.languages import Language
from imhub.views import Page, Tongue


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """An entry of the language menu."""

    name: str
    """The language, as its speakers call it."""
    lang: str
    dir: str
    url: str
    """Seen from the page."""
    hreflang: str
    """Language of the page that it leads to."""
    note: str = ""
    """What it says in its own language where it does not have the page."""
    current: bool = False


def make_tongue(
    language: Language, folder: str, urls: frozenset[str], interface: NullTranslations
) -> Tongue:
    """*language* as a choice for readers; *interface* speaks it."""
    say = interface.gettext
    return Tongue(
        language.code,
        language.html_lang,
        language.direction,
        language.native,
        folder,
        urls,
        say("This page is not in this language yet."),
        say("This page is not here"),
    )


def language_choices(
    page: Page, code: str, tongues: tuple[Tongue, ...], root: str
) -> tuple[LanguageChoice, ...]:
    """What the language menu of *page* offers; *code* is the page's own language.

    Each entry leads to the same page. A language that does not have it says so and leads to the
    page in the source language; from there, to its own first page.
    """
    return tuple(_choice(page, code, tongue, tongues[0], root) for tongue in tongues)


def _choice(page: Page, code: str, tongue: Tongue, source: Tongue, root: str) -> LanguageChoice:
    names = (tongue.native, tongue.html_lang, tongue.direction)
    if page.url in tongue.urls:
        url = f"{root}{tongue.folder}{page.url}"
        return LanguageChoice(*names, url, tongue.html_lang, current=tongue.code == code)
    if code == source.code or page.url not in source.urls:
        return LanguageChoice(*names, f"{root}{tongue.folder}", tongue.html_lang, tongue.not_here)
    url = f"{root}{source.folder}{page.url}"
    return LanguageChoice(*names, url, source.html_lang, tongue.not_here)


def alternates(page: Page, tongues: Iterable[Tongue]) -> tuple[tuple[str, str], ...]:
    """Language and address below the site's root of each language that has *page*.

    Empty if only one has it. The source language stands last once more, as `x-default`.
    """
    having = [tongue for tongue in tongues if page.url in tongue.urls]
    if len(having) < 2:
        return ()
    found = [(tongue.html_lang, f"{tongue.folder}{page.url}") for tongue in having]
    return (*found, ("x-default", found[0][1]))
