"""Templates speak a language only as far as somebody has translated them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imhub.catalog import load_catalog, load_interface
from imhub.errors import HubError

HEADER = """\
# Polish
msgid ""
msgstr ""
"Language: pl\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"PO-Revision-Date: 2026-11-22 10:00+0000\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && "
"(n%100<10 || n%100>=20) ? 1 : 2);\\n"

"""
ENTRIES = """\
msgctxt "menu"
msgid "Home"
msgstr "Dom"

#, fuzzy
msgid "Get help now"
msgstr "Pomoc"

msgid "About"
msgstr ""

msgid "%(n)s minute"
msgid_plural "%(n)s minutes"
msgstr[0] "%(n)s minuta"
msgstr[1] "%(n)s minuty"
msgstr[2] "%(n)s minut"

#~ msgid "Old"
#~ msgstr[x] "Stary"
"""


def write(root: Path, text: str) -> Path:
    path = root / "translations" / "pl" / "ui.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root


def test_what_is_translated_is_used(tmp_path: Path) -> None:
    words = load_interface(write(tmp_path, HEADER + ENTRIES), "pl")

    assert words.pgettext("menu", "Home") == "Dom"


@pytest.mark.parametrize(
    ("number", "form"), [(1, "minuta"), (2, "minuty"), (5, "minut"), (22, "minuty")]
)
def test_a_number_takes_the_form_of_its_language(tmp_path: Path, number: int, form: str) -> None:
    words = load_interface(write(tmp_path, HEADER + ENTRIES), "pl")

    assert words.ngettext("%(n)s minute", "%(n)s minutes", number) == f"%(n)s {form}"


@pytest.mark.parametrize("text", ["Get help now", "About", "Old", "Never heard of"])
def test_what_is_fuzzy_empty_obsolete_or_missing_stays_as_written(
    tmp_path: Path, text: str
) -> None:
    words = load_interface(write(tmp_path, HEADER + ENTRIES), "pl")

    assert words.gettext(text) == text


def test_a_language_without_a_file_says_everything_as_written(tmp_path: Path) -> None:
    words = load_interface(tmp_path, "pl")

    assert words.gettext("Home") == "Home"


def test_windows_line_ends_and_a_byte_order_mark_are_fine(tmp_path: Path) -> None:
    write(tmp_path, "\ufeff" + (HEADER + ENTRIES).replace("\n", "\r\n"))

    words = load_interface(tmp_path, "pl")

    assert words.pgettext("menu", "Home") == "Dom"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('msgstr "Dom"', 'msgstr "Dom', "12: This line is not `msgid` or `msgstr` with words"),
        ('msgstr "Dom"', "msgstr Dom", "12: This line is not"),
        ('msgstr "Dom"', "Dom", "12: This line is not"),
        ('msgstr "Dom"', 'msgstring "Dom"', "12: This line is not"),
        ('msgstr "Dom"', 'msgstr "D"om"', "12: This line is not"),
        ('msgstr "Dom"\n', "", "14: `msgid` does not belong here."),
        ('msgid "Home"\n', "", "11: `msgstr` does not belong here."),
        ('msgstr "Dom"', 'msgstr "Dom"\nmsgstr "Chata"', "13: `msgstr` does not belong here."),
        ('msgstr[1] "%(n)s minuty"\n', "", "24: `msgstr[2]` does not belong here."),
        ('msgid_plural "%(n)s minutes"\n', "", "22: `msgstr[0]` does not belong here."),
        ("nplurals=3", "nplurals=three", "1: The first entry has a plural form that is not one."),
        ("(n==1", "(m==1", "1: The first entry has"),
        ("plural=", "plurl=", "1: The first entry has"),
        ("# Polish", '"Polish"', "1: Words stand here that belong to no entry."),
        ("Dom", "D\0m", "12: A character that cannot be shown"),
    ],
)
def test_a_broken_file_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, place: str
) -> None:
    assert old in HEADER + ENTRIES
    write(tmp_path, (HEADER + ENTRIES).replace(old, new, 1))

    with pytest.raises(HubError) as raised:
        load_interface(tmp_path, "pl")

    assert str(raised.value).startswith(f"translations/pl/ui.po:{place}")


def test_an_entry_that_breaks_off_is_named(tmp_path: Path) -> None:
    write(tmp_path, HEADER + ENTRIES + '\nmsgid "The end"\n')

    with pytest.raises(HubError, match=r"^translations/pl/ui\.po:30: An entry here is not whole\."):
        load_interface(tmp_path, "pl")


pieces = st.sampled_from(
    [
        '"',
        "\\",
        "msgid ",
        "msgstr ",
        "msgctxt ",
        "msgstr[1] ",
        "#",
        "~",
        "\n",
        ":",
        ";",
        "=",
        "%",
        "9",
    ]
)
edits = st.lists(
    st.tuples(st.integers(0, 800), st.integers(0, 20), pieces | st.text(max_size=3)), max_size=3
)


@settings(max_examples=150, deadline=5_000)
@given(changes=edits)
def test_a_mangled_file_loads_or_is_named(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int, str]]
) -> None:
    text = HEADER + ENTRIES
    for start, length, new in changes:
        text = text[:start] + new + text[start + length :]
    root = write(
        tmp_path_factory.getbasetemp() / "mangled", text.encode("utf-8", "replace").decode()
    )

    try:
        load_interface(root, "pl")
    except HubError as error:
        message = str(error)
    else:
        message = ""

    assert not message or message.startswith("translations/pl/ui.po:")


@pytest.mark.parametrize(
    "translation",
    ["Cześć, %(nam)s", "Cześć, %(name)x", "Cześć, %s", "Cześć 100%", "%(name)s %(other)s", "%"],
)
def test_a_translation_that_would_break_a_template_stays_as_written(
    tmp_path: Path, translation: str
) -> None:
    entry = f'msgid "Hello, %(name)s"\nmsgstr "{translation}"\n'

    words = load_interface(write(tmp_path, HEADER + entry), "pl")

    assert words.gettext("Hello, %(name)s") == "Hello, %(name)s"


@pytest.mark.parametrize("translation", ["Cześć, %(name)s", "Cześć", "%(name)s 100%%"])
def test_a_translation_may_turn_placeholders_round_or_leave_one_out(
    tmp_path: Path, translation: str
) -> None:
    entry = f'msgid "Hello, %(name)s"\nmsgstr "{translation}"\n'

    words = load_interface(write(tmp_path, HEADER + entry), "pl")

    assert words.gettext("Hello, %(name)s") == translation


def test_a_number_without_all_its_forms_stays_as_written(tmp_path: Path) -> None:
    text = (HEADER + ENTRIES).replace('msgstr[2] "%(n)s minut"', 'msgstr[2] ""')

    words = load_interface(write(tmp_path, text), "pl")

    assert words.ngettext("%(n)s minute", "%(n)s minutes", 1) == "%(n)s minute"
    assert words.ngettext("%(n)s minute", "%(n)s minutes", 5) == "%(n)s minutes"


@pytest.mark.parametrize("rule", ["1/(n-1)", "n%0", "n/(n%7)"])
def test_a_rule_that_cannot_count_every_number_is_named(tmp_path: Path, rule: str) -> None:
    head = f'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural={rule};\\n"\n'

    with pytest.raises(HubError, match=r"^translations/pl/ui\.po:1: The first entry has"):
        load_interface(write(tmp_path, head), "pl")


def test_dates_and_names_of_people_in_a_file_make_no_difference(tmp_path: Path) -> None:
    text = (HEADER + ENTRIES).replace("2026-11-22 10:00+0000", "soon").replace(": pl", ": xx-odd")

    words = load_interface(write(tmp_path, text), "pl")

    assert words.pgettext("menu", "Home") == "Dom"


def test_a_language_that_nobody_else_knows_counts_as_its_file_says(tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr "Language: tet\\nPlural-Forms: nplurals=2; plural=(n > 5);\\n"\n\n'
    entry = 'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "ida"\nmsgstr[1] "barak"\n'

    words = load_interface(write(tmp_path, head + entry), "pl")

    assert [words.ngettext("one", "many", number) for number in (1, 5, 6)] == [
        "ida",
        "ida",
        "barak",
    ]


def test_units_of_pages_come_from_all_files_but_that_of_the_templates(tmp_path: Path) -> None:
    write(tmp_path, HEADER + ENTRIES)
    more = tmp_path / "translations" / "pl" / "help.po"
    more.write_text(HEADER + '# Kept.\nmsgid "Ring"\nmsgstr "Dzwoń"\n', encoding="utf-8")

    catalog = load_catalog(tmp_path, "pl")

    (entry,) = catalog.entries
    assert (entry.text, entry.translation, entry.file) == (
        "Ring",
        "Dzwoń",
        "translations/pl/help.po",
    )
    assert (entry.line, entry.notes) == (11, ("Kept.",))


def test_suggestions_and_texts_out_of_use_are_no_translations(tmp_path: Path) -> None:
    text = ENTRIES.replace('msgstr[x] "Stary"', 'msgstr "Stary"')
    file = write(tmp_path, HEADER + text) / "translations" / "pl" / "ui.po"
    file.rename(file.with_name("help.po"))

    catalog = load_catalog(tmp_path, "pl")

    assert set(catalog.translations) == {"Home"}


def test_a_file_of_the_size_of_a_whole_hub_is_read(tmp_path: Path) -> None:
    rows = (f'msgid "{number} {"word " * 40}"\nmsgstr "x"\n\n' for number in range(2_500))
    file = write(tmp_path, HEADER + "".join(rows)) / "translations" / "pl" / "ui.po"
    file.rename(file.with_name("help.po"))

    assert len(load_catalog(tmp_path, "pl").entries) == 2_500
