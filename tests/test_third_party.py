"""Whatever would make a browser ask another host is found; what only looks like it is not."""

from pathlib import Path

import pytest

from imhub.links import check_links, read_site

URL = "https://hub.example/"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'

LOADING = {
    "page.html": [
        '<script src="https://other.example/a.js"></script>',
        '<script type="module" src="//other.example/a.js"></script>',
        '<img src="//other.example/a.png" alt="">',
        '<img src="HTTPS://other.example/a.png" alt="">',
        '<img src="https://hub.example/a.png" alt="">',
        '<img srcset="https://other.example/a.png 2x" alt="">',
        '<img data-src="https://other.example/a.png" alt="">',
        '<picture><source srcset="https://other.example/a.webp"></picture>',
        '<input type="image" src="https://other.example/a.png">',
        '<audio src="https://other.example/a.mp3"></audio>',
        '<video poster="https://other.example/a.jpg"></video>',
        '<video><track src="https://other.example/a.vtt"></video>',
        '<iframe src="https://other.example/"></iframe>',
        "<iframe srcdoc=\"<img src='https://other.example/a.png'>\"></iframe>",
        '<embed src="https://other.example/a.svg">',
        '<object data="https://other.example/a.svg"></object>',
        '<link rel="stylesheet" href="https://other.example/a.css">',
        '<link rel="alternate stylesheet" href="https://other.example/a.css">',
        '<link rel="Shortcut Icon" href="https://other.example/a.ico">',
        '<link rel="apple-touch-icon" href="https://other.example/a.png">',
        '<link rel="preconnect" href="https://other.example">',
        '<link rel="dns-prefetch" href="//other.example">',
        '<link rel="prefetch" href="https://other.example/a/">',
        '<link rel="modulepreload" href="https://other.example/a.js">',
        '<link rel="preload" as="image" imagesrcset="https://other.example/a.png 1x" href="">',
        '<link rel="manifest" href="https://other.example/m.webmanifest">',
        '<base href="https://other.example/">',
        '<meta http-equiv="refresh" content="0;url=https://other.example/">',
        "<meta http-equiv='Refresh' content=\"5; URL='//other.example/'\">",
        '<form action="https://other.example/send"></form>',
        '<button formaction="https://other.example/send">Send</button>',
        '<a href="https://other.example/" ping="https://other.example/ping">x</a>',
        '<noscript><img src="https://other.example/a.png" alt=""></noscript>',
        '<template><img src="https://other.example/a.png" alt=""></template>',
        "<style>@import 'https://other.example/a.css';</style>",
        "<style>p{background:url(https://other.example/a.png)}</style>",
        '<p style="background:url(//other.example/a.png)">x</p>',
        '<script>fetch("https://other.example/a.json")</script>',
        '<script type="importmap">{"imports":{"a":"https://other.example/a.js"}}</script>',
        '<script type="speculationrules">{"prefetch":[{"urls":["https://other.example/"]}]}</script>',
        '<script type="application/json">{"image":"https://other.example/a"}</script>',
        '<svg><use href="https://other.example/a.svg#a"></use></svg>',
        '<svg><image xlink:href="https://other.example/a.png"></image></svg>',
    ],
    "style.css": [
        "@import url(https://other.example/a.css);",
        '@import "//other.example/a.css" screen;',
        "@font-face{src:url( 'https://other.example/a.woff2' ) format('woff2')}",
        "p{background:image-set('https://other.example/a.png' 1x, url(b.png) 2x)}",
        "p{background:URL(HTTPS://other.example/a.png)}",
        "p{background:u\\72l(https://other.example/a.png)}",
        "p{background:url(\\68ttps://other.example/a.png)}",
        "p{background:/**/url(https://other.example/a.png)}",
    ],
    "script.js": [
        'fetch("https://other.example/a.json")',
        "fetch(`//${host}/a.json`)",
        "fetch('//' + host)",
        'import("https://other.example/a.js")',
        'import a from "https://other.example/a.js"',
        "importScripts('//other.example/a.js')",
        'new WebSocket("wss://other.example/")',
        'navigator.sendBeacon("https:\\/\\/other.example/")',
        'new Image().src="\\x68ttps://other.example/a.png"',
        'new Image().src="\\u{0068}ttps://other.example/a.png"',
        'new Image().src="ht"+"tps://other.example/a.png"',
        "/*! https://other.example/licence */",
    ],
    "data.json": [
        '{"image": "https://other.example/a"}',
        '{"Icons": [{"sizes": "any", "SRC": "//other.example/a"}]}',
        '{"url": "https://other.example/a.mp3?x=1"}',
        '{"html": "<p>See</p><img src=\'https://other.example/a.png\'>"}',
        'callback("https://other.example/a.json")',
    ],
    "app.webmanifest": ['{"icons": [{"src": "https://other.example/a.png"}]}'],
    "drawing.svg": [
        f'{SVG}<image href="https://other.example/a.png"/></svg>',
        f'{SVG}<use xlink:href="https://other.example/a.svg#a"/></svg>',
        f'{SVG}<feImage href="https://other.example/a.png"/></svg>',
        f'{SVG}<script href="https://other.example/a.js"/></svg>',
        f'{SVG}<rect fill="url(https://other.example/a.svg#a)"/></svg>',
        f"{SVG}<style>rect{{fill:url(https://other.example/a.svg#a)}}</style></svg>",
        f'{SVG}<image><set attributeName="href" to="https://other.example/a.png"/></image></svg>',
        f'<?xml-stylesheet href="https://other.example/a.css"?>{SVG}</svg>',
    ],
    "feed.xml": [
        '<?xml-stylesheet type="text/xsl" href="https://other.example/a.xsl"?><feed/>',
    ],
}
INNOCENT = {
    "page.html": [
        '<a href="https://other.example/">Elsewhere</a>',
        '<a href="//other.example/">Elsewhere</a>',
        '<map><area href="https://other.example/" alt="x"></map>',
        '<link rel="canonical" href="https://hub.example/page.html">',
        '<link rel="alternate" hreflang="ar" href="https://hub.example/ar/">',
        '<link rel="license" href="https://other.example/licence/">',
        '<meta property="og:image" content="https://hub.example/share/a.png">',
        '<blockquote cite="https://other.example/">x</blockquote>',
        '<p title="url(https://other.example/)">https://other.example/a.png</p>',
        '<script type="application/ld+json">{"image":"https://other.example/a.png"}</script>',
        '<script type="application/json">{"url":"https://other.example/"}</script>',
        '<svg xmlns="http://www.w3.org/2000/svg"><a href="https://other.example/">x</a></svg>',
        '<style>a[href^="https://"]{color:red}a::after{content:"//"}</style>',
    ],
    "style.css": [
        "/* https://other.example/ */ p{color:red}",
        "@namespace svg url(http://www.w3.org/2000/svg);",
        "p{fill:url(#gradient)}",
    ],
    "script.js": [
        'document.createElementNS("http://www.w3.org/2000/svg", "svg")',
        'if (location.protocol === "https:") fetch("/data.json")',
        'text.split("/").join(" // ")',
        "const half = all / 2; // half of it",
        "location.replace(link.href)",
        'new URL(path, "https://example.com").pathname',
        "new URL(`https://example${path}`)",
    ],
    "data.json": [
        '{"url": "https://other.example/", "id": "https://other.example/page.html"}',
        '{"text": "See https://other.example/a.png"}',
        '{"image": "https://hub.example/script.js"}',
        '{"html": "<a href=\'https://other.example/\'>x</a>"}',
    ],
    "app.webmanifest": ['{"start_url": "/page.html"}'],
    "drawing.svg": [f'{SVG}<a href="https://other.example/"><rect fill="red"/></a></svg>'],
    "feed.xml": ['<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://hub.example/"/></feed>'],
    "words.txt": ["https://other.example/a.png"],
}  # fmt: skip


def rows(cases: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(file, text) for file, texts in cases.items() for text in texts]


def found(folder: Path, file: str, text: str) -> list[str]:
    for name in ("page.html", "script.js", "b.png", file):
        (folder / name).write_text(text if name == file else "", encoding="utf-8")
    return [f"{finding.file}: {finding.rule}" for finding in check_links(read_site(folder), URL)]


@pytest.mark.parametrize(("file", "text"), rows(LOADING))
def test_a_request_to_another_host_is_found(file: str, text: str, tmp_path: Path) -> None:
    assert f"{file}: third-party-request" in found(tmp_path, file, text)


@pytest.mark.parametrize(("file", "text"), rows(INNOCENT))
def test_what_asks_nobody_passes(file: str, text: str, tmp_path: Path) -> None:
    assert f"{file}: third-party-request" not in found(tmp_path, file, text)


def test_the_finding_names_the_address_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("@import 'https://other.example/b.css';", encoding="utf-8")

    (finding,) = check_links(read_site(tmp_path), URL)

    assert str(finding) == (
        "a.css: This page would load https://other.example/b.css from another host. "
        "Keep the file in the hub, and name it without a host. [third-party-request]"
    )


def test_a_style_sheet_that_names_a_missing_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("p{background:url(gone.png)}", encoding="utf-8")

    (finding,) = check_links(read_site(tmp_path), URL)

    assert finding.message == "gone.png leads nowhere."
