"""Syllables of an English word, by rule: no dictionary, no download."""

import re
import unicodedata
from functools import lru_cache

_ENDING = re.compile(r"'(?:s|t|d|ll|re|ve|m)$")
_VOWELS = re.compile(r"[aeiouyàáâäåæèéêëìíîïòóôöøœùúûü]+")

_AFTER_CONSONANT = r"(?<![aeiouy])(?<![^aeiouylr][lr])"
"""Not in "table", "cuddled" or "acres", where the e is heard."""

_SILENT = re.compile(
    rf"""
    {_AFTER_CONSONANT}e$                          # smile
  | {_AFTER_CONSONANT}(?<![td])ed$                # smiled, but: waited
  | {_AFTER_CONSONANT}(?<![scxzhg])es$            # smiles, but: faces
  | (?<=[aeiouyn][gq])ue$                         # tongue, unique
  | (?<=[aeiouy][^aeiouyl])e(?=ment)              # movement, but: element
  | (?<=[aeiouy][^aeiouy])e(?=(?:ful|less|ly|ness)) # careful, homeless, lovely
  | (?<=^ev)e(?=ry.) | (?<=^som)e(?=[^rd]) | (?<=^hom)e(?=[swm]) | (?<=^car)e(?=[gt])
  | (?<=^lif)e(?=[lts])
    """,
    re.VERBOSE,
)
_SPLIT = re.compile(
    r"""
    [aeiouy]ing                                   # playing, doing
  | (?<![tscgxn])(?<!ll)i[ao](?!ur)               # radio, but: station, opinion, behaviour
  | (?<=[bdfhkmprvz])iu | (?<=[ct])iat | gia(?=n) # medium, appreciate, giant
  | (?<=[aeiouy][^aeiouy])i(?=er$|est$) | (?<=[^aeiouy]{2})i(?=er$|est$)   # easier, happiest
  | iet | (?<=[^tcf])ien[ct] | ^scien             # quiet, experience
  | (?<!g)eo(?!p) | (?<!q)ua(?=l|t|ry) | ism | uous
  | (?<![qg])uen | (?<![gq])uin | (?<=l)uid | [^aeiouyqg]uel$ # influence, ruin, cruel
  | creat(?!ur) | ^rea(?=ct|ss|lit) | [dr]eas?$ | oe(?=[mt]) | ^coo(?=per|rd)
  | [aeou]y(?=[aou]|er|el)                        # player, royal
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=1 << 16)
def count_syllables(word: str) -> int:
    """How many syllables *word* has, at least 1; parts joined by hyphens add up."""
    word = unicodedata.normalize("NFC", word.lower()).replace("’", "'")
    return max(1, sum(map(_count_part, filter(None, word.split("-")))))


def _count_part(part: str) -> int:
    part = _ENDING.sub("", part)
    groups = len(_VOWELS.findall(part))
    return max(1, groups - len(_SILENT.findall(part)) + len(_SPLIT.findall(part)))
