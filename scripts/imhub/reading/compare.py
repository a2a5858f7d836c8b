"""A translation next to its English source: hints for a translator, never a verdict."""

from imhub.reading.languages import ENGLISH, find_language
from imhub.reading.words import letters, split_sentences

_BLOCK, _UNIT = 0.30, 0.50
"""How far from the usual length: several sentences, or one sentence or a few words."""
_SHORT = 60
"""Letters below which a text counts as a few words."""
_SLACK = 10
"""Letters, about two words: so much says nothing about a short text."""
_HARDER, _HARD = 12, 45


def length_flag(text: str, source: str, lang: str) -> bool | None:
    """Whether *text* is much longer or shorter than *source* usually is in *lang*.

    Nothing when the language's usual length was not measured. Text that is missing or still English
    is no matter of length.
    """
    language = find_language(lang)
    ratio = language.chars_per_en_char
    if ratio is None or language.code == ENGLISH:
        return None
    found, usual = letters(text), letters(source) * ratio
    if not found or not usual or text == source:
        return False
    allowed = max(_tolerance(source) * usual, _SLACK)
    return abs(found - usual) > allowed


def harder_than_source(nlix: float, source_lix: float) -> bool:
    """Whether a translation seems a good deal harder to read than its source."""
    return nlix > _HARD and nlix > source_lix + _HARDER


def _tolerance(source: str) -> float:
    one_sentence = len(list(split_sentences(source, {}))) < 2
    return _UNIT if one_sentence or letters(source) < _SHORT else _BLOCK
