"""What a phone number is, and finding one however it is written."""

import pytest

from imhub.findnumber import NumberFinder, out_of_use
from imhub.phones import as_e164, code_and_rest, is_region, is_short, plain_digits
from imhub.service import Phone, Service, Superseded
from tests.hubs import TODAY

OLD = "0808 8010 722"


@pytest.mark.parametrize(
    ("number", "region", "e164"),
    [
        ("0808 808 8000", "GB", "+448088088000"),
        ("0800 1111", "GB", "+448001111"),
        ("077 4099 3450", "GB", "+447740993450"),
        ("18001 0808 808 8000", "GB", "+448088088000"),
        ("+353 1 800 1234", "GB", "+35318001234"),
        ("01 99 00 12 34", "FR", "+33199001234"),
        ("999", "GB", ""),
        ("116 123", "GB", ""),
        ("0808 808 800", "GB", ""),
        ("01 99 00 12 34", "", ""),
        ("not a number", "GB", ""),
        ("", "GB", ""),
    ],
)
def test_the_number_that_the_whole_world_dials(number: str, region: str, e164: str) -> None:
    assert as_e164(number, region) == e164


@pytest.mark.parametrize("number", ["999", "101", "112", "116 123"])
def test_short_numbers_of_a_country(number: str) -> None:
    assert is_short(number, "GB")


@pytest.mark.parametrize("number", ["998", "0808 808 8000", "one one one", ""])
def test_what_is_no_short_number(number: str) -> None:
    assert not is_short(number, "GB")


def test_a_short_number_belongs_to_its_country() -> None:
    assert is_short("101", "GB")
    assert not is_short("101", "FR")


def test_countries_whose_numbers_are_known() -> None:
    assert is_region("GB")
    assert not is_region("UK")


def test_the_parts_of_a_number_that_nobody_can_have() -> None:
    assert code_and_rest("028 9000 0000 0", "GB") == ("44", "28900000000")
    assert code_and_rest("999", "GB") == ("", "")


def test_the_digits_of_every_script() -> None:
    text = "٠١٢ ۳۴۵ ৬৭ ８９ x²"

    assert plain_digits(text) == "012 345 67 89 x²"
    assert plain_digits("0808 808 8000, ш") == "0808 808 8000, ш"


@pytest.mark.parametrize(
    "text",
    [
        "0808 8010 722",
        "08088010722",
        "0808-8010-722",
        "0808.8010.722",
        "(0808) 8010 722",
        "808 8010 722",
        "+44 808 8010 722",
        "+44 (0)808 8010 722",
        "0044 808 8010 722",
        "0808 \u200e8010\u200f 722",
        "0808\u00a08010\u202f722",
        "0808‑8010–722",
        "0808&nbsp;8010&#160;722",
        "**0808** _8010_ 722",
        "0808 <b class='x1'>8010</b> 722",
        "0808 8010 \n722",
        '"0808 8010 "\n"722"',
        r"0808 8010\n722",
        "tel:+448088010722",
        "٠٨٠٨ ٨٠١٠ ٧٢٢",
        "۰۸۰۸ ۸۰۱۰ ۷۲۲",
        "০৮০৮ ৮০১০ ৭২২",
        "０８０８ ８０１０ ７２２",
        "0800 917 1414 0808 8010 722 999",
    ],
)
def test_finds_a_number_in_whatever_way_it_is_written(text: str) -> None:
    assert [number for _, number in NumberFinder([OLD], "GB").find(f"Ring {text}!")] == [OLD]


@pytest.mark.parametrize(
    "text",
    [
        "0808 8010 723",
        "10808 8010 722",
        "0808 8010 7221",
        "808 babies, 8010 words, 722 pages",
        "",
    ],
)
def test_leaves_other_numbers_alone(text: str) -> None:
    assert list(NumberFinder([OLD], "GB").find(text)) == []


def test_names_the_line_of_each() -> None:
    text = "One.\nTwo 0808 8010 722,\nthree 0808\n8010 722.\n"

    assert list(NumberFinder([OLD], "GB").find(text)) == [(2, OLD), (3, OLD)]


def test_a_short_number_is_found_whole_alone() -> None:
    finder = NumberFinder(["111"], "GB")

    assert [line for line, _ in finder.find("111\n1 1 1\n1112\n0111\n0300 123 3 111")] == [1, 2]


def test_a_finder_of_nothing_finds_nothing() -> None:
    finder = NumberFinder([], "GB")

    assert not finder
    assert list(finder.find("0808 8010 722")) == []


def test_what_is_out_of_use() -> None:
    closed = Phone("028 9000 0003")
    services = [
        Service("here", "Here", superseded=(Superseded("028 9000 0001", "old"),)),
        Service("gone", "Gone", closed_on=TODAY, listed=False, phones=(closed,)),
        Service("kept", "Kept", phones=(Phone("028 9000 0002"),)),
        Service(
            "was",
            "Was",
            closed_on=TODAY,
            listed=False,
            phones=(Phone("028 9000 0002"),),
        ),
    ]

    old = {number: service.id for number, service in out_of_use(services).items()}

    assert old == {"028 9000 0001": "here", "028 9000 0003": "gone"}
