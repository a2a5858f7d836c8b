"""A row of JSON in, a row of JSON out: for thousands of texts in a file."""

from collections.abc import Mapping
from typing import NotRequired, TypedDict

from imhub.blocks import Block
from imhub.reading.compare import length_flag
from imhub.reading.plaintext import blocks_of
from imhub.reading.score import Reading, measure
from imhub.reading.verdict import MIN_SENTENCES, MIN_WORDS, Verdict

_KEYS = ("id", "lang", "text")
_DIGITS = 4


class RowMeasures(TypedDict):
    """The numbers of a row; `None` where one does not apply."""

    fk: float | None
    dale_chall: float | None
    rix: float | None
    lix: float | None
    words: int
    sentences: int
    longest: int


class RowFormula(TypedDict):
    """A published formula of the language."""

    name: str
    value: float


class Row(TypedDict):
    """What is written for a row; what is not required applies to some translations only."""

    id: object
    verdict: Verdict
    band: str
    measures: RowMeasures
    nlix: NotRequired[float]
    nrix: NotRequired[float]
    length_flag: NotRequired[bool]
    formula: NotRequired[RowFormula]


def read_jsonl_row(row: Mapping[str, object], *, any_length: bool = False) -> Row:
    """The reading level of one row `{"id", "lang", "text"}`, as a row to write.

    With *any_length* short texts are judged too. `"en"` is the English source of a translation.

    Raises:
        ValueError: a key is missing, or a text is not text. Says which.
    """
    held = row if isinstance(row, Mapping) else {}
    missing = [f"“{key}”" for key in _KEYS if key not in held]
    if missing:
        raise ValueError(f"No {' and no '.join(missing)}. A row has “id”, “lang” and “text”.")
    lang = row["lang"] if isinstance(row["lang"], str) else ""
    blocks = blocks_of(_text(row, "text"))
    words, sentences = (0, 0) if any_length else (MIN_WORDS, MIN_SENTENCES)
    reading = measure(blocks, lang, min_words=words, min_sentences=sentences)
    answer = _write(row["id"], reading)
    if row.get("en") is not None:
        flag = length_flag(_said(blocks), _said(blocks_of(_text(row, "en"))), lang)
        if flag is not None:
            answer["length_flag"] = flag
    return answer


def _text(row: Mapping[str, object], key: str) -> str:
    text = row[key]
    if isinstance(text, str):
        return text
    raise ValueError(f"“{key}” is not text. Put its words between quotes.")


def _write(id_: object, reading: Reading) -> Row:
    found = reading.measures
    answer = Row(
        id=id_,
        verdict=reading.verdict,
        band=reading.band,
        measures=RowMeasures(
            fk=_round(found["fk"]),
            dale_chall=_round(found["dale_chall"]),
            rix=_round(found["rix"]),
            lix=_round(found["lix"]),
            words=found["words"],
            sentences=found["sentences"],
            longest=found["longest"],
        ),
    )
    if found["nlix"] is not None:
        answer["nlix"] = round(found["nlix"], _DIGITS)
    if found["nrix"] is not None:
        answer["nrix"] = round(found["nrix"], _DIGITS)
    if reading.formula is not None:
        answer["formula"] = RowFormula(
            name=reading.formula.name, value=round(reading.formula.value, _DIGITS)
        )
    return answer


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def _said(blocks: tuple[Block, ...]) -> str:
    return " ".join(block.text for block in blocks)
