"""Another topic, place and language builds from data alone: nothing of ours is hard-wired."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from selectolax.lexbor import LexborHTMLParser

from imhub.build import Options, build_hub
from tests.conftest import HERE
from tests.hubs import ROOT, TODAY, copy_hub, files_in

OURS = re.compile(
    r"\b(?:northern ireland|baby|babies|infants?|mums?|dads?|child|children|parents?)\b",
    re.IGNORECASE,
)
SHOWN = ("alt", "aria-label", "title", "placeholder", "content", "value")
"""Attributes that a reader sees or hears, besides `data-…`."""
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


Pages: TypeAlias = Mapping[str, LexborHTMLParser]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return built("balcon", tmp_path_factory.mktemp("balcon"))


def built(name: str, folder: Path) -> Pages:
    hub = copy_hub(name, folder / "hub")
    result = build_hub(Options(hub, folder / "site", TODAY))
    assert result.findings == ()
    files = files_in(folder / "site")
    return {name: LexborHTMLParser(files[name]) for name in files if name.endswith(".html")}


@cache
def interface() -> tuple[str, ...]:
    """Every word and phrase that templates say, in English."""
    said = extract_from_dir(
        ROOT / "overrides", [("**.html", "jinja2")], keywords={"_": None, "ngettext": (1, 2)}
    )
    found: set[str] = set()
    for _, _, message, _, _ in said:
        found.update([message] if isinstance(message, str) else message)
    return tuple(sorted(found))


def translations() -> Mapping[str, str]:
    with (HERE / "sites/balcon/translations/fr/ui.po").open("rb") as file:
        catalog = read_po(file)
    found: dict[str, str] = {}
    for message in catalog:
        pairs = zip(_several(message.id), _several(message.string), strict=True)
        found.update(pairs)
    return found


def _several(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (str(value),)


def texts(page: LexborHTMLParser) -> Iterator[str]:
    """All that a reader of *page* sees or hears, piece by piece."""
    for node in page.css("style, script"):
        node.decompose()
    (root,) = page.css("html")
    for node in root.traverse(include_text=True):
        if node.tag == "-text":
            yield " ".join((node.text() or "").split())
        for name, value in node.attributes.items():
            if name in SHOWN or name.startswith("data-"):
                yield value or ""


def test_every_page_is_in_its_language(pages: Pages) -> None:
    roots = [node for page in pages.values() for node in page.css("html")]

    assert {root.attributes["lang"] for root in roots} == {"fr"}
    assert len(roots) == len(pages)


def test_every_interface_string_is_translated() -> None:
    known = translations()

    missing = [text for text in interface() if not known.get(text)]

    assert missing == [], "Translate these in tests/sites/balcon/translations/fr/ui.po."


def test_no_interface_string_is_shown_in_english(pages: Pages) -> None:
    assert shown_in_english(pages) == set()


def test_english_would_be_noticed(tmp_path: Path) -> None:
    seen = {text for _, text in shown_in_english(built("tiny", tmp_path))}

    assert {"Skip to the main part", "Any", "Website of %(name)s", "%(num)d things to do"} <= seen


def shown_in_english(pages: Pages) -> set[tuple[str, str]]:
    """Pages, and what of the interface stands on them untranslated."""
    patterns = {text: pattern_of(text) for text, french in translations().items() if text != french}
    return {
        (name, text)
        for name, page in pages.items()
        for shown in texts(page)
        for text, pattern in patterns.items()
        if pattern.fullmatch(shown) or (" " in text and pattern.search(shown))
    }


def pattern_of(text: str) -> re.Pattern[str]:
    """What finds *text* whatever stands at its placeholders; nothing if there is little else."""
    pieces = PLACEHOLDER.split(text)
    if not re.search(r"\w", "".join(pieces)):
        return re.compile(r"(?!)")
    return re.compile(".+".join(map(re.escape, pieces)))


def test_nothing_of_our_topic_and_place_is_shown(pages: Pages) -> None:
    found = {
        (name, text) for name, page in pages.items() for text in texts(page) if OURS.search(text)
    }

    assert found == set()


def test_no_interface_string_names_our_topic_or_place() -> None:
    assert [text for text in interface() if OURS.search(text)] == []


def test_addresses_are_the_hubs_own_words(pages: Pages) -> None:
    folders = {name.split("/")[-2] for name in pages if name.count("/") == 2}

    ours = {"age", "stage", "audience", "for", "place", "routine", "minutes", "services"}
    assert not folders & ours
    assert {"mots/index.html", "sources/index.html", "entraide/adresses/index.html"} <= pages.keys()
    assert {"gestes/saison/ete/index.html", "gestes/duree/10/index.html"} <= pages.keys()


def test_words_stand_under_their_letter(pages: Pages) -> None:
    glossary = pages["mots/index.html"]

    shown = [node.text() for node in glossary.css("main h2, main dt")]

    assert shown == ["E", "écimer", "éclaircir", "engrais", "O", "œilleton", "P", "paillage"]


def test_every_drawing_is_the_hubs_own(pages: Pages) -> None:
    own = {path.stem for path in (HERE / "sites/balcon/content/drawings").glob("*.svg")}

    used = {node.attributes["id"] for page in pages.values() for node in page.css("symbol")}

    assert used == {f"d-{name}" for name in own}
    assert pages["index.html"].css_first(".hero use") is not None
    assert pages["404.html"].css_first(".hero use") is not None


def test_the_package_names_no_place_and_no_people() -> None:
    named = re.compile(r"\b(?:northern ireland|bab(?:y|ies)|infants?|mums?|dads?)\b", re.IGNORECASE)

    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "scripts/imhub").rglob("*.py"))
        if path.parent.name != "checks"  # Their help pages show examples.
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if named.search(line)
    ]

    assert found == []
