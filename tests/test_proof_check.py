"""All PO files of a hub are read beside its pages, and each fault is named with its line."""

from pathlib import Path

import pytest

from imhub.errors import HubError
from imhub.finding import Finding, Severity
from imhub.load import load_site
from imhub.prepare import BodyCache, render_bodies
from imhub.proof import check_translations
from tests.hubs import copy_hub

POLISH = """
- code: pl
  html_lang: pl
  name: Polish
  native: polski
  direction: ltr
  locale: pl
  status: draft
  plural_forms: "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);"
"""
HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

"""
GLOSSARY = """\
terms:
  - {source: close, term: blisko, keep_english: true}
"""
SAFETY = 'msgid "Keep one hand on your baby."\n'
HELP = 'msgid "Ring [Lifeline](service:lifeline)."\n'
WORD = (
    'msgid "[Growing close](term:bonding) takes time. '
    'Try a [chat at nappy time](page:nappy-chat)."\n'
)


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    hub = copy_hub("tiny", tmp_path / "hub")
    file = hub / "translations" / "languages.yml"
    file.write_text(file.read_text(encoding="utf-8") + POLISH, encoding="utf-8")
    (hub / "translations" / "pl").mkdir()
    return hub


def write(hub: Path, name: str, text: str) -> None:
    path = hub / "translations" / "pl" / name
    path.write_text(HEADER + text if name.endswith(".po") else text, encoding="utf-8")


def check(hub: Path) -> tuple[Finding, ...]:
    site = load_site(hub).site
    assert site is not None
    return check_translations(hub, site, render_bodies(site, {}, BodyCache()))


def test_a_fault_is_named_with_file_line_and_language(hub: Path) -> None:
    write(hub, "help.po", f'#. Page: Get help now\n{HELP}msgstr "Zadzwoń do Lifeline."\n')

    (found,) = check(hub)

    assert str(found) == (
        "translations/pl/help.po:6: The original links to service:lifeline. The translation does "
        "not. Write the link as it stands there, with translated words. [changed-link]"
    )
    assert (found.lang, found.severity) == ("pl", Severity.ERROR)
    assert found.excerpt == "Ring [Lifeline](service:lifeline)."


def test_good_translations_have_no_findings(hub: Path) -> None:
    write(hub, "help.po", f'{HELP}msgstr "Zadzwoń do [Lifeline](service:lifeline)."\n')
    write(hub, "activities.po", f'{SAFETY}msgstr "Trzymaj dziecko jedną ręką."\n')

    assert check(hub) == ()


@pytest.mark.parametrize(
    "text",
    [
        f'#, fuzzy\n{HELP}msgstr "Zadzwoń."\n',
        f'{HELP}msgstr ""\n',
        '#~ msgid "Ring [Lifeline](service:lifeline)."\n#~ msgstr "Zadzwoń."\n',
        'msgid "Never on a page of this hub, 999"\nmsgstr "Nigdy"\n',
    ],
    ids=["suggestion", "empty", "out of use", "unknown"],
)
def test_what_no_reader_sees_is_left_alone(hub: Path, text: str) -> None:
    write(hub, "help.po", text)

    assert check(hub) == ()


def test_words_of_templates_are_read_with_all_their_forms(hub: Path) -> None:
    write(
        hub,
        "ui.po",
        'msgid "%(num)d minute"\nmsgid_plural "%(num)d minutes"\n'
        'msgstr[0] "%(num)d minuta"\nmsgstr[1] "%(num)d minuty"\nmsgstr[2] "minut"\n',
    )

    found = check(hub)

    assert [finding.rule for finding in found] == ["changed-placeholder"]


def test_what_keeps_somebody_safe_may_break_no_rule(hub: Path) -> None:
    note = "# allow changed-number: there are two"
    write(hub, "activities.po", f'{note}\n{SAFETY}msgstr "Trzymaj 2 ręce na dziecku."\n')

    assert {finding.rule for finding in check(hub)} == {"changed-number", "unknown-waiver"}


@pytest.mark.parametrize(
    ("first", "second", "lines"),
    [
        ("Przytul dziecko blisko.", "[Blisko](term:bonding) rośnie.", [5]),
        ("Przytul dziecko blisko (close).", "[Blisko](term:bonding) rośnie.", []),
        ("Przytul dziecko blisko.", "[Blisko (close)](term:bonding) rośnie.", []),
    ],
)
def test_a_name_is_given_in_english_once_a_page(
    hub: Path, first: str, second: str, lines: list[int]
) -> None:
    write(hub, "glossary.yml", GLOSSARY)
    close = f'msgid "Hold your baby close."\nmsgstr "{first}"\n'
    write(hub, "basics.po", f'{close}\n{WORD}msgstr "{second}"\n')

    found = [finding for finding in check(hub) if finding.rule == "missing-english-name"]

    assert [finding.line for finding in found] == lines


def test_a_page_may_leave_a_name_out_with_a_reason(hub: Path) -> None:
    write(hub, "glossary.yml", GLOSSARY)
    note = "# allow missing-english-name: everybody knows it"
    close = f'{note}\nmsgid "Hold your baby close."\nmsgstr "Przytul dziecko blisko."\n'
    write(hub, "basics.po", close)

    assert check(hub) == ()


def test_a_word_list_that_is_wrong_is_a_finding(hub: Path) -> None:
    write(hub, "glossary.yml", "terms:\n  - id: bondage\n    term: więź\n")

    (found,) = check(hub)

    assert (found.file, found.line) == ("translations/pl/glossary.yml", 2)
    assert "Did you mean bonding?" in found.remedy


def test_a_broken_file_is_named(hub: Path) -> None:
    write(hub, "help.po", "msgid Ring\n")

    with pytest.raises(HubError, match=r"^translations/pl/help\.po:5: "):
        check(hub)


def test_findings_are_sorted(hub: Path) -> None:
    write(hub, "help.po", f'{HELP}msgstr "Zadzwoń do 7."\n')
    write(hub, "activities.po", f'{SAFETY}msgstr "<b>Trzymaj</b> dziecko ."\n')

    found = check(hub)

    assert found == tuple(sorted(found))
    assert {finding.file for finding in found} == {
        "translations/pl/activities.po",
        "translations/pl/help.po",
    }
