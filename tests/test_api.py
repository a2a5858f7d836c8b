"""What partners get: messages as JSON by a published schema, and HTML that stands by itself."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from gettext import NullTranslations
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from selectolax.lexbor import LexborHTMLParser

from imhub.build import Options, build_hub, join_parts
from imhub.languages import load_languages
from imhub.load import load_site
from imhub.partners import PartnerPlanner, provenance_of
from imhub.publish.passages import safety_of, steps_of
from imhub.publish.snippet import Snippet, as_html, fingerprint, mark_of, texts_in
from imhub.publish.words import Words
from imhub.telling import Teller
from imhub.views import Translated
from tests.hubs import ROOT, copy_hub, files_in, replace_in

DAY = date(2027, 10, 26)
CODES = ("en", "pl", "ar")
BUS = "content/activities/bus-song.md"
LICENCE = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")

Site = Mapping[str, bytes]


def built(hub: Path, out: Path, day: date = DAY, *languages: str) -> Site:
    result = build_hub(Options(hub, out, day, languages, jobs=1))
    assert not result.stopped, result.findings
    return files_in(out)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hub = copy_hub("week", tmp_path_factory.mktemp("api") / "hub")
    help_ = hub / "content/help/get-help-now.md"
    note = "sensitive: true\ncontent_note: This page is about hard times.\nreviewed:"
    replace_in(help_, "reviewed:", note)
    with (hub / BUS).open("a", encoding="utf-8") as file:
        file.write('\n!!! safety "Stay safe"\n    Hold on to the pole.\n')
    return hub


@pytest.fixture(scope="module")
def site(hub: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(hub, tmp_path_factory.mktemp("built") / "site")


def said(site: Site, name: str) -> Any:
    return json.loads(site[f"api/v1/{name}"])


def messages(site: Site, code: str) -> Mapping[str, Any]:
    return {each["id"]: each for each in said(site, f"{code}/messages.json")["messages"]}


def validator(site: Site) -> jsonschema.Draft202012Validator:
    schema = said(site, "schema/messages.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


@pytest.mark.parametrize("code", CODES)
def test_messages_keep_to_the_published_schema(site: Site, code: str) -> None:
    validator(site).validate(said(site, f"{code}/messages.json"))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("messages", 0, "version"), "1"),
        (("messages", 0, "provenance"), "perhaps"),
        (("messages", 0, "more"), "x"),
        (("language", "direction"), "up"),
        (("licence",), None),
        (("version",), 2),
    ],
)
def test_the_schema_refuses_what_it_does_not_name(
    site: Site, place: tuple[str | int, ...], value: object
) -> None:
    data = said(site, "en/messages.json")
    *way, last = place
    inside = data
    for step in way:
        inside = inside[step]
    inside[last] = value

    assert list(validator(site).iter_errors(data))


def test_the_index_leads_to_each_language(site: Site) -> None:
    index = said(site, "index.json")

    assert [(e["code"], e["direction"], e["count"]) for e in index["languages"]] == [
        ("ar", "rtl", 4), ("en", "ltr", 6), ("pl", "ltr", 4),
    ]  # fmt: skip
    home = "https://week.example/"
    for each in index["languages"]:
        assert each["messages"].removeprefix(home) in site
        assert f"{each['home'].removeprefix(home)}index.html" in site
    assert index["schema"].removeprefix(home) in site
    assert index["draft"] is said(site, "en/messages.json")["draft"] is True
    assert index["licence"] == {
        "name": LICENCE[0],
        "url": LICENCE[1],
        "attribution": "Quiet Weeks",
    }


def test_an_activity_comes_with_its_steps_and_what_is_safe(site: Site) -> None:
    bus = messages(site, "en")["bus-song"]

    assert bus["steps"][0] == "Pick a song."
    assert bus["safety"] == ["Stay safe", "Hold on to the pole."]
    assert (bus["type"], bus["audience"], bus["stage"]) == (
        "activity", ["everyone", "dads"], ["3-6m"],
    )  # fmt: skip
    assert bus["url"] == "https://week.example/activities/bus-song/"
    assert bus["version"].startswith("2027-08-01.")
    assert (bus["provenance"], bus["approved_by"]) == ("original", None)


def test_a_preview_says_so_in_each_message_and_a_release_does_not(hub: Path, site: Site) -> None:
    bus = messages(site, "en")["bus-song"]
    loaded = load_site(hub).site
    assert loaded is not None
    tell = Teller(load_languages(hub)[0], "en", "https://week.example/", "")

    released = PartnerPlanner(loaded.hub, tell, NullTranslations(), release=True).plan(())

    assert "Draft. Not yet checked." in bus["html"]
    assert released is not None
    assert released.draft is False


def test_a_message_says_who_has_approved_it(tmp_path: Path) -> None:
    other = copy_hub("week", tmp_path / "hub")
    replace_in(other / BUS, "approved_by: not yet", "approved_by: health visitor")

    made = built(other, tmp_path / "site")

    assert messages(made, "en")["bus-song"]["approved_by"] == "health visitor"
    validator(made).validate(said(made, "en/messages.json"))


def test_a_translation_says_who_made_it_and_what_is_not_in_it(site: Site) -> None:
    day = messages(site, "pl")["2027-quiet-week-day-1"]

    assert (day["language"], day["title"], day["provenance"]) == ("pl", "Usiądź", "machine")
    assert day["untranslated"] == []
    assert "<span>A computer translated this page. Nobody has checked it yet.</span>" in day["html"]
    assert '<span lang="en" dir="auto">Draft. Not yet checked.</span>' in day["html"]
    assert day["url"] == "https://week.example/pl/campaigns/2027-quiet-week/day-1/"


def test_words_that_stay_as_they_were_say_so(hub: Path, tmp_path: Path) -> None:
    other = copy_hub("week", tmp_path / "hub")
    page = other / "content/campaigns/2027-quiet-week/day-1.md"
    replace_in(page, "key_message: Sit down, and", "key_message: Sit on the floor, and")
    wait = "Sit on the floor and wait."
    replace_in(page, wait, "\n\n".join([wait] * 3))  # Else too little of it is translated.

    made = built(other, tmp_path / "site")

    day = messages(made, "pl")["2027-quiet-week-day-1"]
    assert day["untranslated"] == ["key_message"]
    assert (
        '<p lang="en" dir="auto">Sit on the floor, and let your child come to you.</p>'
        in (day["html"])
    )
    validator(made).validate(said(made, "pl/messages.json"))


def test_nothing_sensitive_and_nothing_held_back_goes_to_partners(site: Site) -> None:
    for name in (name for name in site if name.startswith("api/")):
        assert b"get-help-now" not in site[name]
        assert b"ineapple" not in site[name]
        assert "\ue000".encode() not in site[name]
    assert "2027-quiet-week-day-3" not in messages(site, "en")


@pytest.mark.parametrize("code", CODES)
def test_the_words_of_each_snippet_are_those_of_its_version(site: Site, code: str) -> None:
    for each in messages(site, code).values():
        article = LexborHTMLParser(each["html"]).css_first("article")
        assert article is not None
        given = article.attributes
        assert (given["data-message"], given["data-version"]) == (each["id"], each["version"])
        assert given["dir"] == ("rtl" if code == "ar" else "ltr")
        texts = texts_in(article)
        assert texts[0] == each["title"]
        assert fingerprint(texts) == mark_of(each["version"])


def test_a_snippet_has_nothing_that_runs_loads_or_styles(site: Site) -> None:
    allowed = {"article", "h3", "p", "ol", "li", "footer", "a", "span"}
    names = {"data-message", "data-version", "lang", "dir", "href"}

    for each in messages(site, "en").values():
        nodes = LexborHTMLParser(each["html"]).css("body *")
        assert {node.tag for node in nodes} <= allowed
        assert {name for node in nodes for name in node.attributes} <= names


def test_words_with_signs_of_html_stay_words() -> None:
    nasty = Words("<img src=x onerror=alert(1)> & \"'", "en")
    snippet = Snippet(
        "x", "en", "ltr", nasty, (nasty,), (nasty,), (nasty,), 'https://e.example/"><b>',
        "<b>", LICENCE, (nasty,), None,
    )  # fmt: skip

    article = LexborHTMLParser(as_html(snippet)).css_first("article")

    assert article is not None
    assert texts_in(article) == (nasty.text,) * 4
    assert not article.css("img, b, i")


def test_only_other_words_make_another_version() -> None:
    one = fingerprint(["Copy my  face", "028\u00a09536"])

    assert one == fingerprint([" Copy my face ", "\u2066028 9536\u2069"])
    assert one != fingerprint(["Copy my face 028 9536"])
    assert one != fingerprint(["Copy your face", "028 9536"])


def test_steps_keep_their_language_and_the_order_of_numbers() -> None:
    html = (
        '<p>Before</p><ol><li>Ring <a href="tel:1"><bdi dir="ltr">028 1</bdi></a>.</li>'
        '<li><span lang="en" dir="ltr" data-source="">Wait.</span></li></ol><ol><li>x</li></ol>'
        '<div class="admonition safety"><p class="admonition-title">Teraz</p>'
        '<p lang="en" data-source="">Hold on.</p><ul><li>Here</li></ul></div>'
    )

    assert steps_of(html, "pl") == (Words("Ring \u2066028 1\u2069.", "pl"), Words("Wait.", "en"))
    assert safety_of(html, "pl") == (
        Words("Teraz", "pl"), Words("Hold on.", "en"), Words("Here", "pl"),
    )  # fmt: skip
    assert steps_of("<p>none</p>", "pl") == safety_of("<p>none</p>", "pl") == ()


@pytest.mark.parametrize(
    ("translated", "said_of_it"),
    [
        (None, "original"),
        (Translated(machine=True, reviewed_by=("midwife",)), "machine"),
        (Translated(), "machine"),
        (Translated(reviewed_by=("midwife",)), "reviewed"),
    ],
)
def test_nothing_claims_a_review_that_nobody_made(
    translated: Translated | None, said_of_it: str
) -> None:
    assert provenance_of(translated) == said_of_it


def without_licence(hub: Path) -> None:
    file = hub / "content/data/hub.yml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("licence:")]
    assert len(kept) == len(lines) - 1
    file.write_text("".join(kept), encoding="utf-8")


def without_address(hub: Path) -> None:
    replace_in(hub / "mkdocs.yml", "site_url: https://week.example/\n", "")


@pytest.mark.parametrize("change", [without_licence, without_address])
def test_a_hub_that_does_not_say_what_others_may_do_gives_nothing(
    change: Any, tmp_path: Path
) -> None:
    other = copy_hub("week", tmp_path / "hub")
    change(other)

    assert not [name for name in built(other, tmp_path / "site") if name.startswith("api/")]


def api_of(site: Site) -> Iterator[tuple[str, bytes]]:
    return ((name, site[name]) for name in site if name.startswith("api/"))


def test_parts_put_together_give_the_same_as_one_build(
    hub: Path, site: Site, tmp_path: Path
) -> None:
    places = tuple(tmp_path / code for code in CODES)
    for place, code in zip(places, CODES, strict=True):
        built(hub, place, DAY, code)

    result = join_parts(hub, places, tmp_path / "whole")

    assert not result.stopped
    assert dict(api_of(files_in(tmp_path / "whole"))) == dict(api_of(site))


def test_every_address_that_partners_are_told_of_is_there(site: Site) -> None:
    guide = (ROOT / "docs/partners.md").read_text(encoding="utf-8")
    stand_ins = {
        "<code>": "pl",
        "<campaign>": "2027-quiet-week",
        "<area>": "north",
        "<event>": "slow-walk",
    }

    named = re.findall(r"^\| `/([^`]+)`", guide, re.MULTILINE)
    for stand_in, value in stand_ins.items():
        named = [address.replace(stand_in, value) for address in named]

    assert len(named) == 9
    assert set(named) - set(site) == {"use-our-words/"}
    assert "our-words/index.html" in site  # as this hub calls that folder


def test_partners_are_told_of_every_field(site: Site) -> None:
    guide = (ROOT / "docs/partners.md").read_text(encoding="utf-8")
    known_by_name = {"language"}

    fields = set(said(site, "schema/messages.json")["$defs"]["message"]["properties"])

    assert {name for name in fields if f"`{name}`" not in guide} == known_by_name


def test_the_schema_that_is_published_is_the_one_in_the_package(site: Site) -> None:
    own = files("imhub.publish").joinpath("messages.schema.json").read_text(encoding="utf-8")

    assert said(site, "schema/messages.json") == json.loads(own)
