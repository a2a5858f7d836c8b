"""Characters, addresses and names that may be published, and those that may not."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from imhub.limits import MOST_CHARACTERS, check_page
from imhub.safety import UNSEEN, is_device, is_picture, is_picture_name, trouble_with_address
from imhub.textfile import TextProblem


@pytest.mark.parametrize(
    "text",
    [
        "Mama\u00a0Mia, «\u202foui\u202f», “well”…",
        "می\u200cخواهم",  # Persian: I want
        "क्\u200dष and ශ්\u200dරී",  # Hindi and Sinhala
        "ខ្ញុំ\u200bស្រលាញ់",  # Khmer has no spaces between words
        "שלום \u200f(Hub)\u200e and \u061cعربي",
        "👩\u200d🍼 ❤\ufe0f 👨🏽\u200d👩🏽\u200d👧",
        "ᠮᠣᠩᠭᠣᠯ\u180b",
    ],
)
def test_what_a_script_needs_may_stay(text: str) -> None:
    assert UNSEEN.search(text) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "https://example.org/a-b_c/d.e?f=g&h=%20#i",
        "https://example.org/santé/(a)/it's",
        "https://sub.example.co.uk/~somebody/",
        "https://müller.de/",
        "https://пример.рф/",
        "https://例え.テスト/",
        "https://हिन्दी.भारत/",
        "https://عربي.موقع/",
        "http://example.org/old",
    ],
)
def test_an_honest_address_has_no_trouble(address: str) -> None:
    assert trouble_with_address(address) == ""


@pytest.mark.parametrize(
    ("address", "remedy"),
    [
        ("https://user:word@example.org/", "before the @"),
        ("https://example.org@example.com", "before the @"),
        ("https://@example.org/", "before the @"),
        ("https://example.org\\@example.com", "a sign that addresses do not have"),
        ("https://example.org/a b", "a sign that addresses do not have"),
        ("https://example.org/\u202egnp", "a sign that addresses do not have"),
        ("https://ex\u200dample.org/", "a sign that addresses do not have"),
        ('https://example.org/"onclick="', "a sign that addresses do not have"),
        ("https://xn--e1afmkfd.com/", "in its own letters"),
        ("https://www.xn--e1afmkfd.com/", "in its own letters"),
        ("https://exаmple.org/", "mixes alphabets"),
        ("https://аррӏе.com/", "mixes alphabets"),
        ("https://παράδειγμα.com/", "mixes alphabets"),
        ("https://ｅxample.org/", "not the name of a website"),
        ("https://example。org/", "not the name of a website"),
        ("https://exa%6dple.org/", "not the name of a website"),
        ("https://127.0.0.1/", "not the name of a website"),
        ("https://0x7f.1/", "not the name of a website"),
        ("https://[::1]/", "not the name of a website"),
        ("https://localhost/", "not the name of a website"),
        ("https://example.org:8080/", "not the name of a website"),
        ("https://example..org/", "not the name of a website"),
        ("https://.example.org/", "not the name of a website"),
        ("https://example.org./", "not the name of a website"),
        ("https://-example.org/", "not the name of a website"),
        ("https:///example.org/", "not the name of a website"),
        ("https://", "not the name of a website"),
        ("https://example.org/" + "a" * 2_000, "at most 2000"),
        ("//example.org/", "Write a web address"),
        ("javascript:alert(1)", "Write a web address"),
        (" https://example.org/", "Write a web address"),
        ("", "Write a web address"),
    ],
)
def test_an_address_that_hides_something_has(address: str, remedy: str) -> None:
    assert remedy in trouble_with_address(address)


@given(st.text() | st.text("https:/.@\\%[]аaｅ\u202e#?").map(lambda end: f"https://{end}"))
def test_any_text_can_be_asked_about(text: str) -> None:
    trouble = trouble_with_address(text)

    assert trouble == "" or trouble.endswith(".")


@pytest.mark.parametrize("file", ["con", "CON", "nul.md", "aux.tar.gz", "com1", "lpt9.png"])
def test_a_device_of_windows_is_known_by_any_name(file: str) -> None:
    assert is_device(file)


@pytest.mark.parametrize("file", ["console", "com", "com10", "null.md", "my-con.png"])
def test_what_is_like_a_device_is_none(file: str) -> None:
    assert not is_device(file)


@pytest.mark.parametrize(
    "file", ["a.png", "Bath_time-2.JPG", "pictures/cuddle.webp", "a.b.jpeg", "x.avif"]
)
def test_a_picture_beside_or_below_a_page(file: str) -> None:
    assert is_picture_name(file)


@pytest.mark.parametrize(
    "file",
    [
        *(
            "../a.png",
            "/a.png",
            "a/../b.png",
            "a\\b.png",
            "C:a.png",
            "a.svg",
            "a.html",
            "a.png.exe",
        ),
        *("a\0.png", "a.png\n", ".png", "a..png", "a b.png", "con.png", "aux/a.png", "a.png?b", ""),
    ],
)
def test_any_other_file_is_no_picture(file: str) -> None:
    assert not is_picture_name(file)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_a_picture_is_known_by_its_first_bytes(kind: str) -> None:
    made = BytesIO()
    Image.new("RGB", (2, 2)).save(made, kind)

    assert is_picture(made.getvalue()[:12])


@pytest.mark.parametrize("start", [b"", b"<svg", b"%PDF-1.7", b"\0\0\0\x18ftypheic", b"PK"])
def test_what_browsers_do_not_show_is_no_picture(start: bytes) -> None:
    assert not is_picture(start)


@pytest.mark.parametrize(
    "body",
    [
        "> > > > Deep, and not too deep.",
        "- a\n    - b\n        - c\n            - d",
        "- - - - - - - - - - - - - - - -",
        "* * * * * * * * * * * *",
        "|" + " a |" * 20 + "\n|" + " - |" * 20,
        "\n\n".join("[a](page:b) " * 100 for _ in range(10)),
        "a" * MOST_CHARACTERS,
    ],
)
def test_what_somebody_might_mean_is_no_tangle(body: str) -> None:
    check_page(body)


@pytest.mark.parametrize(
    ("body", "line", "rule"),
    [
        ("Words.\n\n" + "> " * 11 + "a", 3, "tangled-text"),
        ("Words.\n" + "- 1. > " * 4 + "a", 2, "tangled-text"),
        ("Words.\n\n" + " " * 84 + "a", 3, "tangled-text"),
        ("\t" * 30 + "a", 1, "tangled-text"),
        ("Words.\n" + "[" * 301, 2, "tangled-text"),
        ("[" * 200 + "\n" + "[" * 101, 2, "tangled-text"),
        ("|" * 51, 1, "tangled-text"),
        ("a" * (MOST_CHARACTERS + 1), 1, "too-long"),
    ],
)
def test_a_tangle_is_refused_with_its_line(body: str, line: int, rule: str) -> None:
    with pytest.raises(TextProblem) as refused:
        check_page(body)

    assert (refused.value.line, refused.value.rule) == (line, rule)
