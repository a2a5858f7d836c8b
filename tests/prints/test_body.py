"""What an editor wrote becomes blocks of plain words, whatever it is made of."""

import pytest

from imhub.markdown import Renderer, Target
from imhub.prints.body import blocks_of

CASES = {
    "Say *hello* to **me**.": [{"kind": "text", "text": "Say hello to me."}],
    "1. One.\n2. Two [page](page:x).": [{"kind": "steps", "items": ["One.", "Two page."]}],
    "- a\n- b": [{"kind": "list", "items": ["a", "b"]}],
    "## More\n\nText.": [{"kind": "heading", "text": "More"}, {"kind": "text", "text": "Text."}],
    '!!! safety "Stay safe"\n    Hold on.\n\n    1. Stop.\n': [
        {
            "kind": "note",
            "title": "Stay safe",
            "parts": [
                {"kind": "text", "text": "Hold on."},
                {"kind": "steps", "items": ["Stop."]},
            ],
        }
    ],
    "Ring [Lifeline](service:lifeline).": [
        {"kind": "text", "text": "Ring Lifeline (\u2066028 9536 0000\u2069)."}
    ],
    "A < b & c": [{"kind": "text", "text": "A < b & c"}],
    "> Somebody said so.": [{"kind": "text", "text": "Somebody said so."}],
    "": [],
}


def resolve(kind: str, target: str) -> Target:
    number = {"number": "028 9536 0000", "number_url": "tel:+442895360000"}
    return Target(f"../{target}/", **(number if kind == "service" else {}))


@pytest.mark.parametrize("text", CASES)
def test_a_body_becomes_blocks(text: str) -> None:
    html = Renderer().render(text, resolve).html

    assert [dict(block) for block in blocks_of(html)] == CASES[text]
