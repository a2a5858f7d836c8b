"""Links of a built site lead somewhere, and nothing is loaded from elsewhere."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from imhub.links import check_links, read_site

SITE = {
    "index.html": '<h1 id="top">Home</h1>',
    "404.html": "<h1>Lost</h1>",
    "play/index.html": '<h1 id="caf%C3%A9">Play</h1><p id="été"></p><svg><symbol id="d-a"/></svg>',
    "play/face.png": "",
    "assets/finder.js": "",
}
GOOD = [
    '<a href="../">Home</a>',
    '<a href="../#top">Home</a>',
    '<a href="">This page</a>',
    '<a href="./">This page</a>',
    '<a href="/">Home</a>',
    '<a href="/play/">Play</a>',
    '<a href="../play/?from=home#%C3%A9t%C3%A9">Play</a>',
    '<a href="#été">Summer</a>',
    '<a href="../index.html">Home</a>',
    '<a href=" ../ ">Home</a>',
    '<a href="https://example.org/x">Elsewhere</a>',
    '<a href="tel:+442812345678">Ring</a>',
    '<a href="mailto:a@example.org">Write</a>',
    '<img src="face.png">',
    '<img srcset="face.png 1x, ../play/face.png 2x">',
    '<img src="data:image/png;base64,AA==">',
    '<svg><use href="#d-a"></use></svg>',
    '<link rel="canonical" href="https://example.org/play/">',
    '<form action="../play/"></form>',
    "<style>p{background:url(face.png)}</style>",
]
BROKEN = [
    ('<a href="nowhere/">x</a>', "nowhere/ leads nowhere."),
    ('<a href="#nope">x</a>', "There is no #nope on play/index.html."),
    ('<a href="../#nope">x</a>', "There is no #nope on index.html."),
    ('<a href="https://[bad">x</a>', "https://[bad is not an address."),
    ('<a href="javascript:alert(1)">x</a>', "javascript:alert(1) leads nowhere."),
    ('<img src="gone.png">', "gone.png leads nowhere."),
    ('<img srcset="face.png 1x, gone.png 2x">', "gone.png leads nowhere."),
    ('<object data="gone.svg"></object>', "gone.svg leads nowhere."),
    ('<svg><use href="#d-b"></use></svg>', "There is no #d-b on play/index.html."),
    ('<form action="../send/"></form>', "../send/ leads nowhere."),
    ("<style>p{background:url('gone.png')}</style>", "gone.png leads nowhere."),
    ('<p style="background:url(gone.png)">x</p>', "gone.png leads nowhere."),
]
LOADED = [
    '<script src="https://example.org/a.js"></script>',
    '<img src="//example.org/a.png">',
    '<img srcset="https://example.org/a.png 2x">',
    '<link rel="stylesheet" href="https://example.org/a.css">',
    '<link rel="Shortcut Icon" href="https://example.org/a.ico">',
    '<link rel="preconnect" href="https://example.org">',
    '<iframe src="https://example.org/"></iframe>',
    '<video poster="https://example.org/a.jpg"></video>',
    '<object data="https://example.org/a.svg"></object>',
    '<svg><use href="https://example.org/a.svg#a"></use></svg>',
    '<svg><image xlink:href="https://example.org/a.png"></image></svg>',
    "<style>@import 'https://example.org/a.css';</style>",
    "<style>p{background:url(https://example.org/a.png)}</style>",
    '<p style="background:url(https://example.org/a.png)">x</p>',
]


def check(
    folder: Path, html: str = "", home: str = "/", page: str = "play/index.html"
) -> list[str]:
    site: Mapping[str, str] = {**SITE, page: SITE[page] + html}
    for name, text in site.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    findings = check_links(read_site(folder), home)
    return [f"{found.file}: {found.rule}: {found.message}" for found in findings]


@pytest.mark.parametrize("html", GOOD)
def test_a_good_link_passes(html: str, tmp_path: Path) -> None:
    assert check(tmp_path, html) == []


@pytest.mark.parametrize(("html", "message"), BROKEN)
def test_a_broken_link_is_found(html: str, message: str, tmp_path: Path) -> None:
    assert check(tmp_path, html) == [f"play/index.html: broken-link: {message}"]


@pytest.mark.parametrize("html", LOADED)
def test_a_file_from_another_host_is_found(html: str, tmp_path: Path) -> None:
    (found,) = check(tmp_path, html)

    assert found.startswith("play/index.html: third-party-request: This page would load ")


def test_a_link_above_the_root_is_found(tmp_path: Path) -> None:
    assert check(tmp_path, '<a href="../../">x</a>') == [
        "play/index.html: leaves-site: ../../ leads out of the site."
    ]


def test_a_link_that_the_host_sends_on_is_told(tmp_path: Path) -> None:
    assert check(tmp_path, '<a href="/play">x</a>') == [
        "play/index.html: redirected-link: /play leads to /play/ only because the host sends "
        "readers on."
    ]


def test_a_site_may_be_part_of_another(tmp_path: Path) -> None:
    inside = check(tmp_path, '<a href="/hub/play/">x</a>', home="/hub/", page="404.html")
    outside = check(tmp_path, '<a href="/play/">x</a>', home="/hub/", page="404.html")

    assert inside == []
    assert outside == ["404.html: leaves-site: /play/ leads out of the site."]


def test_the_same_mistake_on_a_page_is_told_once(tmp_path: Path) -> None:
    assert len(check(tmp_path, '<a href="x">x</a><a href="x">y</a>')) == 1
