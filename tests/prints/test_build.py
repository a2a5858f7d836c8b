"""What a build makes besides pages, what its pages say of it, and that both fit together."""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from selectolax.lexbor import LexborHTMLParser

from imhub.build import Options, build_hub, join_parts
from imhub.errors import HubError
from imhub.links import check_links, read_site
from tests.hubs import TODAY, copy_hub, environment, files_in, let_print, replace_in, run
from tests.prints.setting import links_in
from tests.translated import MAORI, add_language, translate

CARD = "print/{}/{}.pdf"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub that prints."""
    return let_print(copy_hub("tiny", tmp_path_factory.mktemp("prints") / "hub"))


@pytest.fixture(scope="module")
def site(hub: Path) -> Mapping[str, bytes]:
    return built(hub)


def built(hub: Path, *, prints: bool = True) -> Mapping[str, bytes]:
    result = build_hub(Options(hub, hub / "site", TODAY, prints=prints))
    assert not result.stopped, result.findings
    return files_in(hub / "site")


def pages_of(site: Mapping[str, bytes]) -> Mapping[str, LexborHTMLParser]:
    return {name: LexborHTMLParser(site[name]) for name in site if name.endswith(".html")}


def made(site: Mapping[str, bytes]) -> set[str]:
    return {name for name in site if name.startswith(("print/", "share/"))}


def metas(page: LexborHTMLParser) -> dict[str, str]:
    nodes = page.css("meta[property]")
    return {str(node.attributes["property"]): str(node.attributes["content"]) for node in nodes}


def test_each_activity_has_a_card_to_which_its_page_leads(site: Mapping[str, bytes]) -> None:
    for id_ in ("bus-song", "nappy-chat"):
        card = site[CARD.format("en", id_)]
        links = pages_of(site)[f"activities/{id_}/index.html"].css("a[href$='.pdf']")
        assert [node.attributes["href"] for node in links] == [f"../../print/en/{id_}.pdf"]
        assert links_in(card) == {f"https://tiny.example/activities/{id_}/"}


def test_a_page_tells_other_sites_what_to_show_of_it(site: Mapping[str, bytes]) -> None:
    page = pages_of(site)["activities/nappy-chat/index.html"]

    said = metas(page)

    assert said == {
        "og:type": "article",
        "og:url": "https://tiny.example/activities/nappy-chat/",
        "og:title": "Nappy chat – Tiny Moments",
        "og:description": str(page.css("meta[name=description]")[0].attributes["content"]),
        "og:site_name": "Tiny Moments",
        "og:locale": "en_GB",
        "og:image": "https://tiny.example/share/en/nappy-chat.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": said["og:image:alt"],
    }
    assert said["og:image:alt"].startswith("Nappy chat – ")


def test_a_list_shows_a_picture_of_its_own_with_its_words(site: Mapping[str, bytes]) -> None:
    pages = pages_of(site)
    for url in ("activities/", "glossary/", "evidence/", "help/services/area/north/"):
        said = metas(pages[f"{url}index.html"])

        assert said["og:image"] == f"https://tiny.example/share/en/lists/{url.rstrip('/')}.png"
        title = pages[f"{url}index.html"].css("h1")[0].text()
        assert said["og:image:alt"].startswith(f"{title} – ")


def test_a_page_that_is_no_list_shows_the_picture_of_the_hub(site: Mapping[str, bytes]) -> None:
    said = metas(pages_of(site)["search/index.html"])

    assert said["og:image"] == "https://tiny.example/share/en.png"
    assert {"share/en.png", "share/en-square.png"} <= site.keys()


def test_a_sensitive_page_shows_nothing_to_other_sites(site: Mapping[str, bytes]) -> None:
    pages = pages_of(site)

    assert metas(pages["help/quiet-page/index.html"]) == {}
    assert not pages["help/quiet-page/index.html"].css("meta[name^=twitter]")
    assert not [name for name in made(site) if "quiet-page" in name]
    assert metas(pages["404.html"]) == {}


def test_every_picture_that_a_page_names_is_there(site: Mapping[str, bytes]) -> None:
    pages = pages_of(site).values()

    named = {metas(page).get("og:image", "") for page in pages} - {""}

    assert {address.removeprefix("https://tiny.example/") for address in named} <= site.keys()


def test_without_prints_there_are_pages_alone(tmp_path: Path) -> None:
    hub = let_print(copy_hub("tiny", tmp_path / "hub"))

    site = built(hub, prints=False)

    assert made(site) == set()
    text = b"".join(site[name] for name in site if name.endswith(".html"))
    assert b"og:" not in text
    assert b".pdf" not in text
    assert site == built(copy_hub("tiny", tmp_path / "other"))


def test_an_address_is_needed_for_a_code(tmp_path: Path) -> None:
    hub = let_print(copy_hub("tiny", tmp_path / "hub"))
    replace_in(hub / "mkdocs.yml", "site_url: https://tiny.example/\n", "")

    assert made(built(hub)) == set()


def test_a_second_build_makes_the_same_bytes_with_or_without_what_was_kept(
    hub: Path, site: Mapping[str, bytes]
) -> None:
    again = built(hub)
    rmtree(hub / ".cache")
    anew = built(hub)

    assert {name: again[name] for name in made(again)} == {name: site[name] for name in made(site)}
    assert {name: anew[name] for name in made(anew)} == {name: site[name] for name in made(site)}


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two languages of a hub that prints, built apart."""
    hub = let_print(copy_hub("tiny", tmp_path_factory.mktemp("parts") / "hub"))
    add_language(hub, MAORI, "mi")
    translate(hub, "mi", lambda text: f"kupu {text}")
    for code in ("en", "mi"):
        assert build_hub(Options(hub, hub / code, TODAY, (code,))).findings == ()
    return hub / "en", hub / "mi"


def test_parts_made_apart_are_the_whole_site_with_all_its_sheets(parts: tuple[Path, Path]) -> None:
    hub = parts[0].parent

    result = join_parts(hub, parts, hub / "joined")

    assert result.findings == ()
    joined = files_in(hub / "joined")
    for code in ("en", "mi"):
        assert {CARD.format(code, "nappy-chat"), f"share/{code}/nappy-chat.png"} <= made(joined)
    assert joined == built(hub)


def test_a_sheet_that_is_in_no_part_is_missed(parts: tuple[Path, Path], tmp_path: Path) -> None:
    english, other = parts
    torn = copytree(other, tmp_path / "torn")
    (torn / CARD.format("mi", "nappy-chat")).unlink()

    result = join_parts(english.parent, (english, torn), tmp_path / "joined")

    (finding,) = result.findings
    assert result.stopped
    assert (finding.file, finding.rule) == ("mi/activities/nappy-chat/index.html", "broken-link")
    assert not (tmp_path / "joined").exists()


def test_one_changed_word_makes_only_its_own_sheets_anew(tmp_path: Path) -> None:
    hub = let_print(copy_hub("tiny", tmp_path / "hub"))
    built(hub)
    before = set((hub / ".cache/print").iterdir())
    page = hub / "content/activities/nappy-chat.md"
    key = re.search(r"key_message: .*", page.read_text(encoding="utf-8"))
    assert key is not None
    replace_in(page, key[0], f"{key[0].rstrip('.')} today.")

    files = built(hub)

    new = {path.read_bytes() for path in set((hub / ".cache/print").iterdir()) - before}
    changed = {name for name in made(files) if files[name] in new}
    assert changed >= {"print/en/nappy-chat.pdf", "share/en/nappy-chat.png"}
    assert {name for name in changed if "bus-song" in name} == set()


def test_words_that_do_not_fit_stop_the_build_and_leave_the_last_site(tmp_path: Path) -> None:
    hub = let_print(copy_hub("tiny", tmp_path / "hub"))
    before = built(hub)
    page = hub / "content/activities/nappy-chat.md"
    with page.open("a", encoding="utf-8") as file:
        file.write("\n\nTell your baby what you do.\n" * 40)

    with pytest.raises(HubError, match=r"nappy-chat\.md \(en-GB\).*do not fit on one page"):
        built(hub)

    assert files_in(hub / "site") == before


def test_a_code_that_opens_no_page_is_found(hub: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name, content in built(hub).items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    (site / "activities/nappy-chat/index.html").unlink()

    found = check_links(read_site(site), "https://tiny.example/")

    assert ("print/en/nappy-chat.pdf", "broken-link") in {(f.file, f.rule) for f in found}


def test_missing_fonts_are_told_before_a_page_is_written(tmp_path: Path) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    with (hub / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("      print: {fonts: [fonts/here], families: {default: [Here]}}\n")

    done = run(hub, "build")

    assert done.returncode == 2
    assert "mkdocs.yml: print: there are no fonts in fonts/here." in done.stderr
    assert "`make site` installs them; `imhub build --no-print` makes" in done.stderr
    assert "Traceback" not in done.stderr
    assert run(hub, "build", "--no-print").returncode == 0


def test_progress_of_printing_is_told(hub: Path) -> None:
    assert "Printing: " in run(hub, "build", "--today", TODAY.isoformat()).stderr


def test_mkdocs_alone_makes_pages_alone_and_no_link_breaks(hub: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)],
        cwd=hub,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert made(files_in(out)) == set()
