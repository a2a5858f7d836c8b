"""`imhub links DIR --external`, as a person or a workflow calls it."""

import json
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from imhub.cli import main

PRIVATE = "http://192.168.0.1/page"
_START = '<!doctype html><html lang="en"><head><title>A hub</title></head><body><main>'


@pytest.fixture
def hub(small_hub: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hub that leads to private addresses alone, so that nobody outside is ever asked."""
    inside = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 80))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [inside])
    for file in (small_hub / "content").rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        file.write_text(
            text.replace("https://example.org", "http://inside.private"), encoding="utf-8"
        )
    site = small_hub / "site"
    site.mkdir()
    links = (
        PRIVATE,
        "//10.1.1.1/",
        "mailto:a@example.org",
        "about/",
        "http://inside.private/lifeline",
    )
    body = "".join(f'<a href="{link}">x</a>\n' for link in links)
    (site / "index.html").write_text(f"{_START}\n{body}", encoding="utf-8")
    monkeypatch.chdir(small_hub)
    return small_hub


def run(*arguments: str, day: int = 22) -> Result:
    given = ["links", "site", "--external", f"--today=2026-11-{day}", *arguments]
    return CliRunner().invoke(main, given, catch_exceptions=False)


def test_once_is_a_warning_and_three_days_are_an_error(hub: Path) -> None:
    first, second, third = (run(day=day) for day in (22, 23, 24))

    assert (first.exit_code, second.exit_code, third.exit_code) == (0, 0, 1)
    assert f"site/index.html:2: {PRIVATE} failed" not in first.output
    assert f"index.html:2: {PRIVATE} failed once, on 2026-11-22." in first.output
    assert f"{PRIVATE} failed on 3 days, first on 2026-11-22." in third.output
    assert (hub / ".cache" / "links.sqlite").is_file()


def test_data_is_told_at_its_own_line(hub: Path) -> None:
    output = run().output

    assert "content/data/evidence.yml:6: http://inside.private/serve-and-return failed" in output
    assert "content/data/services.yml:4: http://inside.private/lifeline failed" in output
    assert output.count("http://inside.private/lifeline failed") == 1


@pytest.mark.parametrize("format_", ["text", "json", "github", "sarif", "html"])
def test_each_format_can_be_kept_in_a_file(hub: Path, format_: str) -> None:
    result = run(f"--format={format_}", "--out=kept/report", "--history=kept/history")

    text = (hub / "kept" / "report").read_text(encoding="utf-8")
    assert result.exit_code == 0
    assert "kept/report" in result.stderr
    assert PRIVATE in text
    if format_ in ("json", "sarif"):
        assert json.loads(text)


def test_what_was_not_seen_to_work_is_never_written(hub: Path) -> None:
    result = run("--write-seen")

    text = (hub / "content" / "data" / "seen.yml").read_text(encoding="utf-8")
    assert result.exit_code == 0
    assert text.endswith("\n{}\n")


def test_a_folder_outside_of_a_hub_is_checked_as_well(
    hub: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (hub / "site").rename(tmp_path / "site")
    monkeypatch.chdir(tmp_path)

    result = run("--history=history")

    assert result.exit_code == 0
    assert f"index.html:2: {PRIVATE} failed once" in result.output
    assert run("--write-seen").output.startswith("--write-seen needs a hub")


@pytest.mark.parametrize(
    "arguments",
    [["--history=content"], ["--history=content/data/hub.yml"], ["--age=0"], ["--today=tomorrow"]],
)
def test_a_mistake_is_one_plain_line(hub: Path, arguments: list[str]) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert len(result.output.splitlines()) == 1


@pytest.mark.parametrize("option", ["--out=x", "--history=x", "--write-seen", "--format=html"])
def test_options_of_the_outside_check_need_it(hub: Path, option: str) -> None:
    result = CliRunner().invoke(main, ["links", "site", option])

    assert result.exit_code == 2
    assert "--external" in result.output
