"""The numbers in a text, in the digits of any script, so that two texts can be compared.

`1,000`, `1 000` and `١٬٠٠٠` are one number; so are `2½` and `2,5`. A phone number is one number
however it is spaced.
"""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from imhub.phones import plain_digits

_DIGIT = re.compile(r"[\d¼½¾⅓⅔⅛]")
_FRACTION = re.compile(r"(?:(\d{1,9})\s?)?([¼½¾⅓⅔⅛])")
_WRITTEN_FRACTION = re.compile(r"(\d{1,9}) ([1-9])[/⁄]([2-9])(?!\d)")
_NUMBER = re.compile(
    r"""
    (?P<phone>(?<!\d)(?:\+|0)\d(?:[ \u00a0().–-]{0,2}\d){6,13}(?!\d))
  | (?P<thousands>\d{1,3}(?P<sep>[ .,\u00a0\u202f'’٬])\d{3}(?:(?P=sep)\d{3})*(?!\d))
  | (?P<parts>\d+(?:[./-]\d+){2,})
  | (?P<decimal>\d+[.,:٫h]\d{1,2}(?!\d))
  | (?P<whole>\d+)
    """,
    re.VERBOSE,
)
_CLOCK = re.compile(r"(?<![\d.:])(1?\d)(?:[.:](\d\d))?\s?([ap])\.?\s?m\b", re.IGNORECASE)
_HAN = "〇一二三四五六七八九"
_HAN_NUMBER = re.compile(f"[{_HAN}零两兩十百千]{{1,12}}")
_HAN_TENS = {"十": 10, "百": 100, "千": 1000}
_ALIKE = str.maketrans({"零": "〇", "两": "二", "兩": "二"})


def numbers_in(text: str) -> Counter[str]:
    """The numbers in *text*, each as plain digits with a point."""
    if not _DIGIT.search(text):
        return Counter()
    plain = _WRITTEN_FRACTION.sub(_as_decimal, plain_digits(_FRACTION.sub(_joined, text)))
    return Counter(number for match in _NUMBER.finditer(plain) for number in _read(match))


def compare_numbers(source: str, translation: str, lang: str) -> tuple[list[str], list[str]]:
    """The numbers of *source*, which is in *lang*, that *translation* lacks, and those it adds.

    5 pm may become 17:00, two may become 2, and 3 may become the Chinese 三: each says the same.
    """
    if not (_DIGIT.search(source) or _DIGIT.search(translation)):
        return [], []
    there, here = numbers_in(source), numbers_in(translation)
    missing, added = there - here, here - there
    if missing and added:
        for early, late in clock_times(source):
            if missing[early] > 0 and added[late] > 0:
                missing[early] -= 1
                added[late] -= 1
    if added:
        added -= spelled_out(source, lang)
    if missing:
        for number in han_numbers(translation):
            missing[number] = 0
    return sorted(missing.elements()), sorted(added.elements())


def _joined(match: re.Match[str]) -> str:
    share = f"{unicodedata.numeric(match[2]):.2f}".lstrip("0")
    return f" {match[1] or '0'}{share} "


def _as_decimal(match: re.Match[str]) -> str:
    return f"{match[1]}.{round(100 * int(match[2]) / int(match[3])):02}"


def _read(match: re.Match[str]) -> Iterator[str]:
    text = match[0]
    if match["phone"] or match["thousands"]:
        yield re.sub(r"\D", "", text)
    elif match["parts"]:
        yield from map(_plain, re.findall(r"\d+", text))
    elif match["decimal"]:
        whole, part = re.split(r"\D", text)
        part = part.rstrip("0")
        yield f"{_plain(whole)}.{part}" if part else _plain(whole)
    else:
        yield _plain(text)


def _plain(digits: str) -> str:
    """*digits* as a short number is written, without zeros before it."""
    return str(int(digits)) if len(digits) <= 3 else digits


def clock_times(text: str) -> Iterator[tuple[str, str]]:
    """Each time on a clock of twelve hours in *text*, with what a clock of 24 hours shows."""
    for hour, minutes, half in _CLOCK.findall(plain_digits(text)):
        late = int(hour) % 12 + (12 if half in "pP" else 0)
        part = (minutes or "").rstrip("0")
        tail = f".{part}" if part else ""
        yield f"{int(hour)}{tail}", f"{late}{tail}"


def spelled_out(text: str, lang: str) -> Counter[str]:
    """The numbers that *text*, in *lang*, has as words."""
    known = _number_words().get(lang, {})
    words = re.findall(r"[^\W\d_]+", text.casefold()) if known else ()
    return Counter(known[word] for word in words if word in known)


def han_numbers(text: str) -> frozenset[str]:
    """The numbers that *text* has in Chinese characters."""
    return frozenset(_of_han(match[0].translate(_ALIKE)) for match in _HAN_NUMBER.finditer(text))


def _of_han(text: str) -> str:
    if _HAN_TENS.keys().isdisjoint(text):
        return str(int("".join(str(_HAN.index(sign)) for sign in text)))
    total = digit = 0
    for sign in text:
        if sign in _HAN_TENS:
            total, digit = total + max(digit, 1) * _HAN_TENS[sign], 0
        else:
            digit = _HAN.index(sign)
    return str(total + digit)


@cache
def _number_words() -> Mapping[str, Mapping[str, str]]:
    text = files(__package__).joinpath("number_words.csv").read_text(encoding="utf-8")
    known: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(text.splitlines()):
        known.setdefault(row["lang"], {})[row["word"]] = row["value"]
    return known
