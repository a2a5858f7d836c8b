"""What readers are shown: never a suggestion, and never what was made for other words."""

from dataclasses import replace
from datetime import date

import pytest

from imhub.catalog import Catalog, Entry
from imhub.languages import Language
from imhub.markdown import Renderer
from imhub.marks import mark
from imhub.model import Message
from imhub.provenance import Record, key_of
from imhub.translate import Origin, PublishPolicy, Translator, coverage_of
from imhub.units import UnitWork

POLISH = Language("pl", "pl", "Polish", "polski", "ltr", "pl", "draft")
ENGLISH = Language("en", "en-GB", "English", "English", "ltr", "en_GB", "live")
RELEASE = PublishPolicy(release=True)
NEVER, NIGDY = "Never shake your baby.", "Nigdy nie potrząsaj dzieckiem."


def entry(text: str, translation: str, *, fuzzy: bool = False, context: str = "") -> Entry:
    return Entry(text, translation, "translations/pl/help.po", context, fuzzy)


def record(text: str, translation: str, *, read_by: str = "") -> Record:
    key = key_of(text, translation)
    day = date(2026, 11, 22)
    return Record(key=key, method="machine", role="draft", reviewed_role=read_by, on=day)


def translator(
    *entries: Entry, records: tuple[Record, ...] = (), policy: PublishPolicy | None = None
) -> Translator:
    known = {each.key: each for each in records}
    return Translator(POLISH, ENGLISH, Catalog(entries), known, policy or PublishPolicy())


def body_in_polish(body: str, words: Translator) -> str:
    source = {"lang": "en-GB", "dir": "ltr"}
    return Renderer().render(body, work=UnitWork(words.translation, (), source)).html


def page(body: str, **more: object) -> Message:
    made = Message("help/a.md", "a", "help", "help", "Title", "Summary", body)
    return replace(made, **more)  # type: ignore[arg-type]  # any field


def test_a_translation_is_shown() -> None:
    words = translator(entry(NEVER, NIGDY))

    assert words.translation(NEVER) == words.words(NEVER) == NIGDY
    assert body_in_polish(NEVER, words) == f"<p>{NIGDY}</p>"


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("You can shake your baby's rattle.", NIGDY),
        ("It is not free.", "To jest za darmo."),
        (NEVER, "Możesz potrząsać grzechotką."),
    ],
)
def test_a_suggestion_is_never_shown(new: str, old: str) -> None:
    words = translator(entry(new, old, fuzzy=True))

    assert words.translation(new) == ""
    assert words.words(new) == mark(new)
    assert old not in body_in_polish(new, words)


def test_a_changed_text_is_in_the_source_language_at_once_and_says_so() -> None:
    words = translator(entry(NEVER, NIGDY))

    html = body_in_polish("Never shake a baby.", words)

    assert html == '<p dir="ltr" lang="en-GB">Never shake a baby.</p>'


@pytest.mark.parametrize("translation", ["", " ", "\n\t"])
def test_an_empty_translation_counts_as_none(translation: str) -> None:
    words = translator(entry(NEVER, translation))

    assert words.words(NEVER) == mark(NEVER)
    assert body_in_polish(NEVER, words) == f'<p dir="ltr" lang="en-GB">{NEVER}</p>'


def test_of_a_suggestion_and_a_translation_the_translation_is_shown() -> None:
    words = translator(entry(NEVER, "Może?", fuzzy=True), entry(NEVER, NIGDY))

    assert words.translation(NEVER) == NIGDY


def test_a_preview_shows_what_nobody_has_read_and_says_that() -> None:
    words = translator(entry(NEVER, NIGDY), records=(record(NEVER, NIGDY),))

    assert words.shown(NEVER).origin is Origin.MACHINE
    assert words.translation(NEVER) == NIGDY


def test_a_release_shows_only_what_a_person_has_read() -> None:
    read = record("Rest.", "Odpocznij.", read_by="midwife")
    entries = (entry(NEVER, NIGDY), entry("Rest.", "Odpocznij."))
    words = translator(*entries, records=(record(NEVER, NIGDY), read), policy=RELEASE)

    assert words.translation(NEVER) == ""
    assert words.translation("Rest.") == "Odpocznij."
    assert words.shown("Rest.").reviewed_by == "midwife"


@pytest.mark.parametrize(
    ("text", "translation"), [(f"{NEVER} Ever.", NIGDY), (NEVER, f"{NIGDY} Nigdy."), (NEVER, "Nie")]
)
def test_a_review_holds_for_the_words_that_were_read_alone(text: str, translation: str) -> None:
    read = record(NEVER, NIGDY, read_by="midwife")

    words = translator(entry(text, translation), records=(read,), policy=RELEASE)

    assert words.translation(text) == ""


def test_a_translation_that_a_check_refuses_is_not_shown() -> None:
    words = replace(translator(entry(NEVER, NIGDY)), faulty=frozenset({NEVER}))

    assert words.words(NEVER) == mark(NEVER)


BODY = 'Rest.\n\n!!! safety "Now"\n    Never shake your baby.\n\n12'


def test_coverage_counts_every_text_of_a_page() -> None:
    message = page(BODY)
    words = translator(
        entry("Title", "Tytuł"),
        entry("Rest.", "Odpocznij."),
        entry("Now", "Teraz"),
        records=(record("Rest.", "Odpocznij.", read_by="midwife"),),
    )

    found = coverage_of(message, Renderer().render(BODY), words)

    assert (found.units, found.translated, found.machine) == (5, 3, 2)
    assert found.reviewed_by == ("midwife",)
    assert found.critical_missing == 1, "“Never shake your baby.” stays in English."
    assert found.share == pytest.approx(0.6)


def test_all_of_a_critical_page_counts_as_critical() -> None:
    message = page("Rest.", critical=True)

    assert coverage_of(message, Renderer().render("Rest."), translator()).critical_missing == 3


def test_a_page_without_words_needs_no_translation() -> None:
    message = page("12", title="12", summary="")

    assert coverage_of(message, Renderer().render("12"), translator()).share == 1.0
