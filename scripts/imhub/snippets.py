"""Snippets for VS Code: a page of each type, with the values to choose from at each blank."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from imhub.scaffold import BODIES, NOT_YET

_SPECIAL = re.compile(r"([\\$}|,])")
_TODAY = "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}"

Json = dict[str, Any]  # JSON has no narrower type


def page_snippets(schemas: Mapping[str, Json]) -> Json:
    """A snippet for each page type, from the schemas of their front matter."""
    return {f"New {type_} page": _snippet(type_, schema) for type_, schema in schemas.items()}


def _snippet(type_: str, schema: Json) -> Json:
    fields = [
        f"{name}:{_value(number, name, schema['properties'][name])}"
        for number, name in enumerate(schema["required"], start=1)
    ]
    return {
        "scope": "markdown",
        "prefix": type_,
        "description": schema.get("description", ""),
        "body": ["---", *fields, "---", *_body(type_)],
    }


def _value(number: int, name: str, field: Json) -> str:
    if name in NOT_YET:
        return f" ${{{number}:not yet}}"
    if field.get("format") == "date":
        return f" {_TODAY}"
    if "anyOf" in field:
        return f" [{_blank(number, field['anyOf'][-1])}]"
    return f" {_blank(number, field)}"


def _blank(number: int, field: Json) -> str:
    if field.get("enum"):
        choices = ",".join(_SPECIAL.sub(r"\\\1", str(value)) for value in field["enum"])
        return f"${{{number}|{choices}|}}"
    if field.get("type") == "integer":
        return f"${{{number}:{field.get('minimum', 1)}}}"
    return f"${{{number}}}"


def _body(type_: str) -> Iterator[str]:
    yield from BODIES.get(type_, "").splitlines()
    yield "$0"
