"""What a reader may save for a time without internet: a list of pages and files, by language.

While pages are written, `saved.plan` at the root of a language says which of them may be saved.
When all languages are in one place, it becomes a list in `assets/`. Its name changes with all that
is on it, so a browser that has got the list twice knows that what it got between is of one version.
"""

import json
import os
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from imhub.publish.compress import sent_size, write_twins_of
from imhub.views import Page

_PLAN = "saved.plan"
_EMPTY = 'data-list=""'
_NAMED = (
    re.compile(r'src(?<=\ssrc)="([^"]+)"'),
    re.compile(r'data-(?<=\sdata-)[a-z]+="([^"]+)"'),
    re.compile(r'<link rel="(?:icon|manifest|stylesheet)"[^>]* href="([^"]+)"'),
)
"""Addresses of what a page loads, at once or when a reader uses a part of it; and other values.
Each starts with plain letters, for which `re` looks fast."""
_PLAYED = (".m4a", ".mp3", ".ogg", ".opus")
_TWINS = (".br", ".gz")


@dataclass(frozen=True, slots=True)
class OfflinePlan:
    """What may be saved of one language."""

    code: str
    pages: tuple[str, ...]
    """Addresses below the language's root; first the page on which readers save."""


def plan_offline(code: str, offline: str, pages: Sequence[Page]) -> OfflinePlan:
    """What of *pages* may be saved; *offline* is the page on which readers save.

    What is sensitive may not, so that nobody finds it on a phone; nor what no reader needs. A page
    that shows a part of what another shows is left out: with the script that saving needs, lists
    narrow themselves down.
    """
    others = sorted(page.url for page in pages if not (page.is_hidden or _shows_part(page)))
    return OfflinePlan(code, (offline, *(url for url in others if url != offline)))


def _shows_part(page: Page) -> bool:
    return bool(getattr(page.view, "part_of", ""))


def write_offline_plan(folder: Path, plan: OfflinePlan) -> None:
    """Put *plan* beside the pages of a language, whose root is *folder*."""
    (folder / _PLAN).write_text(json.dumps(asdict(plan)), encoding="utf-8")


def write_worker(folder: Path, script: str) -> None:
    """Put the *script* that shows saved pages at the root of the site, which is *folder*."""
    (folder / "sw.js").write_text(script, encoding="utf-8", newline="\n")


def write_offline(folder: Path, *, smallest: bool = False) -> frozenset[str]:
    """Write a list for each language in *folder* that has a plan, and take the plans away.

    All other files of the site are there already, in all forms in which they are sent: the
    *smallest*, or what is made quickly. Gives the names of the lists.
    """
    plans = sorted((*folder.glob(_PLAN), *folder.glob(f"*/{_PLAN}")))
    names = frozenset(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    lists = []
    for path in plans:
        made, page = _write_list(folder, path, names)
        path.unlink()
        write_twins_of((made, page), smallest=smallest)
        lists.append(made.relative_to(folder).as_posix())
    return frozenset(lists)


def _write_list(folder: Path, plan_file: Path, names: frozenset[str]) -> tuple[Path, Path]:
    values = json.loads(plan_file.read_text(encoding="utf-8"))
    root = plan_file.parent.relative_to(folder).as_posix().removeprefix(".")
    pages = [posixpath.join(root, url) for url in values["pages"]]
    files = sorted({name for page in pages for name in _loaded_by(folder, page, names)})
    everything = [folder / page / "index.html" for page in pages] + [folder / f for f in files]
    size = sum(map(sent_size, everything))
    listed = {"pages": [page or "./" for page in pages], "files": files, "bytes": size}
    made = folder / f"assets/saved-{values['code']}.{_hash_of(folder, everything)}.json"
    made.write_text(json.dumps(listed, separators=(",", ":")), encoding="utf-8")
    page = everything[0]
    _point(page, Path(os.path.relpath(made, page.parent)).as_posix(), size)
    return made, page


def _loaded_by(folder: Path, page: str, names: frozenset[str]) -> Iterator[str]:
    """Files among *names* that *page* may load, but for what it plays: that is large."""
    html = (folder / page / "index.html").read_text(encoding="utf-8")
    for address in {address for named in _NAMED for address in named.findall(html)}:
        name = posixpath.normpath(posixpath.join(page, address))
        if name in names and not name.endswith(_PLAYED):
            yield name
        elif address.endswith("/") and name.startswith("assets/"):
            inside = (each for each in names if each.startswith(f"{name}/"))
            yield from (each for each in inside if not each.endswith(_TWINS))


def _hash_of(folder: Path, files: Sequence[Path]) -> str:
    digest = sha256()
    for path in files:
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:10]


def _point(page: Path, made: str, size: int) -> None:
    """Tell the *page* on which readers save where its list is, and how much they will load."""
    html = page.read_text(encoding="utf-8")
    told = f'data-list="{made}" data-bytes="{size}"'
    page.write_text(html.replace(_EMPTY, told, 1), encoding="utf-8", newline="\n")
