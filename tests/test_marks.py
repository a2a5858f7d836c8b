"""Words that stay in the source language carry their language onto the page, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from imhub.marks import as_isolates, as_spans, is_marked, mark, without_marks

ENGLISH = {"lang": "en-GB", "dir": "ltr"}
SPAN = '<span lang="en-GB" dir="ltr">One</span>'


def test_marked_words_become_a_span() -> None:
    assert as_spans(f"<p>{mark('One')} dwa</p>", ENGLISH) == f"<p>{SPAN} dwa</p>"


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ('<img alt="{}">', '<img alt="One">'),
        ('<a title="a {} b">{}</a>', f'<a title="a One b">{SPAN}</a>'),
        ("<title>{} – Hub</title>", "<title>One – Hub</title>"),
        ('<script type="application/json">["{}"]</script>', None),
        ("<style>a::after{{content:'{}'}}</style>", None),
        ("<svg><title>{}</title></svg><p>{}</p>", f"<svg><title>One</title></svg><p>{SPAN}</p>"),
        ("<meta name='a' content='{}'>", "<meta name='a' content='One'>"),
    ],
)
def test_where_no_element_may_stand_the_words_stay_alone(html: str, made: str | None) -> None:
    shown = as_spans(html.replace("{}", mark("One")), ENGLISH)

    assert shown == (made or html.replace("{}", "One"))


def test_on_paper_marked_words_run_in_their_own_direction() -> None:
    assert as_isolates(f"{mark('One')} dwa") == "\u2068One\u2069 dwa"


def test_a_page_without_marks_comes_out_as_it_went_in() -> None:
    html = "<p>Jeden <b>dwa</b></p>"

    assert as_spans(html, ENGLISH) is html


def test_marked_words_may_hold_markup_and_stand_side_by_side() -> None:
    html = mark("a <b>b</b>") + mark("c")

    assert as_spans(html, {"lang": "en"}) == (
        '<span lang="en">a <b>b</b></span><span lang="en">c</span>'
    )


@given(text=st.text(st.characters(exclude_categories=["Cs", "Co"])))
def test_marks_come_off_as_they_went_on(text: str) -> None:
    assert without_marks(mark(text)) == text
    assert is_marked(mark(text))
    assert not is_marked(text)


words = st.sampled_from(["<p>", "</p>", '<a href="x', '">', "</a>", "one", " ", "<title>", "<"])
marked = st.one_of(words, st.just(mark("two")), st.just("</title>"), st.just("<br>"))


@given(html=st.lists(marked, max_size=12).map("".join))
def test_no_mark_ever_reaches_a_reader(html: str) -> None:
    assert not is_marked(as_spans(html, ENGLISH))


def test_the_span_is_one_element_to_a_browser() -> None:
    tree = LexborHTMLParser(as_spans(f"<p>{mark('A &lt; B')}</p>", ENGLISH))

    (span,) = tree.css('span[lang="en-GB"][dir="ltr"]')
    assert span.text() == "A < B"
