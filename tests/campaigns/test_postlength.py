"""Posts are counted as those count who carry them."""

from datetime import date

import pytest

from imhub.campaign import Channel, Post
from imhub.postlength import fit, graphemes, is_gsm, over_limit, room, sms_parts, weighted

DAY = date(2026, 11, 22)
SMS = Channel("sms", "Text message", "sms", 2, 20, "https://example.org", DAY)
X = Channel("x", "X", "weighted", 280, 23, "https://example.org", DAY)
BLUESKY = Channel("bluesky", "Bluesky", "graphemes", 300, 60, "https://example.org", DAY)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Sit", 3),
        ("e\u0301", 1),
        ("👨‍👩‍👧‍👦", 1),
        ("👍🏽", 1),
        ("🇮🇪🇬🇧", 2),
        ("किताब", 3),
        ("كِتاب", 4),
        ("一起坐", 3),
        ("a\r\nb", 3),
    ],
)
def test_a_reader_counts_what_looks_like_one_character(text: str, count: int) -> None:
    assert graphemes(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sit", 3),
        ("e\u0301", 1),
        ("👨‍👩‍👧‍👦", 2),
        ("👍🏽", 2),
        ("🇮🇪", 2),
        ("1️⃣", 2),
        ("一起坐", 6),
        ("Žemė", 4),
        ("كتاب", 4),
        ("“Sit” – now…", 13),
        ("€5", 3),
    ],
)
def test_some_channels_count_chinese_signs_and_emoji_double(text: str, count: int) -> None:
    assert weighted(text) == count


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 151 + "€" + "a" * 153, 2),
        ("a" * 152 + "€" + "a" * 152, 3),
        ("ó" * 70, 1),
        ("ó" * 71, 2),
        ("ó" * 134, 2),
        ("ó" * 135, 3),
        ("س" * 70, 1),
        ("س" * 71, 2),
        ("坐" * 201, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("😀" * 66, 2),
        ("😀" * 67, 3),
        ("a" * 100 + "’", 2),
    ],
)
def test_a_phone_cuts_a_text_message_into_parts(text: str, parts: int) -> None:
    assert sms_parts(text) == parts


def test_polish_and_arabic_need_more_room_than_plain_letters() -> None:
    assert is_gsm("Sit down, £5 à la carte")
    assert not is_gsm("Usiądź")
    assert not is_gsm("اجلس")
    assert room(SMS) == (306, 134)
    assert room(SMS, with_link=True) == (285, 113)
    assert room(BLUESKY, with_link=True) == (239, 239)


def test_what_fits_exactly_fits() -> None:
    for channel in (SMS, X, BLUESKY):
        latin, other = room(channel, with_link=True)
        letter = "a" if channel is not SMS else "ą"
        assert not fit("a" * latin, channel, with_link=True).is_over
        assert not fit(letter * other, channel, with_link=True).is_over
        assert fit("a" * (latin + 1), channel, with_link=True).is_over


def test_a_post_is_counted_on_its_own_channels_with_its_link() -> None:
    post = Post("p", ("x", "bluesky"), "")
    linked = Post("p", ("x", "bluesky"), "", link="page")

    assert list(over_limit(post, "a" * 280, (X, BLUESKY, SMS))) == []
    assert [t.message for t in over_limit(post, "a" * 281, (X, BLUESKY))] == [
        "X has room for 280 characters, and this takes 281."
    ]
    assert len(list(over_limit(linked, "a" * 270, (X, BLUESKY)))) == 2


def test_signs_that_make_a_text_message_dear_are_named_and_letters_are_not() -> None:
    post = Post("p", ("sms",), "")

    (few,) = over_limit(post, "It’s time to sit. " * 10, (SMS,))
    (many,) = over_limit(post, "Usiądź i pozwól dziecku przyjść. " * 10, (SMS,))

    assert few.remedy == "Leave out ’, which take twice the room, or say it shorter."
    assert many.remedy == "Say it in fewer words."
