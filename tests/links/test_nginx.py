"""Where a link leads by our reading is where a browser's rules and a real nginx take it."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from imhub.links.built import BuiltFile, read_site
from imhub.links.lead import Map
from imhub.links.target import read_address
from tests.conftest import HERE
from tests.nginx import NoNginxError, find_nginx, nginx

PAGE = "play/deep/index.html"
FILES = (HERE / "links" / "hosted.txt").read_text(encoding="utf-8").splitlines()
ODD = (HERE / "links" / "odd.txt").read_text(encoding="utf-8").splitlines()
SPACED = [
    " ../face.png ",
    "\t/play/\n",
    "/pl\nay/",
    "/with space.html",
    "/with space/",
    "/play /",
    "",
]
ADDRESSES = [*ODD, *SPACED]
_RESOLVE = """
const [base, hrefs] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const parts = (url) => [url.host, url.pathname + url.search];
const read = (href) => { try { return parts(new URL(href, base)); } catch { return ["", ""]; } };
console.log(JSON.stringify(hrefs.map(read)));
"""


@dataclass(frozen=True)
class Hosted:
    map: Map
    port: int
    asked: dict[str, tuple[str, str]]
    """Host and path that a browser asks for, by what the link says."""

    def says(self, path: str) -> str:
        """The file that nginx sends for *path* in the end; empty for none."""
        for _ in range(3):
            connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
            connection.putrequest("GET", path, skip_host=True)
            connection.putheader("Host", "127.0.0.1")
            connection.endheaders()
            response = connection.getresponse()
            body, place = response.read(), response.headers["Location"]
            connection.close()
            if response.status != 301:
                return body.decode().removeprefix("This is ") if response.status == 200 else ""
            path = (
                urlsplit(place.encode("latin-1").decode())._replace(scheme="", netloc="").geturl()
            )
        return ""


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    try:
        find_nginx()
    except NoNginxError as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None
    folder = tmp_path_factory.mktemp("hosted")
    site, work = folder / "site", folder / "work"
    work.mkdir()
    for name in FILES:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(f"This is {name}", encoding="utf-8")
    map_ = Map(read_site(site), "http://127.0.0.1/", frozenset())
    (site / "_headers.nginx").write_text("", encoding="utf-8")
    given = json.dumps(["http://127.0.0.1/play/deep/", ADDRESSES])
    read = subprocess.run(
        ["node", "-e", _RESOLVE], input=given, capture_output=True, text=True, check=True
    )
    asked = zip(ADDRESSES, json.loads(read.stdout), strict=True)
    with nginx(site, work) as port:
        yield Hosted(map_, port, {href: (host, path) for href, (host, path) in asked})


def ours(hosted: Hosted, href: str) -> str:
    address = read_address(href)
    if address.scheme not in ("", "http", "https") or address.fault:
        return ""
    lead = hosted.map.lead(BuiltFile(PAGE), address)
    return "" if lead.outside or lead.climbs_out else lead.name


@pytest.mark.parametrize("href", ADDRESSES)
def test_a_link_leads_where_nginx_sends_a_browser(href: str, hosted: Hosted) -> None:
    host, path = hosted.asked[href]

    sent = hosted.says(path) if host == "127.0.0.1" else ""

    assert ours(hosted, href) == sent, (href, path)


@pytest.mark.parametrize(
    "href", ["../../../face.png", "/../play/", "../../../../", "/%2e%2e/play/"]
)
def test_a_link_that_climbs_above_the_root_is_refused_though_it_works(href: str) -> None:
    """It stops working on the day the site moves into a folder."""
    address = read_address(href)

    assert address.climbs > (0 if address.rooted else 2)
