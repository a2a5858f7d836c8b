"""What a campaign team gives away: whole, the same each time, and nothing too early."""

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from selectolax.lexbor import LexborHTMLParser

from imhub.build import Options, build_hub
from imhub.cli import main
from tests.campaigns.test_life import HELD, LIVE, PLANNED, SECRETS, THIRD
from tests.hubs import ROOT, copy_hub, replace_in

WEEK = "content/campaigns/2027-quiet-week"
PRINTS = (
    *("2027-quiet-week-a3", "2027-quiet-week-a4", "2027-quiet-week-day-1-a4"),
    *("2027-quiet-week-day-1-tear-off", "2027-quiet-week-day-3-a4", "bus-song", "other"),
)
"""Names of sheets that stand in the site, of this campaign and of another."""
SHARED = ("2027-quiet-week", "2027-quiet-week-square", "2027-quiet-week-day-1-square", "other")
PAGES = ("how-to.html", "images.html", "index.html", "posts.html", "press-notice.html")
CODES = ("en", "pl", "ar")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site of the week on a day before it, with sheets and pictures in it."""
    folder = tmp_path_factory.mktemp("built")
    site = folder / "site"
    result = build_hub(Options(copy_hub("week", folder / "hub"), site, PLANNED, jobs=1))
    assert not result.stopped, result.findings
    for code in CODES:
        put(site / "print" / code, PRINTS, ".pdf")
        put(site / "share" / code, SHARED, ".png")
    return site


def put(folder: Path, names: tuple[str, ...], ending: str) -> None:
    """Files that say what they are."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / f"{name}{ending}").write_text(f"{folder.name} {name}", encoding="utf-8")


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    hub = copy_hub("week", tmp_path / "hub")
    monkeypatch.chdir(hub)
    return hub


def imhub(site: Path, *arguments: str, today: str = str(PLANNED)) -> Result:
    command = ["pack", "2027-quiet-week", "--site", str(site), "--today", today]
    return CliRunner().invoke(main, [*command, *arguments])


def packed(site: Path, *arguments: str, today: str = str(PLANNED)) -> Mapping[str, bytes]:
    """The bytes of each pack by its language."""
    result = imhub(site, *arguments, today=today)
    assert result.exit_code == 0, result.output
    return {
        path.stem.rpartition("week-")[2]: path.read_bytes()
        for path in sorted(Path("pack").iterdir())
    }


def inside(pack: bytes) -> Mapping[str, bytes]:
    with ZipFile(io.BytesIO(pack)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def page(pack: bytes, name: str) -> LexborHTMLParser:
    return LexborHTMLParser(inside(pack)[name])


def words(tree: LexborHTMLParser, selector: str) -> str:
    return " ".join(" ".join(node.text() for node in tree.css(selector)).split())


def table(pack: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(inside(pack)["posts.csv"].decode("utf-8-sig"), newline="")))


def test_there_is_a_pack_in_each_language(hub: Path, built: Path) -> None:
    assert set(packed(built)) == set(CODES)


def test_only_what_belongs_to_the_campaign_is_in_it(hub: Path, built: Path) -> None:
    made = {name for name in inside(packed(built)["en"]) if not name.startswith("calendar/")}

    assert made == {
        *PAGES,
        "posts.csv",
        "posters/2027-quiet-week-a3.pdf",
        "posters/2027-quiet-week-a4.pdf",
        "posters/2027-quiet-week-day-1-a4.pdf",
        "tear-offs/2027-quiet-week-day-1-tear-off.pdf",
        "cards/bus-song.pdf",
        "images/2027-quiet-week.png",
        "images/2027-quiet-week-square.png",
        "images/2027-quiet-week-day-1-square.png",
        "images/posts/sit.png",
    }


def test_files_are_those_of_its_language(hub: Path, built: Path) -> None:
    for code, pack in packed(built).items():
        poster = inside(pack)["posters/2027-quiet-week-a3.pdf"]
        assert poster == f"{code} 2027-quiet-week-a3".encode()


def test_a_calendar_is_in_it_if_the_site_has_one(hub: Path, built: Path, tmp_path: Path) -> None:
    site = copytree(built, tmp_path / "site")
    names = ("2027-quiet-week", "2027-quiet-week-north", "dads-online", "2027-other-week")
    put(site / "calendar/pl", names, ".ics")

    made = {name for name in inside(packed(site)["pl"]) if name.startswith("calendar/")}

    assert {f"calendar/{name}.ics" for name in names[:3]} <= made
    assert "calendar/2027-other-week.ics" not in made


def test_the_same_bytes_come_out_on_another_day(hub: Path, built: Path, tmp_path: Path) -> None:
    first = packed(built)
    other = copytree(built, tmp_path / "elsewhere", copy_function=copy_with_a_new_date)

    again = packed(other, today="2027-10-21")

    assert first == again
    assert "No change in pack/2027-quiet-week-pl.zip" in imhub(other).output


def copy_with_a_new_date(source: str, target: str) -> None:
    Path(target).write_bytes(Path(source).read_bytes())


def test_one_word_changes_only_what_says_it(hub: Path, built: Path) -> None:
    before = packed(built)
    replace_in(hub / WEEK / "posts.yml", "Sit down together today.", "Sit down with us today.")

    after = packed(built)

    new, old = inside(after["en"]), inside(before["en"])
    changed = {name for name in new if new[name] != old[name]}
    assert changed - {"index.html"} == {"posts.csv", "posts.html", "images.html"}
    assert after["pl"] != before["pl"]


def test_nothing_that_is_held_back_is_in_any_pack(hub: Path, built: Path) -> None:
    for pack in packed(built).values():
        for name, raw in inside(pack).items():
            text = (name + raw.decode("utf-8", errors="ignore")).casefold()
            assert [word for word in SECRETS if word in text] == []


def test_on_its_day_it_is_in_the_pack(hub: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert not build_hub(Options(hub, site, THIRD, jobs=1)).stopped

    posts = words(page(packed(site, today=str(THIRD))["en"], "posts.html"), "main")

    assert "pineapple" in posts


def test_a_site_of_a_later_day_is_refused(hub: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert not build_hub(Options(hub, site, THIRD, jobs=1)).stopped

    result = imhub(site, today=str(LIVE))

    assert result.exit_code == 2
    assert "was built for another day" in result.output
    assert not Path("pack").exists()


def test_a_campaign_that_is_held_back_is_not_packed(hub: Path, built: Path) -> None:
    result = imhub(built, today=str(HELD))

    assert result.exit_code == 2
    assert result.output == (
        "2027-quiet-week is held back until 2027-09-01, so nothing of it may be given away yet.\n"
    )


def test_a_folder_that_is_no_site_is_refused(hub: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    result = imhub(tmp_path / "empty")

    assert result.exit_code == 2
    assert "imhub build" in result.output


@pytest.mark.parametrize("code", CODES)
def test_every_page_is_in_its_language_and_stands_alone(code: str, hub: Path, built: Path) -> None:
    pack = packed(built)[code]
    for name in PAGES:
        tree = page(pack, name)
        (root,) = tree.css("html")
        assert root.attributes["dir"] == ("rtl" if code == "ar" else "ltr")
        assert (root.attributes["lang"] or "").startswith(code)
        assert tree.css("script, link, iframe") == []
        sources = [image.attributes["src"] or "" for image in tree.css("img")]
        assert set(sources) <= set(inside(pack))
        assert all(image.attributes["alt"] for image in tree.css("img"))


@pytest.mark.parametrize("code", CODES)
def test_a_machines_draft_says_so_on_every_page(code: str, hub: Path, built: Path) -> None:
    pack = packed(built)[code]
    for name in PAGES:
        notes = [node.text() for node in page(pack, name).css(".pack__note")]
        assert "Draft. Not yet checked." in notes
        assert len(notes) == (1 if code == "en" else 2)


def test_the_contents_lead_to_every_file_and_say_how_large_it_is(hub: Path, built: Path) -> None:
    pack = packed(built)["ar"]
    contents = page(pack, "index.html")

    links = [a.attributes["href"] or "" for a in contents.css("main li a")]

    assert set(links) == set(inside(pack)) - {"index.html"}
    assert len(contents.css(".pack__size")) == len(links)


def test_links_between_pages_lead_somewhere(hub: Path, built: Path) -> None:
    pack = packed(built)["en"]
    for name in PAGES:
        links = [a.attributes["href"] or "" for a in page(pack, name).css("a")]
        inner = {link for link in links if not link.startswith("https://week.example/")}
        assert inner <= set(inside(pack))


def test_posts_are_a_table_that_a_spreadsheet_opens(hub: Path, built: Path) -> None:
    pack = packed(built)["pl"]

    heads, *rows = table(pack)

    assert inside(pack)["posts.csv"].startswith(b"\xef\xbb\xbf")
    assert all(len(row) == len(heads) == 8 for row in rows)
    assert [row[4] for row in rows][1] == "Usiądźcie dziś razem. #QuietWeek"
    assert rows[1][1] == "2027-10-25"
    assert rows[1][5] == "https://week.example/pl/campaigns/2027-quiet-week/day-1/"
    assert rows[1][6:] == ["images/posts/sit.png", "Dwie osoby siedzą na dywanie"]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@all"])
def test_a_table_runs_no_formula(start: str, hub: Path, built: Path) -> None:
    post = f'text: "{start} Sit down together today. #QuietWeek"'
    replace_in(hub / WEEK / "posts.yml", 'text: "Sit down together today. #QuietWeek"', post)

    cells = [cell for row in table(packed(built)["en"]) for cell in row]

    assert f"'{start} Sit down together today. #QuietWeek" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_post_on_the_page_has_words_address_and_picture(hub: Path, built: Path) -> None:
    posts = page(packed(built)["en"], "posts.html")

    said = words(posts, ".pack__post:nth-of-type(1)")

    assert "Sit down together today. #QuietWeek https://week.example/campaigns" in said
    assert "Two people sit on a rug" in said


def test_every_picture_has_a_caption_and_words_for_it(hub: Path, built: Path) -> None:
    for figure in page(packed(built)["en"], "images.html").css("figure"):
        assert len([node for node in figure.css(".pack__words") if node.text().strip()]) == 2


def test_the_notice_for_the_press_names_its_blanks(hub: Path, built: Path) -> None:
    whole = page(packed(built)["en"], "press-notice.html")
    index = hub / WEEK / "index.md"
    replace_in(index, "theme: Hush together\n", "")
    replace_in(index, "publisher: The Quiet Club\n", "")
    replace_in(index, "press: {name: The Quiet Club, email: press@quiet.example}\n", "")

    lacking = page(packed(built)["en"], "press-notice.html")

    assert "press@quiet.example" in words(whole, ".pack__notice")
    assert "25–31 Oct" in words(whole, ".pack__notice")
    asked = {node.text() for node in lacking.css(".pack__fill li")}
    blanks = {node.text().strip("[]") for node in lacking.css(".pack__blank")}
    assert asked == blanks
    assert len(asked) == len(whole.css(".pack__fill li")) + 3


def test_the_notice_for_the_press_tells_of_events_by_their_dates(hub: Path, built: Path) -> None:
    events = hub / WEEK / "events.yml"
    first, *others = events.read_text(encoding="utf-8").split("- id: ")[1:]
    events.write_text("".join(f"- id: {each}" for each in (*others, first)), encoding="utf-8")

    notice = words(page(packed(built)["en"], "press-notice.html"), ".pack__notice")

    said = [notice.index(title) for title in ("Morning sit", "Dads, online", "Slow walk")]
    assert said == sorted(said)


def test_a_page_is_left_out_whose_language_has_too_little(hub: Path, built: Path) -> None:
    catalog = hub / "translations/pl/campaigns.po"
    blocks = catalog.read_text(encoding="utf-8").split("\n\n")
    of_week = [
        re.sub("^msgstr .*", 'msgstr ""', block, flags=re.M) if "index.md" in block else block
        for block in blocks
    ]
    catalog.write_text("\n\n".join(of_week), encoding="utf-8")

    result = imhub(built)

    assert result.exit_code == 0
    assert "pl: left out, since too little of the campaign is translated into it." in result.output
    assert not Path("pack/2027-quiet-week-pl.zip").exists()

    alone = imhub(built, "--lang", "pl")
    assert alone.exit_code == 1
    assert alone.output.endswith("Nothing was packed.\n")


def test_a_language_that_is_none_is_refused(hub: Path, built: Path) -> None:
    assert imhub(built, "--lang", "xx").exit_code == 2


def test_a_mistake_in_the_content_stops_the_pack_and_says_where(hub: Path, built: Path) -> None:
    packed(built)
    before = Path("pack/2027-quiet-week-en.zip").read_bytes()
    replace_in(hub / WEEK / "index.md", "start: 2027-10-25", "start: soon")

    result = imhub(built)

    assert result.exit_code == 1
    assert f"{WEEK}/index.md:5:" in result.output
    assert Path("pack/2027-quiet-week-en.zip").read_bytes() == before


def test_templates_that_are_not_there_are_told_in_one_line(
    hub: Path, built: Path, tmp_path: Path
) -> None:
    overrides = copytree(ROOT / "overrides", tmp_path / "overrides")
    (overrides / "pack/posts.html").unlink()
    replace_in(hub / "mkdocs.yml", str(ROOT / "overrides"), str(overrides))

    result = imhub(built)

    assert result.exit_code == 2
    assert "posts.html" in result.output
    assert "Traceback" not in result.output


def test_a_place_that_cannot_hold_a_pack_is_told_in_one_line(hub: Path, built: Path) -> None:
    Path("taken").write_text("a file", encoding="utf-8")

    result = imhub(built, "--out", "taken/pack")

    assert result.exit_code == 2
    assert "taken/pack" in result.output
    assert "cannot be written" in result.output


def test_without_a_site_it_is_built_once_and_kept(hub: Path) -> None:
    command = ["pack", "2027-quiet-week", "--today", str(PLANNED), "--lang", "pl"]

    first = CliRunner().invoke(main, command)
    stamp = (hub / ".cache/pack/site/pl/index.html").stat().st_ino
    second = CliRunner().invoke(main, command)
    kept = (hub / ".cache/pack/site/pl/index.html").stat().st_ino
    replace_in(hub / WEEK / "day-1.md", "Sit on the floor and wait.", "Sit on the rug and wait.")
    third = CliRunner().invoke(main, command)

    assert [run.exit_code for run in (first, second, third)] == [0, 0, 0]
    assert "Writing pages" in first.output
    assert "Writing pages" not in second.output
    assert stamp == kept
    assert "Writing pages" in third.output
    assert "No change in" in second.output
