"""`imhub drift` tells a partner which of our messages on their page are out of date."""

import json
import threading
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from imhub.build import Options, build_hub
from imhub.cli import main
from imhub.drift import snippets_in
from imhub.errors import HubError
from imhub.links.external.apart import run_apart
from imhub.links.external.fetch import fetch
from imhub.links.external.limits import Limits
from tests.hubs import copy_hub, replace_in

DAY = date(2027, 10, 26)
BUS = "content/activities/bus-song.md"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub that is built in `site/`, with `old/` as it was before one activity changed."""
    hub = copy_hub("week", tmp_path_factory.mktemp("drift") / "hub")
    build(hub, "old")
    replace_in(hub / BUS, "1. Pick a song.", "1. Pick a song & hum it.")
    build(hub, "site")
    (hub / "page.html").write_text(page_with(html_of(hub, "old", "en", "bus-song")), "utf-8")
    return hub


def build(hub: Path, folder: str) -> None:
    result = build_hub(Options(hub, hub / folder, DAY, jobs=1))
    assert not result.stopped, result.findings


def html_of(hub: Path, folder: str, code: str, id_: str) -> str:
    text = (hub / folder / f"api/v1/{code}/messages.json").read_text(encoding="utf-8")
    (html,) = (each["html"] for each in json.loads(text)["messages"] if each["id"] == id_)
    assert isinstance(html, str)
    return html


def page_with(*snippets: str) -> str:
    body = "\n<hr>\n".join(snippets)
    return f'<!doctype html>\n<html lang="en"><title>Club</title>\n<body>\n{body}\n</body></html>'


def drift(page: object, *options: object) -> Result:
    return CliRunner().invoke(main, ["drift", str(page), *map(str, options)])


def told(page: Path, hub: Path) -> Mapping[str, Any]:
    result = drift(page, "--hub", hub / "site", "--format", "json")
    assert result.exit_code in (0, 1), result.output
    said: Mapping[str, Any] = json.loads(result.output)
    return said


def write(folder: Path, *snippets: str, encoding: str = "utf-8") -> Path:
    page = folder / "page.html"
    page.write_text(page_with(*snippets), encoding=encoding)
    return page


def states(page: Path, hub: Path) -> list[tuple[str, str, str]]:
    return [(m["id"], m["language"], m["state"]) for m in told(page, hub)["messages"]]


def test_a_page_with_the_words_of_today_is_clean(hub: Path, tmp_path: Path) -> None:
    page = write(
        tmp_path,
        html_of(hub, "site", "en", "bus-song"),
        html_of(hub, "site", "ar", "2027-quiet-week-day-1"),
    )

    result = drift(page, "--hub", hub / "site")

    assert (result.exit_code, result.output) == (0, "2 messages: 2 current.\n")
    assert states(page, hub) == [
        ("bus-song", "en", "current"),
        ("2027-quiet-week-day-1", "ar", "current"),
    ]


def test_old_words_are_told_with_the_new_ones(hub: Path, tmp_path: Path) -> None:
    page = write(tmp_path, html_of(hub, "old", "en", "bus-song"))

    result = drift(page, "--hub", hub / "site")

    assert result.exit_code == 1
    assert result.output == (
        f"{page}:4: bus-song (en): The hub has other words now. "
        "Put the new HTML in its place; --format json gives it. [outdated]\n"
        "  - Pick a song.\n"
        "  + Pick a song & hum it.\n"
        "1 message: 1 outdated.\n"
    )


def test_json_gives_what_belongs_on_the_page(hub: Path, tmp_path: Path) -> None:
    page = write(tmp_path, html_of(hub, "old", "en", "bus-song"))

    (message,) = told(page, hub)["messages"]

    assert message["now"]["html"] == html_of(hub, "site", "en", "bus-song")
    assert message["now"]["url"] == "https://week.example/activities/bus-song/"
    assert (message["line"], message["altered"]) == (4, False)
    mended = write(tmp_path, message["now"]["html"])
    assert drift(mended, "--hub", hub / "site").exit_code == 0


def test_words_that_a_partner_has_changed_are_found(hub: Path, tmp_path: Path) -> None:
    new, old = (html_of(hub, each, "en", "bus-song") for each in ("site", "old"))
    page = write(
        tmp_path,
        new.replace("Sing one line", "Shout one line"),
        old.replace("Sing one line", "Shout one line"),
    )

    result = drift(page, "--hub", hub / "site")

    assert [m["state"] for m in told(page, hub)["messages"]] == ["changed", "outdated"]
    assert [m["altered"] for m in told(page, hub)["messages"]] == [True, True]
    assert "  - Shout one line at each stop.\n  + Sing one line at each stop." in result.output
    assert "The old words had been changed on this page, too." in result.output


def test_what_a_partner_may_do_is_no_change(hub: Path, tmp_path: Path) -> None:
    """Other tags, space, wrapping and a shorter foot leave the words as they are."""
    html = html_of(hub, "site", "en", "bus-song")
    foot = html[html.index("<footer>") : html.index("</article>")]
    mine = html.replace(foot, '<footer><p>From <a href="#">Quiet Weeks</a></p></footer>')
    mine = mine.replace("<h3>", "<h2 class='x'>\n  <b>").replace("</h3>", "</b>\n</h2>")
    mine = mine.replace("a song", "a\n      <em>song</em>").replace("<article", "<section")

    page = write(tmp_path, mine.replace("</article>", "</section>"))

    assert states(page, hub) == [("bus-song", "en", "current")]


def test_new_words_under_an_old_version_are_current(hub: Path, tmp_path: Path) -> None:
    old = html_of(hub, "old", "en", "bus-song")

    page = write(tmp_path, old.replace("Pick a song.", "Pick a song &amp; hum it."))

    assert states(page, hub) == [("bus-song", "en", "current")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('data-message="bus-song"', 'data-message="tram-song"'),
        ('data-message="bus-song"', 'data-message=""'),
        ('lang="en-GB"', 'lang="ga"'),
    ],
)
def test_what_the_hub_does_not_have_is_withdrawn(
    hub: Path, tmp_path: Path, old: str, new: str
) -> None:
    page = write(tmp_path, html_of(hub, "site", "en", "bus-song").replace(old, new))

    (message,) = told(page, hub)["messages"]

    assert (message["state"], message["now"]) == ("withdrawn", None)
    assert "Take it off the page." in drift(page, "--hub", hub / "site").output


@pytest.mark.parametrize("lang", ["en", "EN-gb", "en-US"])
def test_a_language_is_known_by_any_of_its_names(hub: Path, tmp_path: Path, lang: str) -> None:
    html = html_of(hub, "site", "en", "bus-song")

    page = write(tmp_path, html.replace('lang="en-GB"', f'lang="{lang}"'))
    around = write(tmp_path, html.replace(' lang="en-GB"', ""))

    assert states(page, hub) == states(around, hub) == [("bus-song", "en", "current")]


def test_a_page_without_messages_says_what_is_looked_for(hub: Path, tmp_path: Path) -> None:
    result = drift(write(tmp_path, "<p>Nothing</p>"), "--hub", hub / "site")

    assert result.exit_code == 0
    assert "no message of a hub stands here" in result.output


def test_a_page_in_an_older_encoding_is_read(hub: Path, tmp_path: Path) -> None:
    html = html_of(hub, "site", "en", "bus-song").replace("·", "·")

    plain = write(tmp_path, html, encoding="cp1252")
    named = write(
        tmp_path, f'<meta charset="iso-8859-2">{html}'.replace("·", "Ł"), encoding="iso8859-2"
    )

    assert states(plain, hub) == states(named, hub) == [("bus-song", "en", "current")]


def test_each_message_is_told_at_its_line() -> None:
    piece = '<article data-message="{}"><p>x</p></article>\n'
    page = "\n" + piece.format("a") + "\n" + piece.format("b") + piece.format("a")

    assert [(f.id, f.line) for f in snippets_in(page.encode())] == [("a", 2), ("b", 4), ("a", 5)]


def test_lines_are_left_out_where_they_cannot_be_told() -> None:
    page = '<!-- data-message="x" --><article data-message="a"><p>x</p></article>'

    assert [(f.id, f.line) for f in snippets_in(page.encode())] == [("a", 0)]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:  # the base class's own signature
        """Say nothing of each request."""


@pytest.fixture(scope="module")
def home(hub: Path) -> Iterator[str]:
    """The address of a server on this machine, which serves the hub's folders."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(hub)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("folder", ["site", "site/"])
def test_page_and_hub_may_be_addresses(home: str, folder: str) -> None:
    result = drift(f"{home}page.html", "--hub", f"{home}{folder}")

    assert result.exit_code == 1
    assert result.output.startswith(f"{home}page.html:4: bus-song (en): ")
    assert result.output.endswith("1 message: 1 outdated.\n")


def test_messages_longer_than_a_page_s_start_are_read_whole(home: str, hub: Path) -> None:
    file = "site/api/v1/en/messages.json"

    assert fetch(f"{home}{file}") == (hub / file).read_bytes()
    assert len((hub / file).read_bytes()) > 2_048


def test_a_caller_may_have_a_loop_of_events(home: str) -> None:
    async def ask() -> bytes:
        return fetch(f"{home}page.html")

    assert run_apart(ask()) == fetch(f"{home}page.html")


def test_a_file_that_is_too_large_is_left_alone(home: str) -> None:
    with pytest.raises(HubError, match="is larger than"):
        fetch(f"{home}page.html", Limits(size=100))


@pytest.mark.parametrize(
    ("page", "hub_is", "words"),
    [
        ("nowhere.html", "site", "nowhere.html cannot be read: No such file"),
        ("{home}nowhere.html", "site", "nowhere.html answers 404."),
        ("http://127.0.0.1:9/", "site", "No server takes a connection there."),
        ("http://", "site", "It is no address that a browser can ask for."),
        ("page.html", "content", "index.json cannot be read: No such file"),
        ("page.html", "{home}content", "index.json answers 404."),
    ],
)
def test_what_cannot_be_read_is_one_plain_line(
    hub: Path, home: str, page: str, hub_is: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(hub)

    result = drift(page.format(home=home), "--hub", hub_is.format(home=home))

    assert result.exit_code == 2
    assert words in result.output
    assert len(result.output.splitlines()) == 1


@pytest.mark.parametrize("broken", ["no JSON", "[]", '{"languages": [{"code": 1}]}', '{"a": 1}'])
def test_a_hub_that_makes_no_sense_is_one_plain_line(
    hub: Path, tmp_path: Path, broken: str
) -> None:
    (tmp_path / "api/v1").mkdir(parents=True)
    (tmp_path / "api/v1/index.json").write_text(broken, encoding="utf-8")

    result = drift(hub / "page.html", "--hub", tmp_path)

    assert result.exit_code == 2
    assert "api/v1/index.json of the hub cannot be read." in result.output


def test_a_hub_cannot_name_a_file_outside_of_its_own(hub: Path, tmp_path: Path) -> None:
    (tmp_path / "api/v1").mkdir(parents=True)
    rows = {"languages": [{"code": "../../..", "html_lang": "en-GB"}]}
    (tmp_path / "api/v1/index.json").write_text(json.dumps(rows), encoding="utf-8")

    assert "[withdrawn]" in drift(hub / "page.html", "--hub", tmp_path).output


def test_in_a_hub_its_own_site_is_meant(
    hub: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = write(tmp_path, html_of(hub, "site", "en", "bus-song"))

    monkeypatch.chdir(tmp_path)
    outside = drift(page)
    monkeypatch.chdir(hub / "content")
    inside = drift(page)

    assert (inside.exit_code, inside.output) == (0, "1 message: 1 current.\n")
    assert outside.exit_code == 2
    assert outside.output.startswith("Say with --hub where the hub is")
