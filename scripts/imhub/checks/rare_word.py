"""A word that people seldom see.

## What it does
Looks each word up in a list of how often words are used. A word that stands fewer than once in a
million words is named, unless it is a name, is in the hub's glossary, or is in
`content/data/style/rare-word.yml` with the words that parents know all the same, such as “nappy”.
This is a suggestion. It needs `pip install imhub[words]`; without that it says nothing.

## Why it matters
A reader who meets a word for the first time has to guess, and may guess wrong.

## Example
Instead of “Their fontanelle is soft” write “The top of their head is soft”.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec

from imhub.checks.passages import Passage
from imhub.checks.phrases import Phrases
from imhub.checks.rule import Context, Problem, Rule
from imhub.finding import Severity
from imhub.model import Message
from imhub.reading import is_familiar
from imhub.reading.familiar import stems

_NAME = "rare-word"
_RARE = 3.0
"""Zipf scale: 3 is once in a million words, 4 is ten times in a million."""
_SHORT = 4
"""Words with fewer letters are left alone: many are sounds that babies make."""
_PART = 3
_SOUND = re.compile(r"(.)\1\1|^[^aeiouy]+$")
"""Brrr, pffft, mmmm."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ADDRESS = re.compile(r"[@/\\#]|\w\.\w")


def _check(message: Message, context: Context) -> Iterator[Problem]:
    if not _frequency():
        return
    seen: set[str] = set()
    for passage in context.passages(message):
        if not passage.is_quote:
            yield from _in_passage(passage, context, seen)


def _in_passage(passage: Passage, context: Context, seen: set[str]) -> Iterator[Problem]:
    for sentence in passage.sentences:
        for word in _no_names(sentence, context.phrases(_NAME, "endings")):
            if word not in seen and _is_rare(word) and not _is_known(word, context):
                seen.add(word)
                yield Problem(
                    passage.line,
                    f"Many readers will not know “{word}”.",
                    "Use an everyday word for it, or say what it means. Or check how it is spelt.",
                    sentence,
                )


def _no_names(sentence: str, endings: Phrases) -> Iterator[str]:
    """Words of *sentence* in small letters, without names and addresses.

    The first one counts only when it ends as names do not: see *endings*.
    """
    said = " ".join(part for part in sentence.split() if not _ADDRESS.search(part))
    for number, match in enumerate(_WORD.finditer(said)):
        if match[0].islower() or (number == 0 and match[0].lower() in endings):
            yield from (part for part in match[0].lower().split("-") if len(part) >= _SHORT)


@lru_cache(maxsize=1 << 14)
def _is_rare(word: str) -> bool:
    frequency = _frequency()
    word = word.replace("’", "'").removesuffix("'s")
    if frequency is None or is_familiar(word) or _SOUND.search(word) or _is_compound(word):
        return False
    return all(frequency(stem, "en", "small") < _RARE for stem in stems(word))


def _is_compound(word: str) -> bool:
    """Whether *word* is made of two that everybody knows: bathtime, piggyback."""
    cuts = range(_PART, len(word) - _PART + 1)
    return any(is_familiar(word[:cut]) and is_familiar(word[cut:]) for cut in cuts)


def _is_known(word: str, context: Context) -> bool:
    allowed = context.phrases(_NAME, "known")
    return any(stem in allowed or stem in _glossary(context) for stem in stems(word))


def _glossary(context: Context) -> frozenset[str]:
    return _words_of(
        tuple(name for term in context.site.glossary for name in (term.term, *term.also))
    )


@cache
def _words_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in re.split(r"[\W_]+", name.lower()))


@cache
def _frequency() -> Callable[[str, str, str], float] | None:
    """How common a word is, on the Zipf scale; nothing when the package is not installed."""
    if find_spec("wordfreq") is None:
        return None
    found: Callable[[str, str, str], float] = import_module("wordfreq").zipf_frequency
    return found


RULE = Rule(_NAME, _check, Severity.INFO, language="en")
