"""Letters that stand for words which the page does not say.

## What it does
Finds abbreviations such as CAMHS that the page has not spelt out by the time a reader meets them.
Ways to do so: “Child and Adolescent Mental Health Services (CAMHS)”, “CAMHS, the team that helps
children who are very upset”, or a link to the glossary. Letters that everybody knows (GP, NHS,
TV) are listed in `content/data/style/unexplained-abbreviation.yml`.

## Why it matters
Letters keep out everyone who is not in the know. Parents rarely ask what they mean.

## Example
Instead of “Your SLT will ring” write “Your speech and language therapist will ring”.
"""

import re
from collections.abc import Iterator
from functools import cache

from imhub.checks.passages import Passage
from imhub.checks.phrases import Phrases
from imhub.checks.rule import Context, Problem, Rule
from imhub.model import Message
from imhub.reading import is_familiar

_NAME = "unexplained-abbreviation"
_LETTERS = re.compile(
    r"""
    (?<![\w#@&./’'-])
    (?P<letters>[A-Z](?:\.[A-Z])+\.? | [A-Z]+(?:&[A-Z]+)+ | [A-Z]{2,} | [A-Z][a-z][A-Z]{1,3})
    (?P<more>s)? (?:['’]s)? (?![\w&@])
    """,
    re.VERBOSE,
)
_LONG = 6
"""A word in capitals with more letters than this is a shout, not an abbreviation."""
_WORD = re.compile(r"[A-Za-z]+")
_SMALL = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with"})
_MARKS = " ,:\"“”‘’'"
_VOWEL = re.compile("[AEIOUY]")


def _check(message: Message, context: Context) -> Iterator[Problem]:
    passages = [passage for passage in context.passages(message) if not passage.is_quote]
    texts = [passage.text for passage in passages if passage.kind != "heading"]
    met = _linked(message, context)
    so_far = 0
    for passage in passages:
        is_heading = passage.kind == "heading"
        so_far += not is_heading
        for sentence, letters in _unknown(passage, context):
            if letters not in met:
                met.add(letters)
                read = texts if is_heading else texts[:so_far]
                if not any(_explains(text, letters, context) for text in read):
                    yield _problem(passage, letters, sentence)


def _unknown(passage: Passage, context: Context) -> Iterator[tuple[str, str]]:
    """Abbreviations in *passage*, each with its sentence."""
    for sentence in passage.sentences:
        for match in _LETTERS.finditer(sentence):
            if not _is_plain(match, context):
                yield sentence, match["letters"]


def _problem(passage: Passage, letters: str, sentence: str) -> Problem:
    return Problem(
        passage.line,
        f"Not every parent knows what {letters} means.",
        f"Write the words in full, then ({letters}) behind them. Or leave the letters out.",
        sentence,
    )


def _linked(message: Message, context: Context) -> set[str]:
    """Abbreviations that the page links to the glossary, or that are names of services."""
    links = context.bodies[message.id].links
    texts = [link.text for link in links if link.kind == "term"]
    texts += [service.name for service in context.site.services]
    return {match["letters"] for text in texts for match in _LETTERS.finditer(text)}


def _is_plain(match: re.Match[str], context: Context) -> bool:
    """Whether *match* is known to all, or an ordinary word in capitals."""
    letters = match["letters"].replace(".", "")
    whole = letters + (match["more"] or "")
    for name in ("known", "other-rules", "sounds"):
        if _is_listed(whole, context.phrases(_NAME, name)):
            return True
    if not letters.isalpha() or not letters.isupper() or "." in match["letters"]:
        return False
    if _is_listed(whole, context.phrases(_NAME, "look-like-words")):
        return _is_shouted(match)
    return is_familiar(letters) or (len(letters) > _LONG and bool(_VOWEL.search(letters)))


def _is_listed(letters: str, phrases: Phrases) -> bool:
    return letters in phrases or letters.removesuffix("s") in phrases


def _is_shouted(match: re.Match[str]) -> bool:
    """Whether the words beside *match* are in capitals too."""
    before = _WORD.findall(match.string[: match.start()])[-1:]
    after = _WORD.findall(match.string[match.end() :])[:1]
    return any(len(word) > 1 and word.isupper() for word in (*before, *after))


def _explains(text: str, letters: str, context: Context) -> bool:
    """Whether *text* says what *letters* stands for."""
    if letters not in text:
        return False
    if _in_brackets(letters).search(text) or _spells_out(letters, text):
        return True
    before, after = (context.phrases(_NAME, f"explains-{side}") for side in ("before", "after"))
    for match in re.finditer(re.escape(letters), text):
        behind = text[: match.start()].rstrip(_MARKS)
        ahead = text[match.end() :].lstrip(_MARKS)
        if any(found.end() == len(behind) for found in before.find(behind)):
            return True
        if any(found.start() == 0 for found in after.find(ahead)):
            return True
    return False


@cache
def _in_brackets(letters: str) -> re.Pattern[str]:
    """Matches "Some Long Name (SLN)" and "SLN (some long name)"."""
    name = rf"{re.escape(letters)}s?"
    return re.compile(
        rf"\w\w+ \((?:\w+ )?{name}(?:,? for short)?\)|\b{name} \([^()\d]*\w\s+\w[^()\d]*\)"
    )


def _spells_out(letters: str, text: str) -> bool:
    """Whether words of *text* start with *letters*, one after the other."""
    words = [word for word in _WORD.findall(text) if word not in letters]
    firsts = "".join(word[0].lower() for word in words)
    without_small = "".join(word[0].lower() for word in words if word.lower() not in _SMALL)
    wanted = letters.replace(".", "").lower()
    return len(wanted) > 2 and (wanted in firsts or wanted in without_small)


RULE = Rule(_NAME, _check, language="en")
