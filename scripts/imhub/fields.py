"""The small types that front matter and data files are made of, with their plain-English errors."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, ErrorDetails, core_schema

from imhub.finding import Finding
from imhub.harmless import free_id, good_address, no_device, one_line, picture_name, recording_name
from imhub.vocabulary import Vocabulary, nearest, plain_error, shown
from imhub.yamlfile import Document

_T = TypeVar("_T", bound=BaseModel)
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_QUOTED = re.compile(r"'([^']*)'")


class Schema(BaseModel):
    """Base of all schemas: a key that nobody declared is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


def _as_list(value: Any) -> Any:  # whatever YAML held; pydantic judges it next
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def as_date(value: Any) -> Any:  # whatever YAML held; pydantic judges it next
    """*value* as a date.

    Raises:
        PydanticCustomError: it is none.
    """
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            problem = f"{value} is not a day of the calendar."
            raise plain_error("not-a-date", problem, "Check the month and the day.") from error
    problem = "nothing stands here." if value is None else f"{_named(value)} is not a date."
    raise plain_error("not-a-date", problem, "Write year-month-day, for example 2026-11-22.")


def at_most_words(limit: int) -> AfterValidator:
    """A check that a text has no more than *limit* words."""

    def check(value: str) -> str:
        count = len(value.split())
        if count > limit:
            raise plain_error("too-long", f"this has {count} words.", f"Keep it to {limit} words.")
        return value

    return AfterValidator(check)


@dataclass(frozen=True, slots=True)
class Form:
    """Marks a text that must have a certain form, and says in plain words when it has not."""

    pattern: str
    problem: str
    remedy: str

    def __get_pydantic_core_schema__(
        self,
        source: Any,  # pydantic's own signature
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "pattern": f"^(?:{self.pattern})$"}

    def _check(self, value: str) -> str:
        if re.fullmatch(self.pattern, value):
            return value
        raise plain_error("bad-value", f"{_named(value)} {self.problem}", self.remedy)


@dataclass(frozen=True, slots=True)
class Breaks:
    """Marks a key without which, or with a wrong value of which, a page breaks a rule."""

    rule: str


Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(one_line)
]
Words = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(one_line)]
Slug = Annotated[
    str,
    Form(
        "[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*",
        "holds more than letters, digits and single hyphens.",
        "Write it as in `bath-time`.",
    ),
    AfterValidator(no_device),
]
Anchor = Annotated[Slug, AfterValidator(free_id)]
"""A slug by which a page is jumped into."""
Web = Annotated[
    str,
    Form(
        r"(?:https?://[^\s/?#\"'<>]+[^\s\"'<>]*)?",
        "is not a full web address.",
        "Write it as in https://example.org/page.",
    ),
    AfterValidator(good_address),
]
LanguageCode = Annotated[
    str,
    Form(
        "[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?",
        "is not the code of a language.",
        "Write it as in pl or zh-Hans.",
    ),
]
Picture = Annotated[Line, AfterValidator(picture_name)]
Recording = Annotated[Line, AfterValidator(recording_name)]
Day = Annotated[
    date, BeforeValidator(as_date), WithJsonSchema({"type": "string", "format": "date"})
]
Many = BeforeValidator(_as_list)
"""Lets an editor write one value where a list may stand."""


def validate(
    schema: type[_T], document: Document, file: str, vocabulary: Vocabulary
) -> tuple[_T | None, tuple[Finding, ...]]:
    """*document* as *schema*, or the findings that say why not, each with its line."""
    try:
        return schema.model_validate(document.data, context=vocabulary), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
    return None, tuple(_findings(schema, details, document, file))


def salvage(schema: type[_T], document: Document, vocabulary: Vocabulary) -> _T:
    """What is right in *document*, though *schema* refuses it as a whole; the rest is left out."""
    data = document.data if isinstance(document.data, dict) else {}
    values = {}
    for name, field in schema.model_fields.items():
        if name not in data:
            continue
        kind: Any = Annotated.__class_getitem__((field.annotation, *field.metadata, None))  # type: ignore[attr-defined]  # built at run time
        adapter: TypeAdapter[Any] = TypeAdapter(kind)
        with suppress(ValidationError):
            values[name] = adapter.validate_python(data[name], context=vocabulary)
    return schema.model_construct(**values)


def _findings(
    schema: type[BaseModel], details: list[ErrorDetails], document: Document, file: str
) -> Iterator[Finding]:
    for detail in details:
        rule, message, remedy = _in_plain_words(schema, detail)
        rule = _rule_broken(schema, detail["loc"]) or rule
        yield Finding(file, document.line_of(detail["loc"]), rule, message, remedy)


def _rule_broken(schema: type[BaseModel], loc: Sequence[str | int]) -> str:
    """The rule that the key at *loc* is marked with; empty for none, and for what is inside it."""
    field = schema.model_fields.get(str(loc[0])) if len(loc) == 1 else None
    marks = (mark for mark in (field.metadata if field else ()) if isinstance(mark, Breaks))
    return next((mark.rule for mark in marks), "")


def _in_plain_words(schema: type[BaseModel], detail: ErrorDetails) -> tuple[str, str, str]:
    """Rule, message and remedy of *detail*."""
    names = _names(detail["loc"])
    context = detail.get("ctx", {})
    if detail["type"] == "extra_forbidden":
        keys = _keys_at(schema, detail["loc"][:-1])
        remedy = nearest(names[-1], keys, "Delete the line, or check its spelling.")
        return "unknown-key", f"“{shown(names[-1])}” does not belong here.", remedy
    if detail["type"] == "missing":
        under = f" under “{names[-2]}”" if len(names) > 1 else ""
        message = f"“{names[-1]}” is missing{under}."
        return "missing-key", message, f"Add a line `{names[-1]}: …`."
    if detail["type"] == "plain":
        rule, problem, remedy = context["rule"], context["problem"], context["remedy"]
    elif detail["type"] == "literal_error":
        choices = [word for word in _QUOTED.findall(context["expected"]) if word]
        problem = f"{_named(detail['input'])} is not one of the choices."
        rule, remedy = "unknown-value", nearest(str(detail["input"]), choices)
    else:
        rule = "too-long" if detail["type"].endswith("too_long") else "bad-value"
        problem, remedy = _misfit(detail, _keys_at(schema, detail["loc"]))
    if not names:
        return rule, problem[:1].upper() + problem[1:], remedy
    return rule, f"{shown(names[-1])}: {problem}", remedy


def _misfit(detail: ErrorDetails, keys: Sequence[str]) -> tuple[str, str]:
    """Problem and remedy when a value is of the wrong kind or size. *keys* may stand inside it."""
    value, type_ = detail["input"], detail["type"]
    if isinstance(value, str):
        type_ = {"too_short": "string_too_short", "too_long": "string_too_long"}.get(type_, type_)
    problem, remedy = _PLAIN.get(type_, _UNFIT)
    if type_ == "string_type":
        problem, remedy = _NOT_WORDS.get(type(value), _UNFIT)
    if type_ == "string_too_short" and not value.strip():
        problem, remedy = _NOT_WORDS[type(None)]
    if value is None:
        problem = "nothing stands here."
    size = len(value.strip() if isinstance(value, str) else value) if _sized(value) else 0
    facts = {**detail.get("ctx", {}), "it": _named(value), "size": size}
    facts["key"] = next(iter(keys), "name")
    return problem.format(**facts), remedy.format(**facts)


def _names(loc: Sequence[str | int]) -> list[str]:
    """The keys on the way to *loc*; a key that is wrong itself belongs to the one above it."""
    if loc and loc[-1] == "[key]":
        loc = loc[:-2]
    return [step for step in loc if isinstance(step, str)]


def _keys_at(schema: type[BaseModel], loc: Sequence[str | int]) -> Sequence[str]:
    """The keys that may stand at *loc*; none where anything else belongs."""
    current = _model_in(schema)
    for step in loc:
        if isinstance(step, str) and current:
            declared = current.model_fields.get(step)
            current = _model_in(declared.annotation) if declared else None
    return tuple(current.model_fields) if current else ()


def _model_in(annotation: Any) -> type[BaseModel] | None:  # any type that a field may have
    """The schema that *annotation* is, or that its entries have."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        root = annotation.model_fields.get("root")
        return _model_in(root.annotation) if root else annotation
    inner = (_model_in(part) for part in get_args(annotation))
    return next((model for model in inner if model), None)


def _named(value: Any) -> str:  # whatever YAML held
    """What an editor would call *value*."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return shown(str(value)) or "an empty value"
    return {type(None): "nothing", list: "a list", dict: "a group of lines"}.get(type(value), "it")


def _sized(value: Any) -> bool:  # whatever YAML held
    return isinstance(value, str | list | tuple)


_UNFIT = ("{it} does not fit here.", "Look at a page that has it.")
_WHOLE = ("{it} is not a whole number.", "Write digits alone.")
_SWITCH = ("{it} is neither true nor false.", "Write true or false.")
_GROUP = ("{it} does not fit here.", "Write lines such as `{key}: …`, indented.")
_NOT_WORDS: Mapping[type, tuple[str, str]] = {
    type(None): ("nothing stands here.", "Write the words."),
    bool: ("{it} is not read as a word.", "Put quotes around it."),
    int: ("{it} is read as a number.", "Put quotes around it."),
    float: ("{it} is read as a number.", "Put quotes around it."),
    list: ("a list stands where one text belongs.", "Write it without brackets or hyphens."),
    dict: ("a colon divides this text in two.", "Put quotes around the whole text."),
}
_PLAIN: Mapping[str, tuple[str, str]] = {
    "string_too_short": ("{it} is too short.", "Write at least {min_length} characters."),
    "string_too_long": ("this has {size} characters.", "Keep it to {max_length} characters."),
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "finite_number": _WHOLE,
    "greater_than_equal": ("{it} is too small.", "Write {ge} or more."),
    "less_than_equal": ("{it} is too large.", "Write {le} or less."),
    "too_long": ("{size} are too many.", "Keep at most {max_length}."),
    "too_short": ("nothing stands here.", "Write at least {min_length}."),
    "list_type": ("{it} stands where a list belongs.", "Start each entry with `- `."),
    "bool_type": _SWITCH,
    "bool_parsing": _SWITCH,
    "model_type": _GROUP,
    "dict_type": _GROUP,
}
