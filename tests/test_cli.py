"""What the command line prints, and its exit code: 0 clean, 1 findings that stop, 2 wrong usage."""

import json
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from imhub.cli import main
from imhub.report import FORMATS
from tests.conftest import Golden
from tests.hubs import TODAY, command, copy_hub, environment, files_in, replace_in, run

PAGE = "content/activities/nappy-chat.md"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    hub = copy_hub("tiny", tmp_path / "hub")
    monkeypatch.chdir(hub)
    return hub


@pytest.fixture
def broken(hub: Path) -> Path:
    replace_in(hub / PAGE, "minutes: 2\n", "minutes: soon\n")
    replace_in(hub / PAGE, "stage: [0-3m, 3-6m]", "stage: [0-3mo]")
    replace_in(hub / "content/basics/bonding.md", "page:nappy-chat", "page:nappy-chta")
    replace_in(hub / "content/basics/bonding.md", "needs: [P1]\n", "")
    return hub


def imhub(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="imhub", terminal_width=80)


@pytest.mark.parametrize("name", ["", *sorted(main.commands)])
def test_help(name: str, golden: Golden) -> None:
    result = imhub(*filter(None, [name]), "--help")

    assert result.exit_code == 0
    golden(f"cli/help/{name or 'imhub'}.txt", result.output)


def test_without_a_command_shows_the_help() -> None:
    result = imhub()

    assert result.exit_code == 2
    assert "Usage: " in result.output


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_check_prints_findings(format_: str, golden: Golden) -> None:
    result = imhub("check", "--format", format_)

    assert result.exit_code == 1
    golden(f"cli/check.{format_}.txt", result.output)


@pytest.mark.usefixtures("hub")
@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_check_is_clean(format_: str, golden: Golden) -> None:
    result = imhub("check", "--format", format_)

    assert result.exit_code == 0
    golden(f"cli/clean.{format_}.txt", result.output)


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(
    ("path", "count", "code"),
    [
        ("content/basics", 1, 1),
        ("content/basics/bonding.md", 1, 1),
        ("content/topics", 0, 0),
        (".", 3, 1),
    ],
)
def test_check_shows_a_part(path: str, count: int, code: int) -> None:
    result = imhub("check", path)

    assert sum(line.startswith("content/") for line in result.output.splitlines()) == count
    assert result.exit_code == code


def test_check_finds_the_hub_of_a_path(
    broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    result = imhub("check", str(broken / "content/basics"))

    assert result.exit_code == 1
    assert result.output.startswith("content/basics/bonding.md:")


def test_a_warning_does_not_stop(hub: Path) -> None:
    for page in ("content/basics/bonding.md", PAGE):
        replace_in(hub / page, "needs: [P1]\n", "")

    result = imhub("check")

    assert result.output.endswith("Found 1 warning.\n")
    assert result.exit_code == 0


def test_a_file_name_that_no_terminal_can_show_is_shown_somehow(hub: Path) -> None:
    for name in (b"\xff\xfe.md", b"esc\x1b[31m.md", b"two\nlines.md"):
        with open(os.path.join(os.fsencode(hub / "content/basics"), name), "w") as file:  # noqa: PTH118, PTH123  (Path cannot hold such a name in bytes)
            file.write("---\ntitle: T\n---\n")

    for format_ in FORMATS:
        result = run(hub, "check", "--format", format_)

        assert result.returncode == 1, result.stderr
        assert "Traceback" not in result.stderr
        assert "\x1b" not in result.stdout


def test_a_terminal_may_lack_our_letters(broken: Path) -> None:
    result = run(broken, "check", PYTHONIOENCODING="ascii")

    assert result.returncode == 1, result.stderr
    assert "content/activities/nappy-chat.md:9: " in result.stdout


USAGE = [
    ["chek"],
    ["--nope"],
    ["build", "--nope"],
    ["build", "--today", "tomorrow"],
    ["build", "--lang", "xx"],
    ["build", "--jobs", "none"],
    ["check", "missing.md"],
    ["check", "--format", "xml"],
    ["check", "--today", "2026-02-30"],
    ["serve", "--port", "70000"],
    ["serve", "--lang", "xx"],
    ["new"],
    ["new", "activity"],
    ["new", "activty", "A title"],
    ["new", "activity", "A title", "--section", "basics"],
    ["new", "activity", "…"],
    ["new", "activity", "Index"],
    ["new", "campaign-day", "A day", "--section", "campaigns/1999"],
    ["rules", "bad-lnik"],
    ["schema", "activty"],
]


@pytest.mark.usefixtures("hub")
def test_wrong_usage_is_one_plain_line(golden: Golden) -> None:
    said = []
    for arguments in USAGE:
        result = imhub(*arguments)
        said.append(f"$ imhub {' '.join(arguments)}\n{result.stderr}")
        assert result.exit_code == 2, arguments
        assert result.stdout == "", arguments
        assert result.stderr.count("\n") == 1, arguments

    golden("cli/usage.txt", "\n".join(said))


@pytest.mark.parametrize("name", sorted({*main.commands} - {"drift", "links", "rules", "reading"}))
def test_outside_a_hub_every_command_says_so(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = {"new": ["activity", "A title"], "translations": ["status"], "assemble": ["."]}
    needed |= {"campaign": ["status"], "pack": ["2027-week"]}
    monkeypatch.chdir(tmp_path)

    result = imhub(name, *needed.get(name, []))

    assert result.exit_code == 2
    assert result.stderr.startswith("There is no hub in ")
    assert result.stderr.count("\n") == 1


def test_a_hub_whose_data_is_broken_is_explained_by_every_command(hub: Path) -> None:
    replace_in(hub / "content/data/hub.yml", "name: Tiny Moments\n", "")

    for arguments in (["check"], ["build"], ["new", "info", "A title"], ["schema"]):
        result = imhub(*arguments)

        assert result.exit_code in (1, 2), arguments
        assert "content/data/hub.yml:" in result.output, arguments
        assert "“name” is missing." in result.output, arguments


def test_build_says_what_it_did(hub: Path, golden: Golden) -> None:
    result = imhub("build", "--today", str(TODAY))

    assert result.exit_code == 0
    golden("cli/build.txt", f"{result.stderr}{result.stdout}")


def test_build_shows_progress_on_a_terminal(hub: Path) -> None:
    terminal, theirs = pty.openpty()
    process = subprocess.Popen(
        command("build"), cwd=hub, env=environment(TERM="xterm"), stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        shown += piece
    os.close(terminal)

    assert process.wait() == 0
    assert b"Writing pages" in shown
    assert re.search(rb"Wrote \d+ pages to site\.", shown)


def test_rules_explains_each_rule() -> None:
    names = imhub("rules").output.split()

    for name in names:
        result = imhub("rules", name)

        assert result.exit_code == 0
        assert result.output.startswith(f"# {name}\n\n")
    assert names == sorted(names)


def test_what_it_prints_may_be_cut_off(hub: Path) -> None:
    piped = subprocess.run(
        ["/bin/sh", "-c", 'set -e; "$@" | head -c 1', "sh", *command("schema")],
        cwd=hub,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert piped.stdout == "{"
    assert "Traceback" not in piped.stderr


def test_schema_is_json(hub: Path) -> None:
    every = json.loads(imhub("schema").output)

    one = json.loads(imhub("schema", "activity").output)

    assert every["activity"] == one
    assert one["title"] == "activity"


def test_schema_writes_files(hub: Path) -> None:
    result = imhub("schema", "--out", ".vscode/schemas")

    assert result.exit_code == 0
    written = files_in(hub / ".vscode")
    assert {"pages.code-snippets", "schemas/activity.schema.json"} <= written.keys()
    assert {"schemas/data-hub.schema.json", "schemas/languages.schema.json"} <= written.keys()
