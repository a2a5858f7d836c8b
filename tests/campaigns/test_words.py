"""The words of a campaign reach translators with all that they should know, and come back whole."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from imhub.build import Options, build_hub
from imhub.extract import Unit, extract_units
from imhub.prepare import examine
from imhub.proof import check_translations
from tests.hubs import copy_hub, replace_in

DAY = date(2027, 10, 26)
TEXT = "Sit down for two minutes today, and let your child come to you:"
POLISH = "Usiądź dziś na dwie minuty i pozwól dziecku przyjść do siebie:"
LONG = (
    "Usiądź dziś na dwie minuty i pozwól dziecku przyjść do siebie, a potem usiądźcie razem "
    "jeszcze raz:"
)


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return copy_hub("week", tmp_path / "hub")


def units_of(hub: Path) -> Mapping[str, Unit]:
    examined = examine(hub, DAY)
    assert examined.site is not None
    assert examined.context is not None
    return {unit.text: unit for unit in extract_units(examined.site, examined.context.bodies)}


def test_all_words_of_a_campaign_are_in_the_file_of_its_section(hub: Path) -> None:
    units = units_of(hub)

    words = ("Slow is good", "Morning sit", "Town library", "The clocks go back", TEXT, "Sit")
    assert {units[text].section for text in words} == {"campaigns"}
    assert units["Town library"].places == ("campaigns/2027-quiet-week/events.yml",)
    assert units[TEXT].places == ("campaigns/2027-quiet-week/posts.yml",)


def test_names_and_what_others_announced_are_not_translated(hub: Path) -> None:
    units = units_of(hub)

    assert not {"The Quiet Club", "Hush together", "Hush", "Bluesky", "#QuietWeek"} & units.keys()


def test_a_translator_is_told_how_much_room_a_post_has(hub: Path) -> None:
    units = units_of(hub)

    post = units["Sit down together today. #QuietWeek"].hints
    message = units[TEXT].hints
    assert "At most 239 characters (Bluesky)" in post
    assert "At most 256 characters on X, where a Chinese sign or an emoji counts as two" in post
    assert "At most 245 plain letters, or 73 if any is not (Text message)" in message


def test_a_translated_post_that_is_too_long_is_found_with_file_and_line(hub: Path) -> None:
    po = hub / "translations/pl/campaigns.po"
    replace_in(po, POLISH, LONG)
    examined = examine(hub, DAY)
    assert examined.site is not None
    assert examined.context is not None

    found = [
        finding
        for finding in check_translations(hub, examined.site, examined.context.bodies)
        if finding.rule == "post-over-limit"
    ]

    assert [finding.file for finding in found] == ["translations/pl/campaigns.po"]
    lines = po.read_text(encoding="utf-8").splitlines()
    assert TEXT in "".join(lines[found[0].line - 1 : found[0].line + 2]).replace('""', "")
    assert "A phone cuts this into 3 text messages. At most 2 are right." in found[0].message


def test_a_translated_post_that_is_too_long_stays_in_the_original(
    hub: Path, tmp_path: Path
) -> None:
    replace_in(hub / "translations/pl/campaigns.po", POLISH, LONG)

    result = build_hub(Options(hub, tmp_path / "site", DAY, jobs=1))

    assert not result.stopped
    day = (tmp_path / "site/pl/campaigns/2027-quiet-week/day-1/index.html").read_text("utf-8")
    posts = LexborHTMLParser(day).css(".post__text")
    assert [node.attributes["lang"] for post in posts for node in post.css("span[lang]")] == ["en"]
    assert TEXT in posts[1].text()
    assert LONG not in day
