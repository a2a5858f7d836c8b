"""Translations that no reader may see, remembered from one build to the next."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from imhub.catalog import Catalog, Entry
from imhub.extract import Unit
from imhub.languages import Language
from imhub.model import Site
from imhub.proof import Reader, faults, open_proof

_FOLDER = ".cache/proof"
_LETTERS = 24
"""Of a digest: enough to tell all translations of a hub apart."""


class FaultFinder:
    """Finds the texts whose translation has an error, and does not look twice at the same."""

    def __init__(
        self,
        root: Path,
        site: Site,
        units: Mapping[str, Unit],
        languages: tuple[Language, Language],
        reader: Reader | None = None,
    ) -> None:
        self.given = (root, site, units, languages)
        self.reader = reader or Reader()
        self.file = root / _FOLDER / f"{languages[1].code}.json"

    def find(self, catalog: Catalog) -> frozenset[str]:
        """Texts of *catalog* whose translation no reader may see."""
        around = self._around()
        keys = {self._key(entry): entry for entry in catalog.translations.values()}
        known = self._known(around)
        new = tuple(entry for key, entry in keys.items() if key not in known)
        wrong = self._faults(new) if new else frozenset[str]()
        found = {key: known.get(key, entry.text in wrong) for key, entry in keys.items()}
        if found != known:
            self._keep(around, found)
        return frozenset(entry.text for key, entry in keys.items() if found[key])

    def _faults(self, entries: tuple[Entry, ...]) -> frozenset[str]:
        root, site, units, languages = self.given
        proof, _ = open_proof(root, site, units, languages, self.reader)
        return faults(Catalog(entries), proof)

    def _around(self) -> str:
        """What stands for all that the faults depend on, besides a text and its translation."""
        root, site, _, languages = self.given
        terms = root / "translations" / languages[1].code / "glossary.yml"
        parts: Iterable[object] = (
            _checks(),
            languages,
            terms.read_bytes() if terms.is_file() else b"",
            site.glossary,
            site.hub.name,
            site.hub.publisher,
            site.hub.directory.region,
            [service.name for service in site.services],
            site.hub.campaigns.channels,
            [campaign.posts for campaign in site.campaigns],
        )
        return _digest(*parts)

    def _key(self, entry: Entry) -> str:
        """What stands for *entry*, and what is known of its text."""
        unit = self.given[2].get(entry.text)
        about = (unit.kind, unit.critical, unit.limit) if unit else ()
        return _digest(entry.text, entry.translation, entry.notes, about)[:_LETTERS]

    def _known(self, around: str) -> Mapping[str, bool]:
        """Whether translations that were read before have an error, by their key."""
        with suppress(OSError, ValueError, AttributeError, TypeError, KeyError):
            kept = json.loads(self.file.read_text(encoding="utf-8"))
            if kept["key"] == around:
                return dict.fromkeys(kept["sound"], False) | dict.fromkeys(kept["faulty"], True)
        return {}

    def _keep(self, around: str, found: Mapping[str, bool]) -> None:
        """Remember *found*; where nothing can be written, the next build looks again."""
        sound = sorted(key for key, wrong in found.items() if not wrong)
        faulty = sorted(key for key, wrong in found.items() if wrong)
        text = json.dumps({"key": around, "sound": sound, "faulty": faulty})
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.write_text(text, encoding="utf-8")


def _digest(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()


@cache
def _checks() -> str:
    """What stands for the checks themselves."""
    digest = sha256()
    for file in sorted(_files(files("imhub.proof")), key=lambda file: file.name):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterable[Traversable]:
    return (file for file in folder.iterdir() if file.name.endswith((".py", ".csv")))
