"""What each page is made of: valid HTML, and the frame that a reader finds their way by."""

import json
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from imhub.languages import load_languages
from imhub.prepare import Prepared
from tests.browser.conftest import ROOT

Trees = Mapping[str, LexborHTMLParser]

_LANDMARKS = {
    "body > header": 1,
    "body > header nav[aria-label]": 1,
    "main#main": 1,
    "body > footer": 1,
    "body > footer nav[aria-label]": 1,
    "a.skip[href='#main']": 1,
    "nav:not([aria-label])": 0,
    "h1": 1,
    "main h1": 1,
}


@pytest.fixture(scope="module")
def trees(site: Path, addresses: tuple[str, ...], samples: tuple[str, ...]) -> Trees:
    return {
        address: LexborHTMLParser(_file(site, address).read_bytes())
        for address in (*addresses, *samples)
    }


def _file(site: Path, address: str) -> Path:
    return site / address / "index.html" if not address.endswith(".html") else site / address


def test_html_is_valid(site: Path, trees: Trees, tmp_path: Path) -> None:
    problems = problems_of([_file(site, address) for address in trees], tmp_path)

    assert not problems, "\n".join(problems)


def problems_of(files: Iterable[Path], folder: Path) -> list[str]:
    """What is wrong with *files*; the program's own words go to *folder*."""
    program = ROOT / "node_modules" / ".bin" / "html-validate"
    config = ROOT / "tests" / "browser" / "htmlvalidate.cjs"
    options = ["--formatter=json", "--ext=html", f"--config={config}"]

    with (folder / "said.json").open("wb") as said:  # Of a pipe it writes only the start.
        done = subprocess.run(
            [program, *options, *files], stdout=said, stderr=subprocess.PIPE, check=False
        )

    assert done.stderr == b""
    return [_shown(file) for file in json.loads((folder / "said.json").read_bytes())]


def _shown(file: Mapping[str, object]) -> str:
    return json.dumps({name: file[name] for name in ("filePath", "messages")}, indent=1)


def test_every_planned_page_is_there(addresses: tuple[str, ...], prepared: Prepared) -> None:
    planned = {page.url for page in prepared.pages}

    assert set(addresses) == planned | {"404.html"}


def test_every_page_has_landmarks_and_one_first_heading(trees: Trees) -> None:
    odd = [
        f"/{address}: {selector}: {len(tree.css(selector))}, not {count}"
        for address, tree in trees.items()
        for selector, count in _LANDMARKS.items()
        if len(tree.css(selector)) != count
    ]

    assert not odd, "\n".join(odd)


def test_every_title_is_there_and_on_one_page_only(
    trees: Trees, addresses: tuple[str, ...]
) -> None:
    titles = Counter(_text(trees[address], "title") for address in addresses)

    shared = [f"{count} × {title}" for title, count in titles.items() if count > 1 or not title]
    assert not shared, "\n".join(shared)


def test_every_page_says_its_language_and_direction(
    site: Path, by_language: Mapping[str, tuple[str, ...]]
) -> None:
    languages = {language.code: language for language in load_languages(ROOT)}
    wanted = {
        code: f'<html lang="{languages[code].html_lang}" dir="{languages[code].direction}">'
        for code in by_language
    }
    silent = [
        address
        for code, addresses in by_language.items()
        for address in addresses
        if wanted[code] not in _file(site, address).read_text(encoding="utf-8")[:200]
    ]

    assert not silent, "\n".join(silent)


def test_no_id_stands_twice_on_a_page(trees: Trees) -> None:
    twice = [
        f"/{address}#{id_}"
        for address, tree in trees.items()
        for id_, count in Counter(node.attributes.get("id") for node in tree.css("[id]")).items()
        if count > 1
    ]

    assert not twice, "\n".join(twice)


def test_headings_go_down_one_level_at_a_time(trees: Trees) -> None:
    skipped = [line for address in trees for line in _skipped(address, trees[address])]

    assert not skipped, "\n".join(skipped)


def _skipped(address: str, tree: LexborHTMLParser) -> Iterator[str]:
    headings = tree.css("h1, h2, h3, h4, h5, h6")
    levels = [0, *(int((heading.tag or "h0")[1]) for heading in headings)]
    for heading, (before, level) in zip(headings, pairwise(levels), strict=True):
        if level > before + 1:
            yield f"/{address}: h{level} after h{before}: {heading.text()}"


def test_no_heading_stands_twice_on_a_page(trees: Trees) -> None:
    twice = [
        f"/{address}: {heading}"
        for address, tree in trees.items()
        for heading, count in Counter(h.text(strip=True) for h in tree.css("h2")).items()
        if count > 1
    ]

    assert not twice, "\n".join(twice)


def test_no_page_carries_a_style_or_a_handler_on_an_element(trees: Trees) -> None:
    """A content security policy with hashes allows neither."""
    carried = [
        f"/{address}: <{node.tag} {name}>"
        for address, tree in trees.items()
        for node in tree.css("*")
        for name in node.attributes
        if name == "style" or name.startswith("on")
    ]

    assert not carried, "\n".join(carried)


def _text(tree: LexborHTMLParser, selector: str) -> str:
    found = tree.css(selector)
    return found[0].text(strip=True) if found else ""
