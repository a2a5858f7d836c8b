"""What each module may know: the table of DESIGN.md, held by its imports."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "scripts" / "imhub"

CORE = (
    "errors finding model service signoff phones safety textfile vocabulary yamlproblem yamlfile "
    "fields seenfile audit auditfile synonyms frontmatter servicesfile campaign campaignsfile "
    "conflicts datafiles drawing"
)
SITE = f"{CORE} loaddata loadcampaigns load markdown blocks"

MAY_IMPORT = {
    # What everything else is made of
    "errors": "",
    "finding": "",
    "service": "",
    "phones": "",
    "campaign": "",
    "campaignviews": "campaign contact model views",
    "postlength": "campaign",
    "embargo": "campaign model",
    "model": "audit campaign service",
    "signoff": "service",
    "conflicts": "service",
    "findnumber": "phones service",
    "safety": "",
    "textfile": "safety",
    "limits": "textfile",
    "sanitise": "safety",
    "anchors": "safety",
    "vocabulary": "",
    "policy": "",
    "alphabet": "",
    "audit": "",
    "auditfile": "audit fields",
    "seenfile": "fields",
    "cited": "model",
    "synonyms": "errors fields finding textfile yamlfile",
    "blocks": "",
    "yamlproblem": "",
    "yamlfile": "safety yamlproblem",
    "drawing": "sanitise textfile",
    "harmless": "safety vocabulary",
    "fields": "finding harmless vocabulary yamlfile",
    "frontmatter": "model errors fields vocabulary campaignsfile",
    "campaignsfile": "campaign fields servicesfile vocabulary",
    "servicesfile": "service phones fields vocabulary signoff",
    "datafiles": "auditfile model errors fields seenfile servicesfile synonyms vocabulary phones "
    "service campaign campaignsfile",
    "units": "blocks",
    "markdown": "anchors blocks limits safety sanitise textfile units",
    "marks": "",
    "texts": "campaign model service",
    # content/ and translations/ → data
    "written": "",
    "loaddata": CORE,
    "loadcampaigns": f"{CORE} loaddata",
    "load": f"{CORE} limits loadcampaigns loaddata markdown",
    "languages": "model markdown errors finding fields textfile vocabulary yamlfile",
    "pofile": "",
    "poparse": "pofile textfile",
    "mofile": "pofile textfile",
    "catalog": "errors finding mofile pofile poparse textfile",
    "extract": "campaign markdown model postlength texts",
    "interface": "catalog errors extract",
    "template": "extract languages pofile",
    "similar": "",
    "merge": "catalog languages pofile similar template",
    "provenance": "errors fields finding textfile",
    "translate": "catalog languages markdown marks model provenance texts",
    # data → findings
    "reading": "markdown blocks",
    "review": "model",
    "checks": "model finding markdown blocks catalog reading review errors safety vocabulary "
    "yamlfile findnumber phones service signoff campaign campaignsfile embargo postlength cited "
    "workers",
    "termbase": "fields finding languages model textfile vocabulary yamlfile",
    "proof": "catalog checks errors extract finding languages limits markdown model phones pofile "
    "reading safety termbase textfile units vocabulary campaign postlength",
    "links": "errors finding policy findnumber phones service poparse textfile workers",
    # data → pages
    "contact": "languages service signoff",
    "views": "audit contact model",
    "pages": "campaign campaignviews contact marks model markdown views review service",
    "prepare": f"{SITE} contact signoff languages catalog translate reading checks views pages "
    "embargo written",
    "templates": "alphabet campaign languages marks model",
    "assets": "model templates",
    "publish": "model errors languages policy views workers",
    "assemble": "finding links policy publish",
    "telling": "languages marks publish",
    "linkeddata": "campaign campaignviews languages model publish telling",
    "partners": "campaignviews model publish signoff telling views",
    "calendars": "campaign campaignviews model publish telling views",
    "feeds": "calendars campaignviews model publish telling views",
    "prints": "campaign campaignviews contact errors languages marks model publish views",
    "outputs": "calendars feeds languages model prepare prints publish telling views",
    "panel": "finding model checks report review",
    "proofread": "catalog extract languages model proof",
    "tongues": "languages views",
    "editions": "catalog contact extract languages markdown model pages prepare proof proofread "
    "pofile provenance tongues translate units views workers",
    "translated": "finding prepare proof",
    # commands for editors
    "yamlspans": "",
    "signing": "errors safety service signoff textfile yamlfile yamlspans",
    "worklist": "service signoff",
    "factsheet": "service",
    "scaffold": f"{SITE} languages",
    "scaffoldweek": "errors model scaffold vocabulary",
    "snippets": "scaffold",
    "schema": f"{CORE} languages snippets",
    "campaigntodo": "campaign",
    "board": "campaign campaigntodo embargo extract model postlength translate",
    "boardtext": "board campaign campaigntodo",
    "pack": "campaign errors languages marks model service templates translate",
    # the edges
    "packsite": "build editions embargo errors finding model parts prepare",
    "packing": "build campaign catalog editions embargo errors finding languages model pack "
    "packsite prepare translate workers",
    "progress": "",
    "swap": "",
    "workers": "errors",
    "parts": "errors",
    "workplace": "errors parts swap",
    "release": "checks finding model review service signoff",
    "report": "finding report_sarif",
    "report_html": "finding model errors reading",
    "report_sarif": "finding checks",
    "plugin": f"{SITE} languages catalog translate checks links pages views prepare templates "
    "assemble assets editions linkeddata marks outputs partners policy prints publish panel "
    "telling tongues",
    "weight": "errors finding publish",
    "build": f"{SITE} assemble assets editions languages catalog checks links parts prepare pages "
    "views publish release signoff swap tongues translate weight workers workplace plugin",
    "serve": f"{SITE} editions languages build checks prepare panel",
    "desk": "catalog errors extract finding interface languages load markdown merge mofile model "
    "pofile proof provenance safety signoff template vocabulary",
    "arguments": "errors",
    "drift": "errors publish",
    "drifttext": "drift safety",
    "cli_drift": "arguments drift drifttext errors links",
    "cli_outside": "cited errors finding links load report seenfile",
    "cli_links": "arguments cli_outside errors finding links load model report workers",
    "cli_services": "arguments errors factsheet load service signing signoff vocabulary worklist",
    "cli_campaign": "arguments board boardtext campaign catalog errors extract languages load "
    "markdown model packing packsite progress provenance report translate vocabulary",
    "cli_translators": "arguments desk errors provenance",
    "cli_translations": "arguments cli_translators desk finding merge proof report",
    "cli": f"{SITE} arguments cli_campaign cli_drift cli_links cli_services cli_translations "
    "languages catalog translate translated reading checks progress proof links pages prepare "
    "publish release panel scaffold scaffoldweek snippets schema swap workplace build serve "
    "report report_html report_sarif",
    "__init__": "errors finding load model",
}
"""The modules and packages of `imhub`, and which others each may import."""

HOMES = {
    "aiohttp": {"links"},
    "babel": {"interface", "languages"},
    "brotli": {"publish"},
    "click": {
        "arguments",
        "cli",
        "cli_campaign",
        "cli_drift",
        "cli_links",
        "cli_outside",
        "cli_services",
        "cli_translations",
        "cli_translators",
        "progress",
    },
    "deflate": {"publish"},
    "icalendar": {"publish"},
    "jinja2": {
        "build",
        "desk",
        "interface",
        "links",
        "pack",
        "panel",
        "plugin",
        "report_html",
        "serve",
        "templates",
    },
    "lxml": {"desk", "links", "publish"},
    "markdown": {"anchors", "markdown", "units"},
    "markupsafe": {"templates", "panel"},
    "material": set(),
    "mkdocs": {"plugin", "build"},
    "nh3": {"sanitise"},
    "openpyxl": {"desk"},
    "PIL": {"publish"},
    "phonenumbers": {"phones"},
    "pikepdf": {"links"},
    "pagefind": {"publish"},
    "pydantic": {
        "provenance",
        "auditfile",
        "fields",
        "vocabulary",
        "frontmatter",
        "servicesfile",
        "campaignsfile",
        "datafiles",
        "languages",
        "loaddata",
        "loadcampaigns",
        "load",
        "scaffold",
        "schema",
        "seenfile",
        "synonyms",
        "termbase",
    },
    "pydantic_core": {"fields", "vocabulary"},
    "rcssmin": {"templates"},
    "regex": {"postlength"},
    "rich": {"boardtext", "report", "cli_outside", "cli_services", "progress"},
    "rjsmin": {"assets"},
    "segno": {"publish"},
    "selectolax": {"drift", "links", "prints", "publish", "sanitise", "weight"},
    "textstat": {"reading"},
    "translate": {"proof"},
    "typst": {"publish"},
    "watchfiles": {"serve"},
    "yarl": {"links"},
    "yaml": {"yamlfile", "yamlproblem", "yamlspans"},
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
