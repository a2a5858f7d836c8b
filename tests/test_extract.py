"""The units of a hub: each text once, in a stable order, with what a translator should know."""

from dataclasses import replace
from pathlib import Path

import pytest

from imhub.extract import Unit, extract_units
from imhub.load import load_site
from imhub.markdown import Renderer
from imhub.model import Message, Site, Term
from imhub.pofile import PoFile, format_po
from imhub.template import format_header, make_template
from tests.conftest import HERE, Golden


def tiny() -> Site:
    site = load_site(HERE / "sites" / "tiny").site
    assert site is not None
    return site


def units_of(site: Site) -> tuple[Unit, ...]:
    renderer = Renderer()
    bodies = {message.id: renderer.render(message.body) for message in site.messages}
    return extract_units(site, bodies)


def page(name: str, body: str, **more: object) -> Message:
    made = Message(f"help/{name}.md", name, "help", "help", f"Title of {name}", "", body)
    return replace(made, **more)  # type: ignore[arg-type]  # any field


def with_pages(*pages: Message) -> Site:
    site = tiny()
    return replace(site, messages=pages, services=(), evidence=())


def find(units: tuple[Unit, ...], text: str) -> Unit:
    (found,) = [unit for unit in units if unit.text == text]
    return found


def test_what_translators_get_of_a_small_hub(golden: Golden) -> None:
    template = make_template(units_of(tiny()))

    for section in ("glossary", "activities", "help"):
        po = PoFile((section,), format_header("Tiny"), template[section])
        golden(f"translations/{section}.pot", format_po(po))


def test_each_text_is_there_once_and_its_places_are_named() -> None:
    site = with_pages(page("a", "Ring us.\n\nRest."), page("b", "Rest."))

    units = units_of(site)

    assert len({unit.text for unit in units}) == len(units)
    assert find(units, "Rest.").places == ("help/a.md", "help/b.md")
    assert find(units, "Rest.").comments[0] == "Page: Title of a"


def test_the_order_of_pages_in_a_folder_alone_decides_the_order_of_units() -> None:
    pages = (page("a", "One.\n\nTwo."), page("b", "Three."))

    texts = [unit.text for unit in units_of(with_pages(*pages)) if unit.section == "help"]

    assert texts == ["Title of a", "One.", "Two.", "Title of b", "Three."]


def test_a_text_that_is_critical_anywhere_is_critical_and_says_so() -> None:
    site = with_pages(page("a", "Rest."), page("b", '!!! safety "Now"\n    Rest.'))

    units = units_of(site)

    assert find(units, "Rest.").critical
    assert "Safety: every word counts" in find(units, "Rest.").hints
    assert find(units, "Now").critical
    assert not find(units, "Title of b").critical


def test_all_of_a_critical_page_is_critical() -> None:
    units = units_of(with_pages(page("a", "Rest.", critical=True)))

    assert {unit.critical for unit in units if unit.section == "help"} == {True}


def test_the_smallest_place_sets_the_limit() -> None:
    words = page("a", "Free for all.", key_message="Free for all.", why_it_helps="Free for all.")

    unit = find(units_of(with_pages(words)), "Free for all.")

    assert unit.limit == 140
    assert "At most 140 characters" in unit.hints


def test_a_translator_is_told_of_page_readers_heading_kind_and_words() -> None:
    site = with_pages(page("a", "## Small signs\n\nWatch for cues.", audience=("dads",)))
    site = replace(site, glossary=(Term("cue", "cue", "A sign.", also=("signal",)),))

    units = units_of(site)

    assert find(units, "Watch for cues.").comments == (
        "Page: Title of a",
        "For: Dads and partners",
        "Under: Small signs",
        "Words: cue",
    )
    assert "This is: heading" in find(units, "Small signs").comments
    assert "This is: another name for the word" in find(units, "signal").comments


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Watch for a cue.", True),
        ("CUES help.", True),
        ("A signal.", True),
        ("Rescue them.", False),
        ("Barbecues.", False),
    ],
)
def test_a_word_of_the_glossary_is_found_whole(text: str, words: bool) -> None:  # noqa: FBT001
    site = replace(
        with_pages(page("a", text)), glossary=(Term("cue", "cue", "A sign.", also=("signal",)),)
    )

    comments = find(units_of(site), text).comments

    assert ("Words: cue" in comments) is words


def test_numbers_and_signs_are_no_units() -> None:
    units = units_of(with_pages(page("a", "12 345\n\n🙂", key_message="24/7")))

    assert not {"12 345", "🙂", "24/7"} & {unit.text for unit in units}


def test_what_no_reader_sees_is_no_unit() -> None:
    site = tiny()
    hidden = replace(site.services[0], id="x", name="Hidden helpers", listed=False)
    row = replace(site.evidence[0], id="y", fact="A doubtful fact.", verified="unverified")

    texts = {unit.text for unit in units_of(replace(site, services=(hidden,), evidence=(row,)))}

    assert not texts & {"Hidden helpers", "A doubtful fact."}


def test_the_units_of_this_hub_fit_into_files() -> None:
    site = load_site(HERE.parent).site
    assert site is not None

    units = units_of(site)

    assert len(units) > 1_000
    assert all(unit.text == unit.text.strip() for unit in units)
    assert {unit.section for unit in units} <= {
        *(section.folder for section in site.hub.sections),
        *("hub", "services", "glossary", "evidence"),
    }
    assert all(Path(HERE.parent, "content", place).is_file() for u in units for place in u.places)
