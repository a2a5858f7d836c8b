"""The words of one language are read whole, or every mistake in them is named."""

from pathlib import Path

import pytest

from imhub.finding import Finding
from imhub.languages import find_language, load_languages
from imhub.model import Term
from imhub.termbase import Termbase, load_termbase
from tests.conftest import HERE

LANGUAGES = load_languages(HERE.parent)
GLOSSARY = (
    Term("health-visitor", "health visitor", "A nurse who visits."),
    Term("health-review", "health review", "A set time to talk."),
    Term("midwife", "midwife", "Someone who helps at a birth."),
)
FILE = "translations/{code}/glossary.yml"
POLISH = """\
register:
  you: singular and informal
  note: As a friend speaks.
keep: [Small Moments, Sure Start]
terms:
  - id: health-visitor
    term: pielęgniarka środowiskowa
    also: [pielęgniark* środowiskow*]
    never: położna
    keep_english: true
    note: Not the midwife.
  - source: [carer, "someone's carer"]
    term: opiekun
    also: opiekun*
  - source: health
    term: zdrowie
never:
  - term: upośledzon*
    instead: z niepełnosprawnością
    note: It hurts.
"""


def load(folder: Path, text: str, code: str = "pl") -> tuple[Termbase, tuple[Finding, ...]]:
    path = folder / FILE.format(code=code)
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return load_termbase(folder, find_language(LANGUAGES, code), GLOSSARY)


def test_a_language_without_words_has_none(tmp_path: Path) -> None:
    terms, findings = load_termbase(tmp_path, find_language(LANGUAGES, "pl"), GLOSSARY)

    assert findings == ()
    assert terms.words_in("Ask your midwife.") == ()
    assert terms.banned_in("Cokolwiek") == ()


def test_all_that_the_file_says_is_known(tmp_path: Path) -> None:
    terms, findings = load(tmp_path, POLISH)

    assert findings == ()
    assert (terms.you, terms.note) == ("singular and informal", "As a friend speaks.")
    assert terms.keep == ("Small Moments", "Sure Start")
    first = terms.words[0]
    assert (first.names, first.term) == (("health visitor",), "pielęgniarka środowiskowa")
    assert (first.never, first.keep_english) == (("położna",), True)
    assert [banned.instead for banned in terms.never] == ["z niepełnosprawnością"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Ask your Health Visitor.", ["pielęgniarka środowiskowa"]),
        ("Health visitors come to you.", ["pielęgniarka środowiskowa"]),
        ("Ask someone’s carer, or a carer.", ["opiekun"]),
        ("Health matters. Ask a health visitor.", ["zdrowie", "pielęgniarka środowiskowa"]),
        ("A scarer and healthy food.", []),
    ],
)
def test_words_are_found_in_the_source(tmp_path: Path, text: str, terms: list[str]) -> None:
    known, _ = load(tmp_path, POLISH)

    assert [word.term for word in known.words_in(text)] == terms


@pytest.mark.parametrize(
    ("code", "form", "text", "found"),
    [
        ("pl", "pielęgniark* środowiskow*", "Zapytaj Pielęgniarkę Środowiskową.", True),
        ("pl", "więź", "Więźba dachowa", False),
        ("ar", "قابلة", "اسأل القابلة.", False),
        ("ar", "*قابلة", "اسأل القابِلـة.", True),
        ("uk", "зв'язок", "Зв’язок росте.", True),
        ("zh-Hans", "助产士", "请询问您的助产士。", True),
        ("ro", "moașă", "Întreabă o moas\u0326ă.", True),
    ],
)
def test_forms_are_found_as_the_language_writes_them(
    tmp_path: Path, code: str, form: str, text: str, *, found: bool
) -> None:
    terms, _ = load(tmp_path, f'terms: [{{id: midwife, term: "{form}"}}]\n', code)

    assert bool(terms.find(terms.words[0].forms, text)) is found


def test_a_banned_word_is_found_in_all_its_forms(tmp_path: Path) -> None:
    terms, _ = load(tmp_path, POLISH)

    assert [banned.term for banned in terms.banned_in("Dla upośledzonych dzieci")] == [
        "upośledzon*"
    ]


@pytest.mark.parametrize(
    ("text", "line", "rule", "words"),
    [
        ("terms:\n  - term: opiekun\n", 2, "missing-key", "which word “opiekun” stands for"),
        ("terms:\n  - {id: midwives, term: x}\n", 2, "unknown-value", "Did you mean midwife?"),
        ("terms:\n  - {source: carer}\n", 2, "missing-key", "“term” is missing"),
        ("terms:\n  - {source: a, term: b, tone: c}\n", 2, "unknown-key", "“tone”"),
        ("words: []\n", 1, "unknown-key", "“words”"),
        ("terms: soon\n", 1, "bad-value", "terms"),
        ("terms: [\n", 1, "broken-line", ""),
        (
            "terms:\n  - {id: midwife, term: a}\n  - {id: midwife, term: b}\n",
            3,
            "duplicate-id",
            "midwife stands here a second time",
        ),
        (
            "terms:\n  - {source: Carer, term: a}\n  - {source: carer, term: b}\n",
            3,
            "duplicate-id",
            "carer stands here a second time",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, rule: str, words: str
) -> None:
    terms, findings = load(tmp_path, text)

    assert [(f.file, f.line, f.rule) for f in findings] == [(FILE.format(code="pl"), line, rule)]
    assert words in f"{findings[0].message} {findings[0].remedy}"
    assert terms.words_in("Ask your midwife.") == () or rule == "duplicate-id"
