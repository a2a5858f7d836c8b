"""The search of each language: an index of its pages, and where its search page finds that.

While pages are written, `search.json` at the root of a language says which of them are searched.
When all languages are in one place, it becomes an index in `assets/search/`, in a folder whose name
changes with its content.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from html import unescape
from pathlib import Path
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser

from imhub.publish.compress import Progress
from imhub.publish.pagefind import SCRIPT, hash_of, make_index
from imhub.publish.searchtext import as_document
from imhub.views import Chrome, SearchView

_PLAN = "search.json"
_FOLDER = "assets/search"
_WORDS = "words.json"
_EMPTY = 'data-index=""'
_COMMON = 0.4
"""A word in a larger share of the pages tells none from the others."""
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_TAG = re.compile(r"<[^>]*>")
_APOSTROPHES = str.maketrans("", "", "'’ʼ")


@dataclass(frozen=True, slots=True)
class Searched:
    """A page that readers can search for."""

    url: str
    """Below the language's root."""
    marks: tuple[str, ...] = ()
    """Words that a search is narrowed down by."""
    lists_services: bool = False
    """Whether it is where services are searched; other pages only name them."""


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """What the search of one language is made from."""

    page: str
    """Address of its search page, below the language's root."""
    searched: tuple[Searched, ...]
    means: Mapping[str, tuple[str, ...]]
    """What people type, by the words of the pages that it stands for."""


def plan_search(
    view: SearchView, chrome: Chrome, means: Mapping[str, tuple[str, ...]]
) -> SearchPlan:
    """The search of the pages in *view*. What is sensitive is left out, so it leaves no trace."""
    lists = (chrome.glossary, chrome.evidence)
    return SearchPlan(
        chrome.search,
        (
            *(
                Searched(entry.url, view.marks_of(entry), entry.url == chrome.services)
                for entry in view.entries
                if not entry.sensitive
            ),
            *(Searched(url) for url in lists if url),
        ),
        means,
    )


def write_plan(folder: Path, plan: SearchPlan) -> None:
    """Put *plan* beside the pages of a language, whose root is *folder*."""
    text = json.dumps(asdict(plan), ensure_ascii=False, indent=1)
    (folder / _PLAN).write_text(f"{text}\n", encoding="utf-8", newline="\n")


Plans: TypeAlias = Mapping[str, SearchPlan]
"""The plan of each language, by its root below the root of the site: `pl/`."""


def read_plans(folder: Path) -> Plans:
    """What pages in *folder* were written with."""
    files = sorted((*folder.glob(_PLAN), *folder.glob(f"*/{_PLAN}")))
    return {path.relative_to(folder).as_posix().removesuffix(_PLAN): _read(path) for path in files}


def _read(plan_file: Path) -> SearchPlan:
    values = json.loads(plan_file.read_text(encoding="utf-8"))
    searched = tuple(Searched(**row) for row in values["searched"])
    return SearchPlan(values["page"], searched, values["means"])


def documents_of(plans: Plans) -> Mapping[str, Callable[[LexborHTMLParser], str]]:
    """How each page that is searched becomes a document, by its file."""
    return {
        f"{root}{page.url}index.html": partial(
            as_document, marks=page.marks, services=page.lists_services
        )
        for root, plan in plans.items()
        for page in plan.searched
    }


def write_search(
    folder: Path, plans: Plans, documents: Mapping[str, str], progress: Progress
) -> frozenset[str]:
    """Make an index of *documents*, which are by file, for each of the *plans* in *folder*.

    The plans are taken away. Gives the names of the files that were made.

    Raises:
        HubError: Pagefind cannot run here.
    """
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # Pagefind works in a process of its own.
        made: set[str] = set()
        done = pool.map(lambda root: _write_index(folder, root, plans[root], documents), plans)
        for number, names in enumerate(done, start=1):
            made |= names
            progress("search", number, len(plans))
    for root in plans:
        (folder / root / _PLAN).unlink()
    return frozenset(made)


def _write_index(
    folder: Path, root: str, plan: SearchPlan, known: Mapping[str, str]
) -> frozenset[str]:
    urls = sorted(page.url for page in plan.searched)
    documents = {url: known[f"{root}{url}index.html"] for url in urls}
    if not documents:
        return frozenset()
    files = dict(make_index(documents))
    script = files.pop(SCRIPT)
    files[_WORDS] = _words(plan, documents)
    code = root.removesuffix("/") or "source"
    place = folder / _FOLDER / f"{code}.{hash_of(files)}"
    for name, content in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    engine = folder / f"assets/pagefind.{hash_of({SCRIPT: script})}.js"
    engine.write_bytes(script)
    _point(folder, folder / root / plan.page / "index.html", place, engine)
    paths = (engine, *(place / name for name in files))
    return frozenset(path.relative_to(folder).as_posix() for path in paths)


def _words(plan: SearchPlan, documents: Mapping[str, str]) -> bytes:
    """What a search page knows of words: what they stand for, and which say little."""
    found = Counter(word for html in documents.values() for word in words_of(html))
    most = len(documents) * _COMMON
    common = sorted(word for word, count in found.items() if count > most)
    text = json.dumps(
        {"common": common, "means": plan.means},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return text.encode()


def words_of(html: str) -> frozenset[str]:
    """The words in *html* as a search compares them: small letters, no apostrophes."""
    words = set(_WORD.findall(unescape(_TAG.sub(" ", html)).casefold()))
    return frozenset(word.translate(_APOSTROPHES) for word in words if not word.isdigit())


def _point(folder: Path, page: Path, place: Path, engine: Path) -> None:
    """Tell the search *page* where the index in *place* and the *engine* are."""
    up = "../" * (len(page.relative_to(folder).parts) - 1)
    first = [path.name for path in (*place.glob("wasm.*"), *place.glob("*.pf_meta"))]
    told = {
        "index": f"{up}{place.relative_to(folder).as_posix()}/",
        "engine": f"{up}{engine.relative_to(folder).as_posix()}",
        "first": " ".join(["pagefind-entry.json?ts=1", _WORDS, *first]),
    }
    html = page.read_text(encoding="utf-8")
    attributes = " ".join(f'data-{name}="{value}"' for name, value in told.items())
    page.write_text(html.replace(_EMPTY, attributes, 1), encoding="utf-8", newline="\n")
