"""What search engines read of a campaign names its pictures, and those are there."""

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.hubs import copy_hub, let_print
from tests.prints.weeks import LIVE, WEEK, built

HOME = "https://week.example/"
AT = f"campaigns/{WEEK}/"


@pytest.mark.parametrize("prints", [True, False])
def test_an_event_names_the_pictures_of_its_page(tmp_path: Path, *, prints: bool) -> None:
    hub = copy_hub("week", tmp_path / "hub")
    site = built(let_print(hub) if prints else hub, tmp_path / "site", LIVE)

    for code, folder in (("en", ""), ("ar", "ar/")):
        for url, stem in ((AT, WEEK), (f"{AT}events/", f"lists/{AT}events")):
            files = [f"share/{code}/{stem}{form}.png" for form in ("", "-square")]
            page = LexborHTMLParser(site[f"{folder}{url}index.html"])
            (block,) = page.css("script[type='application/ld+json']")
            told = {tuple(each.get("image", ())) for each in json.loads(block.text())["@graph"]}
            assert told == {tuple(f"{HOME}{file}" for file in files) if prints else ()}
            assert not prints or set(files) <= site.keys()
