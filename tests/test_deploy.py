"""A real nginx serves the built site with the files of deploy/, and so do static hosts."""

import gzip
import re
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

import brotli
import pytest

from imhub.assemble import assemble
from imhub.build import Options, build_hub
from imhub.prepare import silent
from tests.browser.serving import headers_for, read_headers
from tests.hubs import ROOT, TODAY, copy_hub, replace_in
from tests.nginx import NoNginxError, find_nginx, nginx

PAGE = "/gestes/arroser-le-soir/"
SENSITIVE = "/entraide/demander-conseil/"
NOINDEX = '<meta name="robots" content="noindex">\n'
ALL_WAYS = "gzip, deflate, br"
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
TYPES = {
    "/": "text/html; charset=utf-8",
    "/assets/icon.svg": "image/svg+xml; charset=utf-8",
    "/sitemap.xml": "text/xml; charset=utf-8",
    "/data.json": "application/json; charset=utf-8",
    "/a.css": "text/css; charset=utf-8",
    "/a.js": "text/javascript; charset=utf-8",
    "/a.txt": "text/plain; charset=utf-8",
    "/a.ics": "text/calendar; charset=utf-8",
    "/a.webmanifest": "application/manifest+json",
}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    raw: bytes

    @property
    def body(self) -> bytes:
        unpacked: bytes = UNPACK[self.headers.get("Content-Encoding", "")](self.raw)
        return unpacked


@dataclass
class Host:
    """A site that nginx serves."""

    port: int
    site: Path
    work: Path
    rules: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, headers=headers_named(headers))
        response = connection.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return answer


def headers_named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A site with one sensitive page, and a file of each kind that later parts may write."""
    try:
        find_nginx()
    except NoNginxError as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None
    folder = tmp_path_factory.mktemp("deployed")
    hub = copy_hub("balcon", folder / "hub")
    replace_in(hub / "mkdocs.yml", "https://balcons.example/lyon/", "https://balcons.example/")
    result = build_hub(Options(hub, folder / "site", TODAY))
    assert not result.stopped, result.findings
    publish(folder / "site")
    add_files(folder / "site")
    (folder / "work").mkdir()
    with nginx(folder / "site", folder / "work") as port:
        rules = read_headers((folder / "site/_headers").read_text(encoding="utf-8"))
        yield Host(port, folder / "site", folder / "work", rules)


def publish(site: Path) -> None:
    """Let search engines list all pages of *site* but one, as in a release."""
    for page in site.rglob("*.html"):
        if page != site / SENSITIVE.strip("/") / "index.html":
            replace_in(page, NOINDEX, "")
    assert not assemble(site, "https://balcons.example/", silent)


def add_files(site: Path) -> None:
    for name in TYPES:
        path = site / name.removeprefix("/")
        if path.suffix and not path.exists():
            path.write_text("{}" * 200, encoding="utf-8")
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes()))
            path.with_name(f"{path.name}.br").write_bytes(brotli.compress(path.read_bytes()))
    (site / ".hidden").write_text("secret", encoding="utf-8")
    (site / "gestes/.git").mkdir()
    (site / "gestes/.git/config").write_text("secret", encoding="utf-8")
    (site / ".well-known").mkdir()
    (site / ".well-known/security.txt").write_text("Contact", encoding="utf-8")
    (site.parent / "outside.txt").write_text("secret", encoding="utf-8")


def hashed(host: Host) -> str:
    (name,) = (name for name in host.rules if name.startswith("/assets/finder"))
    return name


# What is sent


@pytest.mark.parametrize("path", TYPES)
@pytest.mark.parametrize("ways", [ALL_WAYS, "gzip", "", None])
def test_each_kind_of_file_has_its_type_and_its_bytes(
    path: str, ways: str | None, host: Host
) -> None:
    answer = host.ask(path) if ways is None else host.ask(path, Accept_Encoding=ways)

    file = host.site / path.removeprefix("/") if path != "/" else host.site / "index.html"
    assert answer.status == 200
    assert answer.headers["Content-Type"] == TYPES[path]
    assert answer.body == file.read_bytes()
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ("gzip, deflate, br", "br"),
        ("br;q=1.0, gzip;q=0.8, *;q=0.1", "br"),
        ("gzip;q=1.0,br;q=0.001", "br"),
        ("GZIP", "gzip"),
        ("gzip;q=0.5", "gzip"),
        ("gzip, br;q=0", "gzip"),
        ("br ; q=0.000 , gzip", "gzip"),
        ("br;q=0, gzip;q=0.0", ""),
        ("brotli", ""),
        ("x-gzip-like", ""),
        ("deflate, zstd", ""),
        ("identity", ""),
        ("*", ""),
    ],
)
def test_sends_the_smallest_that_the_browser_takes(asked: str, sent: str, host: Host) -> None:
    answer = host.ask(PAGE, Accept_Encoding=asked)

    assert answer.headers.get("Content-Encoding", "") == sent
    assert answer.body == (host.site / PAGE.strip("/") / "index.html").read_bytes()
    assert answer.headers["Content-Length"] == str(len(answer.raw))


def test_every_page_of_the_site_is_sent(host: Host) -> None:
    for page in host.site.rglob("index.html"):
        url = f"/{page.relative_to(host.site).as_posix()}".removesuffix("index.html")
        assert host.ask(url, Accept_Encoding=ALL_WAYS).body == page.read_bytes(), url


def test_a_head_request_gets_the_same_headers_and_no_body(host: Host) -> None:
    get = host.ask(PAGE, Accept_Encoding=ALL_WAYS)

    head = host.ask(PAGE, "HEAD", Accept_Encoding=ALL_WAYS)

    assert head.raw == b""
    assert {**head.headers, "Date": ""} == {**get.headers, "Date": ""}


@pytest.mark.parametrize("ways", [ALL_WAYS, "gzip", "identity"])
@pytest.mark.parametrize("by", ["ETag", "Last-Modified"])
def test_what_has_not_changed_is_not_sent_again(by: str, ways: str, host: Host) -> None:
    first = host.ask(PAGE, Accept_Encoding=ways)
    name = "If_None_Match" if by == "ETag" else "If_Modified_Since"

    second = host.ask(PAGE, Accept_Encoding=ways, **{name: first.headers[by]})

    assert second.status == 304
    assert second.raw == b""
    assert headers_of_build(second) == headers_of_build(first)
    assert second.headers["Vary"] == "Accept-Encoding"


def test_the_compressed_forms_of_a_page_are_told_apart(host: Host) -> None:
    tags = {host.ask(PAGE, Accept_Encoding=ways).headers["ETag"] for ways in ("br", "gzip", "x")}

    assert len(tags) == 3


# What is sent with it


def headers_of_build(answer: Answer) -> dict[str, str]:
    """The headers that the build decides on."""
    ours = ("-Policy", "Strict-", "X-", "Cache-Control", "Access-")
    return {
        name: value
        for name, value in answer.headers.items()
        if name.startswith(ours) or name.endswith(ours)
    }


@pytest.mark.parametrize(
    "path", ["/", PAGE, SENSITIVE, "/assets/icon.svg", "/sitemap.xml", "/api/v1/index.json", "hash"]
)
@pytest.mark.parametrize("ways", [ALL_WAYS, "identity"])
def test_nginx_sends_the_headers_that_a_static_host_sends(path: str, ways: str, host: Host) -> None:
    path = hashed(host) if path == "hash" else path

    answer = host.ask(path, Accept_Encoding=ways)

    assert headers_of_build(answer) == {
        "Cache-Control": "no-cache",
        **headers_for(path, host.rules),
    }


def test_the_policy_is_strict(host: Host) -> None:
    policy = host.ask("/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy.replace("'wasm-unsafe-eval'", "")  # the search runs WebAssembly
    assert len(policy) < 2_000


def test_a_sensitive_page_is_not_for_search_engines(host: Host) -> None:
    for path in (
        SENSITIVE,
        f"{SENSITIVE}index.html",
        f"//{SENSITIVE}",
        SENSITIVE.replace("e", "%65"),
    ):
        for ways in (ALL_WAYS, "identity"):
            answer = host.ask(path, Accept_Encoding=ways)
            assert answer.status == 200
            assert answer.headers["X-Robots-Tag"] == "noindex"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "X-Robots-Tag" not in host.ask(PAGE).headers


def test_pages_of_others_may_read_what_is_for_partners_and_nothing_else(host: Host) -> None:
    name = "Access-Control-Allow-Origin"

    for path in ("/api/v1/index.json", "/api/v1/fr/messages.json", "//api/v1/index.json"):
        for ways in (ALL_WAYS, "identity"):
            assert host.ask(path, Accept_Encoding=ways).headers[name] == "*"
    for path in ("/", PAGE, SENSITIVE, "/assets/icon.svg", "/sitemap.xml", "/api/", "/api/v2/x"):
        assert name not in host.ask(path).headers


def test_only_hashed_files_are_kept_without_asking(host: Host) -> None:
    assert "immutable" in host.ask(hashed(host), Accept_Encoding="br").headers["Cache-Control"]
    (saved,) = (f"/assets/{file.name}" for file in host.site.glob("assets/saved-*.json"))
    for path in (
        *("/", PAGE, "/404.html", "/assets/icon.svg", "/assets/gone.0123456789.js"),
        *("/sw.js", "/manifest.webmanifest", saved),
    ):
        assert host.ask(path).headers["Cache-Control"] == "no-cache", path


# What is not there


@pytest.mark.parametrize("path", ["/nowhere/", "/nowhere", "/gestes/nope.html", "/assets/"])
@pytest.mark.parametrize("ways", [ALL_WAYS, "identity"])
def test_a_wrong_address_gets_the_hubs_own_page(path: str, ways: str, host: Host) -> None:
    answer = host.ask(path, Accept_Encoding=ways)

    assert answer.status == 404
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.body == (host.site / "404.html").read_bytes()
    assert headers_of_build(answer) == headers_of_build(host.ask("/"))


@pytest.mark.parametrize(
    "path",
    [
        "/.hidden",
        "/gestes/.git/config",
        "/gestes/.git/",
        "/gestes/%2egit/config",
        "/_headers",
        "/_headers.nginx",
        "/index.html.br",
        "/index.html.gz",
        f"{PAGE}index.html.br",
    ],
)
@pytest.mark.parametrize("ways", [ALL_WAYS, "gzip", "identity"])
def test_what_is_not_for_readers_is_not_there(path: str, ways: str, host: Host) -> None:
    answer = host.ask(path, Accept_Encoding=ways)

    assert answer.status == 404
    assert answer.body == (host.site / "404.html").read_bytes()


def test_what_stands_in_well_known_is_there(host: Host) -> None:
    assert host.ask("/.well-known/security.txt").raw == b"Contact"


@pytest.mark.parametrize(
    "path",
    [
        "/../outside.txt",
        "/..%2foutside.txt",
        "/%2e%2e/outside.txt",
        "/gestes/../../outside.txt",
        "/gestes/..%2f..%2foutside.txt",
        "/..%5coutside.txt",
        "/%252e%252e/outside.txt",
        "/%00/../../outside.txt",
    ],
)
def test_nobody_climbs_out_of_the_site(path: str, host: Host) -> None:
    answer = host.ask(path)

    assert answer.status in (400, 404)
    assert b"secret" not in answer.raw


@pytest.mark.parametrize("folder", ["/assets/", "/gestes/minutes/", "/.well-known/"])
def test_no_folder_is_listed(folder: str, host: Host) -> None:
    answer = host.ask(folder)

    assert (answer.status, b"<h1>Index of" in answer.raw) == (404, False)


# Where it leads


@pytest.mark.parametrize("host_name", ["127.0.0.1", "evil.example", "hub.example:8080"])
def test_a_folder_without_its_slash_leads_to_the_page(host_name: str, host: Host) -> None:
    answer = host.ask("/gestes?minutes=5", Host=host_name)

    assert answer.status == 301
    assert answer.headers["Location"] == "/gestes/?minutes=5"
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example", "/%0d%0aX-Evil:%201/gestes"])
def test_no_address_leads_to_another_host(path: str, host: Host) -> None:
    answer = host.ask(path)

    assert answer.status == 404
    assert "Location" not in answer.headers
    assert "X-Evil" not in answer.headers


# What it tells about itself and about readers


def test_the_version_of_nginx_is_not_told(host: Host) -> None:
    for path in ("/", "/nowhere", "/..%2f"):
        answer = host.ask(path)
        assert answer.headers["Server"] == "nginx"
        assert not re.search(rb"nginx/\d", answer.raw)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE"])
def test_nobody_can_send_anything(method: str, host: Host) -> None:
    answer = host.ask(PAGE, method)

    assert answer.status == 405
    assert "Content-Security-Policy" in answer.headers


def test_no_file_keeps_who_read_what(host: Host) -> None:
    for path in ("/", "/nowhere", "/gestes/../../outside.txt", "/_headers"):
        host.ask(path)
    with socket.create_connection(("127.0.0.1", host.port)) as broken:
        broken.sendall(b"GET / HTTP/9\r\n\r\n")
        broken.recv(100)

    kept = [path for path in host.work.rglob("*") if path.is_file() and path.name != "hub.conf"]
    assert not [path for path in kept if b"127.0.0.1" in path.read_bytes()]
    assert "access_log off;" in (host.work / "hub.conf").read_text(encoding="utf-8")


# The files that are handed out


def test_the_guide_names_every_file_of_the_folder() -> None:
    guide = (ROOT / "docs/deploy.md").read_text(encoding="utf-8")

    for path in [*(ROOT / "deploy").iterdir(), ROOT / ".github/workflows/pages.yml"]:
        assert path.relative_to(ROOT).as_posix() in guide


def test_the_workflow_builds_as_a_person_does() -> None:
    workflow = (ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8")

    assert "run: make site" in workflow
    assert "path: site" in workflow
    for action in re.findall(r"uses: (\S+)", workflow):
        assert re.fullmatch(r"actions/[a-z-]+@v\d+", action), action
