"""A built site prints no phone number but those of its services."""

from pathlib import Path
from shutil import copytree

import pytest

from imhub.build import Options, build_hub
from imhub.links import check_numbers, printable, read_site
from imhub.service import Phone, Service, Superseded
from tests.hubs import ROOT, TODAY, copy_hub, replace_in

HELP = Service(
    "help",
    "Help",
    phones=(
        Phone("0808 808 8000", "+448088088000"),
        Phone("18001 0808 808 8000", "+448088088000", "textphone"),
        Phone("0800 1111", "+448001111"),
        Phone("999"),
        Phone("85258", type="text", say="HELP ME"),
    ),
    superseded=(Superseded("0808 8010 722", "old"),),
)


def found(folder: Path, name: str, text: str) -> list[str]:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    numbers = printable([HELP], [HELP], "GB")
    return [
        f"{f.file}: {f.rule}" for f in check_numbers(folder, read_site(folder).numbers, numbers)
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Ring 0808 808 8001.",
        "Ring <b>0808</b> 808 8001.",
        "Ring 0808&nbsp;808&nbsp;8001.",
        "Ring 0808\n808 8001.",
        "Ring \u2066028 9000 0001\u2069.",
        "(028) 9000-0001",
        "+44 28 9000 0001",
        "+33 1 99 00 12 34",
        "۰۸۰۸ ۸۰۸ ۸۰۰۱",
        "<p>7</p><p>028 9000 0001</p>",
        "<td>2</td><td>07740 993451</td>",
        '<a href="tel:+442890000001">Ring us</a>',
        '<a href="tel:105">Ring us</a>',
        "<a href='sms:81234?body=HI'>Text us</a>",
        "<bdi>0808 808 8000</bdi> <bdi>028 9000 0001</bdi>",
    ],
)
def test_a_number_that_no_service_has_is_found(body: str, tmp_path: Path) -> None:
    said = found(tmp_path, "a/index.html", f"<html><body>{body}</body></html>")

    assert said == ["a/index.html: unlisted-number"]


@pytest.mark.parametrize(
    "body",
    [
        "Ring 0808 808 8000, +44 808 808 8000 or 0800 1111.",
        "٠٨٠٨ ٨٠٨ ٨٠٠٠",
        '<a href="tel:+448088088000">0808 808 8000</a>',
        '<a href="tel:999">999</a> <a href="sms:85258?body=HELP%20ME">85258</a>',
        '<a href="tel:1800108088088000">18001 0808 808 8000</a>',
        "It was read on 2026-11-22, 22/11/2026, 22.11.2026 and in 2019–2020.",
        "Babies born 2019 2020, 1 000 000 of them, 12 345 678 steps.",
        "ISBN 0 19 852663 6, £1 200 000 and 50 000 000 %",
        "https://example.org/028-9000-0001/ and a@b.c/02890000001",
        '<svg><path d="M028 9000 0001 0 1"/></svg>',
        "<script>var x = '028 9000 0001'</script><style>.a{width:0289000 0001px}</style>",
        "<!-- 028 9000 0001 -->",
        '<img alt="" width="02890000001">',
        "1 2 3 4 5 6 7 8 9 10",
    ],
)
def test_other_numbers_are_left_alone(body: str, tmp_path: Path) -> None:
    page = f"<html><head><title>028 9000 0001</title></head><body>{body}</body></html>"

    assert found(tmp_path, "index.html", page) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("index.html", "<body><p>Ring 0808 8010 722.</p></body>"),
        ("index.html", '<body><a href="tel:+448088010722">Ring</a></body>'),
        ("search/ar.json", '{"text": "٠٨٠٨ ٨٠١٠ ٧٢٢"}'),
        ("assets/hub.js", "ring('+44 808 8010 722')"),
        ("feeds/all.xml", "<title>0808 8010 722</title>"),
        ("calendar/week.ics", "DESCRIPTION:0808 8010\\n722"),
    ],
)
def test_a_number_out_of_use_is_found_in_every_kind_of_file(
    name: str, text: str, tmp_path: Path
) -> None:
    assert found(tmp_path, name, text) == [f"{name}: superseded-number"]


def test_a_hub_without_services_prints_no_number(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<body>0808 808 8000</body>", encoding="utf-8")

    (finding,) = check_numbers(tmp_path, read_site(tmp_path).numbers, printable([], [], "GB"))

    assert finding.rule == "unlisted-number"


def test_a_number_in_a_template_stops_the_build(tmp_path: Path) -> None:
    hub = copy_hub("tiny", tmp_path / "hub")
    templates = copytree(ROOT / "overrides", tmp_path / "overrides")
    replace_in(hub / "mkdocs.yml", str(ROOT / "overrides"), str(templates))
    replace_in(templates / "base.html", "</main>", "<p>Ring 028 9000 0007.</p></main>")

    result = build_hub(Options(hub, hub / "site", TODAY))

    found = {(finding.file, finding.rule) for finding in result.findings}
    assert ("content/basics/bonding.md", "unlisted-number") in found
    assert not (hub / "site").exists()
