"""A build stops at a broken link, and says where the link was written."""

from pathlib import Path
from shutil import copytree

import pytest

from imhub.build import Options, Result, build_hub
from imhub.finding import Finding
from tests.hubs import ROOT, TODAY, copy_hub, replace_in, run
from tests.translated import MAORI, add_language, translate

PAGE = "content/basics/bonding.md"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """The tiny hub, with templates of its own to change."""
    hub = copy_hub("tiny", tmp_path / "hub")
    copytree(ROOT / "overrides", hub / "overrides")
    replace_in(hub / "mkdocs.yml", str(ROOT / "overrides"), "overrides")
    return hub


def build(hub: Path) -> Result:
    return build_hub(Options(hub, hub / "site", TODAY))


def of_links(result: Result) -> list[Finding]:
    return [finding for finding in result.findings if finding.rule == "broken-link"]


def orphans(result: Result) -> list[str]:
    return [finding.file for finding in result.findings if finding.rule == "orphan-page"]


def test_a_link_in_a_body_has_its_line(hub: Path) -> None:
    line = (hub / PAGE).read_text(encoding="utf-8").split("(#the-word)")[0].count("\n") + 1
    replace_in(hub / PAGE, "(#the-word)", "(#the-wrod)")

    result = build(hub)

    (finding,) = of_links(result)
    assert result.stopped
    assert str(finding) == (
        f"{PAGE}:{line}: There is no #the-wrod on basics/bonding/index.html. "
        "Nearest: #the-word. [broken-link]"
    )


def test_a_link_that_every_language_repeats_is_told_once(hub: Path) -> None:
    replace_in(hub / PAGE, "(#the-word)", "(#the-wrod)")
    add_language(hub, MAORI, "mi")
    translate(hub, "mi", lambda text: f"kupu {text}")

    (finding,) = of_links(build(hub))

    assert finding.file == PAGE
    assert finding.message.endswith(" 1 more page has the same.")


def test_a_link_in_a_template_is_told_once_with_its_template(hub: Path) -> None:
    replace_in(hub / "overrides/base.html", "</main>", '<a href="/nowhere/">x</a></main>')

    found = of_links(build(hub))

    templates = [finding.file for finding in found]
    assert "overrides/message.html" in templates
    assert {file.partition("/")[0] for file in templates} == {"overrides", "404.html"}
    assert len(templates) == len(set(templates))
    assert any(finding.message.endswith("more pages have the same.") for finding in found)


def test_a_page_that_no_page_links_to_is_told_unless_it_is_on_purpose(hub: Path) -> None:
    assert "content/stories/first-story.md" not in orphans(build(hub))
    replace_in(hub / "content/data/hub.yml", "  - stories/first-story/\n", "")
    replace_in(hub / "content/data/hub.yml", "search_folder: search\n", "")  # lists every page

    result = build(hub)

    assert "content/stories/first-story.md" in orphans(result)
    assert not result.stopped


def test_the_command_says_what_the_build_says(hub: Path) -> None:
    assert not build(hub).stopped
    page = hub / "site/basics/bonding/index.html"
    replace_in(page, 'href="#the-word"', 'href="#the-wrod"')
    replace_in(hub / PAGE, "(#the-word)", "(#the-wrod)")

    done = run(hub, "links", "site")

    assert done.returncode == 1
    assert f"{PAGE}:" in done.stdout
    assert "There is no #the-wrod on basics/bonding/index.html." in done.stdout


def test_the_command_reads_any_site(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<main>\n<a href=gone/>x</a>\n", encoding="utf-8")

    done = run(tmp_path, "links", ".", "--format", "github")

    assert done.returncode == 1
    assert done.stdout.startswith("::error file=index.html,line=2,title=broken-link::gone/ leads")


@pytest.mark.parametrize("format_", ["text", "json", "github", "sarif"])
def test_the_command_is_content_with_a_good_site(format_: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<main><a href="tel:999">x</a>', encoding="utf-8")

    done = run(tmp_path, "links", ".", "--format", format_)

    assert (done.returncode, done.stderr) == (0, "")


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    done = run(tmp_path, "links", "nowhere")

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
