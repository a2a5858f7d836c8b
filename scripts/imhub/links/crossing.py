"""Links that lead into another language without saying so."""

from collections.abc import Iterator
from functools import lru_cache

from imhub.finding import Finding
from imhub.links.built import BuiltFile, BuiltSite
from imhub.links.lead import Map
from imhub.links.target import read_address
from imhub.links.use import Use


def crossing(map_: Map, page: BuiltFile, use: Use, there: BuiltFile) -> Iterator[Finding]:
    """What is wrong with a link from *page* to *there* as far as languages go."""
    if not (page.lang and there.lang) or not there.is_page:
        return
    if use.lang:
        if not _same(use.lang, there.lang):
            message = f"{use.target} says that it leads to {use.lang}, and leads to {there.lang}."
            yield _wrong(page, use, message, f'Write hreflang="{there.lang}".')
        return
    if not _same(page.lang, there.lang):
        version = _version(map_, page, there)
        if version and version != page.path:
            message = f"{use.target} leads from {page.lang} to a page in {there.lang}."
            address = f"/{version.removesuffix('index.html')}"
            yield _wrong(page, use, message, f"Lead to {address}, which is in {page.lang}.")


def language_roots(site: BuiltSite) -> frozenset[str]:
    """The folders of *site* that hold a language each: ``, `ar/`; none if there is but one."""
    langs = {page.path: page.lang for page in site.pages if page.path.count("/") <= 1}
    source = langs.get("index.html", "")
    others = (
        path.removesuffix("index.html")
        for path, lang in langs.items()
        if path.endswith("/index.html") and lang and source and not _same(lang, source)
    )
    return frozenset(["", *others])


@lru_cache(maxsize=1024)
def _same(one: str, other: str) -> bool:
    """Whether two codes name one language, if perhaps in two countries."""
    return one.lower().partition("-")[0] == other.lower().partition("-")[0]


def _version(map_: Map, page: BuiltFile, there: BuiltFile) -> str:
    """The file that is *there* in the language of *page*; empty for none."""
    for use in there.uses:
        if use.lang and not use.follows and _same(use.lang, page.lang):
            return map_.lead(there, read_address(use.target)).name
    below = page.path.partition("/")[0] + "/"
    inner = there.path.partition("/")[2]
    for name in (below + there.path, below + inner, inner):
        found = map_.files.get(name)
        if found and found.lang == page.lang:
            return name
    return ""


def _wrong(page: BuiltFile, use: Use, message: str, remedy: str) -> Finding:
    return Finding(page.path, 0, "wrong-language", message, remedy, excerpt=use.target)
