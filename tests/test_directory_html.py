"""What pages of services say in words, and the card that a page holds up."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from imhub.build import Options, build_hub
from imhub.load import load_site
from imhub.signoff import fingerprint
from tests.hubs import TODAY, copy_hub, replace_in


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return copy_hub("tiny", tmp_path / "hub")


def built(hub: Path, address: str) -> LexborHTMLParser:
    """The page at *address*, once *hub* is built."""
    result = build_hub(Options(hub, hub / "site", TODAY))
    assert not result.stopped, "\n".join(str(finding) for finding in result.findings)
    return LexborHTMLParser((hub / "site" / address / "index.html").read_bytes())


def words(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


def sign_off(hub: Path, id_: str) -> None:
    """Say that a person has checked the service *id_*."""
    site = load_site(hub).site
    assert site is not None
    of = fingerprint(site.service_by_id[id_])
    signed = f'{{on: 2026-11-01, role: a volunteer, how: phone, of: "{of}"}}'
    replace_in(
        hub / "content/data/services.yml", f"- id: {id_}\n", f"- id: {id_}\n  verified: {signed}\n"
    )


def test_a_card_says_who_checked_the_service_and_when(hub: Path) -> None:
    sign_off(hub, "lifeline")

    page = built(hub, "help/services")

    assert words(page.css_first("#lifeline .service__foot")) == (
        "Checked on 1 November 2026 by a volunteer"
    )
    assert words(page.css_first("#care-team .service__foot")).startswith("Not yet checked.")


def test_what_nobody_has_checked_is_said_once_below_the_strip(hub: Path) -> None:
    page = built(hub, "help/services")

    note = "Check before you rely on this."
    assert words(page.css_first(".crisis-strip__note")) == note
    assert [words(p) for p in page.css("main p") if words(p) == note] == [note]


def test_a_page_that_shows_only_checked_services_says_nothing_of_checking(hub: Path) -> None:
    for id_ in ("emergency", "listening-line", "lifeline"):
        sign_off(hub, id_)

    page = built(hub, "help/get-help-now")

    assert page.css_first(".service") is not None
    assert "Check before" not in words(page.css_first("main"))


def test_a_card_says_how_to_ask_and_where_it_is(hub: Path) -> None:
    page = built(hub, "help/services")

    facts = {
        id_: {words(dt): words(dd) for dt, dd in _pairs(page, id_)}
        for id_ in ("play-group", "care-team", "emergency")
    }
    assert facts["play-group"]["Where"] == "The north"
    assert facts["play-group"]["How"] == "By phone · In person"
    assert facts["care-team"]["To ask"] == "Your doctor asks for you."
    assert facts["emergency"] == {
        "When": "Day and night, every day",
        "Cost": "Free",
        "How": "By phone",
    }


def _pairs(page: LexborHTMLParser, id_: str) -> list[tuple[LexborNode, LexborNode]]:
    terms, values = page.css(f"#{id_} dt"), page.css(f"#{id_} dd")
    return list(zip(terms, values, strict=True))


def test_a_service_without_a_number_shows_through_whom_it_is_reached(hub: Path) -> None:
    page = built(hub, "help/services")

    card = page.css_first("#play-group")
    assert card is not None
    assert "Through Listening line" in words(card)
    link = card.css_first("a.number")
    assert link is not None
    assert link.attributes["href"] == "sms:85258?body=LISTEN"


def test_a_card_to_show_can_be_seen_in_full_size(hub: Path) -> None:
    body = hub / "content/help/quiet-page.md"
    replace_in(body, "You are not alone.", '!!! card "Show this"\n    Can we talk?\n')

    page = built(hub, "help/quiet-page")

    link = page.css_first("a.show-card__open, .show-card__open a")
    assert link is not None
    target = page.css_first(str(link.attributes["href"]))
    assert target is not None
    assert target.attributes["class"] == "show-card"
    assert (
        words(page.css_first(".show-card ~ .prose > .admonition.card")) == "Show this Can we talk?"
    )
    assert not LexborHTMLParser((hub / "site/help/get-help-now/index.html").read_bytes()).css(
        ".show-card, .show-card__open, .show-card__close"
    )
