"""Pairs of a hard word and a plainer one, as editors list them: `utilise, utilises -> use`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from imhub.checks.phrases import Phrases

_ARROW = "->"
_ANY = "*"
_WORD = re.compile(r"\w")
_CAPITAL_WORD = re.compile(r" [A-Z][a-z]")


@dataclass(frozen=True)
class Pairs:
    """Words to avoid, and what to write in their place."""

    words: Phrases
    plain: Mapping[str, str]

    def instead_of(self, text: str) -> str:
        """What to write for *text*, which is one of the words: “use” or “make use of”."""
        return " or ".join(f"“{word.strip()}”" for word in self._find(text).split(",") if word)

    def _find(self, text: str) -> str:
        said = " ".join(text.lower().replace("’", "'").split())
        if said in self.plain:
            return self.plain[said]
        for word, plain in self.plain.items():
            if word.endswith(_ANY) and said.startswith(word[:-1]):
                return plain.replace(_ANY, said[len(word) - 1 :])
        return ""


@cache
def read_pairs(lines: tuple[str, ...]) -> Pairs:
    """The pairs of *lines* such as `utilise, utilises -> use`.

    In `color* -> colour*` the star stands for the rest of a word, on both sides.
    """
    plain = {}
    for line in lines:
        words, _, instead = line.partition(_ARROW)
        plain.update({word.strip().lower(): instead.strip() for word in words.split(",")})
    return Pairs(Phrases(plain), plain)


def is_name(sentence: str, match: re.Match[str]) -> bool:
    """Whether *match* has a capital as names have: inside *sentence*, or as the next word does."""
    found = match[0]
    if not found[0].isupper() or found.isupper():
        return False
    is_inside = _WORD.search(sentence, 0, match.start()) is not None
    return is_inside or _CAPITAL_WORD.match(sentence, match.end()) is not None
