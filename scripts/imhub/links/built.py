"""A built site, read once: each file that can refer to others, and what it refers to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from imhub.links.addresses import in_css, in_json, in_script, in_xml
from imhub.links.markup import Use, loaded_by, read_markup


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file of the site, and what stands in it."""

    path: str
    """Below the site's folder, with forward slashes: `glossary/index.html`."""
    uses: tuple[Use, ...] = ()
    ids: frozenset[str] = frozenset()
    styles: Mapping[str, str] = field(default_factory=dict)
    """How each inline style begins, by the name that a policy gives it."""
    scripts: Mapping[str, str] = field(default_factory=dict)
    """The same of each inline script."""
    refused: tuple[str, ...] = ()
    """What it holds that no policy of ours lets a browser use."""
    policy: str = ""
    robots: str = ""

    @property
    def is_page(self) -> bool:
        """Whether it is a page."""
        return self.path.endswith(".html")


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """All files of a built site."""

    names: frozenset[str]
    files: tuple[BuiltFile, ...]
    """Those that can refer to others, sorted."""

    @property
    def pages(self) -> Iterator[BuiltFile]:
        """The pages among the files."""
        return (file for file in self.files if file.is_page)


def read_site(folder: Path) -> BuiltSite:
    """The site in *folder*."""
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    files = (_read(folder, name) for name in sorted(names))
    return BuiltSite(frozenset(names), tuple(file for file in files if file))


def _read(folder: Path, name: str) -> BuiltFile | None:
    kind = name.rpartition(".")[2]
    if kind in ("html", "svg"):
        return _read_markup(name, (folder / name).read_bytes())
    if kind not in ("css", "js", "mjs", "json", "webmanifest", "xml"):
        return None
    text = (folder / name).read_text(encoding="utf-8", errors="replace")
    return BuiltFile(name, tuple(map(Use, _loaded(kind, text))))


def _loaded(kind: str, text: str) -> Iterable[str]:
    """Addresses that a browser loads for a file of this *kind* with this *text*."""
    if kind == "css":
        return (address for address in in_css(text) if not address.startswith("#"))
    if kind in ("js", "mjs"):
        return in_script(text)
    return in_xml(text) if kind == "xml" else in_json(text, loaded_by)


def _read_markup(name: str, content: bytes) -> BuiltFile:
    made = read_markup(content)
    text = content.decode(errors="replace") if name.endswith(".svg") else ""
    return BuiltFile(
        name,
        (*made.uses, *map(Use, in_xml(text))),
        frozenset(made.ids),
        made.styles,
        made.scripts,
        tuple(made.refused),
        made.policy,
        made.robots,
    )
