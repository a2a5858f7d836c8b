"""The board of a campaign says what is written, translated and printed, and what is missing."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from imhub.cli import main
from imhub.provenance import Record, format_records, key_of
from tests.conftest import Golden
from tests.hubs import TODAY, copy_hub, replace_in

WEEK = "content/campaigns/2027-quiet-week"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    hub = copy_hub("week", tmp_path / "hub")
    monkeypatch.chdir(hub)
    return hub


def status(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["campaign", "status", *arguments])


def board(*arguments: str) -> Any:  # what JSON holds
    result = status(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def rows(found: Any) -> dict[str, Any]:  # as above
    return {row["id"]: row for row in found}


def test_the_board_reads_like_a_board(hub: Path, golden: Golden) -> None:
    result = status("--today", "2027-10-25")

    assert result.exit_code == 0
    golden("cli/campaign-status.txt", result.output)


def test_it_says_what_goes_out_today_and_tomorrow_by_time(hub: Path) -> None:
    replace_in(
        hub / WEEK / "posts.yml", "channel: sms, day: 1", 'channel: sms, day: 1, time: "07:30"'
    )

    eve = board("--today", "2027-10-24")
    first = board("--today", "2027-10-25")

    assert eve["goes_out"] == {"today": [], "tomorrow": ["day-1-post", "day-1-text"]}
    assert first["goes_out"] == {"today": ["day-1-post", "day-1-text"], "tomorrow": []}
    assert "07:30  Text message: Sit down" in status("--today", "2027-10-25").output


def test_a_blank_page_is_not_written(hub: Path) -> None:
    replace_in(hub / WEEK / "day-2.md", "Find one small sound together.", "")
    body = (hub / WEEK / "day-4.md").read_text(encoding="utf-8").rpartition("---\n")
    (hub / WEEK / "day-4.md").write_text(body[0] + body[1], encoding="utf-8")

    pages = rows(board()["pages"])

    assert pages["2027-quiet-week-day-1"]["written"]
    assert pages["2027-quiet-week-day-2"]["blanks"] == ["key_message"]
    assert pages["2027-quiet-week-day-4"]["blanks"] == ["the words of the page"]


def test_it_counts_what_is_translated_and_what_a_person_has_read(hub: Path) -> None:
    catalog = hub / "translations/pl/campaigns.po"
    replace_in(catalog, 'msgstr "Usiądź na podłodze i poczekaj."', 'msgstr ""')
    read = Record(
        key=key_of("Sit", "Usiądź"), method="human", role="tester", reviewed_role="tester", on=TODAY
    )
    (hub / "translations/pl/review.jsonl").write_text(format_records([read]), encoding="utf-8")

    day = rows(board()["pages"])["2027-quiet-week-day-1"]["languages"]

    assert day["ar"] == {"texts": 4, "translated": 4, "reviewed": 0}
    assert day["pl"] == {"texts": 4, "translated": 3, "reviewed": 1}


def test_a_post_is_too_long_in_the_language_in_which_it_is(hub: Path) -> None:
    entry = 'msgstr "Usiądźcie dziś razem. #QuietWeek"'
    long = f'msgstr "{"Usiądźcie dziś razem. " * 14}#QuietWeek"'
    replace_in(hub / "translations/pl/campaigns.po", entry, long)

    posts = rows(board()["posts"])

    assert set(posts["day-1-post"]["too_long"]) == {"pl"}
    assert "Bluesky has room for 300" in posts["day-1-post"]["too_long"]["pl"][0]
    assert posts["day-1-text"]["fits"]


def test_posters_are_looked_for_in_a_site(hub: Path, tmp_path: Path) -> None:
    prints = tmp_path / "built/print/pl"
    prints.mkdir(parents=True)
    (prints / "2027-quiet-week-day-1-a4.pdf").touch()
    (prints / "2027-quiet-week-day-10-a4.pdf").touch()

    pages = rows(board("--site", str(tmp_path / "built"))["pages"])

    assert {id_: row["printed"] for id_, row in pages.items() if row["printed"]} == {
        "2027-quiet-week-day-1": ["pl"]
    }


def test_posters_of_the_last_pack_are_there(hub: Path) -> None:
    prints = hub / ".cache/pack/site/print/pl"
    prints.mkdir(parents=True)
    (prints / "2027-quiet-week-day-1-a4.pdf").touch()

    pages = rows(board()["pages"])

    assert pages["2027-quiet-week-day-1"]["printed"] == ["pl"]


def test_it_names_what_nobody_has_said_yet_with_file_and_line(hub: Path) -> None:
    index = hub / WEEK / "index.md"
    replace_in(index, "start: 2027-10-25", "start: to be announced")
    replace_in(index, "end: 2027-10-31", "end: to be announced")
    replace_in(hub / WEEK / "day-1.md", "date: 2027-10-25", "date: to be announced")
    replace_in(hub / WEEK / "events.yml", "contact_consent: true", "contact_consent: false")

    said = status().output

    assert f"{WEEK}/index.md:5: Its first day is missing." in said
    assert f"{WEEK}/day-1.md:4: The date of this day is missing." in said
    assert "“Dads, online”: Jo of the club has not agreed to be named" in said
    assert "“Pineapple tasting”: nobody has said whether one has to book." in said


def test_it_says_until_when_something_is_held_back(hub: Path) -> None:
    held = board("--today", "2027-10-20")["held_back"]

    assert held == {"Pineapple": "2027-10-27", "pineapple-tasting": "2027-10-27"}
    assert board("--today", "2027-10-27")["held_back"] == {}


def test_without_a_name_it_is_the_campaign_that_comes_next(hub: Path) -> None:
    for year in (2028, 2029):
        folder = hub / f"content/campaigns/{year}-week"
        folder.mkdir()
        text = f"---\ntitle: Week {year}\nsummary: A week.\nyear: {year}\n---\nA week.\n"
        (folder / "index.md").write_text(text, encoding="utf-8")

    assert board("--today", "2027-10-20")["campaign"] == "2027-quiet-week"
    assert board("--today", "2027-11-20")["campaign"] == "2028-week"
    assert board("2029-week")["campaign"] == "2029-week"
    assert board("campaigns/2029-week/")["campaign"] == "2029-week"


def test_a_name_that_is_none_is_answered_with_one(hub: Path) -> None:
    result = status("2027-quite-week")

    assert result.exit_code == 2
    assert result.output == (
        "There is no campaign 2027-quite-week. Did you mean 2027-quiet-week?\n"
    )


def test_a_hub_without_a_campaign_says_how_to_begin(
    small_hub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small_hub)

    result = status()

    assert result.exit_code == 2
    assert "imhub new campaign" in result.output


def test_only_the_languages_that_were_asked_for(hub: Path) -> None:
    assert set(board("--lang", "ar")["languages"]) == {"ar"}
    assert status("--lang", "xx").exit_code == 2


def test_a_page_that_cannot_be_read_is_no_traceback(hub: Path) -> None:
    (hub / WEEK / "day-2.md").write_text("no front matter", encoding="utf-8")
    (hub / WEEK / "events.yml").write_text("- [", encoding="utf-8")

    result = status()

    assert result.exit_code == 0
    assert "Traceback" not in result.output
