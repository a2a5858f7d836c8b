"""A page names the policy that its own styles and scripts keep to."""

import subprocess
from pathlib import Path

import pytest

from imhub.links import check_policies, read_site
from imhub.policy import page_policy, site_policy, source_of

STYLE = "p{color:red}"
POLICY = page_policy([source_of(STYLE)])
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
BLOCKED = {
    "": "names no Content-Security-Policy before its first style or script",
    f"<style>{STYLE}</style>{META}": "before its first style or script",
    f"{META}<style>p{{color:blue}}</style>": "does not name what begins with “p{color:blue}”",
    f"{META}<style>{STYLE} </style>": "does not name what begins with",
    f"{META}<script>go()</script>": "does not name what begins with “go()”",
    f'{META}<script type="module">go()</script>': "does not name what begins with “go()”",
    f'{META}<script type="text/JavaScript">go()</script>': "does not name what",
    f'{META}<p style="color:red">x</p>': "ignores the attribute style",
    f'{META}<p onclick="go()">x</p>': "ignores the attribute onclick",
    f"{META}<svg><g ONLOAD='go()'/></svg>": "ignores the attribute onload",
    f'{META}<base href="/">': "ignores <base>",
    f'{META}<iframe src="x.html"></iframe>': "ignores <iframe>",
    f'{META}<object data="x.svg"></object>': "ignores <object>",
    f'{META}<img src="data:image/png;base64,AA==" alt="">': "ignores a data: address",
}
ALLOWED = [
    f"{META}<style>{STYLE}</style>",
    f'{META}<script src="a.js"></script>',
    f'{META}<script type="application/ld+json">{{"name":"x"}}</script>',
    f'{META}<script type="application/json">{{"name":"x"}}</script>',
    f'{META}<link rel="stylesheet" href="a.css">',
    '<meta http-equiv="content-security-policy" content="default-src \'none\'">',
]


def problems(folder: Path, html: str) -> list[str]:
    (folder / "index.html").write_text(f"<!doctype html><title>x</title>{html}", encoding="utf-8")
    return [finding.message for finding in check_policies(read_site(folder))]


def test_nothing_inline_is_allowed_as_such() -> None:
    policy = site_policy([source_of(STYLE)], [source_of("go()")])

    assert "unsafe" not in policy
    assert "*" not in policy
    assert policy.startswith("default-src 'none'; ")


def test_a_source_is_what_others_call_it(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text(STYLE, encoding="utf-8")
    command = "openssl dgst -sha256 -binary a.css | openssl base64 -A"

    others = subprocess.run(
        command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert source_of(STYLE) == f"'sha256-{others.stdout}'"


def test_sources_are_named_once_and_in_order() -> None:
    assert page_policy(["'b'", "'a'", "'b'"]).count("style-src 'self' 'a' 'b';") == 1


@pytest.mark.parametrize(("html", "text"), BLOCKED.items())
def test_what_a_browser_would_refuse_is_found(html: str, text: str, tmp_path: Path) -> None:
    (found,) = problems(tmp_path, html)

    assert text in found


@pytest.mark.parametrize("html", ALLOWED)
def test_what_keeps_to_the_policy_passes(html: str, tmp_path: Path) -> None:
    assert problems(tmp_path, html) == []
