"""JSON Schema lets an editor's program say at once what the loader would say later."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from imhub.frontmatter import PAGE_TYPES, split_front_matter
from imhub.load import Loaded, load_site
from imhub.schema import all_schemas, write_schemas
from imhub.snippets import page_snippets
from imhub.vocabulary import Vocabulary
from imhub.yamlfile import read_yaml
from tests.conftest import HERE
from tests.hubs import ROOT, copy_hub, files_in

Json = dict[str, Any]  # JSON has no narrower type
HUBS = [ROOT, HERE / "sites/tiny", HERE / "sites/balcon"]


@pytest.fixture(scope="module", params=HUBS, ids=lambda hub: str(hub.name))
def hub(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture(scope="module")
def loaded(hub: Path) -> Loaded:
    return load_site(hub)


@pytest.fixture(scope="module")
def schemas(loaded: Loaded) -> Mapping[str, Json]:
    return all_schemas(loaded.vocabulary)


def tiny_vocabulary() -> Vocabulary:
    return load_site(HERE / "sites/tiny").vocabulary


def front_matter(hub: Path, loaded: Loaded) -> Iterator[tuple[str, str, Any]]:
    """File, type and front matter of each page."""
    assert loaded.site is not None
    for message in loaded.site.messages:
        parts = split_front_matter((hub / message.file).read_text(encoding="utf-8"))
        assert parts is not None
        yield message.file, message.type, read_yaml(parts[0]).data


def problems(schema: Json, value: Any) -> list[str]:
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [error.message for error in validator.iter_errors(value)]


def test_each_is_valid_draft_2020_12(schemas: Mapping[str, Json]) -> None:
    for name, schema in schemas.items():
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"], name
        assert "x-kind" not in json.dumps(schema), name


def test_every_page_fits_the_schema_of_its_type(
    hub: Path, loaded: Loaded, schemas: Mapping[str, Json]
) -> None:
    found = {
        file: problems(schemas[type_], data) for file, type_, data in front_matter(hub, loaded)
    }

    assert found
    assert {file: said for file, said in found.items() if said} == {}


def test_an_unknown_key_fits_no_schema(
    hub: Path, loaded: Loaded, schemas: Mapping[str, Json]
) -> None:
    for file, type_, data in front_matter(hub, loaded):
        assert problems(schemas[type_], {**data, "titel": "x"}), file


def test_every_data_file_fits_its_schema(hub: Path, schemas: Mapping[str, Json]) -> None:
    files = sorted((hub / "content/data").glob("*.yml"))

    for file in files:
        data = read_yaml(file.read_text(encoding="utf-8")).data
        assert problems(schemas[f"data/{file.stem}"], data) == [], file
    languages = read_yaml((hub / "translations/languages.yml").read_text(encoding="utf-8")).data
    assert problems(schemas["languages"], languages) == []


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("activity", {"stage": ["0-3mo"]}),
        ("activity", {"stage": []}),
        ("activity", {"minutes": "two"}),
        ("activity", {"minutes": 0}),
        ("activity", {"cost": "cheap"}),
        ("activity", {"reviewed": "soon"}),
        ("activity", {"title": ""}),
        ("activity", {"adaptations": {"triplets": "x"}}),
        ("activity", {"related": ["a", "b", "c", "d"]}),
        ("activity", {"evidence": ["brain-size"]}),
        ("activity", {"drawing": "dragon"}),
    ],
)
def test_what_the_loader_refuses_fits_no_schema(name: str, change: Json) -> None:
    schema = all_schemas(tiny_vocabulary())[name]
    page = HERE / "sites/tiny/content/activities/nappy-chat.md"
    parts = split_front_matter(page.read_text(encoding="utf-8"))
    assert parts is not None
    data = read_yaml(parts[0]).data
    assert isinstance(data, dict)

    assert problems(schema, data) == []
    assert problems(schema, {**data, **change})


def test_one_value_may_stand_for_a_list_in_front_matter_alone() -> None:
    schemas = all_schemas(tiny_vocabulary())

    kit = {"title": "A", "summary": "B", "audience": "doctors", "reviewed": "2026-11-22"}
    need = {"id": "P1", "group": "a", "need": "b", "source": "c", "served_by": "page"}
    assert problems(schemas["kit"], kit) == []
    assert problems(schemas["data/needs"], [need]) == []
    assert problems(schemas["data/needs"], need)


def test_a_kind_that_could_not_be_read_allows_everything() -> None:
    vocabulary = {kind: values for kind, values in tiny_vocabulary().items() if kind != "evidence"}

    schema = all_schemas(vocabulary)["help"]

    page = {"title": "A", "summary": "B", "audience": "dads", "reviewed": "2026-11-22"}
    people = {"approved_by": "x", "made_with": "x", "tested_with": "x"}
    assert problems(schema, {**page, **people, "evidence": "anything"}) == []


# What is committed for VS Code


def test_the_committed_schemas_are_those_of_the_hub(tmp_path: Path) -> None:
    write_schemas(tmp_path / "schemas", all_schemas(load_site(ROOT).vocabulary))

    written = files_in(tmp_path)
    committed = files_in(ROOT / ".vscode")
    stale = {name for name in written if committed.get(name) != written[name]}
    stale |= {name for name in committed if name.startswith("schemas/") and name not in written}
    assert stale == set(), "Run `make schemas`."


def test_settings_name_a_schema_for_each_data_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    mapping = settings["yaml.schemas"]

    assert all((ROOT / schema).is_file() for schema in mapping)
    files = {f"content/data/{file.name}" for file in (ROOT / "content/data").glob("*.yml")}
    campaigns = {"content/campaigns/*/events.yml", "content/campaigns/*/posts.yml"}
    assert set(mapping.values()) == {*files, *campaigns, "translations/languages.yml"}
    for schema, file in mapping.items():
        name = Path(file).stem
        assert schema in (
            f".vscode/schemas/data-{name}.schema.json",
            f".vscode/schemas/campaign-{name}.schema.json",
            f".vscode/schemas/{name}.schema.json",
        )


def filled(lines: list[str]) -> str:
    """A snippet as VS Code inserts it, with the first choice at each blank."""
    text = "\n".join(lines)
    for variable, value in (("YEAR", "2026"), ("MONTH", "11"), ("DATE", "22")):
        text = text.replace(f"${{CURRENT_{variable}}}", value)
    text = re.sub(r"\$\{\d+\|((?:[^,|\\]|\\.)*)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    text = re.sub(r"\$\{\d+\}", "words", text)
    return re.sub(r"\\(.)", r"\1", text.replace("$0", ""))


@pytest.mark.parametrize("type_", PAGE_TYPES)
def test_a_snippet_gives_a_page_that_fits(type_: str, schemas: Mapping[str, Json]) -> None:
    pages = {name: schemas[name] for name in PAGE_TYPES}

    snippet = page_snippets(pages)[f"New {type_} page"]

    assert snippet["scope"] == "markdown"
    parts = split_front_matter(filled(snippet["body"]))
    assert parts is not None
    data = read_yaml(parts[0]).data
    assert isinstance(data, dict)
    numbers: Json = {"year": 2027, "minutes": 2, "consent_until": "2099-01-01"}
    for key in numbers.keys() & data.keys():
        data[key] = numbers[key]
    assert problems(schemas[type_], data) == []


def test_a_snippet_offers_the_hubs_own_values(tmp_path: Path) -> None:
    schemas = all_schemas(load_site(copy_hub("balcon", tmp_path / "hub")).vocabulary)

    body = page_snippets({"activity": schemas["activity"]})["New activity page"]["body"]

    assert "stage: [${3|printemps,ete,automne,hiver|}]" in re.sub(
        r"\$\{\d+", "${3", "\n".join(body)
    )
    assert "cost: ${3|free,low|}" in re.sub(r"\$\{\d+", "${3", "\n".join(body))
    assert body[-4:] == ["1. ", "2. ", "3. ", "$0"]
