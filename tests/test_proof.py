"""Rules find spoilt translations, leave good ones alone, and can be waived where nobody is hurt."""

from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imhub.catalog import Catalog, Entry
from imhub.errors import HubError
from imhub.finding import Severity
from imhub.proof import BY_NAME, RULES, faults, help_of, interface_faults
from imhub.proof.rule import Rule
from tests.cases import read_cases
from tests.conftest import HERE
from tests.proofreading import (
    CASES,
    LANGUAGES,
    NAMES,
    Case,
    as_case,
    faulty,
    findings_of,
    honest,
    proof_of,
    rules_of,
)
from tests.spoil import SPOIL

HEADINGS = ["## What it does", "## Why it matters", "## Example"]
FIRST_SET = {*("pl", "ar", "ro", "lt", "bg", "pt", "uk", "sk", "zh-Hans", "so", "ga", "tet")}
FOLDER = HERE.parent / "scripts" / "imhub" / "proof"
CALL = "**In danger now? Call 999.**"
SHAKE = "Step away. Never shake a baby."
ODSUN = "Odejdź. Nigdy nie potrząsaj dzieckiem."


def test_nearly_all_seeded_faults_are_found() -> None:
    cases = list(faulty())

    missed = [(name, case) for name, case in cases if name not in rules_of(case)]

    assert len(cases) >= 150
    assert {case.lang for _, case in cases} >= FIRST_SET
    assert len(missed) <= 0.02 * len(cases), missed


def test_good_translations_are_left_alone() -> None:
    cases = list(honest())

    blamed = [(case, found) for case in cases if (found := findings_of(case))]

    assert len(cases) >= 150
    assert {case.lang for case in cases} >= FIRST_SET
    assert len(blamed) <= 0.01 * len(cases), blamed


def test_nearly_all_good_translations_that_are_spoilt_are_found() -> None:
    spoilt = [
        (how, replace(case, forms=(spoil(case.forms[0]),)))
        for how, spoil in SPOIL.items()
        for case in honest()
        if spoil(case.forms[0]) != case.forms[0]
    ]

    missed = [(how, case.forms[0]) for how, case in spoilt if not findings_of(case)]

    assert {how for how, _ in spoilt} == {*SPOIL}
    assert len(missed) <= 0.01 * len(spoilt), missed


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_keeps_to_its_examples(name: str) -> None:
    examples = read_cases(CASES / f"{name}.yml")

    missed = [row for row in examples["fails"] if name not in rules_of(as_case(row))]
    blamed = [row for row in examples["passes"] if name in rules_of(as_case(row))]

    assert missed == []
    assert blamed == []
    assert examples["fails"]
    assert examples["passes"]


def test_every_rule_has_examples_and_every_file_of_examples_a_rule() -> None:
    files = {path.stem for path in CASES.glob("*.yml")} - {"honest"}

    assert files == {*NAMES}


@pytest.mark.parametrize("name", [*BY_NAME])
def test_every_rule_says_what_it_does_why_and_shows_an_example(name: str) -> None:
    text = help_of(name)

    assert [line for line in text.splitlines() if line.startswith("## ")] == HEADINGS


def test_nobody_is_helped_with_a_rule_that_does_not_exist() -> None:
    with pytest.raises(HubError, match="Did you mean changed-link"):
        help_of("changed-links")


def test_every_module_with_a_rule_is_listed_under_its_name() -> None:
    modules = [import_module(f"imhub.proof.{path.stem}") for path in sorted(FOLDER.glob("*.py"))]
    found: list[Rule] = [module.RULE for module in modules if hasattr(module, "RULE")]
    own = {rule.name for rule in RULES if not rule.name.startswith("pofilter-")}

    assert {rule.name for rule in found} == own
    assert len(BY_NAME) == len(RULES)


def test_rules_stand_in_the_order_of_the_alphabet() -> None:
    assert [rule.name for rule in RULES] == sorted(BY_NAME)


def test_every_finding_says_where_what_and_what_to_do() -> None:
    found = [finding for _, case in faulty() for finding in findings_of(case)]

    assert all(f.file == "tips.po" and f.line == 7 and f.lang for f in found)
    assert all(f.message.endswith((".", "”")) and f.remedy for f in found)
    assert max(len(finding.excerpt) for finding in found) <= 160


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_language_of_the_hub_is_written_in_letters_that_are_known(language: object) -> None:
    case = Case(getattr(language, "code", ""), "Never shake a baby.", ("Ελληνικά γράμματα.",))

    assert "wrong-script" in rules_of(case)


# Waivers


@pytest.mark.parametrize(
    "note",
    [
        "allow changed-number: we say a dozen",
        "allow: changed-number – we say a dozen",
        "Allow changed-number we say a dozen",
    ],
)
def test_a_translator_may_break_a_rule_with_a_reason(note: str) -> None:
    case = Case("pl", "Take 12 eggs.", ("Weź tuzin jajek.",), notes=(note,))

    assert rules_of(case) == set()


@pytest.mark.parametrize(
    ("note", "rule", "words"),
    [
        ("allow changed-number", "unknown-waiver", "says why"),
        ("allow changed-nubmer: we say a dozen", "unknown-waiver", "not a rule"),
        ("allow raw-html: it looks better", "unknown-waiver", "cannot be allowed"),
        ("allow changed-link: it moved", "unused-waiver", "keeps changed-link by now"),
    ],
)
def test_a_waiver_that_is_no_use_is_found(note: str, rule: str, words: str) -> None:
    case = Case("pl", "Take 12 eggs.", ("Weź tuzin jajek.",), notes=(note,))

    found = {finding.rule: finding for finding in findings_of(case)}

    assert words in found[rule].message
    assert found[rule].severity is Severity.WARNING
    assert "changed-number" in found


def test_an_ordinary_comment_is_no_waiver() -> None:
    case = Case("pl", "Take 12 eggs.", ("Weź 12 jajek.",), notes=("allowed words: none",))

    assert findings_of(case) == []


def test_no_error_may_be_waived_where_somebody_could_get_hurt() -> None:
    note = "allow changed-number: we say a dozen"
    case = Case("pl", "Take 12 drops.", ("Weź tuzin kropli.",), critical=True, notes=(note,))

    assert rules_of(case) == {"changed-number", "unknown-waiver"}


@pytest.mark.parametrize(
    ("name", "source", "translation"),
    [
        ("raw-html", SHAKE, f"{ODSUN}<script>alert(1)</script>"),
        ("changed-emergency-number", CALL, "**Grozi ci niebezpieczeństwo? Zadzwoń.**"),
        ("hidden-character", SHAKE, f"\u202e{ODSUN}"),
        ("unsafe-link", "[Help](page:help)", "[Pomoc](javascript:alert)"),
    ],
)
def test_some_rules_may_never_be_waived(name: str, source: str, translation: str) -> None:
    case = Case("pl", source, (translation,), notes=(f"allow {name}: it is fine",))

    assert {name, "unknown-waiver"} <= rules_of(case)


# What readers are spared


def test_a_translation_with_an_error_is_not_for_readers() -> None:
    case = Case("pl", CALL, ("**Grozi ci niebezpieczeństwo? Zadzwoń pod 998.**",))

    assert _faults(case) == {CALL}


def test_a_translation_with_a_warning_is_for_readers() -> None:
    case = Case("pl", "Is it asleep?", ("Dziecko śpi.",))

    assert "end-punctuation" in rules_of(case)
    assert _faults(case) == set()


def test_a_translation_that_may_break_the_rule_is_for_readers() -> None:
    note = "allow changed-number: we say a dozen"
    case = Case("pl", "Take 12 eggs.", ("Weź tuzin jajek.",), notes=(note,))

    assert _faults(case) == set()
    assert _faults(replace(case, critical=True)) == {case.source}
    assert _faults(replace(case, notes=())) == {case.source}


def test_readers_are_spared_exactly_what_is_an_error() -> None:
    cases = [case for _, case in faulty() if not case.plural and "".join(case.forms).strip()]

    wrong = [
        case
        for case in cases
        if bool(_faults(case)) != any(f.severity is Severity.ERROR for f in findings_of(case))
    ]

    assert wrong == []


def test_words_of_templates_with_an_error_are_not_for_readers() -> None:
    good = Case("pl", "%(num)d day", ("dzień", "%(num)d dni", "%(num)d dni"), "%(num)d days")
    bad = Case("pl", "%(num)d hour", ("godzina", "godziny", "%(num)d godzin"), "%(num)d hours")
    empty = Case("pl", "Home", ("",))

    entries = [case.entry for case in (good, bad, empty)]

    assert interface_faults(entries, proof_of(good)) == {"%(num)d hour"}


def _faults(case: Case) -> frozenset[str]:
    entry = Entry(case.source, case.forms[0], "tips.po", notes=case.notes)
    return faults(Catalog((entry,)), proof_of(case))


# Whatever stands there


codes = st.sampled_from([language.code for language in LANGUAGES])
pieces = st.sampled_from(
    [
        *(
            "**",
            "*",
            "_",
            "`",
            "[",
            "]",
            "](",
            ")",
            "<",
            ">",
            "&",
            ";",
            "\\",
            "\n",
            "  ",
            "\t",
            "#",
        ),
        *("%(n)s", "%", "{", "}", "999", "٩", "½", "〇", "\u200f", "\u202e", "\ue000", "!!!", "|"),
        *("page:", "https://", "javascript:", "<script>", "&#8238;", "^", "\x00", "\x02", "\x03"),
        *("Baby", "ребёнок", "طفل", "宝宝", "?", ".", ":", "1,000", "5 pm", "a.m.", "\ud7ff"),
    ]
)
texts = st.text(max_size=30) | st.lists(pieces, max_size=12).map("".join)


@settings(max_examples=300, deadline=None)
@given(
    code=codes,
    source=texts.filter(str.strip),
    translation=texts,
    kind=st.sampled_from(["", "name"]),
)
def test_anything_at_all_is_read_without_a_crash(
    code: str, source: str, translation: str, kind: str
) -> None:
    case = Case(code, source, (translation,), kind=kind)

    assert all(finding.message for finding in findings_of(case))


@pytest.mark.parametrize("piece", ["一", "1", "a.", "{", "(a", "\u200c", "?", "[a]("])
def test_a_text_without_end_is_read_too(piece: str) -> None:
    case = Case("pl", "Ask your midwife on 999.", (piece * (19_000 // len(piece)),))

    assert "changed-emergency-number" in rules_of(case) or "tangled-text" in rules_of(case)


words = st.lists(
    st.sampled_from(
        [
            *("baby", "sings", "[midwife](term:midwife)", "**never**", "999", "(health visitor)"),
            *("%(name)s", '"yes"', "2½", "5 pm", "[a](https://example.org)", "*now*", "in", "bed"),
        ]
    ),
    min_size=1,
    max_size=9,
)
ends = st.sampled_from([".", "?", ":", "", "!"])


@settings(max_examples=200, deadline=None)
@given(said=words, end=ends)
def test_a_text_beside_itself_is_only_not_translated(said: Iterable[str], end: str) -> None:
    text = f"The baby {' '.join(said)}{end}"

    assert rules_of(Case("es", text, (text,))) <= {"untranslated-copy"}
