"""Which sentences a page has, and which of them count for its reading level."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from imhub.blocks import Block
from imhub.reading.languages import abbreviations
from imhub.reading.words import Span, split_sentences

_NOT_OURS = "quote"
_SCORED = frozenset({"paragraph", "item", "cell"})
_FRAGMENT = 4
"""Fewer words than this in an item of a list are a fragment, unless a line leads in to the list."""
_LEAD_IN = (":", "：")
_FULL_STOPS = frozenset(".!?…؟۔。！？።፧।॥")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, and where it stands."""

    text: str
    """As it stands in its block."""
    words: tuple[str, ...]
    """Its words in order; `PLACEHOLDER` for numbers and addresses, one a Han character."""
    block: Block
    scored: bool
    """Whether it counts for the reading level; every sentence here is checked by the rules."""

    @property
    def line(self) -> int:
        """Line on which its block starts."""
        return self.block.line

    @property
    def kind(self) -> str:
        """Kind of its block."""
        return self.block.kind


def sentences_of(blocks: Sequence[Block], lang: str = "en") -> tuple[Sentence, ...]:
    """All sentences of *blocks* but quotations, in order. Two blocks never share a sentence."""
    return tuple(_read(blocks, lang))


def _read(blocks: Sequence[Block], lang: str) -> Iterator[Sentence]:
    led_in = _lists_with_lead_in(blocks)
    for block in blocks:
        if block.kind == _NOT_OURS:
            continue
        spans = _split(block.text, lang)
        scored = _is_scored(block, spans, led_in=block.list in led_in)
        for span in spans:
            yield Sentence(span.text, span.words, block, scored)


@lru_cache(maxsize=512)
def _split(text: str, lang: str) -> tuple[Span, ...]:
    """Sentences of *text*. Many rules ask for those of one page, one after the other."""
    return tuple(split_sentences(text, abbreviations(lang)))


def _lists_with_lead_in(blocks: Sequence[Block]) -> frozenset[int]:
    """Numbers of the lists that a line ending in a colon leads in to."""
    seen: set[int] = {0}
    found: set[int] = set()
    before = ""
    for block in blocks:
        if block.list not in seen and before.endswith(_LEAD_IN):
            found.add(block.list)
        seen.add(block.list)
        before = block.text if block.kind in _SCORED else ""
    return frozenset(found)


def _is_scored(block: Block, spans: Sequence[Span], *, led_in: bool) -> bool:
    if block.kind not in _SCORED:
        return False
    words = sum(len(span.words) for span in spans)
    if block.kind == "item":
        return led_in or words >= _FRAGMENT
    if block.kind == "cell":
        return words >= _FRAGMENT and not _FULL_STOPS.isdisjoint(block.text.rstrip("\"'”’»)]")[-1:])
    return True
