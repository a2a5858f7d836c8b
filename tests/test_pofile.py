"""PO files: nothing is lost between data and text, and other programs read what we write."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st
from translate.storage import pypo

from imhub.pofile import FUZZY, PoEntry, PoFile, format_po, forms_of
from imhub.poparse import parse_po
from imhub.textfile import TextProblem

HEADER = {
    "Project-Id-Version": "Tiny",
    "Language": "pl",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);",
}
LONG = "Never shake your baby, however tired you are. " * 9
ENTRIES = (
    PoEntry("Free", ("Za darmo",), context="cost", places=("data/hub.yml",)),
    PoEntry("Free", ("Wolne",), notes=("Two words in Polish.",)),
    PoEntry(LONG, (LONG.upper(),), hints=("Page: Crying", "Safety: every word counts")),
    PoEntry("one  \ntwo", ("jeden  \ndwa",), places=("a.md", "b.md")),
    PoEntry('A "sign" \\ and\ta tab', ("„Znak” \\n",)),
    PoEntry("%(n)d day", ("dzień", "dni", "dni"), "%(n)d days", flags=frozenset({"python-format"})),
    PoEntry(
        "It is not free",
        ("To jest za darmo",),
        flags=frozenset({FUZZY}),
        before=(("msgctxt", "cost"), ("msgid", LONG + "\nIt is free")),
    ),
    PoEntry("Old", ("Stare",), notes=("Kept.",), obsolete=True),
    PoEntry(
        "Old guess",
        ("Zgadnij",),
        flags=frozenset({FUZZY}),
        before=(("msgid", "Older guess"),),
        obsolete=True,
    ),
)
FILE = PoFile(("Polish: help", "Kept by translators."), HEADER, ENTRIES)


def parsed(text: str) -> PoFile:
    return parse_po(text, obsolete=True)


def test_what_is_written_reads_as_it_was() -> None:
    assert parsed(format_po(FILE)) == FILE


def test_entries_out_of_use_are_read_only_if_asked_for() -> None:
    used = parse_po(format_po(FILE)).entries

    assert used == tuple(entry for entry in ENTRIES if not entry.obsolete)


def test_no_line_is_wrapped_and_no_date_or_line_number_is_written() -> None:
    text = format_po(FILE)

    assert f'msgid "{LONG}"\n' in text
    assert f'#| "{LONG}\\n"\n' in text
    assert "Date" not in text
    assert "#: a.md\n#: b.md\n" in text


def test_a_text_of_several_lines_stands_on_several_lines() -> None:
    text = format_po(PoFile(entries=(PoEntry("one  \ntwo"), PoEntry("three\n"))))

    assert 'msgid ""\n"one  \\n"\n"two"\nmsgstr ""\n' in text
    assert 'msgid "three\\n"\n' in text


def test_the_name_of_a_hub_may_hold_any_sign() -> None:
    file = PoFile(header={"Project-Id-Version": 'The "small" \\ hub: ours'})

    assert parsed(format_po(file)) == file


def test_an_entry_out_of_use_keeps_its_mark_that_it_is_a_suggestion() -> None:
    text = format_po(FILE)

    assert '\n#, fuzzy\n#~| msgid "Older guess"\n#~ msgid "Old guess"\n' in text


def test_babel_reads_what_we_write() -> None:
    """But for what a suggestion out of use was made from, which `merge` therefore leaves out."""
    file = replace(FILE, entries=tuple(_without_before(entry) for entry in ENTRIES))
    lines = format_po(file).encode().splitlines(keepends=True)

    catalog = read_po(lines, locale="pl", abort_invalid=True)

    assert {m.id: m.string for m in catalog if m.id and m.context != "cost"} == {
        (e.text, e.plural) if e.plural else e.text: e.translations
        if e.plural
        else e.translations[0]
        for e in ENTRIES
        if not e.obsolete and not e.context
    }
    assert len(catalog.obsolete) == 2


def _without_before(entry: PoEntry) -> PoEntry:
    return replace(entry, before=()) if entry.obsolete else entry


def test_translate_toolkit_reads_what_we_write() -> None:
    store = pypo.pofile(BytesIO(format_po(FILE).encode()))

    units = [unit for unit in store.units if not unit.isheader()]
    assert [str(unit.source) for unit in units] == [entry.text for entry in ENTRIES]
    assert [unit.isfuzzy() for unit in units] == [entry.fuzzy for entry in ENTRIES]
    assert [unit.isobsolete() for unit in units] == [entry.obsolete for entry in ENTRIES]
    assert [str(unit.prev_source) for unit in units if unit.prev_source] == [
        LONG + "\nIt is free",
        "Older guess",
    ]


def test_we_read_what_translate_toolkit_writes() -> None:
    """As Weblate does: with wrapped lines, and with names and dates in the first entry."""
    store = pypo.pofile(BytesIO(format_po(FILE).encode()), width=60)
    for unit in store.units:
        unit.target = unit.target
    store.updateheader(add=True, last_translator="A <a@b.org>")  # type: ignore[no-untyped-call]  # translate-toolkit has no types
    text = bytes(store).decode()

    again = parsed(text)

    assert "Last-Translator" in text
    assert LONG.upper() not in text
    assert again.entries == FILE.entries


needs_msgfmt = pytest.mark.skipif(
    shutil.which("msgfmt") is None, reason="GNU gettext is not installed on this computer"
)


@needs_msgfmt
def test_gettext_finds_nothing_wrong_with_what_we_write(tmp_path: Path) -> None:
    file = tmp_path / "pl.po"
    right = replace(ENTRIES[5], translations=("%(n)d dzień", "%(n)d dni", "%(n)d dni"))
    file.write_text(format_po(replace(FILE, entries=(*ENTRIES[:5], right, *ENTRIES[6:]))))

    done = subprocess.run(
        ["msgfmt", "--check", "-o", "/dev/null", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0
    about = [line for line in done.stderr.splitlines() if "header field" not in line]
    assert about == [], "It warns that dates and names are missing, and of nothing else."


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("#: a.md:12 b.md:3\n#: a.md\n", PoEntry("x", ("y",), places=("a.md", "b.md"))),
        ("#, fuzzy, no-wrap\n", PoEntry("x", ("y",), flags=frozenset({"fuzzy", "no-wrap"}))),
        ("#= python-format\n", PoEntry("x", ("y",), flags=frozenset({"python-format"}))),
        ("#comment\n#\n", PoEntry("x", ("y",), notes=("comment", ""))),
        ('#| msgid "a"\n#| "b"\n', PoEntry("x", ("y",), before=(("msgid", "ab"),))),
    ],
)
def test_what_other_programs_write_is_understood(text: str, read: PoEntry) -> None:
    assert parsed(f'{text}msgid "x"\nmsgstr "y"\n').entries == (read,)


def test_an_entry_knows_its_line() -> None:
    text = '# c\nmsgctxt "k"\nmsgid "x"\nmsgstr ""\n\n#, fuzzy\nmsgid "z"\nmsgstr ""\n'

    assert [entry.line for entry in parsed(text).entries] == [3, 7]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('msgid "a"\nmsgstr "b"\nmsgid "a"\nmsgstr "c"\n', 3, "a second time"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n', 4, "not whole"),
        ('#| nothing\nmsgid "a"\nmsgstr "b"\n', 1, "not `#| msgid`"),
        ('#| "a"\nmsgid "a"\nmsgstr "b"\n', 1, "belong to no entry"),
        ('#~ msgid "a"\n', 1, "not whole"),
        ('#~ msgid "a\n', 1, "not `msgid` or `msgstr`"),
    ],
)
def test_a_broken_file_is_named_with_its_line(text: str, line: int, words: str) -> None:
    head = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);"\n'
    shift = 2 if "plural" in text else 0

    with pytest.raises(TextProblem, match=words) as raised:
        parsed((head if shift else "") + text)

    assert raised.value.line == (line if not shift else 3)


def test_an_entry_out_of_use_may_have_the_forms_of_another_rule() -> None:
    text = (
        'msgid ""\nmsgstr "Plural-Forms: nplurals=1; plural=0;"\n\n'
        '#~ msgid "a"\n#~ msgid_plural "b"\n#~ msgstr[0] "c"\n#~ msgstr[1] "d"\n'
    )

    assert parsed(text).entries[0].translations == ("c", "d")


@pytest.mark.parametrize(
    ("rule", "forms"), [("nplurals=6; plural=0;", 6), ("nplurals = 2;", 2), ("", 0), ("odd", 0)]
)
def test_a_rule_says_how_many_forms_there_are(rule: str, forms: int) -> None:
    assert forms_of(rule) == forms


letters = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\x85")
    | st.sampled_from('\n\t"\\=#~|%'),
    max_size=30,
)
names = st.lists(st.from_regex(r"[a-z]{1,5}(/[a-z]{1,5}\.md)?", fullmatch=True), unique=True)
notes = st.lists(letters.map(lambda text: " ".join(text.split())), max_size=2)
entries = st.builds(
    PoEntry,
    letters.filter(bool),
    st.tuples(letters),
    context=letters,
    notes=notes.map(tuple),
    hints=notes.map(lambda texts: tuple(filter(None, texts))),
    places=names.map(tuple),
    flags=st.sets(st.sampled_from(["fuzzy", "no-wrap", "python-format"])).map(frozenset),
    before=st.one_of(st.just(()), letters.map(lambda text: (("msgid", text),))),
)


def _bare(entry: PoEntry) -> PoEntry:
    return replace(entry, hints=(), places=(), flags=entry.flags & {FUZZY}, obsolete=True)


@settings(max_examples=300, deadline=None)
@given(
    used=st.lists(entries, max_size=4, unique_by=lambda entry: entry.key),
    unused=st.lists(entries.map(_bare), max_size=2, unique_by=lambda entry: entry.key),
)
def test_any_entries_read_as_they_were_written(used: list[PoEntry], unused: list[PoEntry]) -> None:
    file = PoFile(("Head",), HEADER, (*used, *unused))

    again = parsed(format_po(file))

    assert again == file
    assert format_po(again) == format_po(file)
