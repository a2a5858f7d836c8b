"""What editors may write in a body, and what becomes of it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imhub.markdown import LinkUse, ListUse, Rendered, Renderer, Target


def resolve(kind: str, target: str) -> Target | None:
    """Everything is there but `lost`."""
    return None if target == "lost" else Target(f"../{kind}/{target}/")


def rendered(body: str) -> Rendered:
    return Renderer().render(body, resolve)


def lines_of(body: str) -> list[int]:
    return [link.line for link in rendered(body).links]


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("[a](page:b)", '<a class="link-page" href="../page/b/">a</a>'),
        ("[a](term:b)", '<a class="link-term" href="../term/b/">a</a>'),
        ("[a](service:b)", '<a class="link-service" href="../service/b/">a</a>'),
        ("[a](page:lost)", '<a class="link-page">a</a>'),
        ("[a](#b)", '<a href="#b">a</a>'),
        (
            "[a](https://example.org/?b=1&c=2)",
            '<a href="https://example.org/?b=1&amp;c=2" rel="noopener noreferrer">a</a>',
        ),
        (
            "<https://example.org/>",
            '<a href="https://example.org/" rel="noopener noreferrer">https://example.org/</a>',
        ),
        (
            "[*a* `b`](page:c)",
            '<a class="link-page" href="../page/c/"><em>a</em> <code>b</code></a>',
        ),
    ],
)
def test_links_lead_where_the_resolver_says(body: str, html: str) -> None:
    assert rendered(body).html == f"<p>{html}</p>"


def test_a_resolver_may_give_a_full_address_and_a_title() -> None:
    there = Target("https://example.org/", 'Say "hello"')

    html = Renderer().render("[a](service:b)", lambda *_: there).html

    assert 'href="https://example.org/" rel="noopener noreferrer"' in html
    assert 'title="Say &quot;hello&quot;"' in html


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,hello",
        "vbscript:msgbox(1)",
        "//example.org/",
        "http://example.org/",
        "https://",
        "https:example.org",
        "HTTPS:\\example.org",
        "ftp://example.org/",
        "mailto:me@example.org",
        "tel:+441234567890",
        "nappy-chat.md",
        "/activities/",
        "../activities/",
        "pages:nappy-chat",
        "",
    ],
)
def test_other_links_lose_their_address_and_are_reported(address: str) -> None:
    made = rendered(f"[a]({address})")

    assert made.html == "<p><a>a</a></p>"
    assert made.links == (LinkUse("bad", address, "a", 1),)


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "Words <b>bold</b> and <br> more",
        "<!-- a comment -->",
        "<div>\n\n[a](page:b)\n\n</div>",
        "<me@example.org>",
        "- <iframe src='https://example.org/'></iframe>",
        '!!! safety "<script>alert(1)</script>"\n    Words.',
        "| <b>a</b> |\n| --- |\n| <i>b</i> |",
        "[<b>a</b>](page:b)",
        "# <b>a</b>",
        "`<b>`",
    ],
)
def test_raw_html_comes_out_as_the_letters_that_were_typed(body: str) -> None:
    html = rendered(body).html

    assert not [
        name for name in ("script", "img", "b>", "br", "!--", "iframe") if f"<{name}" in html
    ]
    assert "&lt;" in html
    assert "onerror=" not in html or "&lt;img" in html


def test_a_picture_in_the_text_fetches_nothing_and_is_reported() -> None:
    made = rendered("Words\n![A *baby*](https://example.org/a.jpg)")

    assert "example.org" not in made.html
    assert made.links == (LinkUse("picture", "https://example.org/a.jpg", "A *baby*", 2),)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("[a](page:b)\n\n[a](page:b)\n[a](page:b)", [1, 3, 4]),
        ("Say page:b here.\n\n[a](page:b)", [3]),
        ("`[a](page:b)`\n\n[a](page:b)", [3]),
        ("    [a](page:b)\n\nWords\n\n[a](page:b)", [5]),
        ("\\[a](page:b)\n\n[a](page:b)", [3]),
        ("[a](page:bb)\n[a](page:b)", [1, 2]),
        ("1. Words\n2. [a](page:b)\n\n    [c](page:b)\n\n3. [a](page:b)", [2, 4, 6]),
        ('!!! safety "See [a](page:b)"\n    Words\n\n    [a](page:b)', [1, 4]),
        ("| a |\n| - |\n| [a](page:b) |\n| [a](page:b) |", [3, 4]),
        ("## [a](page:b)\n\n[a](page:b)\n\n> [a](page:b)", [1, 3, 5]),
        ("<https://example.org/>\n<https://example.org/>", [1, 2]),
        ("Words\n[a][b] and [b]\n\n[b]: https://example.org/", [2, 2]),
        ("[![a](b.png)](page:b)\n![a](b.png)", [1, 1, 2]),
        ('[a](page:b "A title")\n[a]( page:b )', [1, 2]),
        ("\n\n\n[a](page:b)", [4]),
    ],
)
def test_each_link_has_its_own_line(body: str, lines: list[int]) -> None:
    assert lines_of(body) == lines


def test_the_words_of_a_link_are_what_a_reader_sees() -> None:
    links = rendered("[*a* `<b>` &copy; \\*c\\* & d](page:e)").links

    assert [link.text for link in links] == ["a <b> © *c* & d"]


def test_marks_for_lines_leave_no_trace() -> None:
    body = "# [a](page:b)\n\n`[a](b)` ![a](b) <https://a.b> [x][y]\n\n    [a](b)\n\na->b"

    html = rendered(body).html

    assert not [letter for letter in html if not letter.isprintable() and letter != "\n"]
    assert '<h1 id="a">' in html


def test_headings_have_ids_of_their_words() -> None:
    made = rendered("## What to do\n\n### *What* to do?\n\n## What to do")

    assert re.findall(r' id="([^"]*)"', made.html) == ["what-to-do", "what-to-do_1", "what-to-do_2"]
    assert made.headings == ((2, "What to do"), (3, "What to do?"), (2, "What to do"))


def test_a_note_has_a_title_and_a_body() -> None:
    html = rendered('!!! safety "Stay safe"\n    Keep one hand on your baby.\n').html

    assert html == (
        '<div class="admonition safety">\n<p class="admonition-title">Stay safe</p>\n'
        "<p>Keep one hand on your baby.</p>\n</div>"
    )


def test_tables_are_tables() -> None:
    html = rendered("| Age | Play |\n| --- | --- |\n| 0-3m | Faces |\n").html

    assert "<th>Age</th>" in html
    assert "<td>Faces</td>" in html


def test_a_column_of_a_table_is_aligned_by_its_class() -> None:
    made = rendered("| A | B | C |\n| :-- | :-: | --: |\n| 1 | 2 | 3 |\n")

    assert '<td>1</td>\n<td class="align-middle">2</td>\n<td class="align-end">3</td>' in made.html
    assert "style" not in made.html
    assert made.unsafe == ()


def test_lists_at_the_top_are_counted() -> None:
    made = rendered("1. A\n2. B\n    - one\n    - two\n3. C\n\nWords.\n\n- D\n")

    assert made.lists == (ListUse(ordered=True, items=3), ListUse(ordered=False, items=1))


def test_one_renderer_keeps_nothing_of_the_page_before() -> None:
    renderer = Renderer()
    first = renderer.render("## A\n\n1. [a](page:b)\n\n[c]: https://example.org/", resolve)
    second = renderer.render("", resolve)
    again = renderer.render("## A\n\n1. [a](page:b)\n\n[c]: https://example.org/", resolve)

    assert second == Rendered("", (), (), ())
    assert again == first


@settings(max_examples=150, deadline=5_000)
@given(
    st.lists(
        st.sampled_from(
            [*"[]()<>!#*_`|\\&\"'\n \t-+.1:=ab", "](", "](page:b)", "https://a.b", "    ", "!!! "]
        )
        | st.text(max_size=2),
        max_size=40,
    ).map("".join)
)
def test_any_text_can_be_rendered(body: str) -> None:
    made = rendered(body)

    assert "javascript:" not in made.html
    assert all(1 <= link.line <= body.count("\n") + body.count("\r") + 1 for link in made.links)
    assert "\x0e" not in made.html
