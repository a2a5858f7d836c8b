"""`imhub translations`, as a translator and those who look after languages use it."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from translate.storage import pypo

from imhub.cli import main
from imhub.cli_translations import translations
from imhub.pofile import forms_of
from imhub.poparse import parse_po
from imhub.provenance import load_records
from tests.conftest import Golden
from tests.desk.tiny import MORE, tiny_hub
from tests.hubs import ROOT, copy_hub, files_in, replace_in

SONG = "activities/bus-song.md"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny hub with three languages, as the folder in which commands run."""
    made = tiny_hub(tmp_path / "hub")
    monkeypatch.chdir(made)
    return made


def imhub(*arguments: str, day: str = "2026-11-22") -> Result:
    """What `imhub translations` does with *arguments*; a crash fails the test."""
    dated = ("--today", day) if arguments[0] in ("import", "review", "status") else ()
    result = CliRunner().invoke(main, ["translations", *arguments, *dated])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def said(*arguments: str, code: int = 0) -> str:
    result = imhub(*arguments)
    assert result.exit_code == code, result.output
    return result.output


def po(hub: Path, section: str = "activities", code: str = "pl") -> str:
    return (hub / "translations" / code / f"{section}.po").read_text(encoding="utf-8")


def files(hub: Path) -> Mapping[str, bytes]:
    return files_in(hub / "translations")


@pytest.mark.parametrize("name", sorted(translations.commands))
def test_help(name: str, golden: Golden) -> None:
    result = CliRunner().invoke(
        main, ["translations", name, "--help"], prog_name="imhub", terminal_width=80
    )

    assert result.exit_code == 0
    golden(f"cli/help/translations-{name}.txt", result.output)


@pytest.mark.parametrize("name", sorted(translations.commands))
def test_translators_are_told_of_each_command(name: str) -> None:
    page = (ROOT / "docs" / "translators.md").read_text(encoding="utf-8")

    assert f"imhub translations {name}" in page


@pytest.mark.parametrize("name", sorted(translations.commands))
def test_a_hub_whose_data_is_broken_is_explained(hub: Path, name: str) -> None:
    Path("a.md").write_text("", encoding="utf-8")
    replace_in(hub / "content" / "data" / "hub.yml", "name: Tiny Moments\n", "")
    needed = {
        "export": ["--lang", "pl", "--format", "md", "-o", "b.md"],
        "import": ["a.md", "--lang", "pl", "--role", "translator"],
        "review": ["--lang", "pl", "--section", "help", "--role", "a", "--on", "2026-11-22"],
    }

    output = said(name, *needed.get(name, []), code=2)

    assert output.startswith("content/data/hub.yml:1: “name” is missing.")


def test_a_language_is_added_by_data_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    monkeypatch.chdir(hub)
    assert "All languages wait" in said("update")
    maori = MORE.partition("\n- code: pl")[0]
    with (hub / "translations" / "languages.yml").open("a", encoding="utf-8") as file:
        file.write(maori)

    output = said("update")

    made = {path.name for path in (hub / "translations" / "mi").iterdir()}
    assert {"ui.po", "hub.po", "activities.po", "help.po", "glossary.po"} <= made
    assert "Language: mi" in po(hub, "help", "mi")
    assert '#: help/get-help-now.md\nmsgid "Get help now"\nmsgstr ""\n' in po(hub, "help", "mi")
    assert 'msgstr[1] ""\n\n' in po(hub, "ui", "mi")
    assert output.startswith("Maori (mi): ")


def test_update_twice_writes_nothing_the_second_time(hub: Path) -> None:
    said("update", "--lang", "pl")
    before = {path: path.stat().st_mtime_ns for path in (hub / "translations").rglob("*.po")}

    output = said("update", "--lang", "pl")

    assert output == "Polish (pl): up to date.\n"
    assert before == {
        path: path.stat().st_mtime_ns for path in (hub / "translations").rglob("*.po")
    }


def test_extract_and_update_on_no_change_change_no_byte(hub: Path) -> None:
    said("update")
    said("extract")
    before = files(hub)

    said("extract")
    said("update")

    assert files(hub) == before


def test_other_programs_read_all_files(hub: Path) -> None:
    said("update")
    said("update", "--lang", "ar")

    paths = sorted((hub / "translations").glob("*/*.po"))
    assert len(paths) > 30
    for path in paths:
        ours = parse_po(path.read_text(encoding="utf-8"))
        with path.open("rb") as file:
            babel = read_po(file, abort_invalid=True)
        toolkit = [u for u in pypo.pofile(BytesIO(path.read_bytes())).units if not u.isheader()]
        assert len(babel) == len(toolkit) == len(ours.entries)
        assert babel.num_plurals == forms_of(ours.header["Plural-Forms"])


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed here")
def test_gettext_finds_nothing_wrong_with_any_file(hub: Path) -> None:
    said("update")
    said("update", "--lang", "ar")
    said("extract")

    for path in sorted((hub / "translations").glob("*/*.po*")):
        command = ["msgfmt", "--check", "-o", "/dev/null", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        about = [line for line in done.stderr.splitlines() if "header field" not in line]
        assert (done.returncode, about) == (0, []), "Only dates and names may be missing."


def test_a_language_that_waits_gets_files_only_when_somebody_asks(hub: Path) -> None:
    said("update")
    assert not (hub / "translations" / "ar").exists()

    said("update", "--lang", "ar")

    assert 'msgstr[5] ""' in po(hub, "ui", "ar")
    assert "Arabic" in said("update")


def test_templates_are_written_for_each_section(hub: Path, tmp_path: Path) -> None:
    output = said("extract", "--out", str(tmp_path / "pot"))

    made = sorted(path.stem for path in (tmp_path / "pot").iterdir())
    assert f"{len(made)} templates with " in output
    assert {"ui", "hub", "activities"} <= set(made)
    template = parse_po((tmp_path / "pot" / "activities.pot").read_text(encoding="utf-8"))
    assert "Plural-Forms" not in template.header
    assert all(not entry.is_begun for entry in template.entries)


def test_files_that_are_behind_are_named_and_an_update_mends_them(hub: Path) -> None:
    said("update", "--lang", "pl")
    assert "All PO files hold" in said("extract", "--check")
    replace_in(hub / "content" / SONG, "Pick a song.", "Pick one song.")

    output = said("extract", "--check", code=1)

    assert output == (
        "translations/pl/activities.po: this does not hold what the hub says now.\n"
        "To mend it: imhub translations update\n"
    )
    said("update", "--lang", "pl")
    said("extract", "--check")


def test_a_file_that_is_missing_or_not_needed_is_behind(hub: Path) -> None:
    said("update", "--lang", "pl")
    folder = hub / "translations" / "pl"
    shutil.move(folder / "help.po", folder / "gone.po")

    output = said("extract", "--check", code=1)

    assert "translations/pl/help.po" in output
    assert "translations/pl/gone.po" in output
    said("update")
    assert not (folder / "gone.po").exists()


def test_how_another_program_writes_a_file_makes_it_no_older(hub: Path) -> None:
    said("update", "--lang", "pl")
    file = hub / "translations" / "pl" / "activities.po"
    file.write_text(
        po(hub)
        .replace('msgid "Pick a song."', 'msgid ""\n"Pick "\n"a song."')
        .replace('"MIME-Version', '"X-Generator: Poedit 3.4\\n"\n"MIME-Version'),
        encoding="utf-8",
    )

    said("extract", "--check")


def test_an_update_says_what_is_new_similar_gone_and_moved(hub: Path) -> None:
    said("update", "--lang", "pl")
    path = hub / "translations" / "pl" / "activities.po"
    words = {"Pick a song.": "Wybierz piosenkę.", "Sing a line.": "Zaśpiewaj wers."}
    text = po(hub)
    for source, translation in words.items():
        text = text.replace(
            f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{translation}"'
        )
    path.write_text(text, encoding="utf-8")
    replace_in(hub / "content" / SONG, "Pick a song.", "Pick one song.")
    replace_in(hub / "content" / SONG, "2. Sing a line.\n", "")
    about = hub / "content" / "basics" / "bonding.md"
    about.write_text(about.read_text(encoding="utf-8") + "\nSing a line.\n", encoding="utf-8")

    output = said("update", "--lang", "pl")

    assert output == (
        "Polish (pl): 1 new, 1 of them with a suggestion; 1 no longer used; "
        "1 moved to another file. Files written: 2.\n"
    )
    assert '#, fuzzy\n#| msgid "Pick a song."\nmsgid "Pick one song."' in po(hub)
    assert '#~ msgid "Pick a song."\n#~ msgstr "Wybierz piosenkę."' in po(hub)
    assert 'msgid "Sing a line."\nmsgstr "Zaśpiewaj wers."' in po(hub, "basics")


def test_pages_that_cannot_be_read_stop_an_update(hub: Path) -> None:
    said("update", "--lang", "pl")
    before = files(hub)
    (hub / "content" / SONG).write_text("no front matter", encoding="utf-8")

    output = said("update", code=2)

    assert "Mend the pages first, so that no text of theirs is missed." in output
    assert files(hub) == before


def test_a_file_that_cannot_be_read_stops_an_update_before_anything_is_written(hub: Path) -> None:
    said("update", "--lang", "pl")
    file = hub / "translations" / "pl" / "help.po"
    file.write_text(po(hub, "help") + "oops\n", encoding="utf-8")
    replace_in(hub / "content" / SONG, "Pick a song.", "Pick one song.")
    before = files(hub)

    output = said("update", "--lang", "pl", code=2)

    assert output.startswith("translations/pl/help.po:")
    assert files(hub) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("update", "--lang", "xx"), "xx is not a language of this hub."),
        (("update", "--lang", "en"), "English is the language in which this hub is written."),
        (("export", "--lang", "pl", "--format", "md", "--section", "hlp", "-o", "a.md"), "help?"),
        (("export", "--lang", "pl", "--format", "doc", "-o", "a.doc"), "'doc' is not one of"),
        (("import", "none.md", "--lang", "pl", "--role", "a"), "does not exist"),
        (("review", "--lang", "pl", "--role", "a", "--on", "2026-11-22"), "Say what was read"),
        (
            ("review", "--lang", "pl", "--section", "help", "--role", "a", "--on", "2026-11-23"),
            "2026-11-23 is still to come.",
        ),
        (
            ("review", "--lang", "pl", "--section", "help", "--role", " ", "--on", "2026-11-22"),
            "--role says who",
        ),
        (
            ("review", "--lang", "pl", "--section", "help", "--role", "a", "--on", "soon"),
            "soon is not a date.",
        ),
        (
            ("review", "--lang", "pl", "--section", "help", "--role", "a", "--on", "2026-11-22"),
            "There is nothing here that can be signed for.",
        ),
    ],
)
def test_wrong_usage_is_one_plain_line_and_changes_nothing(
    hub: Path, arguments: tuple[str, ...], words: str
) -> None:
    before = files_in(hub)

    output = said(*arguments, code=2)

    assert words in output
    assert files_in(hub) == before


def translate(hub: Path, words: Mapping[str, str], *more: str) -> str:
    """Export to a spreadsheet, fill in *words*, import; what the import says."""
    said("export", "--lang", "pl", "--format", "xlsx", "-o", "pl.xlsx")
    book = load_workbook("pl.xlsx")
    for row in book["Texts"].iter_rows(min_row=2):
        row[4].value = words.get(str(row[3].value), "")
    book.save("pl.xlsx")
    return said("import", "pl.xlsx", "--lang", "pl", "--role", "translator, Belfast", *more)


def test_a_spreadsheet_goes_out_and_comes_back(hub: Path) -> None:
    output = translate(hub, {"Pick a song.": "Wybierz piosenkę.", "Bus song": "Piosenka w busie"})

    assert output.startswith("Took 2. 0 are as before, ")
    assert 'msgid "Pick a song."\nmsgstr "Wybierz piosenkę."' in po(hub)
    records = load_records(hub, "pl").values()
    assert {(r.role, r.method, str(r.on), r.reviewed_role) for r in records} == {
        ("translator, Belfast", "human", "2026-11-22", "")
    }
    said("extract", "--check")


def test_only_what_needs_work_goes_out(hub: Path) -> None:
    translate(hub, {"Pick a song.": "Wybierz piosenkę."})

    def sent(*options: str) -> str:
        said("export", "--lang", "pl", "--format", "md", "-o", "pl.md", *options)
        return Path("pl.md").read_text(encoding="utf-8")

    assert "Pick a song." not in sent()
    assert "Wybierz piosenkę." in sent("--review")
    assert "Sing a line." in sent("--section", "activities")
    assert "Sing a line." not in sent("--section", "help")
    assert "Wybierz piosenkę." in sent("--all", "--section", "activities")


def test_what_a_translator_is_sent_says_all_that_they_need(hub: Path) -> None:
    translate(hub, {"Pick a song.": "Wybierz piosenkę."})
    replace_in(hub / "content" / SONG, "Pick a song.", "Pick one song.")
    said("export", "--lang", "pl", "--format", "md", "--section", "activities", "-o", "pl.md")

    text = Path("pl.md").read_text(encoding="utf-8")

    asked = text[text.index("Pick one song.") - 400 : text.index("Pick one song.") + 200]
    assert "- activities/bus-song.md\n- to translate; a suggestion may help\n" in asked
    assert "- Page: Bus song\n" in asked
    assert "- The suggestion was made for: Pick a song.\n" in asked
    assert "~~~ suggestion\nWybierz piosenkę.\n~~~\n" in asked
    assert "- At most 140 characters\n" in text
    said("export", "--lang", "pl", "--format", "md", "--section", "ui", "-o", "ui.md")
    buttons = Path("ui.md").read_text(encoding="utf-8")
    assert "- For several: %(num)d minutes\n- For numbers such as 2, 3, 4, 12, 13, …\n" in buttons
    assert "- Safety: every word counts\n" in text


def test_when_all_is_done_no_file_is_written(hub: Path) -> None:
    said("export", "--lang", "pl", "--format", "md", "--section", "topics", "-o", "pl.md")
    filled = Path("pl.md").read_text(encoding="utf-8")
    filled = filled.replace("~~~ translation\n", "~~~ translation\nPo polsku.\n")
    Path("pl.md").write_text(filled, encoding="utf-8")
    said("import", "pl.md", "--lang", "pl", "--role", "translator")
    Path("pl.md").unlink()

    output = said("export", "--lang", "pl", "--format", "md", "--section", "topics", "-o", "pl.md")

    assert output == "Nothing needs work there, so no file was written.\n"
    assert not Path("pl.md").exists()


def test_an_import_says_what_it_left_and_fails(hub: Path) -> None:
    said("export", "--lang", "pl", "--format", "md", "-o", "pl.md")
    filled = Path("pl.md").read_text(encoding="utf-8")
    filled = filled.replace("~~~ translation\n", "~~~ translation\nPo polsku.\n")
    Path("pl.md").write_text(filled, encoding="utf-8")
    replace_in(hub / "content" / SONG, "Pick a song.", "Pick one song.")

    output = said("import", "pl.md", "--lang", "pl", "--role", "translator", code=1)

    assert "“Pick a song.” This text is not in the hub any more." in output
    assert "Took " in output
    assert 'msgid "Sing a line."\nmsgstr "Po polsku."' in po(hub)


def test_a_file_in_another_language_changes_nothing(hub: Path) -> None:
    said("export", "--lang", "mi", "--format", "xliff", "-o", "mi.xliff")
    before = files(hub)

    output = said("import", "mi.xliff", "--lang", "pl", "--role", "translator", code=2)

    assert "mi.xliff is in mi, not in pl." in output
    assert files(hub) == before


def test_a_review_is_written_and_shown(hub: Path) -> None:
    translate(hub, {"Pick a song.": "Wybierz piosenkę.", "Sing a line.": "Zaśpiewaj wers."})
    review = ("review", "--lang", "pl", "--section", "activities", "--role", "midwife")

    tried = said(*review, "--on", "2026-11-20", "--dry-run")
    before = load_records(hub, "pl")
    done = said(*review, "--on", "2026-11-20")

    assert tried.startswith("Would sign 2. 0 were signed before, ")
    assert not any(record.reviewed_role for record in before.values())
    assert done.startswith("Signed 2. ")
    assert {(r.reviewed_role, str(r.on), r.role) for r in load_records(hub, "pl").values()} == {
        ("midwife", "2026-11-20", "translator, Belfast")
    }
    (polish,) = json.loads(said("status", "--lang", "pl", "--format", "json"))["languages"]
    assert polish["sections"]["activities"]["reviewed"] == 2
    assert said(*review, "--on", "2026-11-20").startswith("Signed 0. 2 were signed before")


def test_a_review_leaves_out_what_has_errors(hub: Path) -> None:
    translate(hub, {"Pick a song.": "Wybierz 5 piosenek.", "Sing a line.": "Zaśpiewaj wers."})

    output = said(
        *("review", "--lang", "pl", "--page", "bus-song", "--role", "midwife"),
        *("--on", "2026-11-22"),
        code=1,
    )

    assert "“Pick a song.” Its translation has an error; mend it first." in output
    assert "Signed 1. " in output


def test_status_says_how_far_each_language_is(hub: Path) -> None:
    translate(hub, {"Pick a song.": "Wybierz piosenkę."})

    output = said("status", "--html", "out/status.html")

    assert "Polish (pl, draft)" in output
    assert "Maori (mi, draft)" in output
    assert "Arabic" not in output
    assert "Arabic" in Path("out/status.html").read_text(encoding="utf-8")


def test_a_check_says_what_is_wrong_with_translations(hub: Path) -> None:
    assert said("check") == "No problems found.\n"
    translate(hub, {"Pick a song.": "Wybierz 5 piosenek."})

    output = said("check", "--lang", "pl", code=1)

    assert output.startswith("translations/pl/activities.po:")
    assert said("check", "--lang", "mi") == "No problems found.\n"
    assert json.loads(said("check", "--format", "json", code=1))["counts"]["error"] >= 1


def test_the_words_of_templates_can_be_translated_for_a_hub_in_another_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pages are French; the templates speak English until somebody has translated them."""
    hub = copy_hub("balcon", tmp_path / "balcon")
    monkeypatch.chdir(hub)
    before = parse_po(po(hub, "ui", "fr"))

    said("update", "--lang", "fr")

    assert [path.name for path in (hub / "translations" / "fr").iterdir()] == ["ui.po"]
    after = {entry.key: entry.translations for entry in parse_po(po(hub, "ui", "fr")).entries}
    kept = [entry for entry in before.entries if entry.key in after]
    assert len(kept) > 40
    assert all(after[entry.key] == entry.translations for entry in kept)
