"""The reading measures against their targets, with every way to the network closed.

    .venv/bin/python bench/reading.py                               speed, random texts, our pages
    .venv/bin/python bench/reading.py --dev DIR --hard A.txt B.txt  and texts that others graded

DIR holds `dev_reading.jsonl`: rows of `id`, `lang`, `level`, `text`, and `pair`, `en` or `expect`.
The `--hard` texts are for professionals: their passages should fail.

Exit 1 when a target is missed.
"""

import argparse
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import mean
from typing import Any, NoReturn, TypeAlias

from figures import print_table, say
from imhub.load import load_site
from imhub.markdown import Renderer
from imhub.model import Message
from imhub.reading import blocks_of, measure, read_jsonl_row
from imhub.reading.languages import known_languages

ROOT = Path(__file__).resolve().parent.parent
_PROFESSIONAL = frozenset({"campaign", "campaign-day", "kit"})
_RANDOM_TEXTS = 10_000
_ROW_WORDS = 300
_PASSAGE_WORDS = (60, 250)
_LIST = re.compile(r"^(?:- |\d+\. )", re.MULTILINE)
_STARTUP = "import imhub.reading, sys; sys.exit('textstat' in sys.modules)"
_PIECES = (
    *("# ", "- ", "1. ", "> ", "\n", "\n\n", "    ", "\t", "|a|b|\n|-|-|\n", "!!! note\n"),
    *("**", "[a", "](", "![", "``", "\\", "_", "<b>", "&amp;", "&#10;", "https://", "://["),
    *("a@b.c", "e.g. ", "...", "。", "፡፡", "1.5", "0808 808 8000 ", "(c) ", "Baby ", "don’t "),
    *("宝", "٣", "İ", "ß", "\u200d", "\u0301", "\ud800", "\x1c", "\u2028", "\r", "\x02", "\x0e"),
)

Row: TypeAlias = Mapping[str, Any]
"""A row of JSON, graded by others."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was measured, and whether that is good enough."""

    name: str
    target: str
    measured: str
    ok: bool


def at_least(name: str, target: float, measured: float, digits: int = 2) -> Outcome:
    """*measured* should be *target* or more."""
    return Outcome(name, f"≥ {target:.{digits}f}", f"{measured:.{digits}f}", measured >= target)


def at_most(name: str, target: float, measured: float, digits: int = 0) -> Outcome:
    """*measured* should be *target* or less."""
    return Outcome(name, f"≤ {target:.{digits}f}", f"{measured:.{digits}f}", measured <= target)


def auc(hard: Sequence[float], easy: Sequence[float]) -> float:
    """Chance that the harder of two texts scores higher."""
    return mean((a > b) + 0.5 * (a == b) for a in hard for b in easy)


def composite(answer: Row) -> float:
    """The three measures as one, each by its distance from the limit for easy texts."""
    found = answer["measures"]
    return float(
        (found["fk"] - 7) / 3 + (found["dale_chall"] - 6.8) / 0.8 + (found["rix"] - 2.5) / 1.5
    )


def read(row: Row) -> Row:
    """The answer to *row*, however short."""
    return dict(read_jsonl_row(row, any_length=True))


def graded(rows: Sequence[Row]) -> Iterator[Outcome]:
    """Targets on texts that others graded."""
    answers = [(row, read(row)) for row in rows]
    by_level: dict[tuple[str, str], list[Row]] = defaultdict(list)
    pairs: dict[str, dict[str, float]] = defaultdict(dict)
    alarms: dict[str, list[bool]] = defaultdict(list)
    for row, answer in answers:
        by_level[row["lang"], row["level"]].append(answer)
        if row["lang"] == "en" and row.get("pair"):
            pairs[row["pair"]][row["level"]] = composite(answer)
        if "length_flag" in answer:
            alarms[row["lang"]].append(answer["length_flag"])
    hard, easy = by_level["en", "advanced"], by_level["en", "elementary"]
    yield at_least(
        "English, elementary/advanced: Flesch-Kincaid AUC",
        0.87,
        auc([a["measures"]["fk"] for a in hard], [a["measures"]["fk"] for a in easy]),
    )
    right = [pair["advanced"] > pair["elementary"] for pair in pairs.values()]
    yield at_least(f"the same: {len(right)} pairs in order", 0.95, mean(right))
    expected = [answer["verdict"] == row["expect"] for row, answer in answers if row.get("expect")]
    yield at_least(f"{len(expected)} texts with an expected verdict: right", 1, mean(expected))
    yield at_least(
        "German, easy/hard: nLIX AUC",
        0.93,
        auc(*([a["nlix"] for a in by_level["de", level]] for level in ("hard", "easy"))),
    )
    worst = max(alarms, key=lambda lang: mean(alarms[lang]))
    yield at_most(f"translations flagged for length, worst of {len(alarms)} languages ({worst})",
                  0.05, mean(alarms[worst]), 2)  # fmt: skip
    others = [answer for row, answer in answers if row["lang"] != "en"]
    yield at_most("texts in other languages that got a verdict", 0,
                  sum(a["verdict"] != "not-validated" for a in others))  # fmt: skip


def hard_passages(texts: Iterable[str]) -> Iterator[Outcome]:
    """Targets on the passages of texts for professionals."""
    least, most = _PASSAGE_WORDS
    passages = [
        passage
        for text in texts
        for passage in re.split(r"\n\s*\n", text)
        if least <= len(passage.split()) <= most
    ]
    verdicts = [read({"id": 0, "lang": "en", "text": passage})["verdict"] for passage in passages]
    yield at_most(f"{len(passages)} professional passages: pass", 0, verdicts.count("pass"))
    yield at_least("the same: share that fails", 0.85, verdicts.count("fail") / len(verdicts))


def own_pages(root: Path) -> Iterator[Outcome]:
    """Targets on the pages that parents read here."""
    site = load_site(root).site
    pages = [m for m in site.messages if m.type not in _PROFESSIONAL] if site else []
    bad = [page.path for page in pages if _verdict(page) not in ("pass", "short")]
    yield at_most(
        f"{len(pages)} pages for parents: neither pass nor short {' '.join(bad)}", 0, len(bad)
    )
    lists = [page.body for page in pages if re.search(r"^(?:- |\d+\. )", page.body, re.MULTILINE)]
    change = max(abs(_fk(_with_stops(body)) - _fk(_without_stops(body))) for body in lists)
    yield at_most(
        f"{len(lists)} pages with lists: Flesch-Kincaid, full stops or none", 0.1, change, 1
    )


def _verdict(page: Message) -> str:
    return measure(Renderer().render(page.body).blocks).verdict


def _fk(body: str) -> float:
    return measure(blocks_of(body)).measures["fk"] or 0.0


def _with_stops(body: str) -> str:
    return re.sub(r"^((?:- |\d+\. ).*[^.!?…:\"”\s])$", r"\1.", body, flags=re.MULTILINE)


def _without_stops(body: str) -> str:
    return re.sub(r"^((?:- |\d+\. ).*)\.$", r"\1", body, flags=re.MULTILINE)


def random_texts(number: int) -> Iterator[Outcome]:
    """Random Unicode and Markdown, each text in English and in one of the other languages."""
    random = Random(number)
    langs = [*known_languages(), "xx", ""]
    crashes, done = 0, 0
    for count in range(number):
        text = "".join(_piece(random) for _ in range(random.randrange(40)))
        for lang in ("en", langs[count % len(langs)]):
            row = {"id": count, "lang": lang, "text": text, "en": text[::-1]}
            try:
                json.dumps(read(row), allow_nan=False)
            except Exception as error:
                crashes += 1
                say(f"{error!r} in {lang}: {text!r}")
            done += 1
    yield at_most(f"{done:,} readings of {number:,} random texts: exceptions, NaN", 0, crashes)


def _piece(random: Random) -> str:
    if random.random() < 0.5:
        return random.choice(_PIECES)
    first = random.choice((0x20, 0x20, 0xA0, 0x370, 0x600, 0x900, 0x1200, 0x4E00, 0xD800, 0x1F600))
    return "".join(chr(first + random.randrange(0x100)) for _ in range(random.randrange(8)))


def speed(words: Sequence[str]) -> Iterator[Outcome]:
    """Rows a second of one core, each row new, and the time until the first."""
    texts = [" ".join(words[at : at + _ROW_WORDS]) for at in range(0, len(words), _ROW_WORDS)]
    read({"id": 0, "lang": "en", "text": "Load what is loaded on first use."})
    started = time.process_time()
    for number, text in enumerate(texts):
        read({"id": number, "lang": "en", "text": text})
    rate = len(texts) / (time.process_time() - started)
    yield at_least(f"{len(texts)} rows of {_ROW_WORDS} words: rows a second", 50, rate, 0)
    before = os.times()
    light = subprocess.run([sys.executable, "-c", _STARTUP], check=False).returncode == 0
    after = os.times()
    seconds = sum(after[2:4]) - sum(before[2:4])
    yield at_most("seconds of CPU to start", 0.6, seconds, 2)
    yield Outcome("textstat loaded at start", "no", "no" if light else "yes", light)


class _NoNetwork(socket.socket):
    """A socket that says that it was asked for."""

    opened = 0

    def __init__(self, *args: object, **kwargs: object) -> None:  # noqa: ARG002
        _refuse()


def _refuse(*args: object, **kwargs: object) -> NoReturn:  # noqa: ARG001
    _NoNetwork.opened += 1
    raise OSError("No way to the network in this benchmark.")


def main() -> int:
    """Measure, print, and say whether all targets are met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--dev", type=Path, help="folder with dev_reading.jsonl")
    parser.add_argument("--hard", type=Path, nargs="*", default=[], help="texts for professionals")
    parser.add_argument("--content", type=Path, default=ROOT, help="folder of a hub")
    parser.add_argument("--random", type=int, default=_RANDOM_TEXTS, help="number of random texts")
    options = parser.parse_args()
    socket.socket = _NoNetwork  # type: ignore[misc]  # the point of it
    socket.getaddrinfo = socket.create_connection = _refuse

    outcomes = [*own_pages(options.content), *speed(_all_words(options.content))]
    if options.dev:
        lines = (options.dev / "dev_reading.jsonl").read_text(encoding="utf-8").splitlines()
        outcomes += graded([json.loads(line) for line in lines])
    if options.hard:
        outcomes += hard_passages(path.read_text(encoding="utf-8") for path in options.hard)
    outcomes += random_texts(options.random)
    outcomes.append(at_most("connections asked for", 0, _NoNetwork.opened))
    rows = [(o.name, o.target, o.measured, "yes" if o.ok else "NO") for o in outcomes]
    print_table(("", "target", "measured", "ok"), rows)
    return 0 if all(outcome.ok for outcome in outcomes) else 1


def _all_words(root: Path) -> Sequence[str]:
    site = load_site(root).site
    return [word for message in site.messages for word in message.body.split()] if site else []


if __name__ == "__main__":
    sys.exit(main())
