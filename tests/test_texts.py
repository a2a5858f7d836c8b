"""The words of data: each field that readers see is translated, and no other."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args, get_type_hints

import pytest

from imhub.load import load_site
from imhub.model import Choice, Image, Message, Site
from imhub.texts import WORDS, map_texts
from tests.conftest import HERE

NOT_WORDS = {
    "Choice": "id drawing",
    "Concern": "id drawing page",
    "Section": "folder type drawing",
    "Worry": "page",
    "Who": "stage audience",
    "Hub": "name source_language stage_folder audience_folder glossary_folder evidence_folder "
    "services_folder minutes_folder place_folder routine_folder do_now start help help_page "
    "languages_folder search_folder accessibility_folder offline_folder list_folder partner_folder "
    "short_name publisher review_months unlinked",
    "Directory": "region area_folder concern_folder way_folder",
    "Pictures": "home help lost minutes cost",
    "Leave": "url title page",
    "Licence": "name url",
    "Evidence": "id title org url strength verified topic caution",
    "Term": "id see quote source audience",
    "Image": "file credit",
    "Campaign": "id folder theme hashtags publisher",
    "CampaignRules": "timezone evening tell_us event_folder way_folder time_folder "
    "language_folder programme_folder",
    "Channel": "id title count source",
    "Day": "id weekday activities",
    "Event": "id ways organiser areas audience languages cost",
    "Booking": "url",
    "Person": "name email url",
    "Post": "id channels time link",
    "PostImage": "file",
    "Week": "verified theme hashtags sources note",
    "Waiver": "rule text reason by",
    "Message": "path id section type body audience stage evidence approved_by made_with "
    "tested_with cost place routine skill services needs related drawing away recordings",
    "Phone": "number e164 type say areas",
    "Service": "id level areas stages audiences concerns url email also_by reached_through cost "
    "languages sourced caution",
    "SignOff": "role how of",
    "Superseded": "number note",
    "Source": "url text copy_date supports",
    "Schedule": "days opens_at closes_at",
    "Need": "id group need source served_by",
    "Site": "synonyms style seen drawings unreadable faulty broken",
    "Audit": "browser axe",
    "AuditRow": "check languages",
}
"""Texts that are names, addresses, keys or notes for editors. A new field goes here or in WORDS."""


def classes_in_a_site() -> set[type]:
    """All classes of data that a site is made of."""
    found: set[type] = set()
    waiting: list[Any] = [Site]
    while waiting:
        each = waiting.pop()
        waiting.extend(get_args(each))
        if is_dataclass(each) and isinstance(each, type) and each not in found:
            found.add(each)
            waiting.extend(get_type_hints(each).values())
    return found


def name_of(class_: type) -> str:
    return class_.__name__


CLASSES: list[type] = sorted(classes_in_a_site(), key=name_of)


def holds_texts(type_: Any) -> bool:
    return type_ is str or any(holds_texts(each) for each in get_args(type_))


@pytest.mark.parametrize("class_", CLASSES, ids=name_of)
def test_of_each_text_it_is_decided_whether_readers_see_it(class_: type) -> None:
    hints = get_type_hints(class_)
    texts = {field.name for field in fields(class_) if holds_texts(hints[field.name])}

    decided = {*WORDS.get(class_, ()), *NOT_WORDS.get(class_.__name__, "").split()}

    assert texts - decided == set()


def test_only_classes_and_fields_that_exist_are_named() -> None:
    named = {class_.__name__: names for class_, names in WORDS.items()}
    known = {class_.__name__: fields(class_) for class_ in classes_in_a_site()}

    for name, texts in (*named.items(), *((n, t.split()) for n, t in NOT_WORDS.items())):
        assert set(texts) <= {field.name for field in known[name]}


def shout(_: str, text: str) -> str:
    return text.upper()


def message(**more: Any) -> Message:
    made = Message("help/a.md", "a", "help", "help", "Title", "Summary", "Body")
    return replace(made, **more)


def test_texts_lists_and_mappings_are_changed_and_the_rest_is_not() -> None:
    before = message(
        you_need=("a cup", "a cloth"),
        adaptations={"twins": "one by one"},
        audience=("dads",),
        image=Image("a.png", "A smile", "Photo: Me"),
    )

    after = map_texts(before, shout)

    assert (after.title, after.summary, after.body) == ("TITLE", "SUMMARY", "Body")
    assert after.you_need == ("A CUP", "A CLOTH")
    assert after.adaptations == {"twins": "ONE BY ONE"}
    assert after.audience == ("dads",)
    assert after.image == Image("a.png", "A SMILE", "Photo: Me")


def test_texts_are_visited_with_the_names_of_their_fields() -> None:
    seen = []

    map_texts(Choice("id", "Title", "Summary"), lambda *both: seen.append(both) or both[1])  # type: ignore[func-returns-value]  # `or` needs it

    assert seen == [("title", "Title"), ("summary", "Summary")]


def test_what_does_not_change_is_the_same_object() -> None:
    site = load_site(HERE / "sites" / "tiny").site
    assert site is not None

    assert map_texts(site.hub, lambda _, text: text) is site.hub
    for each in (*site.messages, *site.services, *site.glossary, *site.evidence):
        assert map_texts(each, lambda _, text: text) is each


def test_an_empty_text_is_left_out() -> None:
    assert map_texts(Choice("id", "Title"), lambda *_: "x") == Choice("id", "x")
