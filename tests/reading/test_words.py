from pathlib import Path
from typing import Any

import pytest
import yaml

from imhub.blocks import Block
from imhub.reading import blocks_of, letters, sentences_of

_HERE = Path(__file__).parent
_SENTENCES = yaml.safe_load(_HERE.joinpath("sentences.yml").read_text(encoding="utf-8"))
_BLOCKS = yaml.safe_load(_HERE.joinpath("blocks.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{name}-{number}")
        for name, cases in _SENTENCES.items()
        for number, case in enumerate(cases)
    ],
)
def test_splits_a_block_into_sentences_and_words(case: dict[str, Any]) -> None:
    found = sentences_of([Block("paragraph", case["text"], 1)], case.get("lang", "en"))

    assert [" | ".join(sentence.words) for sentence in found] == case["words"]


@pytest.mark.parametrize("name", _BLOCKS)
def test_knows_which_blocks_count_and_which_are_only_checked(name: str) -> None:
    case = _BLOCKS[name]

    found = sentences_of(blocks_of(case["text"]))

    assert [s.text for s in found if s.scored] == case.get("scored", [])
    assert [s.text for s in found if not s.scored] == case.get("linted", [])


def test_a_sentence_keeps_its_text_line_and_kind() -> None:
    blocks = blocks_of("Look at them. Wait.\n\n- One more for you\n- Sing (softly)…\n")

    found = sentences_of(blocks)

    assert [(s.text, s.line, s.kind) for s in found] == [
        ("Look at them.", 1, "paragraph"),
        ("Wait.", 1, "paragraph"),
        ("One more for you", 3, "item"),
        ("Sing (softly)…", 4, "item"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("skin-to-skin", 10),
        ("it’s", 3),
        ("مُحَمَّد", 4),
        ("عـــلى", 3),
        ("മനുഷ്യർ", 5),
        ("抱抱 5", 3),
        ("…", 0),
    ],
)
def test_letters_leave_marks_hyphens_and_apostrophes_out(text: str, expected: int) -> None:
    assert letters(text) == expected
