"""What a hub says in `mkdocs.yml` of its sheets.

```yaml
# mkdocs.yml, under plugins
print:
  fonts: [folder/of/fonts, another]          # below the hub's root; no other font is used
  families:                                  # in this order, by the language's code
    default: [Noto Sans]
    ar: [Noto Sans Arabic, Noto Sans]
    zh-Hans: [{name: Noto Sans, covers: latin-in-cjk}, Noto Sans SC]
```
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from imhub.errors import HubError

_DEFAULT = "default"
_INSTALL = "`make site` installs them; `imhub build --no-print` makes the pages alone."
_REMEDY = "Write it as in `print: {fonts: [fonts], families: {default: [Noto Sans]}}`."


@dataclass(frozen=True, slots=True)
class Setup:
    """The fonts of a hub's sheets."""

    fonts: tuple[str, ...]
    """Folders below the hub's root."""
    families: Mapping[str, tuple[object, ...]]
    """Names of families as Typst takes them, by the code of a language; `default` for others."""

    def families_of(self, code: str) -> tuple[object, ...]:
        """The families for the language *code*, in the order in which they are asked."""
        return self.families.get(code, self.families[_DEFAULT])

    def folders(self, root: Path) -> tuple[Path, ...]:
        """The folders of its fonts in the hub *root*.

        Raises:
            HubError: one is not there.
        """
        folders = tuple(root / name for name in self.fonts)
        for name, folder in zip(self.fonts, folders, strict=True):
            if not folder.is_dir():
                raise HubError(f"mkdocs.yml: print: there are no fonts in {name}. {_INSTALL}")
        return folders


def read_setup(said: Mapping[str, object]) -> Setup | None:
    """The option `print` of `mkdocs.yml`; nothing for a hub that makes no sheets.

    Raises:
        HubError: it is not written as it should be.
    """
    if not said:
        return None
    fonts, families = _listed(said.get("fonts"), str), said.get("families")
    if said.keys() != {"fonts", "families"} or not fonts:
        raise HubError(f"mkdocs.yml: print: needs `fonts` and `families`. {_REMEDY}")
    if not isinstance(families, Mapping) or _DEFAULT not in families:
        raise HubError(f"mkdocs.yml: print: families: needs a row `default`. {_REMEDY}")
    rows = {code: _listed(row, str, Mapping) for code, row in families.items()}
    for code, row in rows.items():
        if not row:
            raise HubError(f"mkdocs.yml: print: families: {code}: needs a list. {_REMEDY}")
    return Setup(tuple(map(str, fonts)), rows)


def _listed(values: object, *types: type) -> tuple[object, ...]:
    """What the list *values* holds; nothing unless it is a list, and all in it of *types*."""
    listed = values if isinstance(values, list) else []
    return tuple(listed) if all(isinstance(value, types) for value in listed) else ()
