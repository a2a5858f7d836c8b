"""JSON Schema of front matter and data files, with the values that this hub offers."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from imhub.campaignsfile import CAMPAIGN_FILES
from imhub.datafiles import DATA_FILES
from imhub.frontmatter import PAGE_TYPES
from imhub.languages import LanguagesFile
from imhub.snippets import page_snippets
from imhub.vocabulary import Vocabulary

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ARRAY_KEYS = {"type": "type", "items": "items", "minLength": "minItems", "maxLength": "maxItems"}
"""Behind a validator pydantic counts the entries of a list as if they were letters."""

Json = dict[str, Any]  # JSON has no narrower type


def all_schemas(vocabulary: Vocabulary) -> dict[str, Json]:
    """A schema for each page type and each data file, by name."""
    models: dict[str, type[BaseModel]] = {
        **PAGE_TYPES,
        **{f"data/{name}": model for name, model in DATA_FILES.items()},
        **{f"campaign/{name}": model for name, model in CAMPAIGN_FILES.items()},
        "languages": LanguagesFile,
    }
    return {name: _schema(name, model, vocabulary) for name, model in sorted(models.items())}


def write_schemas(folder: Path, schemas: Mapping[str, Json]) -> None:
    """Write *schemas* into *folder*, and snippets for pages beside it, where VS Code looks."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas.items():
        _write(schema_path(folder, name), schema)
    pages = {name: schemas[name] for name in PAGE_TYPES if name in schemas}
    if len(pages) == len(PAGE_TYPES):
        _write(folder.absolute().parent / "pages.code-snippets", page_snippets(pages))


def schema_path(folder: Path, name: str) -> Path:
    """Where the schema *name* stands below *folder*."""
    return folder / f"{name.replace('/', '-')}.schema.json"


def _write(path: Path, value: Json) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _schema(name: str, model: type[BaseModel], vocabulary: Vocabulary) -> Json:
    schema = model.model_json_schema()
    _name_values(schema, vocabulary)
    if name in PAGE_TYPES:
        _let_one_stand_for_a_list(schema)
    return {"$schema": _DRAFT, **schema, "title": name}


def _name_values(node: Any, vocabulary: Vocabulary) -> None:  # any JSON
    """Name the allowed values wherever a kind of value is named."""
    if isinstance(node, dict):
        kind = node.pop("x-kind", None)
        if kind in vocabulary:
            none = [""] if node.get("default") == "" else []
            node["enum"] = [*none, *vocabulary[kind]]
    for value in _inside(node):
        _name_values(value, vocabulary)


def _let_one_stand_for_a_list(node: Any) -> None:  # any JSON
    """Front matter may give one value where a list may stand."""
    for value in _inside(node):
        _let_one_stand_for_a_list(value)
    if isinstance(node, dict) and node.get("type") == "array":
        array = {name: node.pop(key) for key, name in _ARRAY_KEYS.items() if key in node}
        node["anyOf"] = [array, array["items"]]


def _inside(node: Any) -> list[Any]:  # any JSON
    if isinstance(node, dict):
        return list(node.values())
    return node if isinstance(node, list) else []
