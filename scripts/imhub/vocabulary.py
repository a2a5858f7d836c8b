"""Values that front matter may choose from, and the nearest one to a typo."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, NamedTuple, TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

Vocabulary: TypeAlias = Mapping[str, Collection[str]]
"""Allowed values by kind: `{"stage": ("0-3m", …), "evidence": (…)}`. No other kind is checked."""

KINDS = {
    "audience": "an audience of this hub",
    "stage": "a stage",
    "place": "a place",
    "routine": "a routine",
    "skill": "a skill",
    "adaptation": "an adaptation",
    "evidence": "a source in content/data/evidence.yml",
    "need": "a need in content/data/needs.yml",
    "service": "a service in content/data/services.yml",
    "service in this file": "a service in this file",
    "area": "an area in content/data/hub.yml",
    "concern": "a concern in content/data/hub.yml",
    "channel": "a channel in content/data/hub.yml",
    "drawing": "a drawing in content/drawings",
    "section": "the folder of a section",
    "page type": "a page type",
    "review type": "a page type or `other`",
}
"""What each kind of value is called in an error."""


class Refusal(NamedTuple):
    """Why a value that exists may not be chosen."""

    kind: str
    """The kind in the vocabulary that holds such values."""
    rule: str
    problem: str
    remedy: str


REFUSED = {
    "evidence": Refusal(
        "unverified evidence",
        "unverified-evidence",
        "is a source that nobody has verified yet.",
        "Choose another, or have it checked and change `verified` in content/data/evidence.yml.",
    ),
    "service": Refusal(
        "unlisted service",
        "closed-service",
        "is a service that has closed, or that the hub does not show.",
        "Choose another: content/data/services.yml says why.",
    ),
}


def plain_error(rule: str, problem: str, remedy: str) -> PydanticCustomError:
    """An error that is in plain words already, for validators to raise."""
    words = {"rule": rule, "problem": problem, "remedy": remedy}
    return PydanticCustomError("plain", "{problem}", words)


def nearest(value: str, allowed: Collection[str], otherwise: str = "") -> str:
    """A sentence that offers what *value* was probably meant to be, or says *otherwise*."""
    by_fold = {word.casefold(): word for word in sorted(allowed)}
    close = get_close_matches(value[:60].casefold(), by_fold, n=1, cutoff=0.5)
    if close:
        return f"Did you mean {by_fold[close[0]]}?"
    if otherwise:
        return otherwise
    if not allowed:
        return "Add it there first."
    if len(allowed) <= 12:
        return f"Choose one of: {', '.join(dict.fromkeys(allowed))}."
    return "Choose one that is listed there."


def shown(value: str) -> str:
    """*value* as a finding may show it: on one line, and not endless."""
    line = " ".join(value.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


@dataclass(frozen=True, slots=True)
class OneOf:
    """Marks a string that must be one of the hub's values of one *kind*."""

    kind: str
    or_empty: bool = False

    def __get_pydantic_core_schema__(
        self,
        source: Any,  # pydantic's own signature
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "x-kind": self.kind}

    def _check(self, value: str, info: ValidationInfo) -> str:
        vocabulary: Vocabulary = info.context or {}
        allowed = vocabulary.get(self.kind)
        if allowed is None or value in allowed or (self.or_empty and not value):
            return value
        refusal = REFUSED.get(self.kind)
        if refusal and value in vocabulary.get(refusal.kind, ()):
            raise plain_error(refusal.rule, f"{value} {refusal.problem}", refusal.remedy)
        problem = f"{shown(value)} is not {KINDS[self.kind]}."
        if not value.strip():
            problem = "nothing stands here."
        raise plain_error("unknown-value", problem, nearest(value, allowed))


Audience = Annotated[str, OneOf("audience")]
Stage = Annotated[str, OneOf("stage")]
Place = Annotated[str, OneOf("place")]
Routine = Annotated[str, OneOf("routine")]
Skill = Annotated[str, OneOf("skill")]
Adaptation = Annotated[str, OneOf("adaptation")]
EvidenceId = Annotated[str, OneOf("evidence")]
NeedId = Annotated[str, OneOf("need")]
ServiceId = Annotated[str, OneOf("service")]
Drawing = Annotated[str, OneOf("drawing", or_empty=True)]
