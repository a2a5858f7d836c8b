"""A finding leads to what a person can change: a line of Markdown, a translation, a template."""

from pathlib import Path

import pytest

from imhub.finding import Finding
from imhub.links import Source, at_line, at_source

PO = """
msgid ""
msgstr ""

msgid "See [the list](../list/)."
msgstr "Zobacz [listę](../lista/)."
"""


def hub(folder: Path, body: str) -> Path:
    (folder / "content").mkdir()
    (folder / "translations/pl").mkdir(parents=True)
    (folder / "content/a.md").write_text(body, encoding="utf-8")
    (folder / "translations/pl/basics.po").write_text(PO, encoding="utf-8")
    return folder


def broken(page: str, target: str) -> Finding:
    return Finding(page, 0, "broken-link", f"{target} leads nowhere.", "Mend it.", excerpt=target)


SOURCES = {
    "a/index.html": Source("content/a.md", "", "overrides/message.html"),
    "pl/a/index.html": Source("content/a.md", "translations/pl", "overrides/message.html"),
    "list/index.html": Source("", "", "overrides/list.html"),
    "b/index.html": Source("content/b.md", "", "overrides/message.html"),
}


@pytest.mark.parametrize(
    "body",
    [
        "# A\n\nSee [it](../gone/).\n",
        "# A\n\nSee [it](<../gone/>).\n",
        '# A\n\n<img src="../gone/">\n',
        "# A\n\n[it]: ../gone/\n",
        '# A\n\nSee [it](../gone/ "title").\n',
    ],
)
def test_a_link_of_an_editor_has_file_and_line(body: str, tmp_path: Path) -> None:
    (found,) = at_source([broken("a/index.html", "../gone/")], SOURCES, hub(tmp_path, body))

    assert (found.file, found.line) == ("content/a.md", 3)


def test_words_that_only_look_alike_are_not_taken_for_the_link(tmp_path: Path) -> None:
    root = hub(tmp_path, "# A\n\nx../gone/y\n\n[it](../gone/)\n")

    (found,) = at_source([broken("a/index.html", "../gone/")], SOURCES, root)

    assert found.line == 5


def test_a_place_on_a_page_that_is_named_by_its_id_has_a_line(tmp_path: Path) -> None:
    root = hub(tmp_path, "# A\n\n[it](page:b#wrod)\n")

    (found,) = at_source([broken("a/index.html", "../b/#wrod")], SOURCES, root)

    assert (found.file, found.line) == ("content/a.md", 3)


def test_a_link_of_a_translator_has_its_file_and_unit(tmp_path: Path) -> None:
    (found,) = at_source([broken("pl/a/index.html", "../lista/")], SOURCES, hub(tmp_path, "# A\n"))

    assert (found.file, found.line) == ("translations/pl/basics.po", 5)
    assert found.remedy == "Mend it. It stands in the translation of “See [the list](../list/).”."


def test_a_link_of_a_template_names_the_template_and_the_page(tmp_path: Path) -> None:
    (found,) = at_source([broken("list/index.html", "x/")], SOURCES, hub(tmp_path, "# A\n"))

    assert str(found) == (
        "overrides/list.html: On list/index.html: x/ leads nowhere. Mend it. [broken-link]"
    )


def test_what_a_template_says_on_many_pages_is_told_once(tmp_path: Path) -> None:
    pages = ["a/index.html", "b/index.html", "pl/a/index.html"]

    (found,) = at_source([broken(page, "x/") for page in pages], SOURCES, hub(tmp_path, "# A\n"))

    assert found.file == "overrides/message.html"
    assert found.message == "On a/index.html: x/ leads nowhere. 2 more pages have the same."


def test_a_finding_about_a_whole_page_is_at_its_file(tmp_path: Path) -> None:
    lost = Finding("a/index.html", 0, "orphan-page", "No way leads here.")

    assert at_source([lost], SOURCES, hub(tmp_path, "# A\n"))[0].file == "content/a.md"


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ('<p>\n<a href="gone/">x</a>', "gone/"),
        ("<p>\n<a href='gone/'>x</a>", "gone/"),
        ("<p>\n<a href=gone/>x</a>", "gone/"),
        ('<p>\n<a href="gone/?a=1&amp;b=2">x</a>', "gone/?a=1&b=2"),
    ],
)
def test_a_finding_about_any_site_has_the_line_of_its_file(
    html: str, target: str, tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text(html, encoding="utf-8")

    (found,) = at_line([broken("a.html", target)], tmp_path)

    assert found.line == 2
