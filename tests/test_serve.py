"""A preview follows each save and shows errors instead of dying."""

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from tests.hubs import TODAY, command, copy_hub, environment, replace_in

PATIENCE = 20.0
"""Seconds until a test gives up; a machine that does nothing else needs a hundredth."""
PAGE = "content/activities/nappy-chat.md"
HEADERS = {"Connection": "close"}


@dataclass
class Served:
    """A hub, and the preview of it that runs."""

    hub: Path
    process: "subprocess.Popen[str]"
    port: int

    def ask(self, path: str, method: str = "GET") -> HTTPResponse:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, path, headers=HEADERS)
        return connection.getresponse()

    def read(self, path: str) -> tuple[int, str]:
        response = self.ask(path)
        return response.status, response.read().decode()

    def wait_for(self, text: str, path: str = "/activities/nappy-chat/") -> tuple[int, float]:
        """Ask until *text* is there; its status, and the seconds that it took."""
        start = time.monotonic()
        while time.monotonic() - start < PATIENCE:
            status, body = self.read(path)
            if text in body:
                return status, time.monotonic() - start
            time.sleep(0.05)
        raise AssertionError(f"{text!r} is not on {path}.")


def start(hub: Path, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command("serve", *arguments),
        cwd=hub,
        env=environment(TMPDIR=str(hub.parent)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[Path], Served]]:
    processes = []

    def run(hub: Path) -> Served:
        process = start(hub, "--port", "0", "--today", str(TODAY))
        processes.append(process)
        assert process.stdout is not None
        line = process.stdout.readline()
        match = re.fullmatch(r"Open http://127\.0\.0\.1:(\d+)/ in a browser\..*\n", line)
        assert match, line or process.communicate()[1]
        return Served(hub, process, int(match[1]))

    yield run
    for process in processes:
        process.terminate()
        process.communicate(timeout=PATIENCE)


@pytest.fixture
def served(tmp_path: Path, serve: Callable[[Path], Served]) -> Served:
    return serve(copy_hub("tiny", tmp_path / "hub"))


def test_serves_pages_assets_and_a_friendly_404(served: Served) -> None:
    status, home = served.read("/")
    script = re.search(r'src="\.\./(assets/finder\.[^"]+)"', served.read("/activities/")[1])

    assert status == 200
    assert "Tiny Moments" in home
    assert '<script src="/__imhub/reload.js"></script>' in home
    assert script
    assert served.read(f"/{script[1]}")[0] == 200
    picture = served.ask("/basics/bonding/cuddle.png?again")
    assert picture.read() == (served.hub / "content/basics/cuddle.png").read_bytes()
    assert picture.headers["Content-Type"] == "image/png"
    status, lost = served.read("/nowhere/")
    assert status == 404
    assert "This page is not here" in lost


def test_sends_a_browser_on_to_the_folder(served: Served) -> None:
    response = served.ask("/activities")

    assert response.status == 301
    assert response.headers["Location"] == "/activities/"


def test_a_save_is_shown_within_a_second(served: Served) -> None:
    served.wait_for("Come in close.")
    took = []

    for words in ("Come in very close.", "Come in softly.", "Come in."):
        old = re.search(r"1\. (.*)", (served.hub / PAGE).read_text(encoding="utf-8"))
        assert old
        replace_in(served.hub / PAGE, old[1], words)
        took.append(served.wait_for(words)[1])

    assert min(took) < 1, took


def test_an_error_is_shown_in_the_page_until_it_is_mended(served: Served) -> None:
    replace_in(served.hub / PAGE, "minutes: 2", "minutes: soon")

    status, _ = served.wait_for("content/activities/nappy-chat.md, line 9")
    assert status == 500
    assert "The page could not be built" in served.read("/")[1]
    replace_in(served.hub / PAGE, "minutes: soon", "minutes: 2")
    status, _ = served.wait_for("Come in close.")
    assert status == 200
    assert served.process.poll() is None


@pytest.mark.parametrize(
    ("file", "old", "new", "text"),
    [
        ("mkdocs.yml", "plugins:", "plugin:", "mkdocs.yml does not list the plugin"),
        ("translations/languages.yml", "code: en", "code: ga", "en is not a language of this hub"),
    ],
)
def test_trouble_outside_the_content_is_shown_too(
    file: str, old: str, new: str, text: str, served: Served
) -> None:
    replace_in(served.hub / file, old, new)

    assert served.wait_for(text)[0] == 500
    replace_in(served.hub / file, new, old)
    assert served.wait_for("Come in close.")[0] == 200


def test_follows_mkdocs_yml_when_an_editor_replaces_it(served: Served) -> None:
    good = (served.hub / "mkdocs.yml").read_text(encoding="utf-8")
    bad = good.replace("plugins:", "plugin:")

    for text, shown in ((bad, "`plugins`"), (good, "Come in close."), (bad, "`plugins`")):
        (served.hub / "new.yml").write_text(text, encoding="utf-8")
        (served.hub / "new.yml").replace(served.hub / "mkdocs.yml")
        served.wait_for(shown)


def test_a_template_that_fails_names_its_file_and_line(
    tmp_path: Path, serve: Callable[[Path], Served]
) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    overrides = Path(re.findall(r"custom_dir: (.*)", (hub / "mkdocs.yml").read_text())[0])
    for file in sorted(path for path in overrides.rglob("*") if path.is_file()):
        target = hub / "overrides" / file.relative_to(overrides)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    replace_in(hub / "mkdocs.yml", str(overrides), "overrides")
    served = serve(hub)

    text = (hub / "overrides/topic.html").read_text(encoding="utf-8")
    (hub / "overrides/topic.html").write_text(text + "\n{% block help %}{{ nobody }}{% endblock %}")
    line = text.count("\n") + 2
    served.wait_for(f"overrides/topic.html:{line}: &#39;nobody&#39; is undefined")
    (hub / "overrides/topic.html").write_text("{% if %}", encoding="utf-8")
    served.wait_for("overrides/topic.html:1: ")
    (hub / "overrides/topic.html").write_text(text, encoding="utf-8")
    served.wait_for("Come in close.")


def test_starts_with_errors_and_gives_away_no_file(
    tmp_path: Path, serve: Callable[[Path], Served]
) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    replace_in(hub / PAGE, "minutes: 2", "minutes: soon")
    served = serve(hub)

    assert served.read("/")[0] == 500
    for path in ("/mkdocs.yml", "/content/data/hub.yml", "/../hub/mkdocs.yml"):
        status, body = served.read(path)
        assert status == 404
        assert "Tiny" not in body
    assert served.ask("/mkdocs.yml", "HEAD").status == 405
    replace_in(hub / PAGE, "minutes: soon", "minutes: 2")
    served.wait_for("Come in close.")


def test_tells_open_pages_of_each_build(served: Served) -> None:
    stream = served.ask("/__imhub/events")
    first = stream.readline()
    assert stream.readline() == b"\n"

    replace_in(served.hub / PAGE, "Come in close.", "Come in softly.")
    second = stream.readline()

    assert stream.headers["Content-Type"] == "text/event-stream"
    assert re.fullmatch(rb"data: \d+\n", first)
    assert re.fullmatch(rb"data: \d+\n", second)
    assert first != second


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux has all of 127.0.0.0/8.")
def test_listens_on_one_address_alone(served: Served) -> None:
    with pytest.raises(ConnectionRefusedError):
        HTTPConnection("127.0.0.2", served.port).connect()


def test_leaves_nothing_behind(served: Served) -> None:
    assert list(served.hub.parent.glob("imhub-*"))

    served.process.send_signal(signal.SIGTERM)
    said = served.process.communicate(timeout=PATIENCE)

    assert said == ("Stopped.\n", "")
    assert served.process.returncode == 0
    assert not list(served.hub.parent.glob("imhub-*"))
    assert not (served.hub / "site").exists()


def test_a_port_that_is_taken_is_one_plain_line(tmp_path: Path) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    with socket.create_server(("127.0.0.1", 0)) as other:
        process = start(hub, "--port", str(other.getsockname()[1]))
        said = process.communicate(timeout=PATIENCE)

    assert process.returncode == 2
    assert re.fullmatch(r"Port \d+ cannot be used: .*\. Try --port\.\n", said[1])
    assert not list(tmp_path.glob("imhub-*"))
