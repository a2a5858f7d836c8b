"""Templates escape, fail on what nobody defined, and share one style sheet."""

import re
from datetime import date
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, UndefinedError

from imhub.assets import load_assets
from imhub.languages import Language
from imhub.templates import Styles, drawings_used, load_styles, set_up
from tests.hubs import ROOT

BRITISH = Language("en", "en-GB", "English", "English", "ltr", "en_GB", "live")
FRENCH = Language("fr", "fr", "French", "Français", "ltr", "fr_FR", "live")
FACE = (
    '<g class="t1" fill="#FFF" stroke-width="2"><path d="M0 0h1"/></g><path fill="#000" d="M1 1"/>'
)


def render(template: str, language: Language = BRITISH, **given: object) -> str:
    env = Environment(loader=DictLoader({"page.html": template}), autoescape=True)
    set_up(env, {"face": FACE}, language)
    return env.get_template("page.html").render(**given)


def test_escapes_what_it_is_given() -> None:
    assert render("{{ word }}", word='<b> & "') == "&lt;b&gt; &amp; &#34;"


def test_a_name_that_nobody_defined_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="'word' is undefined"):
        render("{{ word }}")


def test_a_template_that_changed_is_read_again() -> None:
    assert render("one") == "one"
    assert render("two") == "two"


def test_writes_a_day_as_the_language_does() -> None:
    day = date(2026, 11, 22)

    assert render("{{ day | day }}", day=day) == "22 November 2026"
    assert render("{{ day | day }}", FRENCH, day=day) == "22 novembre 2026"


def test_a_list_is_escaped_and_has_the_comma_of_its_readers() -> None:
    arabic = Language("ar", "ar", "Arabic", "العربية", "rtl", "ar", "draft")

    assert render("{{ words | listed }}", words=["a & b", "c"]) == "a &amp; b, c"
    assert render("{{ words | listed }}", arabic, words=["a", "b", "c"]) == "a، b، c"
    assert render("{{ words | listed }}", words=[]) == ""


def test_a_drawing_takes_its_colours_from_the_style_sheet_where_it_can() -> None:
    shown = render("{{ drawings.face }}")

    assert shown == '<g class="t1"><path d="M0 0h1"/></g><path fill="#000" d="M1 1"/>'


def test_finds_the_drawings_that_a_page_uses() -> None:
    html = '<use href="#d-tree"></use><use href="#d-bus-2"></use><use href="#d-tree"></use>'

    assert drawings_used(html) == ["bus-2", "tree"]


def test_styles_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name, text in {
        "styles/2-base.css": "b { color: red; }",
        "styles/1-tokens.css": "/* first */ a { color: red; }",
        "components/card/card.css": "c { color: red; }",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    assert load_styles(tmp_path).whole == "a{color:red}b{color:red}c{color:red}"


def test_a_script_is_named_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "icon.svg").write_text("<svg/>", encoding="utf-8")
    script = tmp_path / "scripts/finder.js"
    script.write_text("// Says hello.\nlet a = 1;\n", encoding="utf-8")
    first = load_assets(tmp_path)
    script.write_text("// Says hello to all.\nlet a = 1;\n", encoding="utf-8")
    same = load_assets(tmp_path)
    script.write_text("let a = 2;\n", encoding="utf-8")
    other = load_assets(tmp_path)

    assert first.scripts == same.scripts
    assert first.scripts != other.scripts
    assert [file.path for file in first.files] == [
        first.scripts["finder"],
        first.print_styles,
        "assets/icon.svg",
    ]
    assert first.files[0].content == "let a=1;"


def test_what_holds_on_paper_alone_stands_in_a_file_of_its_own(tmp_path: Path) -> None:
    for name, text in {
        "styles/2-base.css": "a {b: c}\n@media print { @page {margin: 1mm} a {b: d} }\ne {f: g}",
        "components/card/card.css": "@media print { .card { h: i; } }\n.card { h: j; }",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "icon.svg").write_text("<svg/>", encoding="utf-8")

    assets = load_assets(tmp_path)

    assert assets.styles.used_by('<p class="card">') == "a{b:c}e{f:g}.card{h:j}"
    printed = next(file for file in assets.files if file.path == assets.print_styles)
    assert printed.content == ("@media print{@page{margin:1mm}a{b:d}}@media print{.card{h:i}}")


def test_a_size_of_paper_holds_for_the_pages_of_its_component_alone() -> None:
    printed = load_styles(ROOT / "overrides").printed

    sizes = re.findall(r"@page ?(\w*)\{size:", printed)
    assert sizes
    assert all(f"body:has(.{name}){{page:{name}}}" in printed for name in sizes), sizes


def test_every_style_and_script_of_the_hub_can_be_read() -> None:
    assets = load_assets(ROOT / "overrides")

    assert assets.styles.whole
    assert "@import" not in assets.styles.whole
    assert "url(" not in assets.styles.whole


def test_a_page_has_the_styles_of_its_components_alone() -> None:
    styles = Styles("a{}", {"card": "b{}", "tile": "c{}"})

    assert styles.used_by('<p class="lead card__title"><i class="tiles">') == "a{}b{}"
    assert styles.used_by('<p class="tile--wide">') == "a{}c{}"


def test_styles_that_belong_together_are_sent_together(tmp_path: Path) -> None:
    for name, text in {
        "styles/together.txt": "# Why.\n\ncard tile\n",
        "components/card/card.css": "b{c:d}",
        "components/tile/tile.css": "e{f:g}",
        "components/letters/letters.css": "h{i:j}",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    styles = load_styles(tmp_path)

    assert styles.used_by('<p class="tile">') == "b{c:d}e{f:g}"
    assert styles.used_by('<p class="letters">') == "h{i:j}"


def test_every_style_that_is_sent_together_is_there() -> None:
    styles = load_styles(ROOT / "overrides")

    assert styles.together
    assert frozenset().union(*styles.together) <= styles.components.keys()
