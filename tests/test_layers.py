"""What each module may know: the table of DESIGN.md, held by its imports."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "scripts" / "imhub"

CORE = (
    "errors finding model textfile vocabulary yamlproblem yamlfile fields frontmatter datafiles "
    "drawing"
)
SITE = f"{CORE} loaddata load markdown blocks"

MAY_IMPORT = {
    # What everything else is made of
    "errors": "",
    "finding": "",
    "model": "",
    "textfile": "",
    "vocabulary": "",
    "blocks": "",
    "yamlproblem": "",
    "yamlfile": "textfile yamlproblem",
    "drawing": "textfile",
    "fields": "finding vocabulary yamlfile",
    "frontmatter": "model errors fields vocabulary",
    "datafiles": "model errors fields vocabulary",
    "markdown": "blocks",
    # content/ and translations/ → data
    "loaddata": CORE,
    "load": f"{CORE} loaddata markdown",
    "languages": "model markdown errors finding fields textfile vocabulary yamlfile",
    "catalog": "model markdown errors finding textfile",
    "translate": "model markdown catalog",
    # data → findings
    "reading": "markdown blocks",
    "review": "model",
    "checks": "model finding markdown blocks catalog reading review errors vocabulary",
    "links": "finding",
    # data → pages
    "views": "model",
    "pages": "model markdown views review",
    "prepare": f"{SITE} languages catalog translate reading checks views pages",
    "templates": "languages model",
    "assets": "model templates",
    "publish": "model errors languages views",
    "panel": "finding model checks report review",
    # commands for editors
    "scaffold": f"{SITE} languages",
    "snippets": "scaffold",
    "schema": f"{CORE} languages snippets",
    # the edges
    "swap": "",
    "workplace": "errors swap",
    "release": "finding model review",
    "report": "finding report_sarif",
    "report_html": "finding model errors reading",
    "report_sarif": "finding checks",
    "plugin": f"{SITE} languages catalog translate checks links pages views prepare templates "
    "assets publish panel",
    "build": f"{SITE} languages catalog checks links prepare pages views publish release swap "
    "workplace plugin",
    "serve": f"{SITE} languages build checks prepare panel",
    "cli": f"{SITE} languages catalog translate reading checks links pages prepare publish release "
    "panel scaffold snippets schema swap workplace build serve report report_html report_sarif",
    "__init__": "errors finding load model",
}
"""The modules and packages of `imhub`, and which others each may import."""

HOMES = {
    "babel": {"languages", "catalog"},
    "click": {"cli"},
    "jinja2": {"templates", "plugin", "build", "serve", "panel", "report_html"},
    "markdown": {"markdown"},
    "markupsafe": {"templates", "panel"},
    "material": set(),
    "mkdocs": {"plugin", "build"},
    "pydantic": {
        "fields",
        "vocabulary",
        "frontmatter",
        "datafiles",
        "languages",
        "loaddata",
        "load",
        "scaffold",
        "schema",
    },
    "pydantic_core": {"fields", "vocabulary"},
    "rcssmin": {"templates"},
    "rich": {"report", "cli"},
    "rjsmin": {"assets"},
    "selectolax": {"links"},
    "textstat": {"reading"},
    "watchfiles": {"serve"},
    "yaml": {"yamlfile", "yamlproblem"},
}
"""The libraries that the package uses, and the modules that may import each."""

FILES = sorted(PACKAGE.rglob("*.py"))


def home(path: Path) -> str:
    """The module or package of *path*, as the table names it."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Full names of all that *path* imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write the full name of the module."
            module = node.module or ""
            yield from (f"imhub.{a.name}" for a in node.names) if module == "imhub" else [module]


def ours(path: Path) -> set[str]:
    """Our modules and packages that *path* imports, other than its own."""
    names = {name.split(".")[1] for name in imports(path) if name.startswith("imhub.")}
    return names - {home(path)}


def theirs(path: Path) -> set[str]:
    """Libraries that *path* imports."""
    names = {name.partition(".")[0] for name in imports(path)}
    return names - {"imhub"} - set(sys.stdlib_module_names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_what_it_may(path: Path) -> None:
    assert home(path) in MAY_IMPORT, f"Give {home(path)} a row in the table of this test."

    assert ours(path) - set(MAY_IMPORT[home(path)].split()) == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_library_is_imported_only_at_home(path: Path) -> None:
    used = theirs(path)

    assert used - set(HOMES) == set(), "Give the library a home in the table of this test."
    assert {name for name in used if home(path) not in HOMES[name]} == set()


def test_no_two_modules_may_import_each_other() -> None:
    rows = {name: set(allowed.split()) for name, allowed in MAY_IMPORT.items()}

    pairs = {(a, b) for a in rows for b in rows[a] & set(rows) if a in rows[b]}

    assert pairs == set()
