"""Merging: nothing that a translator wrote is lost, and no suggestion passes for a translation."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imhub.extract import Unit
from imhub.languages import Language
from imhub.merge import Merged, merge
from imhub.pofile import FUZZY, PoEntry, PoFile, format_po
from imhub.poparse import parse_po
from imhub.similar import Similar
from imhub.template import make_template

POLISH = Language("pl", "pl", "Polish", "polski", "ltr", "pl", "draft", "nplurals=3; plural=0;")
NEVER = "Never shake your baby."
CAN = "You can shake your baby's rattle."


def unit(text: str, section: str = "help", **more: object) -> Unit:
    return replace(Unit(text, section, (f"{section}/a.md",)), **more)  # type: ignore[arg-type]  # any field


def file(*entries: PoEntry) -> PoFile:
    return PoFile(("Polish",), {}, entries)


def merged(files: Mapping[str, PoFile], *units: Unit, language: Language = POLISH) -> Merged:
    return merge(files, make_template(units), language, "Tiny")


def again(first: Merged, *units: Unit) -> Merged:
    """What comes of merging once more, by way of the text of the files."""
    files = {
        section: parse_po(format_po(po), obsolete=True)
        for section, po in first.files.items()
        if po.entries
    }
    return merged(files, *units)


def entry_of(result: Merged, text: str, section: str = "help") -> PoEntry:
    (found,) = [entry for entry in result.files[section].entries if entry.text == text]
    return found


def test_a_new_text_waits_for_a_translation() -> None:
    result = merged({}, unit("One", comments=("Page: A",), limit=20))

    assert entry_of(result, "One") == PoEntry(
        "One", ("",), hints=("Page: A", "At most 20 characters"), places=("help/a.md",)
    )
    assert (result.new, result.fuzzy, result.obsolete, result.moved) == (1, 0, 0, 0)


def test_a_translation_and_what_is_noted_beside_it_stay() -> None:
    old = PoEntry("One", ("Jeden",), notes=("A note.",), hints=("Old",), places=("old.md",))

    result = merged({"help": file(old)}, unit("One"))

    assert entry_of(result, "One") == replace(old, hints=(), places=("help/a.md",))


def test_a_note_beside_a_text_that_waits_stays() -> None:
    old = PoEntry("One", notes=("Ask a midwife.",), flags=frozenset({"no-wrap"}))

    result = merged({"help": file(old)}, unit("One"))

    assert entry_of(result, "One") == replace(old, places=("help/a.md",))


def test_white_space_is_no_translation() -> None:
    result = merged({"help": file(PoEntry("One", (" \n",)))}, unit("One", "basics"))

    assert not entry_of(result, "One", "basics").is_begun
    assert result.files["help"].entries == ()


def test_a_second_round_changes_nothing() -> None:
    units = (unit("One"), unit("%(n)d day", "ui", plural="%(n)d days"), unit(NEVER))
    old = file(PoEntry(CAN, ("Możesz potrząsać grzechotką.",)), PoEntry("Gone", ("Nie ma",)))
    first = merged({"help": old}, *units)

    second = again(first, *units)

    assert second.files == first.files
    assert (second.new, second.fuzzy, second.obsolete, second.moved) == (0, 0, 0, 0)
    assert [format_po(po) for po in second.files.values()] == [
        format_po(po) for po in first.files.values()
    ]


@pytest.mark.parametrize(
    ("before", "after"), [(NEVER, CAN), ("It is free.", "It is not free."), (CAN, NEVER)]
)
def test_a_changed_text_gets_the_old_translation_as_a_suggestion_only(
    before: str, after: str
) -> None:
    old = PoEntry(before, ("Stare tłumaczenie.",), notes=("Read by a midwife.",))

    result = merged({"help": file(old)}, unit(after))

    found = entry_of(result, after)
    assert found.fuzzy
    assert not found.is_translated
    assert found.before == (("msgid", before),)
    assert found.translations == ("Stare tłumaczenie.",)
    assert found.notes == (), "A note such as “read by” would claim what nobody did."
    assert (result.new, result.fuzzy, result.obsolete) == (1, 1, 1)


def test_the_old_text_waits_with_its_translation_and_comes_back_whole() -> None:
    old = PoEntry("It is free.", ("Za darmo.",), notes=("A note.",))
    changed = merged({"help": file(old)}, unit("It is not free."))

    back = again(changed, unit("It is free."))

    assert entry_of(changed, "It is free.").obsolete
    assert entry_of(back, "It is free.") == replace(old, places=("help/a.md",))


def test_a_suggestion_that_goes_out_of_use_never_comes_back_as_a_translation() -> None:
    guess = PoEntry("It is not free.", ("Za darmo, hm.",), flags=frozenset({FUZZY}))
    gone = merged({"help": file(guess)}, unit("Other"))

    back = again(gone, unit("It is not free."))

    assert entry_of(back, "It is not free.").fuzzy


def test_an_untouched_suggestion_goes_with_its_text() -> None:
    first = merged({"help": file(PoEntry(NEVER, ("Nigdy.",)))}, unit("Never shake your baby now."))

    result = again(first, unit("Something quite different"))

    assert [(e.text, e.obsolete) for e in result.files["help"].entries] == [
        ("Something quite different", False),
        (NEVER, True),
    ]


def test_a_suggestion_that_a_translator_has_emptied_does_not_come_back() -> None:
    first = merged({"help": file(PoEntry(NEVER, ("Nigdy.",)))}, unit("Never shake your baby now."))
    emptied = replace(
        entry_of(first, "Never shake your baby now."),
        translations=("",),
        flags=frozenset(),
        before=(),
    )
    files = {"help": file(emptied, PoEntry(NEVER, ("Nigdy.",), obsolete=True))}

    result = merged(files, unit("Never shake your baby now."))

    assert not entry_of(result, "Never shake your baby now.").is_begun


def test_a_text_that_moves_to_another_file_keeps_its_translation() -> None:
    old = PoEntry("One", ("Jeden",), notes=("A note.",))

    result = merged({"help": file(old)}, unit("One", "basics"))

    assert entry_of(result, "One", "basics") == replace(old, places=("basics/a.md",))
    assert result.files["help"].entries == (), "The file has to go."
    assert (result.new, result.obsolete, result.moved) == (0, 0, 1)


def test_a_suggestion_moves_as_a_suggestion() -> None:
    guess = PoEntry("One", ("Jeden?",), flags=frozenset({FUZZY}), before=(("msgid", "Two"),))

    result = merged({"help": file(guess)}, unit("One", "basics"))

    assert entry_of(result, "One", "basics") == replace(guess, places=("basics/a.md",))


def test_a_translation_in_another_file_wins_over_none_and_over_a_suggestion() -> None:
    sure = PoEntry("One", ("Jeden",))
    for own in (PoEntry("One"), PoEntry("One", ("Dwa?",), flags=frozenset({FUZZY}))):
        result = merged({"help": file(own), "old": file(sure)}, unit("One"))

        assert entry_of(result, "One").translations == ("Jeden",)
        assert entry_of(result, "One").is_translated


def test_of_two_translations_that_of_the_own_file_counts_and_the_other_waits() -> None:
    files = {"help": file(PoEntry("One", ("Jeden",))), "basics": file(PoEntry("One", ("Jedno",)))}

    result = merged(files, unit("One"), unit("Two", "basics"))

    assert entry_of(result, "One").translations == ("Jeden",)
    assert entry_of(result, "One", "basics") == PoEntry("One", ("Jedno",), obsolete=True)


def test_a_section_that_is_gone_leaves_its_translations_waiting() -> None:
    result = merged({"gone": file(PoEntry("One", ("Jeden",)), PoEntry("Two"))}, unit("Three"))

    assert result.files["gone"].entries == (PoEntry("One", ("Jeden",), obsolete=True),)
    assert result.obsolete == 2


def test_a_word_of_the_templates_is_only_a_suggestion_for_a_page_and_the_other_way_round() -> None:
    button = PoEntry("Open", ("Otwórz",), notes=("A button.",))
    first = merged({"ui": file(button)}, unit("Open", "ui"), unit("Open"))
    second = merged({"help": file(button)}, unit("Open", "ui"), unit("Open"))

    assert entry_of(first, "Open", "ui").is_translated
    assert entry_of(first, "Open").fuzzy
    assert entry_of(first, "Open").notes == ()
    assert entry_of(second, "Open", "ui").fuzzy


def test_equal_texts_of_templates_and_pages_do_not_take_each_others_place() -> None:
    files = {"ui": file(PoEntry("Open", ("Otwórz",))), "help": file(PoEntry("Open", ("Otwarte",)))}

    result = merged(files, unit("Open", "ui"), unit("Open"))

    assert entry_of(result, "Open", "ui").translations == ("Otwórz",)
    assert entry_of(result, "Open").translations == ("Otwarte",)
    assert result.moved == 0


def test_contexts_keep_equal_texts_apart() -> None:
    files = {
        "ui": file(
            PoEntry("Open", ("Otwórz",), context="verb"), PoEntry("Open", ("Otwarte",), context="")
        )
    }

    result = merged(files, unit("Open", "ui", context="verb"), unit("Open", "ui"))

    assert [(e.context, e.translation) for e in result.files["ui"].entries] == [
        ("verb", "Otwórz"),
        ("", "Otwarte"),
    ]


@pytest.mark.parametrize("forms", [1, 2, 3, 6])
def test_a_text_that_counts_has_as_many_forms_as_the_language(forms: int) -> None:
    language = replace(POLISH, plural_forms=f"nplurals={forms}; plural=0;")

    result = merged({}, unit("%(n)d day", "ui", plural="%(n)d days"), language=language)

    assert entry_of(result, "%(n)d day", "ui").translations == ("",) * forms


@pytest.mark.parametrize(
    ("translations", "plural", "made"),
    [
        (("dzień", "dni"), "%(n)d days", ("dzień", "dni", "")),
        (("dzień", "dni", "dni", "dnia"), "%(n)d days", ("dzień", "dni", "dni")),
        (("dzień", "dni", "dni"), "%(n)d day(s)", ("dzień", "dni", "dni")),
        (("dzień",), "", ("dzień", "", "")),
    ],
)
def test_forms_that_do_not_fit_any_more_are_a_suggestion(
    translations: tuple[str, ...], plural: str, made: tuple[str, ...]
) -> None:
    old = PoEntry("%(n)d day", translations, plural)

    result = merged({"ui": file(old)}, unit("%(n)d day", "ui", plural="%(n)d days"))

    found = entry_of(result, "%(n)d day", "ui")
    assert found.translations == made
    assert found.fuzzy
    assert ("msgid", "%(n)d day") in found.before


def test_a_text_that_counts_no_more_keeps_its_first_form_as_a_suggestion() -> None:
    old = PoEntry("One", ("Jeden", "Dwa", "Trzy"), "Many")

    result = merged({"ui": file(old)}, unit("One", "ui"))

    assert entry_of(result, "One", "ui").translations == ("Jeden",)
    assert entry_of(result, "One", "ui").fuzzy


def test_flags_of_programs_stay_and_those_of_formats_follow_the_hub() -> None:
    old = PoEntry("50 % of babies", ("Połowa",), flags=frozenset({"no-wrap", "python-format"}))

    result = merged({"help": file(old)}, unit("50 % of babies"))

    assert entry_of(result, "50 % of babies").flags == {"no-wrap"}


def test_entries_stand_in_the_order_of_the_hub_and_those_out_of_use_by_their_text() -> None:
    old = file(*(PoEntry(text, ("x" + text,)) for text in ("d", "a", "c", "b")))

    result = merged({"help": old}, unit("b"), unit("a"))

    assert [entry.text for entry in result.files["help"].entries] == ["b", "a", "c", "d"]


def test_a_file_says_what_it_is_and_nothing_of_people_or_days() -> None:
    old = replace(
        file(),
        comment=("Kept by the team in Derry.",),
        header={"Last-Translator": "A <a@b.org>", "PO-Revision-Date": "2026-11-22 10:00+0000"},
    )

    result = merged({"help": old}, unit("One"), unit("Two", "basics"))

    assert result.files["help"].comment == ("Kept by the team in Derry.",)
    assert result.files["basics"].comment == ("Polish: basics",)
    assert dict(result.files["help"].header) == {
        "Project-Id-Version": "Tiny",
        "Language": "pl",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=3; plural=0;",
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is not free", "It is free"),
        ("Un arbre vert", ""),
        ("abc", ""),
        ("", ""),
        ("这是免费的吗", "这是免费的"),
    ],
)
def test_the_text_most_like_another_is_found_in_any_script(text: str, found: str) -> None:
    texts = Similar(["It is free", "Is it far", "这是免费的", "!"])

    assert texts.nearest(text) == found


texts = st.sampled_from(["One", "One more", "Two", "Two more", "Three", "Open"])
sections = st.sampled_from(["help", "basics", "ui"])
written = st.builds(
    PoEntry,
    texts,
    st.tuples(st.sampled_from(["", "a", "b", "c"])),
    flags=st.sets(st.just(FUZZY)).map(frozenset),
    obsolete=st.booleans(),
)
files_ = st.dictionaries(
    sections,
    st.lists(written, max_size=5, unique_by=lambda e: e.text).map(lambda es: file(*es)),
)
wanted = st.lists(st.tuples(texts, sections), max_size=6, unique=True)


@settings(max_examples=400, deadline=None)
@given(files=files_, places=wanted)
def test_no_sure_translation_is_lost_or_made_up(
    files: Mapping[str, PoFile], places: list[tuple[str, str]]
) -> None:
    pages = {text: section for text, section in places if section != "ui"}
    interface = {text: section for text, section in places if section == "ui"}
    units = [unit(text, section) for text, section in (*pages.items(), *interface.items())]

    result = merged(files, *units)

    def sure(of: Mapping[str, PoFile]) -> set[tuple[bool, str, str]]:
        return {
            (section == "ui", entry.text, entry.translation)
            for section, po in of.items()
            for entry in po.entries
            if entry.is_translated
        }

    replaced = {
        (section == "ui", entry.text) for section, po in files.items() for entry in po.entries
    }
    assert sure(result.files) <= sure(files), "Merging makes nothing up."
    lost = sure(files) - sure(result.files)
    kept = {(ui, text) for ui, text, _ in sure(result.files)}
    assert {(ui, text) for ui, text, _ in lost} <= kept & replaced, "A better one stands there."
    second = again(result, *units)
    assert {s: po for s, po in second.files.items() if po.entries} == {
        s: po for s, po in result.files.items() if po.entries
    }
