"""What is said of a site as a whole: languages, ways through it, files that are no text."""

import pickle
from pathlib import Path

import pikepdf
import pytest
import segno
import zxingcpp
from PIL import Image

from imhub.finding import Finding
from imhub.links import Purpose, check_links, home_of, join_sites, read_site

URL = "https://site.example/"
ALTERNATES = (
    '<link rel="alternate" hreflang="en-GB" href="https://site.example/help/">'
    '<link rel="alternate" hreflang="ar" href="https://site.example/ar/help/">'
)
SITE = {
    "index.html": '<html lang="en-GB"><main><a href="help/">Help</a><a href="ar/">عربي</a></main>',
    "help/index.html": f'<html lang="en-GB">{ALTERNATES}<main><a href="../">Home</a></main>',
    "about/index.html": '<html lang="en-GB"><main><a href="../">Home</a></main>',
    "ar/index.html": '<html lang="ar"><main><a href="help/">مساعدة</a></main>',
    "ar/help/index.html": f'<html lang="ar">{ALTERNATES}<main><a href="../">بيت</a></main>',
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def found(folder: Path, page: str = "", html: str = "", alone: str = "about/") -> list[Finding]:
    files = {name: text + (html if name == page else "") for name, text in SITE.items()}
    site = read_site(write(folder, files))
    return list(check_links(site, URL, purpose=Purpose(frozenset(filter(None, [alone])))))


def said(folder: Path, page: str = "", html: str = "", alone: str = "about/") -> list[str]:
    return [str(finding) for finding in found(folder, page, html, alone)]


# Languages


def test_a_link_into_another_language_by_mistake_is_found(tmp_path: Path) -> None:
    assert said(tmp_path, "ar/index.html", '<a href="../help/">x</a>') == [
        "ar/index.html: ../help/ leads from ar to a page in en-GB. "
        "Lead to /ar/help/, which is in ar. [wrong-language]"
    ]


def test_a_link_out_of_the_source_language_by_mistake_is_found(tmp_path: Path) -> None:
    assert said(tmp_path, "index.html", '<a href="ar/help/">x</a>') == [
        "index.html: ar/help/ leads from en-GB to a page in ar. "
        "Lead to /help/, which is in en-GB. [wrong-language]"
    ]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="../help/" hreflang="en">In English</a>',
        '<a href="../about/">There is no other</a>',
    ],
)
def test_a_link_into_another_language_on_purpose_is_left_alone(link: str, tmp_path: Path) -> None:
    assert said(tmp_path, "ar/index.html", link) == []


def test_a_link_that_names_another_language_than_its_page_has_is_found(tmp_path: Path) -> None:
    assert said(tmp_path, "index.html", '<a href="ar/help/" hreflang="pl">x</a>') == [
        "index.html: ar/help/ says that it leads to pl, and leads to ar. "
        'Write hreflang="ar". [wrong-language]'
    ]


def test_a_link_to_a_page_that_this_language_lacks_is_found(tmp_path: Path) -> None:
    assert said(tmp_path, "ar/help/index.html", '<a href="../about/">x</a>') == [
        "ar/help/index.html: ../about/ leads to a page that this language does not have. "
        "Lead to /about/ instead, and say in which language it is: hreflang. [unpublished-page]"
    ]


# Ways


def test_a_page_that_nothing_leads_to_is_told(tmp_path: Path) -> None:
    assert said(tmp_path, alone="") == [
        "about/index.html: No way leads from the first page to this one. Link to it, or list it "
        "among the pages that stand alone on purpose. [orphan-page]"
    ]


def test_pages_that_only_lead_to_each_other_are_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": '<main><a href="b.html">b</a>', "b.html": '<a href="a.html">a</a>'})

    lost = [finding.file for finding in found(tmp_path) if finding.rule == "orphan-page"]

    assert lost == ["a.html", "b.html"]


def test_pages_that_stand_alone_on_purpose_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, {"404.html": "Lost", "ar/about/index.html": '<main><a href="../">x</a></main>'})

    assert found(tmp_path) == []


def test_the_pages_of_a_part_may_be_linked_from_another(tmp_path: Path) -> None:
    site = read_site(write(tmp_path, SITE))

    lost = check_links(site, URL, frozenset({"pl/index.html"}), purpose=Purpose())

    assert lost == ()


def test_a_page_without_a_way_on_is_told(tmp_path: Path) -> None:
    page = '<html lang="en"><nav><a href="/">Home</a></nav><main><a href="#end">End</a><p id="end">'
    write(tmp_path, {"end/index.html": page})

    said_of = said(tmp_path, "index.html", '<a href="end/">x</a>')

    assert said_of == [
        "end/index.html: The main part of this page has no link, so a reader can only go back. "
        "Lead to what helps next. [dead-end]"
    ]


def test_a_redirect_in_the_site_is_followed(tmp_path: Path) -> None:
    write(tmp_path, {"old.html": '<meta http-equiv="refresh" content="0; url=about/">'})

    assert said(tmp_path, "index.html", '<a href="old.html">x</a>', alone="") == []


def test_pages_that_send_readers_in_a_circle_are_found(tmp_path: Path) -> None:
    for name, to in (("a", "b"), ("b", "c"), ("c", "b")):
        write(tmp_path, {f"{name}.html": f'<meta http-equiv="refresh" content="0;url={to}.html">'})

    circles = said(tmp_path, "index.html", '<a href="a.html">x</a>')

    assert [line.partition(":")[0] for line in circles] == ["a.html", "b.html", "c.html"]
    assert "redirect-loop" in circles[0]


# The nearest


@pytest.mark.parametrize(
    ("link", "advice"),
    [
        ("Help/", "There is /help/; each letter counts, and capitals too."),
        ("help", "Write the address to which it leads."),
        ("hepl/", "Nearest: /help/."),
        ("x/y/help", "Nearest: /ar/help/."),
        ("zzzzzzzzzz/", "Mend the link."),
        ("help/#Endd", "Mend the link."),
    ],
)
def test_the_nearest_target_is_named(link: str, advice: str, tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "index.html", f'<a href="{link}">x</a>')

    assert finding.remedy == advice
    assert finding.excerpt == link


def test_the_nearest_place_is_named(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "index.html", '<p id="next-steps"></p><a href="#nextsteps">x</a>')

    assert str(finding) == (
        "index.html: There is no #nextsteps on index.html. Nearest: #next-steps. [broken-link]"
    )


def test_a_thousand_broken_links_do_not_take_a_minute_of_advice(tmp_path: Path) -> None:
    links = "".join(f'<a href="missing-{number}/">x</a>' for number in range(1000))

    assert len(found(tmp_path, "index.html", links)) == 1000


# Files that are no text


def make_pdf(file: Path, target: str) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(target))
        box = pikepdf.Array([0, 0, 9, 9])
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=box, A=action
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([link]))
        pdf.save(file)


@pytest.mark.parametrize(
    ("target", "rules"),
    [
        ("https://site.example/help/", []),
        ("https://site.example/gone/", ["broken-link"]),
        ("tel:+442890123456", []),
        ("mailto:nobody", ["malformed-address"]),
        ("https://other.example/gone/", []),
    ],
)
def test_the_links_of_a_card_are_checked(target: str, rules: list[str], tmp_path: Path) -> None:
    make_pdf(write(tmp_path, SITE) / "card.pdf", target)

    assert [finding.rule for finding in found(tmp_path)] == rules


def test_a_card_that_is_no_pdf_is_found(tmp_path: Path) -> None:
    (tmp_path / "card.pdf").write_bytes(b"%PDF-1.7 broken off")

    assert [finding.rule for finding in found(tmp_path)] == ["unreadable-file"]


@pytest.mark.parametrize(
    ("target", "messages"),
    [
        ("https://site.example/help/", []),
        ("HTTPS://SITE.EXAMPLE/AR/", ["HTTPS://SITE.EXAMPLE/AR/ leads nowhere."]),
        ("https://site.example/gone/", ["https://site.example/gone/ leads nowhere."]),
    ],
)
def test_a_square_code_leads_to_a_page_of_this_build(
    target: str, messages: list[str], tmp_path: Path
) -> None:
    segno.make(target).save(str(tmp_path / "code.png"), scale=4)
    (read,) = zxingcpp.read_barcodes(Image.open(tmp_path / "code.png"))

    site = read_site(write(tmp_path, SITE))
    given = [("code.png", read.text)]

    assert [finding.message for finding in check_links(site, URL, given=given)] == messages


# Reading in parts


def test_parts_of_a_site_that_were_read_apart_are_the_site(tmp_path: Path) -> None:
    write(tmp_path, SITE)
    whole = read_site(tmp_path)

    arabic = pickle.loads(pickle.dumps(read_site(tmp_path / "ar", "ar/")))
    others = [read_site(tmp_path / name, f"{name}/") for name in ("help", "about")]
    (tmp_path / "first").mkdir()
    (tmp_path / "index.html").rename(tmp_path / "first/index.html")

    assert join_sites([read_site(tmp_path / "first"), *others, arabic]) == whole


def test_several_processes_read_what_one_reads(tmp_path: Path) -> None:
    for number in range(450):
        write(
            tmp_path, {f"{number}/index.html": f'<a id="a{number}" href="../{number % 9}/">x</a>'}
        )

    assert read_site(tmp_path, jobs=2) == read_site(tmp_path)


@pytest.mark.parametrize(
    ("files", "home"),
    [
        ({"index.html": '<link rel="canonical" href="https://a.example/b/">'}, "https://a.example/b/"),
        ({"index.html": ALTERNATES.replace("en-GB", "x-default").replace("help/", "")}, URL),
        ({"sitemap.xml": f"<urlset><loc>{URL}a/</loc><loc>{URL}</loc></urlset>"}, URL),
        ({"index.html": '<link rel="canonical" href="/">'}, "/"),
        ({"a.html": ""}, "/"),
    ],
)  # fmt: skip
def test_a_site_says_where_it_stands(files: dict[str, str], home: str, tmp_path: Path) -> None:
    assert home_of(read_site(write(tmp_path, files))) == home
