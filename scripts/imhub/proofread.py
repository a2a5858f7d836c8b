"""Translations that no reader may see, remembered from one build to the next."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from imhub.catalog import Catalog
from imhub.extract import Unit
from imhub.languages import Language
from imhub.model import Site
from imhub.proof import Reader, faults, open_proof

_FOLDER = ".cache/proof"


class FaultFinder:
    """Finds the texts whose translation has an error, and does not look twice at the same."""

    def __init__(
        self,
        root: Path,
        site: Site,
        units: Mapping[str, Unit],
        languages: tuple[Language, Language],
    ) -> None:
        self.given = (root, site, units, languages)
        self.file = root / _FOLDER / f"{languages[1].code}.json"

    def find(self, catalog: Catalog) -> frozenset[str]:
        """Texts of *catalog* whose translation no reader may see."""
        key = self._key(catalog)
        known = self._known(key)
        if known is None:
            root, site, units, languages = self.given
            proof, _ = open_proof(root, site, units, languages, Reader())
            known = faults(catalog, proof)
            self._keep(key, known)
        return known

    def _key(self, catalog: Catalog) -> str:
        """What stands for all that the faults depend on."""
        root, site, units, languages = self.given
        terms = root / "translations" / languages[1].code / "glossary.yml"
        parts: Iterable[object] = (
            _checks(),
            languages,
            terms.read_bytes() if terms.is_file() else b"",
            site.glossary,
            [service.name for service in site.services],
            [(unit.text, unit.kind, unit.critical, unit.limit) for unit in units.values()],
            [(entry.text, entry.translation, entry.notes) for entry in catalog.entries],
        )
        digest = sha256()
        for part in parts:
            digest.update(repr(part).encode())
        return digest.hexdigest()

    def _known(self, key: str) -> frozenset[str] | None:
        with suppress(OSError, ValueError, AttributeError, TypeError):
            kept = json.loads(self.file.read_text(encoding="utf-8"))
            if kept.get("key") == key:
                return frozenset(kept["faults"])
        return None

    def _keep(self, key: str, found: frozenset[str]) -> None:
        """Remember *found*; where nothing can be written, the next build looks again."""
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps({"key": key, "faults": sorted(found)}, ensure_ascii=False)
            self.file.write_text(text, encoding="utf-8")


@cache
def _checks() -> str:
    """What stands for the checks themselves."""
    digest = sha256()
    for file in sorted(_files(files("imhub.proof")), key=lambda file: file.name):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterable[Traversable]:
    return (file for file in folder.iterdir() if file.name.endswith((".py", ".csv")))
