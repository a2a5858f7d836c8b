"""Finds the text that is most like another one, among thousands."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

_LIKE = 0.6
"""Share of letters that two texts have in common, from which one is worth a suggestion."""
_TRIED = 4
"""How many texts are compared letter by letter."""


class Similar:
    """Texts, kept by the three letters in a row that stand in each. Holds for any script."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = tuple(sorted(set(texts)))
        self.holders: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            for triple in _triples(text):
                self.holders[triple].append(number)

    def nearest(self, text: str) -> str:
        """The text that is most like *text*; empty if none is enough."""
        if not self.texts:
            return ""
        shared = Counter(
            number for triple in sorted(_triples(text)) for number in self.holders.get(triple, ())
        )
        overlap = {n: count / (len(self.texts[n]) + len(text)) for n, count in shared.items()}
        tried = sorted(overlap, key=lambda number: (-overlap[number], number))[:_TRIED]
        likeness = {self.texts[number]: _likeness(self.texts[number], text) for number in tried}
        best = max(likeness, key=lambda each: likeness[each], default="")
        return best if likeness.get(best, 0) >= _LIKE else ""


def _triples(text: str) -> frozenset[str]:
    plain = f" {' '.join(text.casefold().split())} "
    return frozenset(plain[at : at + 3] for at in range(len(plain) - 2))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()
