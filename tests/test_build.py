"""A build is whole or absent, and the same input gives the same bytes."""

import fcntl
import gzip
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shutil import copytree

import brotli
import pytest

from imhub.build import Options, Result, build_hub, render
from imhub.errors import HubError
from imhub.prepare import BodyCache, Order, PageCache, prepare
from tests.conftest import Golden
from tests.hubs import ROOT, TODAY, command, copy_hub, environment, files_in, replace_in, run, sign

KILLS = 10
INDEX = "assets/search/"
"""Where the index of each language is, in files whose names nobody chose."""
PAGE = "content/activities/nappy-chat.md"


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return copy_hub("tiny", tmp_path / "hub")


def build(hub: Path, out: Path | None = None, *, release: bool = False) -> Result:
    return build_hub(Options(hub, out or hub / "site", TODAY, release=release))


def beside(hub: Path) -> set[str]:
    """What a build left beside the site."""
    return {path.name for path in hub.iterdir()} - {"content", "translations", "mkdocs.yml", "site"}


# Whole


def test_writes_every_page_and_nothing_else(tiny: Path, golden: Golden) -> None:
    result = build(tiny)

    everything = files_in(tiny / "site")
    files = {name: text for name, text in everything.items() if not name.startswith(INDEX)}
    names = [name for name in files if not name.endswith((".br", ".gz"))]
    golden("build/tiny.txt", re.sub(r"\.[0-9a-f]{10}\.", ".<hash>.", "\n".join(names)) + "\n")
    assert result.pages == sum(name.endswith("index.html") for name in names)
    twins = {name + twin for name in names for twin in (".br", ".gz") if _is_text(name)}
    assert files.keys() - set(names) == twins
    assert files.keys() != everything.keys()
    assert not result.findings


def _is_text(name: str) -> bool:
    return name.endswith((".css", ".html", ".ics", ".js", ".svg", ".xml"))


def test_copies_pictures_beside_their_page(tiny: Path) -> None:
    build(tiny)

    picture = (tiny / "content/basics/cuddle.png").read_bytes()
    assert (tiny / "site/basics/bonding/cuddle.png").read_bytes() == picture
    assert b'src="cuddle.png"' in (tiny / "site/basics/bonding/index.html").read_bytes()


def test_writes_where_it_is_told(tiny: Path, tmp_path: Path) -> None:
    result = run(tiny, "build", "--out", str(tmp_path / "a" / "b"))

    assert result.returncode == 0, result.stderr
    assert (tmp_path / "a/b/index.html").is_file()
    assert not (tiny / "site").exists()


def test_follows_a_link_to_the_folder_of_the_site(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tiny / "site").symlink_to(tmp_path / "elsewhere")

    build(tiny)

    assert (tiny / "site").is_symlink()
    assert (tmp_path / "elsewhere/index.html").is_file()


def test_builds_the_smallest_hub(tiny: Path) -> None:
    for folder in ("basics", "activities", "topics", "help", "stories", "campaigns", "kits"):
        for page in sorted((tiny / "content" / folder).rglob("*.*")):
            page.unlink()
    for name in ("evidence", "glossary", "needs", "services"):
        (tiny / f"content/data/{name}.yml").unlink()
    hub = tiny / "content/data/hub.yml"
    text = hub.read_text(encoding="utf-8")
    for key in ("stages", "audiences", "places", "routines", "skills", "adaptations", "minutes"):
        text = re.sub(rf"^{key}:\n(?:  .*\n)+", f"{key}: []\n", text, flags=re.M)
    for key in ("who", "worries", "promises"):
        text = re.sub(rf"^{key}:\n(?:  .*\n)+", "", text, flags=re.M)
    text = re.sub(r"^  - \{folder: (?!about).*\n", "", text, flags=re.M)
    text = re.sub(r"^(?:start|help|help_page|do_now|search_folder): .*\n", "", text, flags=re.M)
    hub.write_text(text, encoding="utf-8")

    result = build(tiny)

    assert result.findings == ()
    pages = [name for name in files_in(tiny / "site") if name.endswith(".html")]
    assert pages == ["404.html", "about/index.html", "index.html"]


def test_lists_each_folder_of_activities_on_its_own(tiny: Path) -> None:
    replace_in(
        tiny / "content/data/hub.yml",
        "  - {folder: topics,",
        "  - {folder: games, type: activity, title: Games}\n  - {folder: topics,",
    )
    (tiny / "content/games").mkdir()
    (tiny / "content/activities/bus-song.md").rename(tiny / "content/games/bus-song.md")

    build(tiny)

    games = (tiny / "site/games/index.html").read_text(encoding="utf-8")
    assert "Bus song" in games
    assert "Nappy chat" not in games
    assert 'data-all="../games/"' in games


def test_sitemap_leaves_out_sensitive_pages(tiny: Path) -> None:
    build(tiny)

    sitemap = (tiny / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://tiny.example/help/get-help-now/</loc>" in sitemap
    assert "quiet-page" not in sitemap


def test_a_hub_without_an_address_has_no_sitemap(tiny: Path) -> None:
    replace_in(tiny / "mkdocs.yml", "site_url: https://tiny.example/\n", "")

    result = build(tiny)

    assert not result.stopped
    assert not (tiny / "site/sitemap.xml").exists()
    assert b'href="/activities/"' in (tiny / "site/404.html").read_bytes()


def test_a_hub_may_be_part_of_a_site(tiny: Path) -> None:
    replace_in(tiny / "mkdocs.yml", "https://tiny.example/", "https://example.org/tiny")

    result = build(tiny)

    assert result.findings == ()
    assert b'href="/tiny/activities/"' in (tiny / "site/404.html").read_bytes()


def test_words_of_editors_are_shown_as_typed(tiny: Path) -> None:
    replace_in(tiny / PAGE, "title: Nappy chat", "title: '<script>alert(\"1\")</script> & co'")

    build(tiny)

    for name, content in files_in(tiny / "site").items():
        assert b"<script>alert" not in content, name


def test_a_second_build_uses_what_the_first_compressed(tiny: Path) -> None:
    build(tiny)
    mark = gzip.compress((tiny / "site/about/index.html").read_bytes(), 1)
    (tiny / "site/about/index.html.gz").write_bytes(mark)
    (tiny / "site/glossary/index.html.gz").write_bytes(mark)
    replace_in(tiny / PAGE, "Come in close.", "Come in softly.")

    build(tiny)

    site = files_in(tiny / "site")
    assert site["about/index.html.gz"] == mark
    for name in ("glossary/index.html", "activities/nappy-chat/index.html"):
        assert gzip.decompress(site[f"{name}.gz"]) == site[name]


# Or absent


def test_an_error_leaves_the_site_as_it_was(tiny: Path) -> None:
    build(tiny)
    before = files_in(tiny / "site")
    replace_in(tiny / PAGE, "minutes: 2", "minutes: soon")

    result = run(tiny, "build", "--today", str(TODAY))

    assert result.returncode == 1
    assert "content/activities/nappy-chat.md:9: " in result.stdout
    assert result.stdout.endswith("Nothing was written; the last good site is as it was.\n")
    assert files_in(tiny / "site") == before
    assert not beside(tiny)


def test_a_link_to_a_heading_that_is_not_there_names_the_page(tiny: Path) -> None:
    replace_in(tiny / "content/basics/bonding.md", "(#the-word)", "(#the-wrod)")

    result = build(tiny)

    (finding,) = result.findings
    assert finding.file == "content/basics/bonding.md"
    assert "#the-wrod" in finding.message
    assert not (tiny / "site").exists()


def kill(process: "subprocess.Popen[str]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def start(hub: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command("build", "--today", str(TODAY)),
        cwd=hub,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


class Versions:
    """A hub with two versions of a page, and the site that each gives."""

    def __init__(self, hub: Path, work: Path) -> None:
        self.hub = hub
        self.texts = [(hub / PAGE).read_text(encoding="utf-8")]
        self.texts.append(self.texts[0].replace("Come in close.", "Come in very close."))
        self.sites: list[Mapping[str, bytes]] = []
        for number in (1, 0):
            self.write(number)
            build(hub, work / str(number))
            self.sites.insert(0, files_in(work / str(number)))
        build(hub)

    def write(self, number: int) -> None:
        (self.hub / PAGE).write_text(self.texts[number], encoding="utf-8")

    @property
    def current(self) -> int:
        """Which of the two stands in `site/`; neither is an error."""
        return self.sites.index(files_in(self.hub / "site"))


def test_a_killed_build_leaves_the_last_good_site(tiny: Path, tmp_path: Path) -> None:
    versions = Versions(tiny, tmp_path)
    before = time.monotonic()
    start(tiny).communicate()
    whole = time.monotonic() - before
    chance = random.Random(2026)

    for number in range(KILLS):
        versions.write(1 - versions.current)
        process = start(tiny)
        with suppress(subprocess.TimeoutExpired):
            process.wait(whole * (number + chance.random()) / KILLS)
        kill(process)
        assert versions.current in (0, 1)

    versions.write(1)
    assert run(tiny, "build", "--today", str(TODAY)).returncode == 0
    assert versions.current == 1
    assert not beside(tiny)


@pytest.mark.parametrize("step", ["Reading", "Writing", "Checking", "Compressing"])
def test_a_build_may_be_killed_after_each_step(step: str, tiny: Path, tmp_path: Path) -> None:
    versions = Versions(tiny, tmp_path)
    versions.write(1)
    process = start(tiny)
    assert process.stderr is not None

    next(line for line in process.stderr if line.startswith(step))
    kill(process)

    assert versions.current in (0, 1)
    assert run(tiny, "build", "--today", str(TODAY)).returncode == 0
    assert versions.current == 1
    assert not beside(tiny)


def test_sweeps_what_killed_builds_left(tiny: Path) -> None:
    (tiny / ".site-build-abc/deep").mkdir(parents=True)
    (tiny / ".site-old").mkdir()
    (tiny / ".site-old/index.html").write_text("the site before", encoding="utf-8")
    (tiny / ".site-notes").mkdir()

    build(tiny)

    assert beside(tiny) == {".site-notes"}


def test_puts_the_last_site_back_even_when_the_build_fails(tiny: Path) -> None:
    (tiny / ".site-old").mkdir()
    (tiny / ".site-old/index.html").write_text("the site before", encoding="utf-8")
    replace_in(tiny / PAGE, "minutes: 2", "minutes: soon")

    result = build(tiny)

    assert result.stopped
    assert (tiny / "site/index.html").read_text(encoding="utf-8") == "the site before"


def test_builds_at_the_same_time_do_not_harm_each_other(tiny: Path, tmp_path: Path) -> None:
    build(tiny, tmp_path / "expected")

    processes = [start(tiny) for _ in range(3)]
    said = [process.communicate()[1] for process in processes]

    assert [process.returncode for process in processes] == [0, 0, 0], said
    assert files_in(tiny / "site") == files_in(tmp_path / "expected")
    assert not beside(tiny)


def test_waits_for_another_build_to_end(tiny: Path) -> None:
    descriptor = os.open(tiny, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    process = start(tiny)
    assert process.stderr is not None

    first = process.stderr.readline()
    there = beside(tiny), (tiny / "site").exists()
    os.close(descriptor)
    process.communicate()

    assert first == "Waiting for another build to end …\n"
    assert there == (set(), False)
    assert process.returncode == 0
    assert (tiny / "site/index.html").is_file()


@pytest.mark.parametrize(
    ("out", "text"),
    [
        ("mkdocs.yml", "is a file"),
        (".", "holds the hub itself"),
        ("..", "holds the hub itself"),
        ("content", "holds the hub itself"),
        ("content/site", "holds the hub itself"),
        ("translations", "holds other things than a built site"),
        ("worktree", "holds other things than a built site"),
        ("mkdocs.yml/site", "cannot be written"),
    ],
)
def test_never_replaces_what_it_did_not_build(out: str, text: str, tiny: Path) -> None:
    build(tiny, tiny / "worktree")
    (tiny / "worktree/.git").write_text("gitdir: elsewhere", encoding="utf-8")
    before = files_in(tiny)

    with pytest.raises(HubError, match=text):
        build(tiny, tiny / out)

    assert files_in(tiny) == before


# The same bytes


@pytest.mark.parametrize("name", ["tiny", "balcon"])
def test_two_runs_give_identical_bytes(name: str, tmp_path: Path) -> None:
    one = copy_hub(name, tmp_path / "one")
    other = copy_hub(name, tmp_path / "far/away/other")

    first = run(one, "build", PYTHONHASHSEED="1", TZ="UTC", LANG="C", LC_ALL="C")
    second = run(
        other / "content/data",
        "build",
        PYTHONHASHSEED="2",
        TZ="Pacific/Kiritimati",
        LANG="tr_TR.UTF-8",
        LC_ALL="C.UTF-8",
    )

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert files_in(one / "site") == files_in(other / "site")


def test_a_second_build_from_memory_gives_identical_bytes(tiny: Path, tmp_path: Path) -> None:
    cache = BodyCache()
    build_hub(Options(tiny, tmp_path / "first", TODAY), cache=cache)
    glossary = tiny / "content/data/glossary.yml"
    replace_in(glossary, "- id: cue\n", "- id: signal\n")
    replace_in(tiny / "content/basics/bonding.md", "term:bonding", "term:signal")

    build_hub(Options(tiny, tmp_path / "second", TODAY), cache=cache)
    build_hub(Options(tiny, tmp_path / "fresh", TODAY))

    assert files_in(tmp_path / "second") == files_in(tmp_path / "fresh")
    assert b"#signal" in (tmp_path / "second/basics/bonding/index.html").read_bytes()


def test_a_link_comes_alive_when_what_it_names_is_added(tiny: Path, tmp_path: Path) -> None:
    cache = BodyCache()
    replace_in(tiny / "content/basics/bonding.md", "term:bonding", "term:signal")
    build_hub(Options(tiny, tmp_path / "site", TODAY), cache=cache)
    replace_in(tiny / "content/data/glossary.yml", "- id: cue\n", "- id: signal\n")

    result = build_hub(Options(tiny, tmp_path / "site", TODAY), cache=cache)

    assert not result.stopped
    assert b"#signal" in (tmp_path / "site/basics/bonding/index.html").read_bytes()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (PAGE, "Come in close.", "Come in softly."),
        (PAGE, "title: Nappy chat", "title: A chat"),
        ("content/data/hub.yml", "draft: Draft. Not yet checked.", "draft: A sketch."),
        ("content/data/hub.yml", "title: On the bus", "title: In the bus"),
        ("content/data/evidence.yml", "A body of experts", "Experts"),
        ("content/data/glossary.yml", "see: bonding", "see: nappy-chat"),
        ("content/drawings/face.svg", 'r="24"', 'r="20"'),
        ("translations/languages.yml", "en-GB", "en-IE"),
        ("mkdocs.yml", "https://tiny.example/", "https://tiny.example/part/"),
        ("overrides/message.html", "Why it helps", "Why it is good"),
        ("overrides/styles/1-tokens.css", ":root", "html"),
    ],
)
def test_a_preview_that_changed_is_the_same_as_a_fresh_one(
    file: str, old: str, new: str, tiny: Path, tmp_path: Path
) -> None:
    copytree(ROOT / "overrides", tiny / "overrides")
    replace_in(tiny / "mkdocs.yml", str(ROOT / "overrides"), "overrides")
    bodies, pages = BodyCache(), PageCache()
    before = Order(prepare(tiny, TODAY, bodies), cache=pages)
    render(tiny, before, tmp_path / "before")
    replace_in(tiny / file, old, new)

    after = Order(prepare(tiny, TODAY, bodies), cache=pages)
    render(tiny, after, tmp_path / "after")

    render(tiny, Order(prepare(tiny, TODAY)), tmp_path / "fresh")
    assert files_in(tmp_path / "after") == files_in(tmp_path / "fresh")
    assert files_in(tmp_path / "after") != files_in(tmp_path / "before")


# MkDocs itself


def mkdocs(hub: Path, out: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)],
        cwd=hub,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_mkdocs_builds_the_same_site(tiny: Path, tmp_path: Path) -> None:
    build(tiny)

    result = mkdocs(tiny, tmp_path / "out")

    assert result.returncode == 0, result.stderr
    assert files_in(tmp_path / "out") == files_in(tiny / "site")


@pytest.mark.parametrize(
    ("file", "old", "new", "text"),
    [
        (PAGE, "minutes: 2", "minutes: soon", "content/activities/nappy-chat.md:9: "),
        ("content/basics/bonding.md", "(#the-word)", "(#the-wrod)", "There is no #the-wrod"),
        ("mkdocs.yml", "  custom_dir", "  # custom_dir", "Add `custom_dir: overrides`."),
    ],
)
def test_mkdocs_fails_on_our_errors(
    file: str, old: str, new: str, text: str, tiny: Path, tmp_path: Path
) -> None:
    replace_in(tiny / file, old, new)

    result = mkdocs(tiny, tmp_path / "out")

    assert result.returncode == 1
    assert text in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("plugins:\n  - imhub:\n      language: !ENV [IMHUB_LANG, null]\n", "", "`plugins`"),
        ("  custom_dir", "  # custom_dir", "Add `custom_dir: overrides`."),
        ("custom_dir: ", "custom_dir: /nowhere", "/nowhere"),
        ("site_name: ", "site_name: [", "mkdocs.yml: "),
    ],
)
def test_says_what_is_wrong_with_mkdocs_yml(old: str, new: str, text: str, tiny: Path) -> None:
    replace_in(tiny / "mkdocs.yml", old, new)

    with pytest.raises(HubError, match=re.escape(text)):
        build(tiny)


def test_passes_on_what_mkdocs_warns_of(tiny: Path) -> None:
    replace_in(tiny / "mkdocs.yml", "docs_dir:", "site_nmae: Tiny\ndocs_dir:")

    result = build(tiny)

    (finding,) = result.findings
    assert str(finding).startswith("mkdocs.yml: ")
    assert "site_nmae" in finding.message
    assert result.pages


# Release


def test_a_release_refuses_with_the_list(tiny: Path, golden: Golden) -> None:
    result = run(tiny, "build", "--release", "--today", "2027-07-01")

    assert result.returncode == 1
    golden("build/release-refused.txt", result.stdout)
    assert not (tiny / "site").exists()


def test_a_release_is_found_by_search_engines_and_a_preview_is_not(tmp_path: Path) -> None:
    hub = copy_hub("balcon", tmp_path / "hub")
    sign(hub)
    build(hub, tmp_path / "preview")

    result = build(hub, tmp_path / "release", release=True)

    assert not result.stopped, result.findings
    preview, release = files_in(tmp_path / "preview"), files_in(tmp_path / "release")
    assert _without_hashes(preview) == _without_hashes(release)
    for name in preview:
        if name.endswith(".html"):
            assert b'content="noindex"' in preview[name], name
            is_for_readers = not name.startswith("reprendre-nos-mots/")
            assert (b"noindex" not in release[name]) == is_for_readers, name
            assert b"Brouillon" not in release[name], name


def test_a_release_is_sent_in_fewer_bytes(tmp_path: Path) -> None:
    hub = copy_hub("balcon", tmp_path / "hub")
    sign(hub)
    build(hub, tmp_path / "preview")
    build(hub, tmp_path / "release", release=True)

    preview, release = files_in(tmp_path / "preview"), files_in(tmp_path / "release")

    assert len(release["index.html.br"]) < len(preview["index.html.br"]) * 0.95
    assert brotli.decompress(release["index.html.br"]) == release["index.html"]


def _without_hashes(files: Mapping[str, bytes]) -> set[str]:
    """Names of *files*, less what says what they hold."""
    kept = (name for name in files if not name.startswith(INDEX))
    return {re.sub(r"\.[0-9a-f]{10}\.", ".", name) for name in kept}


@pytest.mark.parametrize("approved", ["not yet", "Not yet", "not yet."])
def test_a_page_that_nobody_approved_stops_a_release(approved: str, tmp_path: Path) -> None:
    hub = copy_hub("balcon", tmp_path / "hub")
    sign(hub)
    page = hub / "content/questions/pucerons.md"
    replace_in(page, "approved_by: Une jardinière du collectif", f"approved_by: {approved}")

    result = build(hub, release=True)

    assert [finding.rule for finding in result.findings] == ["not-approved"]
