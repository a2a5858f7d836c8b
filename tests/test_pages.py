"""Every page of the site is planned as data."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from imhub.contact import Contact
from imhub.load import load_site
from imhub.markdown import Rendered
from imhub.model import Site, Term
from imhub.pages import Setting, plan_chrome, plan_pages
from imhub.pages.finder import has
from imhub.prepare import BodyCache, read_contacts, render_bodies
from imhub.views import FinderView, HomeView, MessageView, Page, SearchView, TermsView
from tests.conftest import HERE, Golden
from tests.hubs import TODAY, copy_hub


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = load_site(copy_hub("tiny", tmp_path / "hub")).site
    assert site is not None
    return site


def bodies(site: Site) -> Mapping[str, Rendered]:
    return render_bodies(site, contacts(site), BodyCache())


def contacts(site: Site) -> Mapping[str, Contact]:
    return read_contacts(HERE / "sites/tiny", site, TODAY)


def plan(site: Site) -> Mapping[str, Page]:
    pages = plan_pages(site, bodies(site), contacts(site), Setting(TODAY, str))
    assert len({page.url for page in pages}) == len(pages)
    return {page.url: page for page in pages}


def test_plans_every_page(site: Site, golden: Golden) -> None:
    pages = plan(site)

    rows = [
        " | ".join(
            (
                page.url or "/",
                page.template,
                page.title,
                page.menu,
                " > ".join(link.url for link in page.crumbs),
                page.source,
                "sensitive" if page.sensitive else "",
            )
        ).rstrip(" |")
        for page in pages.values()
    ]
    golden("pages/tiny.txt", "\n".join(rows) + "\n")
    assert list(pages) == sorted(pages)


def test_a_page_knows_the_way_home() -> None:
    assert Page("", "", "", "", None).base == "./"
    assert Page("play/age/0-3m/", "", "", "", None).base == "../../../"


def test_the_home_page_offers_what_the_hub_chose(site: Site) -> None:
    view = plan(site)[""].view

    assert isinstance(view, HomeView)
    assert [card.url for card in view.now] == ["activities/nappy-chat/", "activities/bus-song/"]
    assert view.now_when == ("At nappy time",)
    assert view.now_steps.startswith("<ol>")
    assert view.now_steps.endswith("</ol>")
    assert [tile.title for tile in view.who] == ["I am a dad or partner", "My baby is new"]
    assert [tile.url for tile in view.who] == ["audience/dads/", "stage/0-3m/"]
    assert [link.url for link in view.worries] == ["topics/crying/"]


def test_a_list_goes_by_stage_then_minutes_then_title(site: Site) -> None:
    nappy, bus = site.message_by_id["nappy-chat"], site.message_by_id["bus-song"]
    same = replace(nappy, id="a-chat", path="activities/a-chat.md", title="A chat")
    long = replace(nappy, id="long", path="activities/long.md", minutes=9)
    mixed = replace(site, messages=(bus, long, nappy, same))

    view = plan(mixed)["activities/"].view

    assert isinstance(view, FinderView)
    found = [card.url.split("/")[1] for card in view.cards]
    assert found == ["a-chat", "nappy-chat", "long", "bus-song"]


def test_each_filter_value_that_finds_something_is_a_page(site: Site) -> None:
    pages = plan(site)

    two, five = pages["activities/minutes/2/"].view, pages["activities/minutes/5/"].view
    assert isinstance(two, FinderView)
    assert isinstance(five, FinderView)
    assert [card.title for card in two.cards] == ["Nappy chat"]
    assert [card.title for card in five.cards] == ["Nappy chat", "Bus song"]
    assert five.finder.chosen == ("minutes", "5")
    assert (five.part_of, five.choice.title) == ("Things to do", "5 minutes or less")
    without = replace(site, messages=tuple(m for m in site.messages if m.id != "bus-song"))
    assert "activities/place/on-the-go/" not in plan(without)


def test_minutes_mean_at_most(site: Site) -> None:
    nappy = site.message_by_id["nappy-chat"]
    pages = plan(replace(site, messages=(replace(nappy, minutes=5),)))

    view = pages["activities/"].view

    assert isinstance(view, FinderView)
    assert view.cards[0].answers["minutes"] == ("5",)
    assert "activities/minutes/2/" not in pages


def test_what_says_nothing_about_a_question_fits_every_answer() -> None:
    answers = {"place": ("home",), "routine": ()}

    assert has(answers, "place", "home")
    assert not has(answers, "place", "outdoors")
    assert not has(answers, "routine", "bath")
    assert has(answers, "stage", "0-3m")


def test_a_section_page_gives_way_to_one_that_an_editor_wrote(site: Site) -> None:
    pages = plan(site)

    assert pages["about/"].source == "content/about/index.md"
    assert pages["basics/"].template == "section.html"


def test_a_page_of_an_unlisted_section_stands_below_its_audience(site: Site) -> None:
    page = replace(site.message_by_id["bonding"], id="role", path="dads/role.md", section="dads")

    pages = plan(replace(site, messages=(*site.messages, page)))

    assert [link.url for link in pages["dads/role/"].crumbs] == ["audience/dads/"]
    assert "dads/" not in pages


def test_a_page_below_another_leads_back_to_it(site: Site) -> None:
    pages = plan(site)

    day, week = pages["campaigns/2027-week/day-1/"], pages["campaigns/2027-week/"]
    assert [link.title for link in day.crumbs] == ["Weeks", "A week of small things"]
    assert [link.title for link in week.crumbs] == ["Weeks"]
    assert pages["about/"].crumbs == ()


def test_a_message_is_shown_with_all_that_it_refers_to(site: Site) -> None:
    view = plan(site)["basics/bonding/"].view

    assert isinstance(view, MessageView)
    assert [stage.label for stage in view.stages] == ["0 to 3 months", "3 to 6 months"]
    assert [row.org for row in view.evidence] == ["A body of experts"]
    assert [contact.service.name for contact in view.services] == ["Lifeline"]
    assert [card.url for card in view.related] == ["activities/nappy-chat/"]
    assert view.next_review == date(2028, 11, 1)


def test_words_are_sorted_as_a_dictionary_does(site: Site) -> None:
    words = ("Zoo", "écimer", "œilleton", "apple", "Ärger", "engrais", "3D", "أمان")
    terms = tuple(Term(f"t{number}", word, "…") for number, word in enumerate(words))

    view = plan(replace(site, glossary=(*terms, Term("x", "x", "…", audience="staff"))))

    glossary = view["glossary/"].view
    assert isinstance(glossary, TermsView)
    assert sorted(entry.term for entry in glossary.terms) == sorted(t.term for t in terms)


def test_the_search_page_knows_every_page_but_those_that_show_a_part_of_another(
    site: Site,
) -> None:
    pages = plan(site)

    view = pages["search/"].view

    assert isinstance(view, SearchView)
    urls = {entry.url for entry in view.entries}
    assert {m.url for m in site.messages} <= urls
    assert {"activities/", "stage/", "stage/0-3m/", "audience/dads/", "help/services/"} <= urls
    assert not {"", "search/", "activities/minutes/2/", "activities/place/home/"} & urls
    chat = next(entry for entry in view.entries if entry.url == "activities/nappy-chat/")
    assert (chat.title, chat.kind) == ("Nappy chat", "activities")
    assert chat.stages == site.message_by_id["nappy-chat"].stage
    assert {kind.id for kind in view.kinds} >= {"activities", "help", "stage", "audience"}


def test_a_hub_may_be_without_a_search(site: Site) -> None:
    without = replace(site, hub=replace(site.hub, search_folder=""))

    assert "search/" not in plan(without)
    assert plan_chrome(without).search == ""


def test_the_chrome_leaves_out_what_the_hub_does_not_have(site: Site) -> None:
    full = plan_chrome(site)
    bare = plan_chrome(Site(replace(site.hub, sections=(), stages=(), audiences=(), help=""), ()))

    assert (full.activities, full.glossary, full.evidence) == (
        "activities/",
        "glossary/",
        "evidence/",
    )
    assert (full.help, full.services) == ("help/get-help-now/", "help/services/")
    assert full.topics_title == "Questions people ask"
    assert (bare.activities, bare.glossary, bare.evidence, bare.help, bare.services) == ("",) * 5
    assert (bare.stages, bare.audiences, bare.topics_title, bare.footer) == ("", "", "", ())
