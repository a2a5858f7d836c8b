"""How much each kind of page makes a reader fetch, next to what it may.

```yaml
# mkdocs.yml, under plugins
budget:
  default: {first: 14, whole: 40}    # KB as sent: the page itself, and with all that it loads
  search: {first: 14, whole: 60}     # by the name of a template
```
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from posixpath import dirname, join, normpath

from selectolax.lexbor import LexborHTMLParser

from imhub.errors import HubError
from imhub.finding import Finding
from imhub.publish.compress import sent_size

_KB = 1024
_LOADED = {
    "script[src]": "src",
    "img[src]": "src",
    "link[rel=icon], link[rel=manifest], link[rel=stylesheet]": "href",
}
_DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Budget:
    """Bytes that a page may have as it is sent."""

    first: int
    """Of the page itself, whose styles stand inside it: a reader sees it when this has come."""
    whole: int
    """With the scripts and pictures that it loads, at once or when the browser is idle."""


def read_budgets(said: Mapping[str, object]) -> Mapping[str, Budget]:
    """The table of `mkdocs.yml`: budgets by the name of a template.

    Raises:
        HubError: a row is not `{first: KB, whole: KB}`, or there is no row `default`.
    """
    made = {name: _budget(name, row) for name, row in said.items()}
    if made and _DEFAULT not in made:
        raise HubError("mkdocs.yml: budget: needs a row `default: {first: 14, whole: 40}`.")
    return made


def _budget(name: str, row: object) -> Budget:
    if isinstance(row, Mapping) and row.keys() == {"first", "whole"}:
        first, whole = row["first"], row["whole"]
        if all(type(size) in (int, float) and size > 0 for size in (first, whole)):
            return Budget(round(first * _KB), round(whole * _KB))
    text = f"mkdocs.yml: budget: {name}: write it as in `{name}: {{first: 14, whole: 40}}`, in KB."
    raise HubError(text)


def weigh(
    folder: Path, templates: Mapping[str, str], budgets: Mapping[str, Budget]
) -> Iterable[Finding]:
    """What is heavier in *folder* than it may be.

    *templates* names the template of each page, by its file.
    """
    if not budgets:
        return
    for file, template in sorted(templates.items()):
        budget = budgets.get(template.removesuffix(".html"), budgets[_DEFAULT])
        first = sent_size(folder / file)
        whole = first + sum(map(sent_size, loaded_by(folder, file)))
        if first > budget.first:
            yield _finding(file, template, "first view", first, budget.first)
        if whole > budget.whole:
            yield _finding(file, template, "whole page", whole, budget.whole)


def loaded_by(folder: Path, file: str) -> frozenset[Path]:
    """The files in *folder* that a browser fetches with the page *file*."""
    tree = LexborHTMLParser((folder / file).read_text(encoding="utf-8"))
    named = (
        node.attributes.get(name) or ""
        for selector, name in _LOADED.items()
        for node in tree.css(selector)
    )
    beside = partial(join, dirname(file))
    places = {normpath(beside(address)) if address[:1] != "/" else address[1:] for address in named}
    return frozenset(folder / place for place in places if (folder / place).is_file())


def _finding(file: str, template: str, what: str, size: int, limit: int) -> Finding:
    message = f"The {what} is {size / _KB:.1f} KB as sent; {template} may have {limit / _KB:g} KB."
    remedy = (
        "Shorten the page or its scripts, or give its template more under `budget` in mkdocs.yml."
    )
    return Finding(file, 0, "over-budget", message, remedy)
