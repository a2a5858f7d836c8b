"""A new campaign is a whole folder: it loads, says what is missing, and never writes over work."""

import re
from pathlib import Path

import pytest
import yaml

from imhub.load import load_site
from tests.hubs import copy_hub, files_in, replace_in
from tests.test_scaffold import fill_campaign, imhub, written

FOLDER = "content/campaigns/2028-awareness-week"
NAMES = {"index.md", "events.yml", "posts.yml", *(f"day-{number}.md" for number in range(1, 8))}


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    hub = copy_hub("week", tmp_path / "hub")
    monkeypatch.chdir(hub)
    return hub


@pytest.mark.parametrize("said", ["2028-awareness-week", "2028 awareness week"])
def test_a_campaign_comes_with_all_that_belongs_to_it(said: str, hub: Path) -> None:
    page = written(imhub("new", "campaign", said))

    assert page == Path(FOLDER) / "index.md"
    assert {path.name for path in page.parent.iterdir()} == NAMES
    front = yaml.safe_load(page.read_text(encoding="utf-8").split("---")[1])
    assert (front["title"], front["year"]) == ("2028 awareness week", 2028)


def test_it_loads_with_its_days_in_order(hub: Path) -> None:
    imhub("new", "campaign", "2028 awareness week")

    site = load_site(hub).site

    assert site is not None
    campaign = site.campaign_by_id["2028-awareness-week"]
    assert [day.number for day in campaign.days] == [1, 2, 3, 4, 5, 6, 7]
    assert (campaign.start, campaign.end) == (None, None)


def test_every_blank_is_named_with_file_and_line(hub: Path) -> None:
    page = written(imhub("new", "campaign", "2028 awareness week"))
    blanks = {
        f"{path.as_posix()}:{number}"
        for path in page.parent.iterdir()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.fullmatch(r" *\w+:(?: +# .*)?", line) and not line.startswith("#")
    }

    checked = imhub("check", "--all")

    said = {line.partition(": ")[0] for line in checked.output.splitlines()}
    assert checked.exit_code == 1
    assert len(blanks) == 1 + 7 * 2 + 7
    assert blanks <= said
    assert "Traceback" not in checked.output


def test_a_filled_campaign_passes(hub: Path) -> None:
    fill_campaign(written(imhub("new", "campaign", "2028 awareness week")))

    checked = imhub("check", FOLDER)

    assert checked.output == "No problems found.\n"


def test_the_example_of_an_event_can_be_used_as_it_is(hub: Path) -> None:
    fill_campaign(written(imhub("new", "campaign", "2028 awareness week")))
    events = hub / FOLDER / "events.yml"
    text = events.read_text(encoding="utf-8")
    start, end = text.index("# - id:"), text.index("#\n# `way`")
    events.write_text(re.sub("^# ", "", text[start:end], flags=re.M), encoding="utf-8")

    checked = imhub("check", FOLDER, "--all")

    site = load_site(hub).site
    assert site is not None
    (event,) = site.campaign_by_id["2028-awareness-week"].events
    assert event.title == "A morning together"
    assert event.start.year == 2028
    assert checked.exit_code == 0, checked.output


def test_what_is_there_already_is_kept(hub: Path) -> None:
    folder = hub / FOLDER
    folder.mkdir()
    (folder / "posts.yml").write_text("# mine\n", encoding="utf-8")
    (folder / "day-3.md").write_text("mine", encoding="utf-8")
    before = files_in(hub)

    result = imhub("new", "campaign", "2028 awareness week")

    after = files_in(hub)
    assert {name: after[name] for name in before} == before
    assert {path.name for path in folder.iterdir()} == NAMES
    assert "day-3.md" not in result.output


def test_a_campaign_that_is_there_is_refused_whole(hub: Path) -> None:
    imhub("new", "campaign", "2028 awareness week")
    (hub / FOLDER / "day-3.md").unlink()
    before = files_in(hub)

    again = imhub("new", "campaign", "2028 awareness week")

    assert again.exit_code == 2
    assert "index.md is there already" in again.output
    assert files_in(hub) == before


def test_without_a_year_in_its_title_the_year_is_a_blank(hub: Path) -> None:
    page = written(imhub("new", "campaign", "Slow week"))

    checked = imhub("check", str(page))

    assert f"{page.as_posix()}:10: year: nothing stands here." in checked.output
    assert "0 is over" not in checked.output


def test_a_hub_without_channels_gets_no_posts_with_blanks(hub: Path) -> None:
    file = hub / "content/data/hub.yml"
    text = file.read_text(encoding="utf-8")
    channels = re.search(r"  channels:\n(?:    - .*\n)+", text)
    assert channels
    replace_in(file, channels[0], "")
    (hub / "content/campaigns/2027-quiet-week/posts.yml").unlink()

    page = written(imhub("new", "campaign", "2028 awareness week"))

    assert yaml.safe_load(page.with_name("posts.yml").read_text(encoding="utf-8")) is None
