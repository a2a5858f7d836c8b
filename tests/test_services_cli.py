"""`imhub services`: what a person has to check, and that one has."""

import json
import os
import pty
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from imhub.cli import main
from imhub.cli_services import services
from imhub.load import load_site
from imhub.service import Service
from imhub.signing import FILE
from imhub.signoff import fingerprint, is_checked
from tests.conftest import Golden
from tests.hubs import TODAY, command, copy_hub, environment, replace_in

DAY = str(TODAY)
ROW = '{on: 2026-11-22, role: "midwife", how: phone, of: "'


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    hub = copy_hub("tiny", tmp_path / "hub")
    monkeypatch.chdir(hub)
    return hub


def imhub(*arguments: str) -> Result:
    day = () if "--help" in arguments or "--today" in arguments else ("--today", DAY)
    return CliRunner().invoke(
        main, ["services", *arguments, *day], prog_name="imhub", terminal_width=80
    )


def verified(id_: str, *arguments: str) -> Result:
    return imhub("verify", id_, "--role", "midwife", *arguments)


def service(hub: Path, id_: str) -> Service:
    site = load_site(hub).site
    assert site is not None
    return site.service_by_id[id_]


@pytest.mark.parametrize("name", sorted(services.commands))
def test_help(name: str, golden: Golden) -> None:
    result = imhub(name, "--help")

    assert result.exit_code == 0
    golden(f"cli/help/services-{name}.txt", result.output)


def sign_some(hub: Path) -> None:
    """One that holds, one that has run out, one that has changed since, and one of tomorrow."""
    assert verified("emergency").exit_code == 0
    assert verified("health-line", "--on", "2026-11-01").exit_code == 0
    assert verified("care-team", "--on", "2026-03-01", "--today", "2026-03-01").exit_code == 0
    assert verified("play-group").exit_code == 0
    replace_in(hub / FILE, "A place to play.", "A place to play and meet.")
    assert verified("lifeline", "--today", "2026-12-24").exit_code == 0


def test_the_list_begins_with_what_is_most_urgent(hub: Path, golden: Golden) -> None:
    sign_some(hub)

    result = imhub()

    assert result.exit_code == 0
    golden("cli/services.txt", result.output)


def test_the_list_as_data(hub: Path, golden: Golden) -> None:
    sign_some(hub)

    result = imhub("--format", "json")

    assert result.exit_code == 0
    golden("cli/services.json.txt", result.output)


def test_what_is_due(hub: Path, golden: Golden) -> None:
    sign_some(hub)

    result = imhub("due", "--within", "90")

    assert result.exit_code == 1
    golden("cli/services.due.txt", result.output)


@pytest.mark.parametrize(
    ("day", "within", "due"),
    [
        ("2026-11-22", "14", []),
        ("2026-11-22", "90", ["emergency"]),
        ("2027-02-20", "0", ["emergency"]),
        ("2027-02-19", "0", []),
    ],
)
def test_due_is_what_runs_out_within_so_many_days(
    hub: Path, day: str, within: str, due: list[str]
) -> None:
    for id_ in ("emergency", "listening-line", "lifeline", "health-line", "play-group"):
        verified(id_, "--on", "2026-11-22" if id_ == "emergency" else "2026-11-21")
    verified("care-team")

    result = imhub("due", "--within", within, "--format", "json", "--today", day)

    ids = [row["id"] for row in json.loads(result.output)["services"]]
    assert [id_ for id_ in ids if id_ == "emergency"] == due


def test_due_calls_for_somebody_only_in_a_crisis(hub: Path) -> None:
    verified("emergency")
    verified("listening-line")

    result = imhub("due")

    assert "never checked" in result.output
    assert result.exit_code == 0
    assert imhub("due", "--today", "2027-02-20").exit_code == 0
    assert imhub("due", "--today", "2027-02-21").exit_code == 1


def test_a_sign_off_shows_what_it_stands_for(hub: Path, golden: Golden) -> None:
    replace_in(
        hub / FILE,
        '    - {number: "028 9000 0002", areas: [south]}\n',
        '    - {number: "028 9000 0002", areas: [south], note: Ask for Ann}\n'
        '    - {number: "85258", type: text, say: ILL, always_open: true}\n'
        "  schedules:\n"
        '    - {days: mon-wed, opens_at: "09:00", closes_at: "17:00"}\n'
        "  hours_note: Not in August.\n"
        "  email: ill@example.org\n"
        "  languages: [pl, ar]\n"
        "  self_referral: true\n",
    )

    result = verified("health-line", "--how", "visit", "--on", "2026-11-20")

    assert result.exit_code == 0
    golden("cli/services.verify.txt", result.output)
    assert is_checked(service(hub, "health-line"), TODAY)


def test_a_sign_off_is_one_line_of_the_file(hub: Path) -> None:
    before = (hub / FILE).read_text(encoding="utf-8")
    of = fingerprint(service(hub, "emergency"))

    verified("emergency")

    after = (hub / FILE).read_text(encoding="utf-8")
    assert after.replace(f'  verified: {ROW}{of}"}}\n', "") == before
    assert after != before


def test_a_second_sign_off_takes_the_place_of_the_first(hub: Path) -> None:
    verified("emergency", "--on", "2026-11-01")

    imhub("verify", "emergency", "--role", "GP", "--how", "website")

    signed = service(hub, "emergency").verified
    assert signed is not None
    assert (signed.on, signed.role, signed.how) == (TODAY, "GP", "website")
    assert (hub / FILE).read_text(encoding="utf-8").count("verified:") == 1


REFUSALS = [
    ["verify"],
    ["verify", "emergency"],
    ["verify", "emergncy", "--role", "midwife"],
    ["verify", "closed-line", "--role", "midwife"],
    ["verify", "emergency", "--role", ""],
    ["verify", "emergency", "--role", "not yet"],
    ["verify", "emergency", "--role", "TODO"],
    ["verify", "emergency", "--role", "midwife", "--on", "2026-11-23"],
    ["verify", "emergency", "--role", "midwife", "--on", "22.11.2026"],
    ["verify", "emergency", "--role", "midwife", "--on", "2026-08-23"],
    ["verify", "emergency", "--role", "midwife", "--how", "fax"],
    ["verfy", "emergency"],
    ["due", "--within", "soon"],
    ["--format", "xml"],
    ["--today", "tomorrow"],
]


def test_what_is_refused_is_one_plain_line(hub: Path, golden: Golden) -> None:
    before = (hub / FILE).read_bytes()
    said = []
    for arguments in REFUSALS:
        result = imhub(*arguments)
        said.append(f"$ imhub services {' '.join(arguments)}\n{result.stderr}")
        assert result.exit_code == 2, arguments
        assert result.stdout == "", arguments
        assert result.stderr.count("\n") == 1, arguments

    golden("cli/services.refused.txt", "\n".join(said))
    assert (hub / FILE).read_bytes() == before


def test_a_closed_service_cannot_be_signed_off(hub: Path) -> None:
    replace_in(hub / FILE, "  listed: false", "  closed_on: 2025-09-30\n  listed: false")

    result = verified("closed-line")

    assert result.stderr == "A line that has closed closed on 2025-09-30. Nobody is sent there.\n"
    assert result.exit_code == 2


@pytest.mark.parametrize("arguments", [[], ["due"], ["verify", "emergency", "--role", "midwife"]])
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FILE, "- id: emergency\n", "- id: [\n"),
        (FILE, "level: crisis", "level: crisiss"),
        (FILE, "always_open: true", "always_open: true\n  hours_note: At noon."),
        (FILE, "level: crisis", "level: crisis\n\tareas: [all]"),
        ("content/data/hub.yml", "name: Tiny Moments\n", ""),
    ],
)
def test_a_broken_file_is_explained(
    hub: Path, file: str, old: str, new: str, arguments: list[str]
) -> None:
    text = (hub / file).read_text(encoding="utf-8")
    (hub / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    result = imhub(*arguments)

    assert result.exit_code == 2
    assert result.stderr.startswith(f"{file}:")
    assert isinstance(result.exception, SystemExit)


def test_a_hub_without_services_has_nothing_to_check(hub: Path) -> None:
    (hub / FILE).unlink()

    result = imhub()

    assert (result.output, result.exit_code) == ("No services.\n", 0)


def test_a_row_that_changes_while_somebody_looks_is_not_signed(hub: Path) -> None:
    output, code = answered(hub, b"y\n", lambda: replace_in(hub / FILE, "999", "998"))

    assert b"has changed in the meantime" in output
    assert code == 2
    assert service(hub, "emergency").verified is None


@pytest.mark.parametrize(("answer", "code"), [(b"y\n", 0), (b"n\n", 1)])
def test_on_a_terminal_it_asks_first(hub: Path, answer: bytes, code: int) -> None:
    output, exit_code = answered(hub, answer)

    assert b"Is all of this right?" in output
    assert exit_code == code
    assert (service(hub, "emergency").verified is not None) == (code == 0)


def answered(hub: Path, answer: bytes, meanwhile: Any = None) -> tuple[bytes, int]:
    """What is shown on a terminal on which *answer* is typed, and the exit code."""
    terminal, theirs = pty.openpty()
    line = command("services", "verify", "emergency", "--role", "midwife")
    process = subprocess.Popen(
        line, cwd=hub, env=environment(TERM="dumb"), stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += os.read(terminal, 65536)
        except OSError:
            break
        if b"right?" in shown and answer:
            if meanwhile:
                meanwhile()
            os.write(terminal, answer)
            answer = b""
    os.close(terminal)
    return shown, process.wait()
