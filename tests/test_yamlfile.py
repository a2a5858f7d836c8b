"""YAML holds what an editor typed, and nothing that YAML would make of it."""

import pytest

from imhub.yamlfile import Value, YamlProblem, read_yaml


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("true", True),
        ("True", "True"),
        ("1:30", "1:30"),
        ("2026-02-30", "2026-02-30"),
        ("0x1F", "0x1F"),
        ("012", "012"),
        ("1e3", "1e3"),
        ("1_000", "1_000"),
        (".5", ".5"),
        ("2", 2),
        ("-2", -2),
        ("2.50", 2.5),
        ('"2"', "2"),
        ("null", None),
        ("~", None),
        ("", None),
        ("Null", "Null"),
        ("<<", "<<"),
        ("'it''s'", "it's"),
        ('"a \\"b\\""', 'a "b"'),
        ("a # b", "a"),
        ("a#b", "a#b"),
        ("|\n  a\n  b", "a\nb\n"),
        (">-\n  a\n  b", "a b"),
        ("[a, 1, [b]]", ["a", 1, ["b"]]),
        ("{a: {b: c}}", {"a": {"b": "c"}}),
        ("\n  - a\n  - b: c", ["a", {"b": "c"}]),
    ],
)
def test_a_value_is_what_was_typed(typed: str, value: Value) -> None:
    assert read_yaml(f"key: {typed}\n").data == {"key": value}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_nothing_is_nothing(text: str) -> None:
    assert read_yaml(text).data is None


def test_keys_are_words() -> None:
    assert read_yaml("1: a\ntrue: b\n2026-01-01: c\n").data == {
        "1": "a",
        "true": "b",
        "2026-01-01": "c",
    }


@pytest.mark.parametrize(
    ("loc", "line"),
    [
        ([], 11),
        (["title"], 12),
        (["stage"], 13),
        (["stage", 1], 15),
        (["image", "alt"], 18),
        (["image", "credit"], 16),
        (["rows", 1, "id"], 21),
        (["missing", "deep", 3], 11),
        (["stage", 7], 13),
    ],
)
def test_every_value_has_its_line(loc: list[str | int], line: int) -> None:
    text = (
        "# comment\ntitle: A\nstage:\n  - b\n  - c\n"
        "image:\n  file: d\n  alt: e\nrows:\n  - id: f\n  - {id: g}\n"
    )

    assert read_yaml(text, first_line=11).line_of(loc) == line


def test_the_line_of_a_mistake_is_that_of_the_file() -> None:
    with pytest.raises(YamlProblem) as raised:
        read_yaml("title: A\ntitle: B\n", first_line=2)

    assert (raised.value.line, raised.value.rule) == (3, "duplicate-key")


def test_a_second_document_is_refused() -> None:
    with pytest.raises(YamlProblem, match="three hyphens"):
        read_yaml("a: b\n---\nc: d\n")
