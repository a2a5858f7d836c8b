"""What reaches a page is what our own Markdown makes, and nothing else."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

from imhub.checks import check_message
from imhub.checks.rule import Context
from imhub.drawing import read_drawing
from imhub.load import load_site
from imhub.markdown import HubExtension, Renderer, Target
from imhub.model import Message
from imhub.prepare import examine
from imhub.safety import is_of_the_page
from imhub.sanitise import clean, unsafe_in, unsafe_in_drawing
from imhub.textfile import TextProblem
from tests.attacks import attacks_on
from tests.conftest import HERE
from tests.hubs import ROOT, TODAY

OVERRIDES = ROOT / "overrides"
EVERYTHING = """
## What to *do*

Words with **strong**, *soft*, `code`, a [page](page:a), a [word](term:a), a [service](service:a),
a [site](https://example.org/?a=1&b=2), <https://example.org/>, [below](#what-to-do), "quotes",
& and &copy;.

1. One
2. Two
    - in it

3. Three

    [A page](page:a)

---

> A quotation.

| Age | Play | Where |
| --- | :-: | ---: |
| 0 | **Faces** | [here](page:a) |

One line, BREAK
and another.

!!! safety "Stay safe"
    Keep one hand on your baby.

        code

![a picture](a.png)
""".replace("BREAK", "  ")
TAGS = {
    *(
        "a",
        "bdi",
        "blockquote",
        "br",
        "code",
        "div",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
    ),
    *("img", "li", "ol", "p", "pre", "span", "strong", "table", "tbody", "td", "th", "thead", "tr"),
    "ul",
}
ATTRIBUTES = {"alt", "class", "data-source", "dir", "href", "id", "lang", "rel", "start", "title"}
ADDRESS = re.compile(r"https://[^\"\\]+|#.*|(?:\.\./)*[\w/#-]*|tel:[\w+]+|sms:\S+", re.DOTALL)

soup = st.lists(
    st.sampled_from(
        [
            *"[]()<>!#*_`|\\&\"'\n \t-+.1:=/",
            *(
                "](",
                "](javascript:x",
                "](https://a.b",
                "](page:a)",
                "<script>",
                "</p>",
                "<img src=x ",
                "<a ",
            ),
            *(
                "onerror=x>",
                "&lt;",
                "&#x3c;",
                "!!! safety ",
                "    ",
                "> ",
                "| a | b |\n| - | - |\n",
                "\x02",
            ),
            *(
                "wzxhzdk:0\x03",
                "<!--",
                "-->",
                "<![CDATA[",
                "<svg/onload=x>",
                "{: onclick=x}",
                "\0",
                "\x0e1\x0f",
                "\ud800",
            ),
        ]
    )
    | st.text(max_size=2),
    max_size=60,
).map("".join)


def somewhere(kind: str, target: str) -> Target:
    """Where anything leads in these tests."""
    number = ("028 9000 0000", "tel:+442890000000", "free") if kind == "service" else ("", "", "")
    return Target(f"../../{kind}/{target}/" if target.isalnum() else "../", "", *number)


def made_of(body: str) -> str:
    """What Python-Markdown makes of *body*, before it is cleaned."""
    extension = HubExtension()
    markdown = Markdown(extensions=[extension], output_format="html")
    extension.resolve, extension.source = somewhere, body
    return markdown.convert(body)


def disallowed_in(html: str) -> list[str]:
    """What stands in *html* and may not, as another parser than the sanitiser's sees it."""
    root = LexborHTMLParser(f"<main>{html}</main>").css_first("main")
    assert root is not None
    return [
        node.html or ""
        for node in root.css("*")
        if node.tag not in TAGS | {"main"}
        or not set(node.attributes) <= ATTRIBUTES
        or not ADDRESS.fullmatch(node.attributes.get("href") or "")
    ]


@pytest.mark.parametrize("hub", [ROOT, *sorted((HERE / "sites").iterdir())], ids=lambda p: p.name)
def test_honest_pages_come_out_as_they_were_made(hub: Path) -> None:
    site = load_site(hub).site
    assert site is not None
    renderer = Renderer()

    bodies = [(made_of(m.body), renderer.render(m.body, somewhere).html) for m in site.messages]

    assert bodies
    assert [(made, html) for made, html in bodies if html != made] == []


def test_all_that_our_markdown_makes_may_stay() -> None:
    made = made_of(EVERYTHING)

    tags = set(re.findall(r"<([a-z0-9]+)", made))

    assert tags == TAGS - {"h1", "h3", "h4", "h5", "h6"}
    assert unsafe_in(made) == ()
    assert Renderer().render(EVERYTHING, somewhere).unsafe == ()


@pytest.mark.parametrize(
    ("html", "unsafe"),
    [
        ("<script>x</script>", ("<script>",)),
        ('<p onclick="x">a</p>', ('onclick="x"',)),
        ('<a href="javascript:x">a</a>', ('href="javascript:x"',)),
        ('<a href="java\tscript:x">a</a>', ('href="java\tscript:x"',)),
        ('<a href="//example.org/">a</a>', ('href="//example.org/"',)),
        ('<a href="/\\example.org/">a</a>', ('href="/\\example.org/"',)),
        ('<a href="https://a@example.org/">a</a>', ('href="https://a@example.org/"',)),
        ('<a href="https://example.org/" target="_blank">a</a>', ('target="_blank"',)),
        ('<a href="../" rel="opener">a</a>', ('rel="opener"',)),
        ('<div class="admonition leave">a</div>', ('class="admonition leave"',)),
        ('<p id="main">a</p>', ('id="main"',)),
        ('<p style="color:red">a</p>', ('style="color:red"',)),
        ('<p dir="rtl" lang="ar">a</p>', ()),
        ("<p>a<!-- b --></p>", ("<!--",)),
        ("<p>a</p></div></main>", ("</div>", "</main>")),
        ('<meta http-equiv="refresh">', ("<meta>", 'http-equiv="refresh"')),
        ('<body onload="x">', ('onload="x"',)),
        ('<img src="a.png" alt="b">', ('src="a.png"',)),
        ("<p>5 &lt; 6 &amp; 7\u00a0&quot;</p>", ()),
    ],
)
def test_names_what_may_not_stay(html: str, unsafe: tuple[str, ...]) -> None:
    assert unsafe_in(html) == unsafe
    assert unsafe_in(clean(html)) == ()


@pytest.mark.parametrize("attack", attacks_on("body"), ids=lambda attack: attack["name"])
def test_an_attack_that_is_html_already_comes_out_harmless(attack: dict[str, str]) -> None:
    html = clean(attack["text"][:2_000])

    assert disallowed_in(html) == []
    assert unsafe_in(html) == ()


@settings(max_examples=300, deadline=timedelta(seconds=1))
@given(soup)
def test_any_text_is_rendered_soon_and_without_harm(text: str) -> None:
    made = Renderer().render(text, somewhere)

    assert disallowed_in(made.html) == []
    assert made.unsafe == ()


@settings(max_examples=300, deadline=timedelta(seconds=1))
@given(soup)
def test_any_text_taken_for_html_is_cleaned_soon(text: str) -> None:
    html = clean(text)

    assert disallowed_in(html) == []
    assert clean(html) == html


@pytest.mark.parametrize("body", ["- " * 5_000 + "a", "[" * 5_000, "> " * 1_000 + "<b>"])
def test_a_tangle_comes_out_as_the_letters_that_were_typed(body: str) -> None:
    made = Renderer().render(body, somewhere)

    assert made.html == f"<p>{body.replace('<', '&lt;').replace('>', '&gt;')}</p>"
    assert [block.text for block in made.blocks] == [" ".join(body.split())]


shapes = st.lists(
    st.sampled_from(
        [
            *(
                "<path d='M1'",
                "<g",
                "<g>",
                "</g>",
                "</path>",
                "/>",
                ">",
                " fill='red'",
                " on",
                "load='x'",
            ),
            *(
                "<s:path",
                " xmlns:s='http://www.w3.org/2000/svg'",
                " xmlns='http://www.w3.org/1999/xhtml'",
            ),
            *("<script>", "<style>", "&lt;", "&#60;", "<a href='x'>", "\n", " class='a'", "x"),
        ]
    ),
    max_size=12,
).map("".join)


@given(shapes)
def test_a_drawing_that_is_accepted_holds_shapes_alone(inside: str) -> None:
    try:
        drawing = read_drawing(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>')
    except TextProblem:
        return

    assert set(re.findall(r"<([\w:]+)", drawing)) <= {"path", "g"}
    assert unsafe_in_drawing(drawing) == ()


def test_our_drawings_are_shapes_alone() -> None:
    site = load_site(ROOT).site
    assert site is not None

    unsafe = {name: unsafe_in_drawing(inside) for name, inside in site.drawings.items()}

    assert len(unsafe) > 30
    assert {name: found for name, found in unsafe.items() if found} == {}


def test_what_only_the_hub_itself_could_put_there_stops_the_page() -> None:
    context = examine(HERE / "sites" / "minimal", TODAY).context
    assert context is not None
    message = Message("a.md", "a", "", "kit", "A", "A page.", "[a](page:b)", 5)
    hostile = Renderer().render(message.body, lambda *_: Target("javascript:alert(1)"))
    around = Context(context.site, {"a": hostile}, TODAY, lambda *_: 0)

    found = [f for f in check_message(message, around) if f.rule == "unsafe-html"]

    assert hostile.html == '<p><a class="link-page">a</a></p>'
    assert [str(finding) for finding in found] == [
        'content/a.md:5: This page would hold “href="javascript:alert(1)"”, which no page may. '
        "Show the page to whoever looks after the hub. [unsafe-html]"
    ]


def templates() -> Iterator[tuple[str, str]]:
    for path in sorted(OVERRIDES.rglob("*.html")):
        yield path.relative_to(OVERRIDES).as_posix(), path.read_text(encoding="utf-8")


def test_templates_trust_only_what_is_clean() -> None:
    trusted = {
        found for _, text in templates() for found in re.findall(r"[\w.()\[\]]+ *\| *safe", text)
    }

    assert trusted <= {
        "view.html | safe",
        "view.page.html | safe",
        "view.now_steps | safe",
        "[]) | safe",  # the end of the policy, which is made of hashes
        "text | safe",  # linked data: JSON in which no `<` stands
        "code | safe",  # what partners paste, made of text alone
        "style | safe",  # our own style sheet of a pack
    }, "What a template marks as safe has to come from `Rendered.html` or from the hub itself."


def test_no_heading_can_have_an_id_that_a_page_uses() -> None:
    used = {id_ for _, text in templates() for id_ in re.findall(r'\sid="([^"]*)"', text)}

    samples = {re.sub(r"\{\{.*?\}\}", "1", id_) for id_ in used if not id_.startswith("{{")}
    free = {id_ for id_ in samples if not is_of_the_page(id_)}

    assert len(samples) > 8
    assert free == set(), "Add them to `_IDS_OF_PAGES` in safety.py."
