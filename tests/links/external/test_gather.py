"""Which links lead out of a site, and which are asked for."""

from pathlib import Path

import pytest

from imhub.links import read_site
from imhub.links.external import Place, by_address, outside_of

HOME = "https://hub.example/"


@pytest.mark.parametrize(
    ("link", "leads_out"),
    [
        ("https://example.org/page", True),
        ("HTTPS://example.org/page", True),
        ("//example.org/page", True),
        ("http://hub.example.org/", True),
        ("https://hub.example/about/", False),
        ("https://HUB.example/about/", False),
        ("about/", False),
        ("#here", False),
        ("mailto:a@example.org", False),
        ("tel:999", False),
        ("https://wa.me/?text=Words%20https%3A//hub.example/about/", False),
        ("https://wa.me/447700900123", True),
    ],
)
def test_only_what_leads_out_is_asked_for(link: str, *, leads_out: bool, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f'<a href="{link}">x</a>', encoding="utf-8")

    found = list(outside_of(read_site(tmp_path), HOME))

    assert found == [("index.html", link)] * leads_out


def test_what_a_browser_loads_is_not_a_link(tmp_path: Path) -> None:
    html = '<img src="https://example.org/a.png"><link rel="canonical" href="https://a.example/">'
    (tmp_path / "index.html").write_text(html, encoding="utf-8")

    assert list(outside_of(read_site(tmp_path), HOME)) == []


def test_an_address_is_one_however_often_it_is_named() -> None:
    here, there = Place("a.md", 3), Place("b.md", 1)

    links = by_address([(" https://a.example/ ", there), ("https://a.\nexample/", here)])

    assert [(link.address, link.places) for link in links] == [
        ("https://a.example/", (here, there))
    ]
