"""What people type for the words of the pages: read whole, and of use."""

import re
from pathlib import Path

import pytest

from imhub.catalog import load_catalog
from imhub.errors import HubError
from imhub.languages import load_languages
from imhub.load import load_site
from imhub.publish.search import words_of
from imhub.synonyms import Synonyms, load_synonyms
from tests.hubs import ROOT, copy_hub

LEAST_OWN, LEAST_OTHER = 60, 25
BEGUN = [language.code for language in load_languages(ROOT) if language.status in ("live", "draft")]
_MARKS = re.compile("[\u064b-\u0652]")
"""Of Arabic, which readers leave out."""


def in_hub(folder: Path, text: str) -> Path:
    hub = copy_hub("tiny", folder / "hub")
    (hub / "translations" / "fr").mkdir(exist_ok=True)
    (hub / "translations/fr/synonyms.yml").write_text(text, encoding="utf-8")
    return hub


def test_says_what_people_type_by_what_it_stands_for(tmp_path: Path) -> None:
    hub = in_hub(tmp_path, "pleurs: [colique, hurle]\nsommeil:\n  - dodo\n")

    assert load_synonyms(hub, "fr") == {"pleurs": ("colique", "hurle"), "sommeil": ("dodo",)}
    assert load_synonyms(hub, "ga") == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("pleurs: [colique]\nsommeil: []\n", "translations/fr/synonyms.yml:2: sommeil: "),
        ("pleurs: [colique]\nsommeil: dodo\n", "translations/fr/synonyms.yml:2: sommeil: "),
        ("pleurs: [colique]\npleurs: [hurle]\n", "translations/fr/synonyms.yml:2: “pleurs” stands"),
        ("pleurs: [colique\n", "translations/fr/synonyms.yml:1: "),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(HubError) as raised:
        load_synonyms(in_hub(tmp_path, text), "fr")

    assert str(raised.value).startswith(said)


def test_a_mistake_in_the_words_of_the_source_language_is_a_finding(tmp_path: Path) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    (hub / "content/data/synonyms.yml").write_text("sad: [blue]\nasleep: []\n", encoding="utf-8")

    (finding,) = load_site(hub).findings

    assert (finding.file, finding.line) == ("content/data/synonyms.yml", 2)


def ours(code: str) -> Synonyms:
    site = load_site(ROOT).site
    assert site is not None
    return site.synonyms if code == site.hub.source_language else load_synonyms(ROOT, code)


@pytest.mark.parametrize("code", BEGUN)
def test_each_language_has_enough_to_be_of_use(code: str) -> None:
    assert len(ours(code)) >= (LEAST_OWN if code == "en" else LEAST_OTHER)


@pytest.mark.parametrize("code", BEGUN)
def test_each_word_that_a_search_is_led_to_stands_on_a_page(code: str) -> None:
    texts = _written_in(code)
    known = {word for text in texts for word in words_of(_MARKS.sub("", text))}
    has_spaces = code != "zh-Hans"

    strange = [
        phrase
        for phrase in ours(code)
        if not (
            all(_begins_one(word, known) for word in words_of(_MARKS.sub("", phrase)))
            if has_spaces
            else any(phrase in text for text in texts)
        )
    ]

    assert strange == []


def _begins_one(start: str, known: set[str]) -> bool:
    return any(word.startswith(start) for word in known)


def _written_in(code: str) -> list[str]:
    if code == "en":
        return [path.read_text(encoding="utf-8") for path in (ROOT / "content").rglob("*.md")]
    return [entry.translation for entry in load_catalog(ROOT, code).translations.values()]
