"""Takes in what came back from a translator: what fits the hub as it is now, and nothing else."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from imhub.catalog import INTERFACE
from imhub.desk.sheet import Answer
from imhub.desk.state import State
from imhub.desk.workbook import Text, Workbook
from imhub.merge import Files
from imhub.mofile import unknown_placeholders
from imhub.pofile import FUZZY, PoEntry
from imhub.provenance import Method, Record, key_of
from imhub.safety import UNSEEN, explain_unseen

_KEY = re.compile(r"(?P<id>[^\[\]]*)(?:\[(?P<form>[0-5])\])?")


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said of the translations that come in."""

    role: str
    method: Method
    on: date
    force: bool = False
    """Whether they may replace translations that a person has read."""


@dataclass(frozen=True, slots=True)
class Left:
    """A text that was not taken, and why."""

    where: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the rows of a file."""

    files: Files
    """All of the language."""
    records: tuple[Record, ...]
    """Those before, and one for each text that was taken."""
    taken: int
    same: int
    """Texts that came back as they stand."""
    empty: int
    left: tuple[Left, ...]


class _Leave(Exception):  # noqa: N818  (it is no error)
    """Why a text is not taken."""


def take_in(book: Workbook, answers: Iterable[Answer], claim: Claim) -> Taken:
    """The files of *book* with the *answers* that fit, for which *claim* is made."""
    made: dict[str, PoEntry] = {}
    left: list[Left] = []
    same = empty = 0
    for id_, rows in _by_text(answers).items():
        if not any(row.translation.strip() for row in rows):
            empty += 1
            continue
        try:
            entry = _answered(book.by_id.get(id_), rows, claim)
        except _Leave as reason:
            left.append(Left(rows[0].where, rows[0].text, str(reason)))
            continue
        if entry is None:
            same += 1
        else:
            made[id_] = entry
    records = {**book.records, **_new_records(made.values(), book, claim)}
    files = _with(book, made)
    return Taken(files, tuple(records.values()), len(made), same, empty, tuple(left))


def _by_text(answers: Iterable[Answer]) -> Mapping[str, Sequence[Answer]]:
    grouped: dict[str, list[Answer]] = {}
    for answer in answers:
        grouped.setdefault(_parts(answer)[0], []).append(answer)
    return grouped


def _parts(answer: Answer) -> tuple[str, int]:
    """Id of the text, and number of its form."""
    match = _KEY.fullmatch(answer.key.strip())
    return (match["id"], int(match["form"] or 0)) if match else (answer.key, 0)


def _answered(text: Text | None, rows: Sequence[Answer], claim: Claim) -> PoEntry | None:
    """The entry of *text* with the translation in *rows*; nothing if it says the same already."""
    if text is None:
        raise _Leave("This text is not in the hub any more.")
    translations = _forms(text, rows)
    entry = text.entry
    if translations == entry.translations and text.state.is_translated:
        return None
    made = replace(entry, translations=translations, flags=entry.flags - {FUZZY}, before=())
    _check(made, text)
    if text.state is State.REVIEWED and not claim.force:
        raise _Leave("A person has read the translation that stands there. --force replaces it.")
    return made


def _forms(text: Text, rows: Sequence[Answer]) -> tuple[str, ...]:
    sources = [text.unit.text, text.unit.plural or text.unit.text]
    forms: dict[int, str] = {}
    for row in rows:
        form = _parts(row)[1]
        if _plain(row.text) != _plain(sources[min(form, 1)]):
            raise _Leave("The source text was changed in the file. Change it in the hub instead.")
        translation = _like(text.unit.text, row.translation)
        if forms.setdefault(form, translation) != translation:
            raise _Leave("It stands here twice, with two translations.")
    count = len(text.entry.translations)
    if set(forms) != set(range(count)) or not all(map(str.strip, forms.values())):
        raise _Leave(f"It needs {count} forms, one for each way of counting.")
    return tuple(forms[form] for form in range(count))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _like(source: str, translation: str) -> str:
    """*translation* with line ends as ours, and none around it where *source* has none."""
    text = translation.replace("\r\n", "\n").replace("\r", "\n")
    text = text if source.startswith("\n") else text.lstrip("\n")
    return text if source.endswith("\n") else text.rstrip("\n")


def _check(entry: PoEntry, text: Text) -> None:
    for translation in entry.translations:
        found = UNSEEN.search(translation)
        if found:
            _, message, remedy = explain_unseen(translation, found)
            raise _Leave(f"{message} {remedy}")
    unknown = unknown_placeholders(entry) if text.unit.section == INTERFACE else ()
    if unknown:
        raise _Leave(f"{', '.join(unknown)} cannot be filled in. Copy it from the source.")


def _new_records(entries: Iterable[PoEntry], book: Workbook, claim: Claim) -> Mapping[str, Record]:
    """A record for each of *entries*, but for one that a person has read before."""
    keys = [key_of(entry.source, entry.translation, entry.context) for entry in entries]
    return {
        key: Record(key=key, method=claim.method, role=claim.role, on=claim.on)
        for key in keys
        if key not in book.records or not book.records[key].reviewed_role
    }


def _with(book: Workbook, made: Mapping[str, PoEntry]) -> Files:
    """The files of *book* with the entries *made*, by the ids of their texts."""
    new = {(book.by_id[id_].unit.section, entry.key): entry for id_, entry in made.items()}
    return {
        section: replace(
            po,
            entries=tuple(
                entry if entry.obsolete else new.get((section, entry.key), entry)
                for entry in po.entries
            ),
        )
        for section, po in book.merged.files.items()
    }
