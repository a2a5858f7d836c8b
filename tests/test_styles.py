"""The style sheet: all of it is used, and it turns round for languages that run the other way."""

import re
from collections.abc import Iterator
from pathlib import Path

from imhub.markdown import Renderer
from tests.conftest import HERE

_OVERRIDES = HERE.parent / "overrides"


def _templates() -> list[Path]:
    return sorted(_OVERRIDES.glob("**/*.html"))


def _sheets() -> Iterator[tuple[str, str]]:
    """Each style sheet by its name, without comments."""
    for path in sorted(_OVERRIDES.glob("**/*.css")):
        text = path.read_text(encoding="utf-8")
        yield path.name, re.sub(r"/\*.*?\*/", "", text, flags=re.S)


def _classes_with_style() -> set[str]:
    selectors = [re.sub(r"\{[^{}]*\}", "{}", css) for _, css in _sheets()]
    return set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", "".join(selectors)))


def _classes_in_templates() -> set[str]:
    """Classes that templates give; `*` stands for what only a page knows."""
    text = "".join(path.read_text(encoding="utf-8") for path in _templates())
    static = re.sub(r"\{\{.*?\}\}", "*", re.sub(r"\{%.*?%\}", " ", text, flags=re.S), flags=re.S)
    return set(" ".join(re.findall(r'\bclass="([^"]*)"', static)).split())


def _classes_elsewhere() -> set[str]:
    """Classes in drawings, in what Markdown makes, and in scripts."""
    drawings = "".join(
        path.read_text(encoding="utf-8")
        for path in (_OVERRIDES.parent / "content" / "drawings").glob("*.svg")
    )
    body = '!!! safety "Stay safe"\n    Words\n\n!!! card "Show"\n    Words\n'
    body += "\n| a | b |\n| :-: | --: |\n| 1 | 2 |\n"
    markup = drawings + Renderer().render(body).html
    scripts = "".join(path.read_text(encoding="utf-8") for path in _OVERRIDES.glob("scripts/*.js"))
    listed = re.findall(r'classList\.\w+\("([\w-]+)"', scripts)
    listed += [f"search__{name}" for name in re.findall(r'element\("\w+", "(\w+)"', scripts)]
    return {*" ".join(re.findall(r'\bclass="([^"]*)"', markup)).split(), *listed}


def _matches(pattern: str, names: set[str]) -> bool:
    shape = re.compile(re.escape(pattern).replace(r"\*", ".+"))
    return any(shape.fullmatch(name) for name in names)


def test_each_class_of_a_template_has_a_style() -> None:
    styled = _classes_with_style()

    assert sorted(name for name in _classes_in_templates() if not _matches(name, styled)) == []


def test_each_class_with_a_style_is_used() -> None:
    patterns = _classes_in_templates() | _classes_elsewhere()

    unused = [
        name for name in _classes_with_style() if not any(_matches(p, {name}) for p in patterns)
    ]
    assert sorted(unused) == []


_SIDES = "left|right|top|bottom"
_PHYSICAL = re.compile(
    rf"(?:^|[\s;{{])(?:(?:[a-z-]+-)?(?:{_SIDES})(?:-[a-z-]+)?|(?:min-|max-)?(?:width|height))\s*:"
    rf"|(?:text-align|float|clear|caption-side)\s*:\s*(?:{_SIDES})\b"
)
_FOUR_SIDES = re.compile(
    r"(?:margin|padding|inset|border-radius)\s*:\s*((?:[^\s;}]+\s+){3}[^\s;}]+)\s*[;}]"
)


def test_styles_name_no_side_of_the_page() -> None:
    """Left and right swap places in Arabic, so a style speaks of start and end."""
    physical = [
        f"{name}: {found[0].strip()}"
        for name, css in _sheets()
        for found in _PHYSICAL.finditer(re.sub(r"@media[^{]*", "", css))
    ]

    assert physical == []


def test_styles_that_list_four_sides_are_the_same_at_start_and_end() -> None:
    uneven = [
        f"{name}: {sides}"
        for name, css in _sheets()
        for sides in _FOUR_SIDES.findall(css)
        if sides.split()[1] != sides.split()[3]
    ]

    assert uneven == []


def test_styles_use_no_id() -> None:
    selectors = "".join(re.sub(r"\{[^{}]*\}", "{}", css) for _, css in _sheets())

    assert re.findall(r"#[\w-]+", selectors) == []


def test_a_style_that_overrules_all_others_says_why() -> None:
    for path in _OVERRIDES.glob("**/*.css"):
        lines = path.read_text(encoding="utf-8").splitlines()
        for before, line in zip(["", *lines], lines, strict=False):
            assert "!important" not in line or "/*" in before + line, f"{path.name}: {line}"
