"""Synthetic hubs in our own format: as many pages as asked for, the same ones every time.

Their words, choices and sources are those of the hub that stands around this folder, so a benchmark
follows what editors write there.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from imhub.yamlfile import read_yaml

ROOT = Path(__file__).resolve().parent.parent
_SHARES = {"activity": 50, "message": 25, "topic": 20, "help": 5}
"""Of a hundred pages, how many are of each type."""
_LEAST_WORDS, _MOST_WORDS = 120, 250
_PART_WORDS = 50
"""A heading with what stands below it, at most about this long."""
_SENTENCES = 3
"""A paragraph with more is a wall of words."""
_NOT_YET = {"approved_by": "not yet", "made_with": "not yet", "tested_with": "not yet"}
_NAMES_A_PAGE = frozenset({"page", "tell_us"})
"""Keys of hub.yml."""
_NO_LANGUAGE = {
    "code": "qaa",
    "html_lang": "qaa",
    "name": "None",
    "native": "None",
    "direction": "ltr",
    "locale": "en_GB",
    "status": "live",
}
"""A code that is nobody's: ISO 639 keeps it for local use."""

_WHO = ("your baby", "your child", "your wee one", "they", "you both", "a small child")
_DO = (
    "look at", "listen to", "hold", "smile at", "copy", "point at", "talk about", "wave to",
    "sing to", "wait for", "move with", "notice", "name", "share", "reach for", "play with",
)  # fmt: skip
_WHAT = (
    "a face", "the window", "a cup", "the rain", "a song", "the bus", "a leaf", "warm water",
    "a soft sock", "the moon", "your hands", "a wooden spoon", "the stairs", "a picture book",
    "granny's voice", "the dog next door", "a cardboard box", "the wind", "a red ball", "a hug",
)  # fmt: skip
_WHEN = (
    "at bath time", "on the way home", "after a feed", "before bed", "while you wait",
    "in the kitchen", "on a slow morning", "when the day was long", "at the shop", "any time",
)  # fmt: skip
_WHY = (
    "It helps them feel safe", "It shows that you saw them", "They learn that you come back",
    "It is a small way to talk", "It can calm you both", "Nothing else is needed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Page:
    id: str
    type: str
    folder: str


@dataclass(frozen=True)
class _Hub:
    """What a page may refer to."""

    data: dict[str, Any]
    evidence: tuple[str, ...]
    needs: tuple[str, ...]
    terms: tuple[str, ...]
    services: tuple[str, ...]
    drawings: tuple[str, ...]

    def ids(self, kind: str) -> tuple[str, ...]:
        return tuple(choice["id"] for choice in self.data[kind])


def make_hub(root: Path, count: int, seed: int = 1, *, english: bool = False) -> None:
    """Write a hub with *count* messages into the new folder *root*.

    Unless it is *english*, it says that its language is none that has rules for plain words. So
    what is measured is the house, however many rules there are.
    """
    random = Random(seed)  # repeatable on purpose
    hub = _read_hub()
    if not english:
        hub.data["source_language"] = _NO_LANGUAGE["code"]
    pages = _plan(hub, count)
    _write_data(root / "content", hub, pages)
    for number, page in enumerate(pages):
        file = root / "content" / page.folder / f"{page.id}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_page(random, hub, pages, number), encoding="utf-8")
    _write_languages(root / "translations")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    overrides = json.dumps(str(ROOT / "overrides"))
    (root / "mkdocs.yml").write_text(
        settings.replace("custom_dir: overrides", f"custom_dir: {overrides}"), encoding="utf-8"
    )


def _write_languages(folder: Path) -> None:
    """The registry of languages, with no translation: `tongues.py` makes those."""
    folder.mkdir()
    shutil.copyfile(ROOT / "translations/languages.yml", folder / "languages.yml")
    with (folder / "languages.yml").open("a", encoding="utf-8") as file:
        file.write(f"- {json.dumps(_NO_LANGUAGE)}\n")


def _read_hub() -> _Hub:
    def rows(name: str) -> list[dict[str, Any]]:
        return list(_read_data(name))

    return _Hub(
        _read_data("hub"),
        tuple(row["id"] for row in rows("evidence") if row["verified"] != "unverified"),
        tuple(row["id"] for row in rows("needs") if row["served_by"] == "page"),
        tuple(row["id"] for row in rows("glossary") if "audience" not in row),
        tuple(row["id"] for row in rows("services") if row.get("listed", True)),
        tuple(sorted(path.stem for path in (ROOT / "content" / "drawings").glob("*.svg"))),
    )


def _read_data(name: str) -> Any:  # whatever the file holds
    path = ROOT / "content" / "data" / f"{name}.yml"
    return read_yaml(path.read_text(encoding="utf-8")).data


def _plan(hub: _Hub, count: int) -> Sequence[_Page]:
    """Pages of all types, mixed; the first help page is the one that the hub leads to."""
    folders = {
        type_: [row["folder"] for row in hub.data["sections"] if row["type"] == type_]
        for type_ in _SHARES
    }
    types = [type_ for type_, share in _SHARES.items() for _ in range(share)]
    Random(0).shuffle(types)
    pages = []
    for number in range(count):
        type_ = types[number % len(types)]
        folder = folders[type_][number % len(folders[type_])]
        pages.append(_Page(f"{type_}-{number + 1:05}", type_, folder))
    return pages


def _write_data(content: Path, hub: _Hub, pages: Sequence[_Page]) -> None:
    """The hub's data files; what names a page names one of *pages*."""
    shutil.copytree(ROOT / "content" / "data", content / "data")
    shutil.copytree(ROOT / "content" / "drawings", content / "drawings")
    first = {type_: [p.id for p in pages if p.type == type_] for type_ in _SHARES}
    worries = [{"page": id_, "title": f"Worry about {id_}"} for id_ in first["topic"][:6]]
    named = {"do_now": first["activity"][:3], "worries": worries, "help_page": first["help"][0]}
    glossary = [{**row, "see": first["message"][0]} for row in _read_data("glossary")]
    settings = _name_pages({**hub.data, **named}, {page.id for page in pages}, first["help"][0])
    for name, value in (("hub", settings), ("glossary", glossary)):
        text = json.dumps(value, ensure_ascii=False, indent=1)
        (content / "data" / f"{name}.yml").write_text(text, encoding="utf-8")


def _name_pages(value: Any, known: set[str], page: str) -> Any:  # whatever hub.yml holds
    """*value* with *page* wherever it names a page that is not *known*."""
    if isinstance(value, list):
        return [_name_pages(each, known, page) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: page if key in _NAMES_A_PAGE and each not in known else _name_pages(each, known, page)
        for key, each in value.items()
    }


def _page(random: Random, hub: _Hub, pages: Sequence[_Page], number: int) -> str:
    page = pages[number]
    fields = _front_matter(random, hub, page)
    served = hub.needs[number :: len(pages)] or hub.needs[number % len(hub.needs) :][:1]
    fields["needs"] = list(served)
    fields["related"] = [p.id for p in random.sample(pages, 4) if p != page][:3]
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---", _body(random, hub, pages, page), ""])


def _front_matter(random: Random, hub: _Hub, page: _Page) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "title": _clause(random).capitalize(),
        "summary": _sentence(random),
        "audience": _some(random, hub.ids("audiences"), 2),
        "stage": _some(random, hub.ids("stages"), 3),
        "key_message": _sentence(random),
        "evidence": _some(random, hub.evidence, 3),
        "drawing": random.choice(hub.drawings),
        "reviewed": "2026-11-22",
        **_NOT_YET,
    }
    if page.type in ("message", "activity"):
        fields["why_it_helps"] = f"{random.choice(_WHY)}. {_sentence(random)}"
    if page.type in ("message", "topic", "help"):
        fields["services"] = _some(random, hub.services, 2)
    if page.type == "activity":
        fields |= {
            "cost": "free",
            "minutes": random.choice((1, 2, 2, 2, 5, 10, 15)),
            "place": _some(random, hub.ids("places"), 2),
            "routine": _some(random, hub.ids("routines"), 2),
            "skill": _some(random, hub.ids("skills"), 2),
            "you_need": [],
            "adaptations": {
                id_: _sentence(random) for id_ in _some(random, hub.ids("adaptations"), 2)
            },
        }
    return fields


def _body(random: Random, hub: _Hub, pages: Sequence[_Page], page: _Page) -> str:
    """Steps or a paragraph first, then headings, lists and links, then a safety note."""
    wanted = random.randint(_LEAST_WORDS, _MOST_WORDS - _PART_WORDS)
    blocks = [_list(random, "1.") if page.type == "activity" else _paragraph(random)]
    target = random.choice(pages)
    blocks.append(
        f"See [{_clause(random)}](page:{target.id}) too. {_sentence(random)} "
        f"Ask about [this word](term:{random.choice(hub.terms)})."
    )
    blocks.append('!!! safety "Stay safe"\n    ' + _sentence(random))
    while sum(map(_count_words, blocks)) < wanted:
        heading = f"## {_clause(random).capitalize()}"
        part = random.choice((_paragraph(random), _list(random, "-")))
        blocks[-1:-1] = [heading, part]
    return "\n\n".join(blocks)


def _count_words(block: str) -> int:
    return sum(part[0].isalpha() for part in block.split())


def _list(random: Random, mark: str) -> str:
    return "\n".join(f"{mark} {_sentence(random)}" for _ in range(random.randint(3, 5)))


def _paragraph(random: Random) -> str:
    """Two or three sentences in one paragraph, or as many as five in two: a screen is small."""
    sentences = [_sentence(random) for _ in range(random.randint(2, 4))]
    sentences.insert(1, f"**{random.choice(_WHY)}.**")
    parts = (sentences[:_SENTENCES], sentences[_SENTENCES:])
    return "\n\n".join(" ".join(part) for part in parts if part)


def _sentence(random: Random) -> str:
    """At most 17 words, so that no rule about length stops the build."""
    if random.random() < 0.4:
        return f"{_clause(random).capitalize()}."
    first, then = _do(random), _do(random)
    return f"{first.capitalize()}, and {random.choice(_WHO)} may {then}."


def _clause(random: Random) -> str:
    return f"{_do(random)} {random.choice(_WHEN)}"


def _do(random: Random) -> str:
    return f"{random.choice(_DO)} {random.choice(_WHAT)}"


def _some(random: Random, values: Sequence[str], most: int) -> list[str]:
    return random.sample(values, random.randint(1, most))
