"""Units of a body: found without changing a byte, replaced without losing a word or an anchor."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from imhub.markdown import HubExtension, Rendered, Renderer, Target
from imhub.sanitise import clean
from imhub.units import UnitWork
from tests.conftest import HERE, Golden

SOURCE = {"lang": "he", "dir": "rtl"}
EVERY_BLOCK = (HERE / "units" / "every-block.md").read_text(encoding="utf-8")
PAGES = sorted((HERE.parent / "content").glob("*/**/*.md"))
BODIES = {
    "every-block.md": EVERY_BLOCK,
    **{
        path.relative_to(HERE.parent / "content").as_posix(): path.read_text(
            encoding="utf-8"
        ).partition("\n---\n")[2]
        for path in PAGES
    },
}
on_every_page = pytest.mark.parametrize("page", BODIES)


def resolve(kind: str, target: str) -> Target:
    return Target(f"../{kind}/{target}/", number="12", number_url="tel:12")


def without_units(body: str) -> str:
    """The HTML of *body*, made by the same extension with the walk over units taken out."""
    extension = HubExtension()
    extension.resolve, extension.source = resolve, body
    markdown = Markdown(extensions=[extension], output_format="html")
    markdown.treeprocessors.deregister("imhub-units")
    return clean(markdown.convert(body))


def render(body: str, translate: Callable[[str], str] | None = None) -> Rendered:
    """*body*, translated as a build does it: with the ids of the original."""
    plain = Renderer().render(body, resolve)
    if translate is None:
        return plain
    return Renderer().render(body, resolve, UnitWork(translate, plain.heading_ids, SOURCE))


def words_of(html: str) -> str:
    """What a reader sees of *html*, but for code."""
    without_code = re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", without_code))


def one_space(html: str) -> str:
    return re.sub(r"[ \n]+", " ", html)


@on_every_page
def test_finding_units_leaves_the_html_as_it_is(page: str) -> None:
    body = BODIES[page]

    assert render(body).html == without_units(body)


@on_every_page
def test_a_translation_into_the_same_words_gives_the_same_page(page: str) -> None:
    body = BODIES[page]

    same = render(body, lambda text: text)

    assert one_space(same.html) == one_space(render(body).html)
    assert same.missing == 0


@on_every_page
def test_no_word_of_a_page_is_missed(page: str) -> None:
    signs = render(BODIES[page], lambda _: "·")

    assert not re.findall(r"[^\W\d_]+", words_of(signs.html))


@on_every_page
def test_headings_keep_their_ids_and_links_their_targets(page: str) -> None:
    body = BODIES[page]
    plain, other = render(body), render(body, lambda text: text.replace("e", "ё"))

    assert other.heading_ids == plain.heading_ids
    assert re.findall(r' id="([^"]*)"', other.html) == re.findall(r' id="([^"]*)"', plain.html)


@on_every_page
def test_what_stays_says_which_language_it_is_in_and_changes_nothing_else(page: str) -> None:
    body = BODIES[page]

    stayed = render(body, lambda _: "")

    assert one_space(without_marks(stayed.html)) == one_space(without_marks(render(body).html))
    assert stayed.missing == len(stayed.units)


def without_marks(html: str) -> str:
    tree = LexborHTMLParser(html)
    for span in tree.css('span[lang="he"]'):
        span.unwrap()
    return (tree.html or "").replace(' dir="rtl"', "").replace(' lang="he"', "")


def test_units_of_every_kind_of_block(golden: Golden) -> None:
    units = render(EVERY_BLOCK).units

    lines = [f"{u.line}\t{u.kind}\t{u.note}\t{u.under}\t{u.text!r}" for u in units]
    golden("units/every-block.txt", "\n".join(lines) + "\n")


def test_every_kind_of_block_half_translated(golden: Golden) -> None:
    turns = iter(range(1000))

    half = render(EVERY_BLOCK, lambda text: f"«{text}»" if next(turns) % 2 else "")

    golden("units/every-block-half.html", half.html + "\n")


def test_an_item_that_stays_does_not_mark_the_translated_items_below_it() -> None:
    """And a mark of a list stays on its side, where there is room for it."""
    html = render("- one\n    - two\n- three", lambda text: {"two": "dwa"}.get(text, "")).html

    assert one_space(html) == (
        '<ul> <li><span dir="rtl" lang="he">one</span><ul> <li>dwa</li> </ul> </li> '
        '<li><span dir="rtl" lang="he">three</span></li> </ul>'
    )


def test_words_behind_a_block_in_an_item_are_a_unit_of_their_own() -> None:
    body = "* # Title\nbehind"

    units = [(unit.kind, unit.text) for unit in render(body).units]
    translated = render(body, lambda text: {"Title": "Tytuł", "behind": "za"}.get(text, "")).html
    stayed = render(body, lambda text: {"Title": "Tytuł"}.get(text, "")).html

    assert units == [("heading", "Title"), ("item", "behind")]
    assert ">Tytuł</h1>\nza</li>" in translated
    assert '>Tytuł</h1>\n<span dir="rtl" lang="he">\nbehind</span></li>' in stayed


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("# big", "# big"),
        ("- one\n- two", "- one\n- two"),
        ("one\n\ntwo", "one\n\ntwo"),
        ("1. one", "1. one"),
        ("!!! note", "!!! note"),
        ("| a | b |", "| a | b |"),
        ("    code", "code"),
    ],
)
def test_a_translation_cannot_make_blocks(words: str, shown: str) -> None:
    assert render("One", lambda _: words).html == f"<p>{shown}</p>"


def test_raw_html_in_a_translation_is_letters() -> None:
    html = render("One", lambda _: "<script>x</script><b>y</b>").html

    assert html == "<p>&lt;script&gt;x&lt;/script&gt;&lt;b&gt;y&lt;/b&gt;</p>"


@pytest.mark.parametrize("address", ["javascript:x", "data:text/html,x", "//example.org/"])
def test_a_translation_cannot_link_where_content_may_not(address: str) -> None:
    assert "href" not in render("One", lambda _: f"[x]({address})").html


def test_signs_that_markdown_uses_itself_are_taken_out_of_a_translation() -> None:
    html = render("One `two`", lambda _: "\x02wzxhzdk:0\x03 a\x0e1\x0f \x02amp\x03 `b`").html

    assert html == "<p>wzxhzdk:0 a1 amp <code>b</code></p>"


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("one\ntwo", "one two"),
        ("one \ntwo", "one two"),
        ("one\n   two", "one two"),
        ("one  \ntwo", "one  \ntwo"),
        ("one   \ntwo", "one   \ntwo"),
        ("a [b](page:c)\nd", "a [b](page:c) d"),
    ],
)
def test_a_unit_has_line_ends_only_where_a_reader_sees_them(written: str, unit: str) -> None:
    assert [found.text for found in render(written).units] == [unit]


def test_where_an_editor_breaks_a_line_makes_no_other_unit() -> None:
    one, other = render("one two three"), render("one\ntwo \nthree")

    assert [unit.text for unit in one.units] == [unit.text for unit in other.units]


def test_a_safety_note_is_one_also_with_other_classes() -> None:
    units = render('!!! safety big "Now"\n    Ring.\n\n!!! unsafety "So"\n    Rest.').units

    assert [(unit.text, unit.is_safety) for unit in units] == [
        ("Now", True),
        ("Ring.", True),
        ("So", False),
        ("Rest.", False),
    ]


pieces = st.sampled_from(
    [
        *("# ", "- ", "1. ", "> ", "| ", "\n", "\n\n", "    ", "*", "`", "[", "](page:a)", "a"),
        *(
            ' "t"',
            "!!! note",
            "!!! safety",
            "b c",
            "  \n",
            "<",
            "&amp;",
            "\\",
            "---\n",
            "![",
            "[r]",
        ),
    ]
)


@settings(max_examples=120, deadline=None)
@given(body=st.lists(pieces, max_size=30).map("".join))
def test_finding_units_never_changes_the_html(body: str) -> None:
    assert render(body).html == without_units(body)


@settings(max_examples=120, deadline=None)
@given(body=st.lists(pieces, max_size=30).map("".join))
def test_a_translation_finds_the_units_that_were_sent_out(body: str) -> None:
    asked: list[str] = []

    render(body, lambda text: asked.append(text) or "")  # type: ignore[func-returns-value]  # `or` needs it

    assert asked == [unit.text for unit in render(body).units]


def test_the_pages_above_are_all_of_content() -> None:
    assert len(PAGES) > 50
