"""A hub as translators see it: its units and its languages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from imhub.catalog import INTERFACE, po_path
from imhub.errors import HubError
from imhub.extract import Unit, extract_units
from imhub.finding import stops_build
from imhub.interface import extract_interface
from imhub.languages import Language, find_language, load_languages
from imhub.load import load_site
from imhub.markdown import Rendered, Renderer
from imhub.model import Site
from imhub.template import Template, make_template
from imhub.vocabulary import nearest

_WRITTEN_IN = "en"
"""The language in which templates are written."""
_WAITING = "waiting"
_TEMPLATES = re.compile(
    r"^\s*custom_dir:\s*(?P<quote>['\"]?)(?P<folder>.+?)(?P=quote)\s*(?:#|$)", re.M
)


@dataclass(frozen=True)
class Desk:
    """A hub that is open for translation."""

    root: Path
    site: Site
    bodies: Mapping[str, Rendered]
    """What each page's Markdown became, by the page's id."""
    units: tuple[Unit, ...]
    languages: tuple[Language, ...]

    @cached_property
    def template(self) -> Template:
        """The entries that every language has."""
        return make_template(self.units)

    @property
    def source(self) -> Language:
        """The language in which the hub is written."""
        return find_language(self.languages, self.site.hub.source_language)

    def template_for(self, language: Language) -> Template:
        """The entries that *language* has: for the hub's own, only words of templates, if any."""
        if language.code != self.site.hub.source_language:
            return self.template
        if language.code.partition("-")[0] == _WRITTEN_IN:
            return {}
        return {INTERFACE: self.template.get(INTERFACE, ())}

    def units_for(self, language: Language) -> tuple[Unit, ...]:
        """The units that *language* has."""
        sections = self.template_for(language)
        return tuple(unit for unit in self.units if unit.section in sections)

    def chosen(self, codes: Sequence[str]) -> tuple[Language, ...]:
        """The languages with *codes*; without any, those that somebody works on.

        Raises:
            HubError: there is no such language, or nothing to translate in it.
        """
        if not codes:
            return tuple(each for each in self.languages if self._is_worked_on(each))
        found = tuple(find_language(self.languages, code) for code in dict.fromkeys(codes))
        for language in found:
            if not self.template_for(language):
                raise HubError(f"{language.name} is the language in which this hub is written.")
        return found

    def check_section(self, section: str) -> None:
        """Refuse a *section* that the hub has not.

        Raises:
            HubError: there is none of that name; the text lists those that there are.
        """
        if section not in self.template:
            raise HubError(f"There is no section {section}. {nearest(section, self.template)}")

    def units_on(self, page: str) -> frozenset[Unit]:
        """The units of the page with the id *page*, in whichever file their translations stand.

        Raises:
            HubError: there is no such page.
        """
        message = self.site.message_by_id.get(page)
        if message is None:
            known = self.site.message_by_id
            raise HubError(f"There is no page {page}. {nearest(page, known)}")
        return frozenset(unit for unit in self.units if message.path in unit.places)

    def _is_worked_on(self, language: Language) -> bool:
        begun = po_path(self.root, language.code, INTERFACE).parent.is_dir()
        if language.code == self.site.hub.source_language:
            return begun and bool(self.template_for(language))
        return begun or language.status != _WAITING


def open_desk(root: Path) -> Desk:
    """The hub in *root*, open for translation.

    Raises:
        HubError: there is none, or a page cannot be read: its units would seem to be gone.
    """
    loaded = load_site(root)
    if loaded.site is None or stops_build(loaded.findings):
        found = "\n".join(str(finding) for finding in loaded.findings)
        raise HubError(f"{found}\nMend the pages first, so that no text of theirs is missed.")
    site = loaded.site
    renderer = Renderer()
    bodies = {message.id: renderer.render(message.body) for message in site.messages}
    interface = extract_interface(_templates_of(root))
    units = (*interface, *extract_units(site, bodies))
    return Desk(root, site, bodies, units, load_languages(root))


def _templates_of(root: Path) -> Path:
    """The folder with the hub's templates."""
    try:
        said = _TEMPLATES.search((root / "mkdocs.yml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        said = None
    folder = root / (said["folder"] if said else "overrides")
    if not folder.is_dir():
        raise HubError(f"There are no templates in {folder.name}/. mkdocs.yml names their folder.")
    return folder.resolve()
