"""Front matter as the mission describes it, and how it is cut from its page."""

from datetime import date

import pytest

from imhub.fields import validate
from imhub.frontmatter import PAGE_TYPES, as_message, split_front_matter
from imhub.model import Image, Waiver
from imhub.yamlfile import read_yaml

EVERY = frozenset(
    {"message", "activity", "topic", "help", "story", "campaign", "campaign-day", "kit"}
)
WRITTEN = {"message", "activity", "topic", "help"}

MISSION = {
    "title": EVERY,
    "summary": EVERY,
    "audience": EVERY - {"campaign"},
    "stage": {"message", "activity", "topic"},
    "key_message": {"message", "activity"},
    "why_it_helps": {"message", "activity"},
    "evidence": {"message", "activity", "topic"},
    "reviewed": EVERY - {"campaign", "campaign-day"},
    "approved_by": WRITTEN,
    "made_with": WRITTEN,
    "tested_with": WRITTEN,
    "cost": {"activity"},
    "minutes": {"activity"},
    "place": {"activity"},
    "routine": {"activity"},
    "skill": {"activity"},
    "you_need": {"activity"},
    "adaptations": {"activity"},
    "services": {"help", "topic"},
    "sensitive": EVERY,
    "consent_until": {"story"},
    "year": {"campaign"},
    "start": {"campaign"},
    "end": {"campaign"},
    "theme": {"campaign"},
    "local_theme": {"campaign"},
    "hashtags": {"campaign"},
    "date": {"campaign-day"},
    # What the mission calls posts stands in a file of its own beside the pages: posts.yml.
    "number": {"campaign-day"},
    "weekday": {"campaign-day"},
    "occasion": {"campaign-day"},
    "activities": {"campaign-day"},
    "publisher": {"campaign"},
    "press": {"campaign"},
    "what_happened": {"campaign"},
    "publish_from": {"campaign", "campaign-day"},
    "needs": EVERY,
    "related": EVERY,
    "image": EVERY,
    "allow": EVERY,
}
"""The table "Front matter" of the mission: each field and the page types that have it."""

NEEDED = {
    "message": {"audience", "stage", "key_message", "why_it_helps", "evidence", "reviewed"},
    "activity": {"cost", "minutes", "place", "routine", "skill", "key_message", "why_it_helps"},
    "topic": {"audience", "stage", "evidence", "reviewed"},
    "help": {"audience", "reviewed"},
    "story": {"audience", "reviewed", "consent_until"},
    "campaign": {"year"},
    "campaign-day": {"audience", "number"},
    "kit": {"audience", "reviewed"},
}


@pytest.mark.parametrize("field", MISSION)
def test_a_field_stands_on_the_page_types_of_the_mission(field: str) -> None:
    having = {name for name, schema in PAGE_TYPES.items() if field in schema.model_fields}

    assert having >= MISSION[field]


@pytest.mark.parametrize("name", sorted(EVERY))
def test_no_page_type_has_a_field_that_the_mission_does_not_know(name: str) -> None:
    own = {"id", "drawing", "critical", "content_note", "recordings"}

    assert set(PAGE_TYPES[name].model_fields) - set(MISSION) <= own


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_pages_for_parents_must_say_who_made_approved_and_tested_them(name: str) -> None:
    needed = {key for key, field in PAGE_TYPES[name].model_fields.items() if field.is_required()}

    assert needed >= {"title", "summary", "approved_by", "made_with", "tested_with"}


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_what_the_mission_requires_is_required(name: str) -> None:
    needed = {key for key, field in PAGE_TYPES[name].model_fields.items() if field.is_required()}

    assert needed >= {"title", "summary"} | NEEDED[name]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\na: b\n---\nBody\n", ("a: b", "Body\n", 4)),
        ("---\na: b\n---\n\nBody", ("a: b", "\nBody", 4)),
        ("---  \na: b\n--- \nBody", ("a: b", "Body", 4)),
        ("---\na: b\n---", ("a: b", "", 3)),
        ("---\n---\nBody", ("", "Body", 3)),
        ("---\na: b\n\n---\nBody\n\n---\n\nMore", ("a: b\n", "Body\n\n---\n\nMore", 5)),
        ("---\na: '---'\n---\nBody", ("a: '---'", "Body", 4)),
        ("Body", None),
        ("", None),
        ("---\na: b\n", None),
        ("\n---\na: b\n---\nBody", None),
        ("----\na: b\n----\nBody", None),
        ("---\na: b\n ---\nBody", None),
    ],
)
def test_front_matter_ends_at_the_second_line_of_hyphens(
    text: str, parts: tuple[str, str, int] | None
) -> None:
    assert split_front_matter(text) == parts


def test_a_single_value_may_stand_for_a_list() -> None:
    document = read_yaml("title: A\nsummary: B\nreviewed: 2026-11-22\nneeds: P1\nrelated:\n")

    page, findings = validate(PAGE_TYPES["info"], document, "a.md", {})

    assert findings == ()
    assert page is not None
    assert (page.needs, page.related) == (("P1",), ())


def test_a_page_becomes_the_message_of_the_model() -> None:
    document = read_yaml(
        "title: Day 1\n"
        "summary: A day\n"
        "audience: everyone\n"
        "number: 1\n"
        "date: 2027-06-07\n"
        "image: {file: a.jpg, alt: A baby, credit: Us}\n"
        "allow: {rule: r, text: t, reason: because it is so, by: me, until: 2027-01-01}\n"
    )
    page, findings = validate(PAGE_TYPES["campaign-day"], document, "a.md", {})
    assert page is not None, findings

    message = as_message(
        page, path="w/a/day-1.md", id_="a-day-1", section="w", type_="campaign-day"
    )

    assert message.image == Image("a.jpg", "A baby", "Us")
    assert message.allow == (Waiver("r", "t", "because it is so", "me", date(2027, 1, 1)),)
    assert message.url == "w/a/day-1/"
    assert message.file == "content/w/a/day-1.md"
