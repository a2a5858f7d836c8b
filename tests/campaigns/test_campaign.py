"""A campaign as data: where it stands, what is held back of it, and what clocks do."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from imhub.campaign import Campaign, Day, Event, Person, Post, State, exists, is_twice
from imhub.embargo import dates_of_held, published
from imhub.load import load_site
from imhub.model import Site
from tests.conftest import HERE

LONDON = ZoneInfo("Europe/London")
WEEK = Campaign("w", "campaigns/w", 2027, date(2027, 6, 7), date(2027, 6, 13))


@pytest.fixture(scope="module")
def site() -> Site:
    loaded = load_site(HERE / "sites/week")
    assert loaded.site is not None
    return loaded.site


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2027, 6, 6), State.PLANNED),
        (date(2027, 6, 7), State.LIVE),
        (date(2027, 6, 13), State.LIVE),
        (date(2027, 6, 14), State.ARCHIVED),
        (date(2030, 1, 1), State.ARCHIVED),
    ],
)
def test_dates_and_today_decide_where_a_campaign_stands(today: date, state: State) -> None:
    assert WEEK.state(today) is state


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 11, 22), State.ANNOUNCED),
        (date(2027, 12, 31), State.ANNOUNCED),
        (date(2028, 1, 1), State.ARCHIVED),
    ],
)
def test_without_dates_nothing_is_guessed(today: date, state: State) -> None:
    assert replace(WEEK, start=None, end=None).state(today) is state
    assert replace(WEEK, end=None).state(today) is state


def test_the_day_of_today_is_that_with_its_date() -> None:
    days = (Day("a", 1, on=date(2027, 6, 7)), Day("b", 2))

    assert replace(WEEK, days=days).day_on(date(2027, 6, 7)) == days[0]
    assert replace(WEEK, days=days).day_on(date(2027, 6, 8)) is None


@pytest.mark.parametrize(
    ("moment", "there", "twice"),
    [
        ("2027-03-28 00:59", True, False),
        ("2027-03-28 01:00", False, False),
        ("2027-03-28 01:59", False, False),
        ("2027-03-28 02:00", True, False),
        ("2027-10-31 00:59", True, False),
        ("2027-10-31 01:00", True, True),
        ("2027-10-31 01:59", True, True),
        ("2027-10-31 02:00", True, False),
        ("2027-06-07 10:00", True, False),
    ],
)
def test_clocks_leave_out_an_hour_and_show_one_twice(
    moment: str, *, there: bool, twice: bool
) -> None:
    at = datetime.strptime(moment, "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)

    assert (exists(at), is_twice(at)) == (there, twice)


def test_times_of_events_are_those_of_the_hub_on_both_sides_of_the_clock_change(site: Site) -> None:
    offsets = {event.id: event.start.isoformat()[-6:] for event in site.campaigns[0].events}

    assert offsets["morning-sit"] == "+01:00"
    assert offsets["slow-walk"] == "+00:00"


def test_a_campaign_before_its_day_is_not_there(site: Site) -> None:
    before = published(site, date(2027, 8, 31))
    on_the_day = published(site, date(2027, 9, 1))

    assert before.campaigns == ()
    assert not [m for m in before.messages if m.section == "campaigns"]
    assert [campaign.id for campaign in on_the_day.campaigns] == ["2027-quiet-week"]


def test_what_is_held_back_takes_its_posts_and_events_with_it(site: Site) -> None:
    (before,) = published(site, date(2027, 10, 26)).campaigns
    (after,) = published(site, date(2027, 10, 27)).campaigns

    assert [day.number for day in before.days] == [1, 2, 4]
    assert "pineapple" not in repr(before).lower()
    assert [day.number for day in after.days] == [1, 2, 3, 4]
    assert len(after.posts) == len(before.posts) + 1
    assert len(after.events) == len(before.events) + 1


def test_a_day_opens_no_earlier_than_its_campaign(site: Site) -> None:
    held = dates_of_held(site, date(2027, 8, 1))

    assert held["2027-quiet-week-day-1"] == date(2027, 9, 1)
    assert held["2027-quiet-week-day-3"] == date(2027, 10, 27)


def test_posts_about_a_page_wait_for_it(site: Site) -> None:
    (campaign,) = site.campaigns
    early = Post("early", ("x",), "Soon.", link="2027-quiet-week-day-3")
    more = replace(site, campaigns=(replace(campaign, posts=(early,)),))

    assert published(more, date(2027, 10, 26)).campaigns[0].posts == ()
    assert published(more, date(2027, 10, 27)).campaigns[0].posts == (early,)


def test_a_person_who_did_not_agree_is_not_in_what_readers_may_have() -> None:
    at = datetime(2027, 6, 7, 10, tzinfo=LONDON)
    event = Event("e", "Walk", at, at, ("in-person",), "Us", contact=Person("Jo", "jo@a.example"))
    loaded = load_site(HERE / "sites/tiny").site
    assert loaded is not None
    campaigns = (replace(WEEK, events=(event, replace(event, contact_consent=True))),)

    (found,) = published(replace(loaded, campaigns=campaigns), date(2027, 6, 7)).campaigns

    assert [event.contact for event in found.events] == [None, Person("Jo", "jo@a.example")]


def test_the_latest_campaign_stands_first_and_days_go_by_number(site: Site) -> None:
    (campaign,) = site.campaigns

    assert [day.number for day in campaign.days] == [1, 2, 3, 4]
    assert campaign.url == "campaigns/2027-quiet-week/"
    assert campaign.file == "content/campaigns/2027-quiet-week/index.md"
