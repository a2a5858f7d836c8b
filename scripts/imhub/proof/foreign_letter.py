"""A letter that the language is not written with.

## What it does
Finds letters that a neighbouring language has and this one has not, such as ы in Ukrainian, or
ş where Romanian has ș. Names from the original do not count.

## Why it matters
The words may be in another language, or typed with another keyboard. Search does not find them.

## Example
In Romanian write “și”, with a comma below the letter, not “şi” with a cedilla.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from imhub.checks.rule import Problem
from imhub.finding import Severity
from imhub.proof.alphabet import alphabet_of, alphabets_of
from imhub.proof.rule import Context, Pair, Rule

_WORD = re.compile(r"[^\W\d_]+")


def _find(pair: Pair, context: Context) -> Iterator[Problem]:
    own = _letters().get(context.language.code)
    text = pair.translation.words
    if own is None or text.isascii():
        return
    alphabets = alphabets_of(context.language.script)
    for word in _WORD.findall(text):
        odd = [letter for letter in word.lower() if not letter.isascii() and letter not in own]
        if any(alphabet_of(letter) in alphabets for letter in odd) and word not in pair.source.raw:
            message = (
                f"{context.language.name} is not written with the letter {odd[0]} in “{word}”."
            )
            yield Problem(0, message, "Check the language of the word, or type it again.")
            return


@cache
def _letters() -> Mapping[str, frozenset[str]]:
    """The letters of each language, without those from a to z."""
    text = files(__package__).joinpath("letters.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["lang"]: frozenset(row["letters"]) for row in rows}


RULE = Rule("foreign-letter", _find, Severity.WARNING)
