"""The words of data: fields of the model that readers see. One walk finds and replaces them."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeAlias, TypeVar

from imhub.campaign import (
    Booking,
    Campaign,
    CampaignWords,
    Day,
    Event,
    Post,
    PostImage,
)
from imhub.model import (
    Choice,
    Concern,
    DirectoryWords,
    Evidence,
    Hub,
    HubWords,
    Image,
    Message,
    Section,
    Term,
    Who,
    Worry,
)
from imhub.service import Phone, Service

_T = TypeVar("_T")

Visit: TypeAlias = Callable[[str, str], str]
"""From a field's name and its text to what stands there instead."""

_CHOICE = frozenset({"title", "summary", "short"})
WORDS: Mapping[type, frozenset[str]] = {
    Message: frozenset({"title", "summary", "content_note", "key_message", "why_it_helps"})
    | {"you_need", "adaptations"},
    Image: frozenset({"alt"}),
    Campaign: frozenset({"local_theme", "what_happened"}),
    Day: frozenset({"occasion"}),
    Event: frozenset({"title", "summary", "place"}),
    Booking: frozenset({"note"}),
    Post: frozenset({"text"}),
    PostImage: frozenset({"alt"}),
    CampaignWords: frozenset(field.name for field in fields(CampaignWords)),
    Hub: frozenset({"tagline", "description", "place", "promises"}),
    HubWords: frozenset(field.name for field in fields(HubWords)),
    DirectoryWords: frozenset(field.name for field in fields(DirectoryWords)),
    Choice: _CHOICE,
    Concern: _CHOICE,
    Section: frozenset({"title", "summary"}),
    Who: frozenset({"title"}),
    Worry: frozenset({"title"}),
    Term: frozenset({"term", "plain", "also"}),
    Evidence: frozenset({"fact"}),
    Service: frozenset({"name", "description", "application_process", "hours_note"})
    | {"interpretation_services"},
    Phone: frozenset({"note"}),
}
"""Fields that hold words for readers, by class of the model; each a text, several, or a mapping."""


def map_texts(value: _T, visit: Visit) -> _T:
    """*value* with *visit*'s answer in place of each text that readers see."""
    changes = {}
    words = WORDS.get(type(value), frozenset())
    kind: Any = type(value)
    for name in _names(kind):
        old = getattr(value, name)
        new = _map_words(name, old, visit) if name in words else _map_inside(old, visit)
        if new is not old:
            changes[name] = new
    return replace(value, **changes) if changes else value  # type: ignore[type-var]  # a dataclass


@cache
def _names(type_: Any) -> tuple[str, ...]:  # a dataclass
    return tuple(field.name for field in fields(type_) if field.init)


def _map_words(name: str, old: Any, visit: Visit) -> Any:  # a text, several, or a mapping
    new = old
    if isinstance(old, str) and old:
        new = visit(name, old)
    elif isinstance(old, tuple):
        new = tuple(visit(name, text) for text in old)
    elif isinstance(old, Mapping):
        new = {key: visit(name, text) for key, text in old.items()}
    return old if new == old else new


def _map_inside(old: Any, visit: Visit) -> Any:  # any field of the model
    if is_dataclass(old) and not isinstance(old, type):
        return map_texts(old, visit)
    if isinstance(old, tuple) and old and is_dataclass(old[0]):
        new = tuple(map_texts(each, visit) for each in old)
        return old if new == old else new
    return old
