"""Made-up translations of a synthetic hub, into as many languages as asked for.

They are words of no language, but in the letters of each and about as long as the original. So
proofreading has all its work to do and finds no mistake that would keep a text from readers.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from hubs import ROOT
from imhub.desk.hub import Desk, open_desk
from imhub.desk.store import po_texts, record_texts, write_changes
from imhub.desk.workbook import open_workbook
from imhub.languages import Language
from imhub.pofile import PoEntry, PoFile
from imhub.provenance import Record, key_of
from imhub.yamlfile import read_yaml

Say: TypeAlias = Callable[[str], str]
"""From a text to its translation."""

_DAY = date(2026, 11, 22)
_KEPT = re.compile(r"\]\([^)]*\)|%\([^)]*\)[sd]|\{[^}]*\}|<[^>]*>|&\w+;|https?://\S+")
_WORD = re.compile(rf"(?P<kept>{_KEPT.pattern})|[A-Za-z]+")
_SPACE_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_HAN_LETTERS = 3
"""Latin letters for which one Chinese character stands."""


@dataclass(frozen=True, slots=True)
class _Letters:
    """Letters that all languages of a script have."""

    vowels: str
    consonants: str


_SCRIPTS: Mapping[str, _Letters] = {
    "Latn": _Letters("aeiou", "bdfglmnprst"),
    "Cyrl": _Letters("аеиоу", "бвгджзклмнпрстфхцчш"),
    "Arab": _Letters("اوه", "بتجحدرزسشفقلمن"),
    "Hans": _Letters("", "妈爸孩宝看听玩笑水手歌车家天月风雨花书球"),
}


def add_languages(hub: Path, count: int) -> Sequence[Language]:
    """Give *hub*, which has none, translations into *count* languages, and say which."""
    desk = open_desk(hub)
    languages = languages_for(desk, count)
    _set_status(hub, {language.code for language in languages})
    for number, language in enumerate(languages):
        _translate(desk, language, speaker(language, number))
    return languages


def languages_for(desk: Desk, count: int) -> Sequence[Language]:
    """The first *count* languages of the registry in whose letters we can write."""
    own = desk.source.code
    known = [each for each in desk.languages if each.script in _SCRIPTS and each.code != own]
    able = [each for each in known if each.locale != desk.source.locale]
    if len(able) < count:
        raise SystemExit(f"The registry has {len(able)} languages to translate into.")
    return able[:count]


def _set_status(hub: Path, codes: Iterable[str]) -> None:
    """Make drafts of the languages with *codes*, so that pages are made in them."""
    file = hub / "translations/languages.yml"
    rows: Any = read_yaml(file.read_text(encoding="utf-8")).data  # as the registry has it
    drafts = [{**row, "status": "draft"} if row["code"] in codes else row for row in rows]
    file.write_text(json.dumps(drafts, ensure_ascii=False, indent=1), encoding="utf-8")


def _translate(desk: Desk, language: Language, say: Say) -> None:
    files = {
        section: PoFile(po.comment, po.header, tuple(_filled(entry, say) for entry in po.entries))
        for section, po in open_workbook(desk, language).merged.files.items()
    }
    entries = [entry for po in files.values() for entry in po.entries]
    write_changes(po_texts(desk.root, language.code, files))
    write_changes(record_texts(desk.root, language.code, map(_record, entries)))
    _write_glossary(desk.root, language, say)


def _write_glossary(hub: Path, language: Language, say: Say) -> None:
    """As many words as the language's own glossary has, said as the translations say them."""
    own = ROOT / "translations" / language.code / "glossary.yml"
    if not own.is_file():
        return
    rows: Any = read_yaml(own.read_text(encoding="utf-8")).data  # as our own glossaries have it
    known = [row["source"] for row in rows["terms"] if "source" in row]
    lists: list[list[str]] = [[name] if isinstance(name, str) else name for name in known]
    terms = [
        {"source": names, "term": say(names[0]), "also": [say(f"{name}s") for name in names]}
        for names in lists
    ]
    file = hub / "translations" / language.code / "glossary.yml"
    file.write_text(json.dumps({"terms": terms}, ensure_ascii=False, indent=1), encoding="utf-8")


def _filled(entry: PoEntry, say: Say) -> PoEntry:
    others = [say(entry.plural)] * (len(entry.translations) - 1)
    return replace(entry, translations=(say(entry.text), *others))


def _record(entry: PoEntry) -> Record:
    """A machine made every translation, and a person has read every second one."""
    key = key_of(entry.source, entry.translation, entry.context)
    role = "tester" if int(key, 16) % 2 else ""
    return Record(key=key, method="machine", role="benchmark", reviewed_role=role, on=_DAY)


def speaker(language: Language, number: int) -> Say:
    """What says a text in *language*; another *number*, other words."""
    letters = _SCRIPTS[language.script]
    word = _han_word if language.script == "Hans" else _word

    def say(text: str) -> str:
        said = _WORD.sub(lambda match: match["kept"] or word(match[0], letters, number), text)
        return _SPACE_BETWEEN_HAN.sub("", said)

    return say


def _word(word: str, letters: _Letters, number: int) -> str:
    said = "".join(_letter(sign.lower(), letters, number) for sign in word)
    return said.capitalize() if word[0].isupper() else said


def _letter(sign: str, letters: _Letters, number: int) -> str:
    some = letters.vowels if sign in "aeiouy" else letters.consonants
    return some[(ord(sign) + number) % len(some)]


def _han_word(word: str, letters: _Letters, number: int) -> str:
    signs = [word[at : at + _HAN_LETTERS].lower() for at in range(0, len(word), _HAN_LETTERS)]
    some = letters.consonants
    return "".join(some[(sum(map(ord, sign)) + number) % len(some)] for sign in signs)
