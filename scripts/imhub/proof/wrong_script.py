"""A translation in the letters of another language.

## What it does
Looks which alphabet the words are in, and for characters of the other Chinese script. Names that
stay as they are do not count.

## Why it matters
English that is called Arabic is read out as noise by a screen reader, and found by nobody.

## Example
A Ukrainian translation is in Cyrillic letters. “Sure Start” may stay in Latin ones.
"""

import re
from collections.abc import Iterator
from functools import cache

from imhub.checks.rule import Problem
from imhub.proof.alphabet import alphabets_of, count_alphabets, readable
from imhub.proof.rule import Context, Pair, Rule, in_words

_LEAST = 0.5
_SHORT = 4
_HAN = 3
"""Latin letters that one Chinese character stands for."""
_WORD = re.compile("[A-Za-z\u00c0-\u024f]+")
_WITH_SOURCE = re.compile(r"[(（/][^()（）]*[)）]?")
"""What stands in brackets or behind a stroke."""
_OTHER_CHINESE = {"Hans": ("big5", "gb2312"), "Hant": ("gb2312", "big5")}
"""An old encoding of the other script, and one of this."""
_MOST_OTHER = 2


def _find(pair: Pair, context: Context) -> Iterator[Problem]:
    expected = alphabets_of(context.language.script)
    if not expected or (pair.translation.alphabets <= expected and not _is_chinese(context)):
        return
    if pair.source.folded == pair.translation.folded:
        return  # `untranslated-copy` speaks of that.
    found = count_alphabets(_without_names(pair, context))
    if found["CJK"]:
        found["CJK"] *= _HAN
    total, right = sum(found.values()), sum(found[name] for name in expected)
    foreign = {*found} - expected - {"LATIN"} - {*count_alphabets(pair.source.shown)}
    if total >= _SHORT and right < _LEAST * total and pair.kind != "name":
        language = context.language.name
        message = f"Most letters are not those that {language} is written with."
        yield Problem(0, message, "Translate the words that were left.")
    elif foreign:
        names = in_words(sorted(map(readable, foreign)))
        message = f"Some letters are of another alphabet: {names}."
        yield Problem(0, message, "Type the words again with the keyboard of the language.")
    elif _other_chinese(pair.translation.shown, context) > _MOST_OTHER:
        message = "Many characters are of the other Chinese script."
        yield Problem(0, message, f"Write it in {context.language.native}.")


def _without_names(pair: Pair, context: Context) -> str:
    """The words of the translation without names, and without the source in brackets."""
    text = _WITH_SOURCE.sub(
        lambda match: _unless_source(match[0], pair, context), pair.translation.words
    )
    source = _WORD.findall(pair.source.shown)
    names = {word for word in source if not word.islower()}
    return _WORD.sub(
        lambda match: "" if match[0] in names else match[0], context.without_names(text)
    )


def _unless_source(aside: str, pair: Pair, context: Context) -> str:
    """*aside*, or nothing if its words are the source's, for somebody who reads only that."""
    known = f"{pair.source.shown} {context.language.name}"
    source = {word.casefold() for word in _WORD.findall(known)}
    words = {word.casefold() for word in _WORD.findall(aside)}
    return "" if words and words <= source else aside


def _is_chinese(context: Context) -> bool:
    return context.language.script in _OTHER_CHINESE


def _other_chinese(text: str, context: Context) -> int:
    other, own = _OTHER_CHINESE.get(context.language.script, ("", ""))
    return sum(_fits(sign, other) and not _fits(sign, own) for sign in text) if other else 0


@cache
def _fits(sign: str, encoding: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


RULE = Rule("wrong-script", _find)
