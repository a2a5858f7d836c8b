"""Words and sentences of a text, in any script."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

PLACEHOLDER = "0"
"""Stands for a number, time, price, phone number, e-mail or web address: each is one word."""

_HAN = "々〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"
_CLOSERS = r"""["'”’»›“‘«‹)\]}」』】）》〉*_]*"""
_OPENERS = re.compile(r"""[\s"'“‘„«‹(\[{（「『«¿¡*_–—-]*""")
_NO_SPACE_NEEDED = frozenset("。！？｡")
_NOT_INITIALS = frozenset("IA")
_URL_END = "[A-Za-z0-9/=#&_-]"
_SEPARATORS = "\u200b\ufeff"
"""Without width, and yet between words."""
_TATWEEL = "ـ"
"""Stretches an Arabic word; no letter of it."""


def letters(text: str) -> int:
    """How many letters and digits *text* has; marks, apostrophes and hyphens do not count."""
    found = len(text) if text.isalnum() else sum(map(str.isalnum, text))
    return found - text.count(_TATWEEL)


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence within a text."""

    text: str
    words: tuple[str, ...]


def split_sentences(text: str, abbreviations: Mapping[str, bool]) -> Iterator[Span]:
    """Sentences of *text* that hold at least one word.

    *abbreviations* are lower-case words after which a full stop ends no sentence; true means: only
    before a number.
    """
    start = 0
    words: list[str] = []
    kind = ""
    for token in _token().finditer(text):
        if token.lastgroup != "end":
            kind = token.lastgroup or ""
            words.append(_word(kind, token[0]))
        elif not _goes_on(text, token, kind, words, abbreviations):
            if words:
                yield Span(text[start : token.end()].strip(), tuple(words))
            start, words, kind = token.end(), [], ""
    if words:
        yield Span(text[start:].strip(), tuple(words))


def _word(kind: str, token: str) -> str:
    if kind == "dotted":
        return token.replace(".", "")
    if kind == "written" or token.isdecimal():
        return PLACEHOLDER
    return token


def _goes_on(
    text: str,
    end: re.Match[str],
    kind: str,
    words: list[str],
    abbreviations: Mapping[str, bool],
) -> bool:
    """Whether the sentence goes on after what looks like its end."""
    if not _NO_SPACE_NEEDED.isdisjoint(end[0]):
        return False
    after = text[end.end() : end.end() + 1]
    if after and not after.isspace():
        return True
    opener = _OPENERS.match(text, end.end())
    following = text[opener.end() : opener.end() + 1] if opener else ""
    if following.islower() and following != following.title():
        return True
    if not following or not words or not end[0].startswith(".") or end[0].startswith(".."):
        return False
    only_before_number = abbreviations.get(words[-1].lower())
    if only_before_number is not None:
        return following.isdecimal() or not only_before_number
    return kind == "word" and _is_initial(words[-1])


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isalpha() and not word.islower() and word not in _NOT_INITIALS


@cache
def _token() -> re.Pattern[str]:
    """Matches one word, of any kind, or one end of a sentence; made on first use."""
    chars = map(chr, chain(range(0xAD, 0x1F000), range(0xE0001, 0xE01F0)))
    joiners = "".join(filter(_joins_word, chars))
    letter = rf"[^\W_{_HAN}]"
    run = rf"{letter}+(?:[{joiners}]+{letter}*)*"
    return re.compile(
        rf"""
        (?P<written>
            (?:https?://|www\.)[!-~]*{_URL_END}
          | [A-Za-z0-9._%+-]{{1,64}}@(?:[A-Za-z0-9-]{{1,63}}\.){{1,8}}[A-Za-z]{{2,}}
          | (?:[A-Za-z0-9-]{{1,63}}\.){{1,8}}(?:com|org|net|info|gov|edu|int|[a-z]{{2}})
            (?![\w.-]{{0,63}}\w)(?:/[!-~]*{_URL_END})?
          | (?:\+|\(?0)(?=(?:[ ()\u00a0-]*\d){{6}})\d*\)?(?:[ \u00a0-]?(?:\(0\))?\(?\d{{2,}}\)?)+
          | \d{{3}}[ \u00a0]\d{{3,4}}(?:[ \u00a0]\d{{3,4}})*(?!\w)
          | \d+(?:[.,:/٫٬]\d+)+[A-Za-z]* | \d+[A-Za-z]{{1,3}}(?![\w'’-])
        )
        | (?P<dotted>[^\W\d_{_HAN}](?:\.[^\W\d_{_HAN}])+(?!\w)\.?)
        | (?P<han>[{_HAN}])
        | (?P<word>{run}(?:[-'’‐‑]{run})*)
        | (?P<end>(?:፡፡|[.!?…؟۔。！？።፧।॥｡])+{_CLOSERS})
        """,
        re.VERBOSE,
    )


def _joins_word(char: str) -> bool:
    """Whether *char* is part of a word without being a letter: a mark, a joiner, a soft hyphen."""
    category = unicodedata.category(char)
    return category[0] == "M" or (category == "Cf" and char not in _SEPARATORS)
