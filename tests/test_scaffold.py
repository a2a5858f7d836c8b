"""A new page has blanks, and passes once they are filled in."""

import re
from pathlib import Path
from shutil import rmtree

import pytest
import yaml
from click.testing import CliRunner, Result

from imhub.cli import main
from imhub.frontmatter import PAGE_TYPES
from tests.hubs import TODAY, copy_hub, files_in

FILLINGS = {
    "summary": "A few words.",
    "audience": "everyone",
    "stage": "0-3m",
    "evidence": "serve-and-return",
    "key_message": "One thing.",
    "why_it_helps": "It can help.",
    "cost": "free",
    "minutes": "2",
    "place": "home",
    "routine": "nappy",
    "skill": "talk",
    "consent_until": "2099-01-01",
    "year": "2027",
    "number": "2",
}
"""What an editor of the tiny hub may write at each blank."""
TITLES = {
    'She said "hello"': "she-said-hello",
    "It's a wrap": "its-a-wrap",
    "Où va l'œuf?": "ou-va-loeuf",
    "C:\\new\\table # one: two": "c-new-table-one-two",
    "../../etc/passwd": "etc-passwd",
    "and/or": "and-or",
    "  Two\n lines\t": "two-lines",
    "- a list? {no}": "a-list-no",
    "Łódź, Großmutter & Ærø": "lodz-grossmutter-aero",
    "Long " * 40: "long-long-long-long-long-long-long-long-long-long-long-long",
    "2027": "2027",
    "null": "null",
}


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    hub = copy_hub("tiny", tmp_path / "hub")
    monkeypatch.chdir(hub)
    return hub


def imhub(*arguments: str) -> Result:
    command, *rest = arguments
    return CliRunner().invoke(main, [command, "--today", str(TODAY), *rest])


def written(result: Result) -> Path:
    """The page that *result* says was written."""
    match = re.match(r"Wrote (\S+)\. Fill in its blanks", result.output)
    assert match, result.output
    return Path(match[1])


def fill_campaign(page: Path) -> None:
    """Write something at every blank of the campaign whose first page is *page*."""
    for each in page.parent.glob("*.md"):
        fill(each)
    posts = page.with_name("posts.yml")
    posts.write_text(posts.read_text(encoding="utf-8").replace("text:\n", "text: Say it.\n"))


def fill(page: Path) -> None:
    """Write something at every blank of *page*."""
    lines = page.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        blank = re.fullmatch(r"(\w+):(?:  #.*)?", line)
        if blank:
            lines[number] = f"{blank[1]}: {FILLINGS[blank[1]]}"
        elif re.fullmatch(r"\d\. ", line):
            lines[number] = f"{line}Do it."
    page.write_text("\n".join([*lines, "Some words."]) + "\n", encoding="utf-8")


@pytest.mark.parametrize("type_", PAGE_TYPES)
def test_a_new_page_passes_when_its_blanks_are_filled(type_: str, hub: Path) -> None:
    page = written(imhub("new", type_, "A new page"))
    assert imhub("check").exit_code == 1

    fill_campaign(page) if type_ == "campaign" else fill(page)

    checked = imhub("check")
    assert checked.output == "No problems found.\n"
    assert imhub("build").exit_code == 0


def test_blanks_say_what_to_choose_from(hub: Path) -> None:
    text = written(imhub("new", "activity", "A new page")).read_text(encoding="utf-8")

    assert "\nplace:  # choose from: home, on-the-go\n" in text
    assert "\ncost:  # choose from: free, low\n" in text
    assert "\nevidence:  # choose from: serve-and-return\n" in text
    assert "\nreviewed: 2026-11-22\n" in text
    assert "\napproved_by: not yet\n" in text


@pytest.mark.parametrize("title", TITLES)
def test_any_title_gives_a_file_inside_its_folder(title: str, hub: Path) -> None:
    before = files_in(hub)

    page = written(imhub("new", "topic", "--", title))

    assert page == Path(f"content/topics/{TITLES[title]}.md")
    assert files_in(hub).keys() - before.keys() == {page.as_posix()}
    front = yaml.safe_load(page.read_text(encoding="utf-8").split("---")[1])
    assert front["title"] == " ".join(title.split())


def test_a_title_in_another_script_needs_a_name(hub: Path) -> None:
    refused = imhub("new", "topic", "أغنية الحافلة")
    page = written(imhub("new", "topic", "أغنية الحافلة", "--name", "bus-song-ar"))

    assert refused.exit_code == 2
    assert "--name" in refused.output
    assert page == Path("content/topics/bus-song-ar.md")
    assert 'title: "أغنية الحافلة"' in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("type_", "title", "text"),
    [
        ("activity", "Nappy chat", "content/activities/nappy-chat.md is there already"),
        ("topic", "Nappy chat", "There is a page called nappy-chat already"),
        ("campaign", "2027 week", "content/campaigns/2027-week/index.md is there already"),
        ("campaign-day", "Day 1", "content/campaigns/2027-week/day-1.md is there already"),
    ],
)
def test_never_overwrites(type_: str, title: str, text: str, hub: Path) -> None:
    before = files_in(hub)

    result = imhub("new", type_, title)

    assert result.exit_code == 2
    assert text in result.output
    assert files_in(hub) == before


def test_never_overwrites_a_page_that_cannot_be_read(hub: Path) -> None:
    page = hub / "content/topics/half-done.md"
    page.write_text("no front matter", encoding="utf-8")

    result = imhub("new", "topic", "Half done")

    assert result.exit_code == 2
    assert page.read_text(encoding="utf-8") == "no front matter"


def test_the_folder_decides_where_several_fit(hub: Path) -> None:
    first = written(imhub("new", "message", "One"))
    second = written(imhub("new", "message", "Two", "--section", "dads"))

    assert (first, second) == (Path("content/basics/one.md"), Path("content/dads/two.md"))


def test_a_day_goes_to_the_latest_campaign(hub: Path) -> None:
    fill_campaign(written(imhub("new", "campaign", "2028 week")))

    latest = written(imhub("new", "campaign-day", "Day 8"))
    named = written(imhub("new", "campaign-day", "Day 2", "--section", "campaigns/2027-week"))

    assert latest == Path("content/campaigns/2028-week/day-8.md")
    assert named == Path("content/campaigns/2027-week/day-2.md")


def test_a_hub_without_a_folder_for_a_type_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = copy_hub("balcon", tmp_path / "hub")
    rmtree(hub / "content/semaines")
    monkeypatch.chdir(hub)

    kit = imhub("new", "kit", "A kit")
    day = imhub("new", "campaign-day", "A day")
    mine = imhub("new", "activity", "Tailler le thym")

    assert "no folder for pages of type kit" in kit.output
    assert "no campaign yet" in day.output
    assert "printemps, ete, automne, hiver" in written(mine).read_text(encoding="utf-8")
