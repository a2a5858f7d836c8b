"""A link to a service carries the service's number, once and where it can be tapped."""

import re

import pytest

from imhub.markdown import Renderer, Target

LINE = Target("help/#line", "", "0808 808 8000", "tel:+448088088000", "free, day and night")
OTHER = Target("help/#other", "", "116 123", "tel:116123", "free")
WEB = Target("help/#web")
NUMBER = '<a class="number" href="tel:+448088088000"><bdi dir="ltr">0808 808 8000</bdi></a>'


def resolve(kind: str, target: str) -> Target | None:
    return {"line": LINE, "other": OTHER, "web": WEB}.get(target) if kind == "service" else None


def html(body: str) -> str:
    return Renderer().render(body, resolve).html


def in_order(attributes: str) -> str:
    """*attributes* of a link to a number, whatever their order."""
    return re.sub(
        r'<a href="(tel:[^"]*)" class="number">', r'<a class="number" href="\1">', attributes
    )


def test_the_number_stands_behind_the_words_with_what_to_know_of_it() -> None:
    text = in_order(html("Ring [Lifeline](service:line)."))

    assert text == (
        '<p>Ring <span class="with-number"><a class="link-service" href="help/#line">Lifeline</a> '
        f"({NUMBER}, free, day and night)</span>.</p>"
    )


def test_what_to_know_is_said_once_a_page_and_the_number_each_time() -> None:
    text = html("[A](service:line), [b](service:line).\n\n[C](service:other).")

    assert text.count("free, day and night") == 1
    assert text.count("0808 808 8000") == 2
    assert text.count("116 123</bdi></a>, free)") == 1


def test_a_second_page_is_told_again() -> None:
    renderer = Renderer()

    pages = [renderer.render("[A](service:line)", resolve).html for _ in range(2)]

    assert pages[0] == pages[1]
    assert "free, day and night" in pages[1]


def test_a_heading_has_no_number() -> None:
    text = html("## Ring [Lifeline](service:line)\n\nThen [ring](service:line).")

    heading, _, rest = text.partition("</h2>")
    assert "0808" not in heading
    assert "free, day and night" in rest


@pytest.mark.parametrize(
    "body",
    [
        "- [Lifeline](service:line)\n- Words",
        "1. Ring [Lifeline](service:line).",
        "> Ring [Lifeline](service:line).",
        '!!! safety "Stay safe"\n    Ring [Lifeline](service:line).',
        "| Who | When |\n| --- | --- |\n| [Lifeline](service:line) | Now |",
        "**Ring [Lifeline](service:line)** now.",
    ],
)
def test_a_number_stands_in_lists_notes_and_tables_too(body: str) -> None:
    assert html(body).count("0808 808 8000") == 1


def test_words_that_stand_out_stay_so() -> None:
    text = html("[the **Lifeline** *team* `x`](service:line) and more")

    assert ">the <strong>Lifeline</strong> <em>team</em> <code>x</code></a> (" in text
    assert text.endswith(")</span> and more</p>")


def test_a_service_without_a_number_is_a_link_alone() -> None:
    assert html("[A](service:web)") == '<p><a class="link-service" href="help/#web">A</a></p>'


def test_a_service_that_is_left_out_leaves_its_words() -> None:
    assert html("[A](service:lost)") == '<p><a class="link-service">A</a></p>'


def test_the_number_is_kept_left_to_right_in_any_text() -> None:
    text = html("اتصل [بنا](service:line) الآن.")

    assert '<bdi dir="ltr">0808 808 8000</bdi>' in text


@pytest.mark.parametrize(
    "number", ["0808 *808* 8000", "0808 808 8000 [x](service:other)", "0808 & 808 < 8000"]
)
def test_the_signs_of_a_number_mean_nothing_else(number: str) -> None:
    target = Target("help/#line", "", number, "tel:+448088088000", "*free* & [x](y)")

    text = Renderer().render("[A](service:line)", lambda *_: target).html

    assert "<em>" not in text
    assert text.count("<a ") == 2
    assert "& 808 <" not in text


def test_rules_see_the_words_that_the_editor_wrote() -> None:
    made = Renderer().render("Ring [Lifeline](service:line) now.", resolve)

    assert [block.text for block in made.blocks] == ["Ring Lifeline now."]
    assert [(link.text, link.target) for link in made.links] == [("Lifeline", "line")]
