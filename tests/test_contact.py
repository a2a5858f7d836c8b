"""How a reader is told to reach a service: numbers, hours, cost, in the words of a language."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from imhub.catalog import load_interface
from imhub.contact import Contact, ContactWriter
from imhub.languages import find_language, load_languages
from imhub.phones import as_e164
from imhub.service import Phone, Schedule, Service, SignOff
from imhub.signoff import fingerprint
from tests.conftest import HERE
from tests.hubs import ROOT, TODAY

BALCON = HERE / "sites" / "balcon"
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def told(hub: Path = ROOT, code: str = "en", *others: Service, **facts: Any) -> Contact:
    """What readers of *code* are told of a service with these *facts*."""
    service = Service("help", "Help", **facts)
    language = find_language(load_languages(hub), code)
    writer = ContactWriter([service, *others], language, load_interface(hub, code), TODAY)
    return writer.contact(service)


def on(*days: str, opens: str = "09:00", closes: str = "17:30") -> Schedule:
    return Schedule(days, opens, closes)


@pytest.mark.parametrize(
    ("schedules", "hours"),
    [
        ((), ""),
        ((on("mon"),), "Monday, 09:00 to 17:30"),
        ((on("mon", "tue"),), "Monday, Tuesday, 09:00 to 17:30"),
        ((on(*WEEK[:5]),), "Monday to Friday, 09:00 to 17:30"),
        ((on("mon", "wed", "fri"),), "Monday, Wednesday, Friday, 09:00 to 17:30"),
        ((on("fri", "sat", "sun"),), "Friday to Sunday, 09:00 to 17:30"),
        ((on(*WEEK),), "every day, 09:00 to 17:30"),
        ((on("sat", opens="00:00", closes="24:00"),), "Saturday, 00:00 to 00:00"),
        (
            (on("mon", "tue", "wed"), on("sat", opens="22:00", closes="23:15")),
            "Monday to Wednesday, 09:00 to 17:30; Saturday, 22:00 to 23:15",
        ),
    ],
)
def test_hours_are_told_by_days_and_times(schedules: tuple[Schedule, ...], hours: str) -> None:
    assert told(schedules=schedules).hours == hours


@pytest.mark.parametrize(
    ("schedules", "hours"),
    [
        ((on(*WEEK[:5]),), "du lundi au vendredi, de 09:00 à 17:30"),
        ((on("mon", "wed"),), "lundi, mercredi, de 09:00 à 17:30"),
        ((on(*WEEK),), "tous les jours, de 09:00 à 17:30"),
    ],
)
def test_hours_are_told_in_the_words_of_the_hub(
    schedules: tuple[Schedule, ...], hours: str
) -> None:
    assert told(BALCON, "fr", schedules=schedules).hours == hours


def test_what_is_always_open_is_told_in_words() -> None:
    assert told(always_open=True).hours == "Day and night, every day"
    assert told(BALCON, "fr", always_open=True).hours == "Jour et nuit, tous les jours"
    assert told(always_open=False).hours == ""


def test_a_note_stands_behind_the_hours() -> None:
    both = told(schedules=(on("mon"),), hours_note="Not in August")

    assert told(hours_note="At night").hours == "At night"
    assert both.hours == "Monday, 09:00 to 17:30; Not in August"


def test_a_number_is_shown_as_people_write_it_and_dialled_as_the_world_does() -> None:
    phone = Phone("0808 808 8000", as_e164("0808 808 8000", "GB"))

    (number,) = told(phones=(phone,)).numbers

    assert (number.display, number.href) == ("0808 808 8000", "tel:+448088088000")
    assert number.rings


@pytest.mark.parametrize(
    ("phone", "href", "label"),
    [
        (Phone("999"), "tel:999", ""),
        (Phone("116 123"), "tel:116123", ""),
        (
            Phone("18001 0808 808 8000", "+448088088000", "textphone"),
            "tel:1800108088088000",
            "Textphone",
        ),
        (Phone("85258", type="text", say="PANDAS"), "sms:85258?body=PANDAS", "Text PANDAS to"),
        (
            Phone("85258", type="text", say="HI & BYE"),
            "sms:85258?body=HI%20%26%20BYE",
            "Text HI & BYE to",
        ),
        (Phone("07740 993451", "+447740993451", "text"), "sms:+447740993451", "Send a text to"),
    ],
)
def test_a_telephone_opens_what_the_number_is_for(phone: Phone, href: str, label: str) -> None:
    (number,) = told(phones=(phone,)).numbers

    assert (number.href, number.label) == (href, label)


def test_only_a_number_that_anybody_can_ring_stands_behind_a_name() -> None:
    text = Phone("85258", type="text", say="HELP")
    north = Phone("028 9000 0001", areas=("north",))
    anybody = Phone("028 9000 0002")

    assert told(phones=(text, north)).first is None
    first = told(phones=(text, north, anybody)).first
    assert first is not None
    assert first.display == "028 9000 0002"


def test_a_reader_in_an_area_is_given_the_numbers_for_it() -> None:
    phones = (Phone("028 9000 0001", areas=("north",)), Phone("028 9000 0002"))
    contact = told(phones=phones)

    assert [n.display for n in contact.in_area("north").numbers] == [p.number for p in phones]
    assert [n.display for n in contact.in_area("south").numbers] == ["028 9000 0002"]


def test_a_number_has_hours_and_a_note_of_its_own() -> None:
    phone = Phone("028 9000 0001", note="At night", always_open=True)

    (number,) = told(phones=(phone,), always_open=False).numbers

    assert (number.note, number.hours) == ("At night", "Day and night, every day")


def test_cost_and_hours_stand_behind_a_number_in_short() -> None:
    assert told(cost="free", always_open=True).in_short == "free, day and night, every day"
    assert told(cost="low").in_short == "low cost"
    assert told(schedules=(on("mon"),)).in_short == ""
    assert told(BALCON, "fr", cost="free").in_short == "gratuit"


def test_a_service_may_be_reached_through_another() -> None:
    other = Service("line", "Line", phones=(Phone("999"),))

    contact = told(ROOT, "en", other, reached_through="line")

    assert contact.through is not None
    assert [number.display for number in contact.through.numbers] == ["999"]
    assert ("phone", "By phone") in contact.ways


def test_every_way_to_reach_a_service_has_a_title_in_order() -> None:
    contact = told(
        phones=(Phone("999"), Phone("85258", type="text", say="HI")),
        url="https://example.org/",
        email="a@example.org",
        also_by=("online", "in-person"),
    )

    ways = ["phone", "text", "web", "email", "in-person", "online"]
    assert [way for way, _ in contact.ways] == ways
    assert all(title for _, title in contact.ways)


def test_languages_have_the_names_that_readers_know() -> None:
    assert told(languages=("pl", "ar")).languages == ("Polish", "Arabic")
    assert told(BALCON, "fr", languages=("pl",)).languages == ("polonais",)


def test_a_contact_says_whether_a_person_has_checked_it() -> None:
    service = Service("help", "Help", cost="free")
    sign_off = SignOff(TODAY, "midwife", "phone", fingerprint(service))

    assert told(cost="free", verified=sign_off).checked
    assert not told(cost="low", verified=sign_off).checked
    assert not told(cost="free", verified=replace(sign_off, of="0" * 12)).checked


def test_no_text_turns_the_order_of_letters_round() -> None:
    """Isolation is for HTML; a mark in a text would be read aloud, copied and dialled."""
    contact = told(
        phones=(Phone("0808 808 8000", "+448088088000", note="At night"),),
        schedules=(on("mon"),),
        cost="free",
    )

    said = [contact.hours, contact.in_short, *(f"{n.display}{n.href}" for n in contact.numbers)]

    assert all(sign.isprintable() for text in said for sign in text.replace("\u202f", " "))
