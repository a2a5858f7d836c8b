"""The guide for campaign teams: each command is run, in its order, and does what it says."""

import io
import re
import shlex
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import yaml

from tests.hubs import ROOT, command, copy_hub, environment, files_in, run
from tests.test_scaffold import fill_campaign

GUIDE = (ROOT / "docs/campaign-teams.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
IMHUB = ".venv/bin/imhub "
FOLDER = "content/campaigns/2028-awareness-week"
WITH_A_DAY = ("new", "check", "campaign", "pack")
"""Commands that act as if it were the day of the test, so that it stays true for good."""
ENDLESS = ("serve", "--port", "0")


@dataclass(frozen=True)
class Step:
    """A command of the guide and what it says of it."""

    command: str
    said: str
    code: int = 0
    made: tuple[str, ...] = ()
    before: Callable[[Path], None] = lambda hub: None
    """What a person does before it."""


def fill(hub: Path) -> None:
    fill_campaign(hub / FOLDER / "index.md")


NEW_FILES = (
    *("index.md", "events.yml", "posts.yml"),
    *(f"day-{number}.md" for number in range(1, 8)),
)
STEPS = (
    Step(
        "new campaign 2028-awareness-week",
        f"Wrote {FOLDER}/index.md.",
        made=tuple(f"{FOLDER}/{name}" for name in NEW_FILES),
    ),
    Step(f"check {FOLDER}", "day-1.md:3: summary: nothing stands here.", code=1),
    Step(f"check {FOLDER}", "No problems found.", before=fill),
    Step("rules unreadable-hashtag", "Why it matters"),
    Step("serve", "http://127.0.0.1:"),
    Step("campaign status 2028-awareness-week", "Its first day is missing."),
    Step("campaign status 2028-awareness-week --today 2028-06-12", "Monday 12 June 2028"),
    Step(
        "pack 2028-awareness-week",
        "Wrote pack/2028-awareness-week-en.zip",
        made=("pack/2028-awareness-week-en.zip",),
    ),
    Step(
        "pack 2028-awareness-week --lang en --out to-send",
        "Wrote to-send/2028-awareness-week-en.zip",
        made=("to-send/2028-awareness-week-en.zip",),
    ),
    Step("translations update", "Polish (pl): "),
    Step(
        "translations export --lang pl --section campaigns --format xlsx -o pl.xlsx",
        "pl.xlsx",
        made=("pl.xlsx",),
    ),
    Step('translations import pl.xlsx --lang pl --role "translator, Polish speaker"', "Took 0. "),
    Step("pack 2028-awareness-week --lang en --lang pl", "pl: left out"),
)


def commands() -> list[str]:
    """Every command of the guide, in its order."""
    blocks = [text for kind, text in BLOCK.findall(GUIDE) if not kind]
    return [line for text in blocks for line in text.splitlines()]


def test_every_command_of_the_guide_is_tried_in_its_order() -> None:
    assert commands() == [f"{IMHUB}{step.command}" for step in STEPS]


def test_every_block_is_a_command_or_yaml() -> None:
    assert {kind for kind, _ in BLOCK.findall(GUIDE)} == {"", "yaml"}


def test_the_example_is_one_that_a_campaign_may_have() -> None:
    (example,) = [yaml.safe_load(text) for kind, text in BLOCK.findall(GUIDE) if kind == "yaml"]

    assert example["year"] == 2028
    assert example["hashtags"] == ["#SmallDays"]


def test_the_example_passes_in_a_hub(tmp_path: Path) -> None:
    hub = copy_hub("week", tmp_path / "hub")
    (text,) = [text for kind, text in BLOCK.findall(GUIDE) if kind == "yaml"]
    page = hub / FOLDER / "index.md"
    page.parent.mkdir()
    page.write_text(f"---\n{text}---\nSome words.\n", encoding="utf-8")

    checked = run(hub, "check", FOLDER, "--today", "2026-11-22")

    assert checked.stdout == "No problems found.\n"


def test_the_guide_leads_from_nothing_to_a_pack(tmp_path: Path) -> None:
    hub = copy_hub("week", tmp_path / "hub")
    for step in STEPS:
        step.before(hub)
        there = files_in(hub).keys()

        code, said = tried(hub, shlex.split(step.command))

        assert code == step.code, (step.command, said)
        assert step.said in said, (step.command, said)
        assert set(step.made) <= files_in(hub).keys() - there, step.command
    assert in_the_table() <= {name.partition("/")[0] for name in inside(hub)}


def tried(hub: Path, arguments: list[str]) -> tuple[int, str]:
    """Exit code and words of a command."""
    if arguments == ["serve"]:
        return 0, first_words(hub)
    if arguments[0] in WITH_A_DAY and "--today" not in arguments:
        arguments = [*arguments, "--today", "2026-11-22"]
    done = run(hub, *arguments)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def first_words(hub: Path) -> str:
    """What `imhub serve` says until it names its address."""
    said = ""
    with subprocess.Popen(
        command(*ENDLESS),
        cwd=hub,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            said += line
            if "http://" in line:
                break
        process.terminate()
    return said


def inside(hub: Path) -> Mapping[str, bytes]:
    pack = (hub / "pack/2028-awareness-week-en.zip").read_bytes()
    with ZipFile(io.BytesIO(pack)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def in_the_table() -> set[str]:
    """What the guide says that every pack holds, but for what is only there with fonts."""
    rows = re.findall(r"^\| (`[^|]+?) \|", GUIDE.partition("Inside are:")[2], re.MULTILINE)
    named = {name.rstrip("/") for row in rows for name in re.findall(r"`([^`]+)`", row)}
    named = {name for name in named if not name.startswith(("publish", "what"))}
    return named - {"posters", "tear-offs", "cards", "images", "calendar"}
